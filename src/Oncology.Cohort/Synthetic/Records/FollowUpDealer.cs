namespace Oncology.Cohort;

/// <summary>Response, pattern of failure and cause of death. The best response follows the time to progression.</summary>
internal static class FollowUpDealer
{
    private const int LaterThanAnyProgression = 1000;

    public static void Follow(SyntheticPatient[] rows, RecordDealer deal)
    {
        SyntheticPatient[] progressed = [.. rows.Where(p => p.Progressed)];
        SyntheticPatient[] byTime = [.. rows.OrderBy(p => p.Pfs + (p.Progressed ? 0 : LaterThanAnyProgression)).ThenBy(p => p.Number)];
        int complete = deal.Count("best_response_cr", rows);
        int worst = Math.Min(deal.Count("best_response_pd", progressed), rows.Length - complete);
        for (int i = 0; i < byTime.Length; i++)
        {
            bool isWorst = i < worst && byTime[i].Progressed;
            byTime[i]["best_response"] = isWorst ? "PD" : i >= byTime.Length - complete ? "CR" : deal.Below(2) == 0 ? "PR" : "SD";
        }

        GiveYes("isolated_failure", progressed);
        SyntheticPatient[] treated = [.. progressed.Where(p => p.FocalDay >= 0)];
        if (treated.Length > 0)
        {
            foreach (string column in (string[])["same_organ_failure", "salvage_focal_treatment", "treated_site_failure"])
            {
                GiveYes(column, treated);
            }
        }

        SyntheticPatient[] dead = [.. rows.Where(p => p.OsEvent)];
        // A paper without progression still has deaths from cancer.
        SyntheticPatient[] able = progressed.Length == 0 ? dead : [.. dead.Where(p => p.Progressed)];
        RecordDealer.All(dead, "death_cause", "other");
        deal.Give(able, "death_cause", "cancer", deal.Count("cancer_deaths", able));

        void GiveYes(string column, SyntheticPatient[] people)
        {
            RecordDealer.All(people, column, "no");
            deal.Give(people, column, "yes", deal.Count(column, people));
        }
    }
}
