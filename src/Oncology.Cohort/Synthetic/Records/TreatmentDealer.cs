using System.Globalization;
using static Oncology.Cohort.SyntheticPatient;

namespace Oncology.Cohort;

/// <summary>Drugs and durations of the first line, techniques and schedules of focal treatment.</summary>
internal sealed class TreatmentDealer(RecordsDesign design, DrugRepertoire drugs, RecordDealer deal)
{
    private const double Month = ClinicalTime.DaysPerMonth;
    private const int DaysAfterFocal = 7;
    private const int Cycle = 21;
    private const int FewestCycles = 5;

    /// <summary>Treats an arm.</summary>
    public void Treat(SyntheticPatient[] rows)
    {
        deal.Margin([.. rows.Where(p => p.Has(SystemicClasses.Chemotherapy))], "chemotherapy_type");
        SyntheticPatient[] endocrine = [.. rows.Where(p => p.Has(SystemicClasses.Endocrine))];
        deal.Margin(endocrine, "ht_type");
        GiveDurations(endocrine);
        SyntheticPatient[] exposed = [.. rows.Where(p => p.FocalDay >= 0)];
        if (exposed.Length > 0)
        {
            FocalDealer.Choose(exposed, deal);
        }

        foreach (SyntheticPatient p in rows)
        {
            AddSystemic(p);
            AddFocal(p);
        }
    }

    /// <summary>
    /// All classes of the first line begin together: a week after the focal treatment where that came first, else on day 0. None outlasts progression
    /// but endocrine treatment that a paper says lasted longer. A CDK4/6 inhibitor ends with it or at progression, anti-HER2 at progression or death;
    /// without these it goes on (no day).
    /// </summary>
    public void AddSystemic(SyntheticPatient p)
    {
        DateOnly begin = p.Start.AddDays(p.FocalDay == 0 ? Math.Min(DaysAfterFocal, p.Pfs) : 0);
        string start = Day(begin);
        p["ht"] = YesNo(p.Has(SystemicClasses.Endocrine));
        p["cdk46"] = YesNo(p.Has(SystemicClasses.Cdk46));
        p["chemotherapy"] = YesNo(p.Has(SystemicClasses.Chemotherapy));
        p["antiher2"] = YesNo(p.Has(SystemicClasses.AntiHer2));
        if (p.Has(SystemicClasses.Endocrine))
        {
            p["ht_type"] = WithSuppression(p, drugs.Choose(p["ht_type"], begin, deal));
            p["ht_start"] = start;
            p["ht_stop"] = Day(p.Within(EndocrineEnd(p, begin), deal.Design.EndocrineMonths.Length == 0 ? p.Pfs : p.Os));
        }

        if (p.Has(SystemicClasses.Cdk46))
        {
            p["cdk46_type"] = drugs.Choose("CDK46", begin, deal);
            p["cdk46_start"] = start;
            p["cdk46_stop"] = Day(p.Within(EndocrineEnd(p, begin), p.Pfs));
        }

        if (p.Has(SystemicClasses.Chemotherapy))
        {
            p["chemotherapy_type"] = drugs.Choose(p["chemotherapy_type"], begin, deal);
            p["chemotherapy_start"] = start;
            p["chemotherapy_stop"] = Day(p.Within(begin.AddDays(Cycle * (FewestCycles + deal.Below(4))), p.Pfs));
        }

        if (p.Has(SystemicClasses.AntiHer2))
        {
            p["antiher2_type"] = drugs.Choose("antiHER2", begin, deal);
            p["antiher2_start"] = start;
            p["antiher2_stop"] = p.PfsEvent ? Day(p.Start.AddDays(p.Pfs)) : "";
        }

        foreach (string treatment in (string[])["ht", "cdk46", "chemotherapy", "antiher2"])
        {
            p[treatment + "_line"] = p[treatment] == "yes" ? "1" : "";
        }
    }

    /// <summary>A second technique follows the first within three weeks, and before progression or the end of follow-up.</summary>
    public void AddFocal(SyntheticPatient p)
    {
        string[] techniques = p["technique"].Length == 0 ? [] : p["technique"].Split('+');
        for (int i = 0; i < techniques.Length; i++)
        {
            string group = $"mdt{i + 1}_";
            ScheduleDesign schedule = design.Schedules[deal.Below(design.Schedules.Count)];
            bool stereotactic = techniques[i] is "RT" or "SBRT";
            p[group + "date"] = Day(p.Start.AddDays(p.FocalDay + (i * Math.Min(Cycle, (p.Pfs - p.FocalDay) / 2))));
            p[group + "modality"] = stereotactic ? "SBRT" : techniques[i];
            p[group + "intent"] = "curative";
            p[group + "dose_gy"] = stereotactic ? FormattableString.Invariant($"{schedule.Dose:0.0}") : "";
            p[group + "fractions"] = stereotactic ? Whole(schedule.Fractions) : "";
            p[group + "lesions"] = p["all_metastases_treated"] == "yes" ? "all" : "1";
        }
    }

    // The longest first, before progression where somebody is followed that long, else before the end.
    private void GiveDurations(SyntheticPatient[] people)
    {
        double[] stated = deal.Design.EndocrineMonths;
        if (stated.Length == 0)
        {
            foreach (SyntheticPatient p in people)
            {
                p["endocrine_months"] = Text(p.Pfs * (60 + deal.Below(41)) / 100 / Month);
            }

            return;
        }

        List<SyntheticPatient> left = [.. people];
        foreach (double duration in people.Select((_, i) => stated[i * stated.Length / people.Length]).OrderDescending())
        {
            int days = (int)Math.Round(duration * Month) + DaysAfterFocal;
            SyntheticPatient[] able = [.. left.Where(p => p.Pfs >= days)];
            able = able.Length > 0 ? able : [.. left.Where(p => p.Os >= days)];
            SyntheticPatient chosen = able.Length > 0 ? deal.Some(able, 1)[0] : left.MaxBy(p => p.Os)!;
            chosen["endocrine_months"] = Text(Math.Min(duration, chosen.Os / Month));
            left.Remove(chosen);
        }
    }

    // An aromatase inhibitor or fulvestrant before menopause needs ovarian suppression.
    private static string WithSuppression(SyntheticPatient p, string agents)
    {
        HashSet<DrugClass?> classes = [.. agents.Split(" + ").Select(agent => DrugNames.Find(agent)?.Class)];
        bool needsIt = classes.Contains(DrugClass.AromataseInhibitor) || classes.Contains(DrugClass.Fulvestrant);
        return p["menopausal_status"] is "Pre" or "Peri" && needsIt && !classes.Contains(DrugClass.Lhrh) ? agents + " + goserelin" : agents;
    }

    private static DateOnly EndocrineEnd(SyntheticPatient p, DateOnly begin) => begin.AddDays((int)Math.Round(Months(p["endocrine_months"]) * Month));

    private static double Months(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(double months) => FormattableString.Invariant($"{months:0.0}");
}
