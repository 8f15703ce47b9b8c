using static Oncology.Cohort.SyntheticPatient;

namespace Oncology.Cohort;

/// <summary>Age, menopause, performance status, receptors, histology, grade and stage of an arm.</summary>
internal static class BiologyDealer
{
    private const int Menopause = 50;

    public static void Describe(SyntheticPatient[] rows, RecordDealer deal)
    {
        GiveAges(rows, deal);
        foreach (SyntheticPatient p in rows)
        {
            p["ecog"] = p.HasSymptoms ? "1" : "0";
            p["her2_ihc"] = p.IsHer2 ? (deal.Below(3) == 0 ? "2+" : "3+") : new[] { "0", "1+", "1+", "2+" }[deal.Below(4)];
            p["her2_ish"] = p["her2_ihc"] == "2+" ? (p.IsHer2 ? "Positive" : "Negative") : "NotDone";
            p["grade"] = p.Grade is { } grade ? Whole(grade) : "";
        }

        GiveFew([.. rows.Where(p => p.HasSymptoms)], "ecog", "2", "ecog_2", deal);
        GiveFew([.. rows.Where(p => p.Grade == 2)], "grade", "1", "grade_1", deal);
        ChooseHer2Lines(rows, deal);
        MeasureReceptors(rows, deal);
        foreach (string column in (string[])["histology", "ct", "cn"])
        {
            deal.Margin(rows, column);
        }
    }

    // The youngest are premenopausal; the missing stand between them and the others.
    private static void GiveAges(SyntheticPatient[] rows, RecordDealer deal)
    {
        int[] stated = [.. deal.Design.Ages.Order()];
        int[] ages = stated.Length == 0
            ? [.. rows.Select(_ => 32 + deal.Below(25) + deal.Below(26)).Order()]
            : [.. rows.Select((_, i) => stated[i * stated.Length / rows.Length])];
        string[] menopause = deal.Design.Margins.TryGetValue("menopausal_status", out OrderedDictionary<string, int>? margin)
            ? [.. deal.Shared("menopausal_status", margin, rows.Length).OrderBy(value => value switch { "Pre" => 0, "Peri" => 1, "" => 2, _ => 3 })]
            : [.. ages.Select(age => age < Menopause ? "Pre" : "Post")];
        int[] order = deal.Order(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[order[i]]["age"] = Whole(ages[i]);
            rows[order[i]]["menopausal_status"] = menopause[i];
        }
    }

    private static void GiveFew(SyntheticPatient[] able, string column, string value, string count, RecordDealer deal)
    {
        if (deal.Count(count, able) is > 0 and var n)
        {
            deal.Give(able, column, value, n);
        }
    }

    private static void ChooseHer2Lines(SyntheticPatient[] rows, RecordDealer deal)
    {
        SyntheticPatient[] open = [.. rows.Where(p => p.Classes == SystemicClasses.AntiHer2)];
        open = deal.Some(open, open.Length);
        string[] lines = deal.Values("her2_line", open.Length);
        for (int i = 0; i < open.Length; i++)
        {
            open[i].Classes |= lines[i] switch
            {
                "endocrine" => SystemicClasses.Endocrine,
                "chemotherapy" => SystemicClasses.Chemotherapy,
                _ => SystemicClasses.Endocrine | SystemicClasses.Chemotherapy,
            };
        }

        IEnumerable<SyntheticPatient> her2 = [.. open, .. rows.Where(p => p.IsHer2 && !open.Contains(p))];
        SyntheticPatient[] able = [.. her2.Where(p => !p.Has(SystemicClasses.Endocrine))];
        foreach (SyntheticPatient p in deal.Some(able, deal.Count("her2_receptor_negative", able)))
        {
            p.HormoneReceptor = false;
        }
    }

    private static void MeasureReceptors(SyntheticPatient[] rows, RecordDealer deal)
    {
        SyntheticPatient[] hormone = [.. rows.Where(p => p.HormoneReceptor)];
        HashSet<SyntheticPatient> oestrogen = [.. deal.Some(hormone, deal.Count("er_positive", hormone))];
        foreach (SyntheticPatient p in rows)
        {
            p["er_percent"] = Whole(oestrogen.Contains(p) ? 10 * (4 + deal.Below(7)) : deal.Below(10));
            p["pr_percent"] = Whole(!p.HormoneReceptor ? deal.Below(10) : oestrogen.Contains(p) ? 5 * deal.Below(19) : 10 * (2 + deal.Below(7)));
        }
    }
}
