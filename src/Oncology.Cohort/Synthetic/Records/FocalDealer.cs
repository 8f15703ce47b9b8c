namespace Oncology.Cohort;

/// <summary>Techniques of focal treatment, who was treated everywhere, and toxicities.</summary>
internal static class FocalDealer
{
    private const int UsualToxicityPercent = 10;

    public static void Choose(SyntheticPatient[] rows, RecordDealer deal)
    {
        deal.Margin(rows, "technique");
        Swap(rows, p => p["technique"].Split('+')[0] is "RFA" or "cryotherapy" && !CanBeAblated(p), CanBeAblated);
        Swap(rows, p => p["technique"] == "surgery" && p.Lesions.Count > 2, q => q.Lesions.Count <= 2);
        RecordDealer.All(rows, "all_metastases_treated", "yes");
        SyntheticPatient[] twoOrgans = [.. rows.Where(p => p.Lesions.Distinct().Count() == 2)];
        deal.Give(twoOrgans, "all_metastases_treated", "no", deal.Count("not_all_treated", twoOrgans));
        RecordDealer.All(rows, "tox_type", "toxicity of focal treatment");
        RecordDealer.All(rows, "tox_grade", "0");
        foreach (ToxicityDesign toxicity in deal.Design.Toxicities ?? [Usual(rows)])
        {
            SyntheticPatient[] able = [.. rows.Where(p => toxicity.Techniques.Contains(p["technique"]))];
            if (toxicity.N > able.Length)
            {
                deal.Note("toxicities", toxicity.N, able.Length);
            }

            deal.Give(able, "tox_grade", SyntheticPatient.Whole(toxicity.Grade), toxicity.N);
        }
    }

    private static ToxicityDesign Usual(SyntheticPatient[] rows)
    {
        string[] irradiated = [.. rows.Select(p => p["technique"]).Where(technique => technique.Split('+').Any(one => one is "RT" or "SBRT"))];
        return new ToxicityDesign { Grade = 2, N = irradiated.Length * UsualToxicityPercent / 100, Techniques = [.. irradiated.Distinct()] };
    }

    private static bool CanBeAblated(SyntheticPatient p) => p.Lesions.TrueForAll(organ => organ is "liver" or "lung" or "bone");

    // What no surgeon or radiologist would do goes to somebody who was irradiated.
    private static void Swap(SyntheticPatient[] rows, Func<SyntheticPatient, bool> isOdd, Func<SyntheticPatient, bool> fits)
    {
        foreach (SyntheticPatient p in rows.Where(isOdd).ToArray())
        {
            if (Array.Find(rows, q => q["technique"] == "RT" && fits(q)) is { } other)
            {
                (p["technique"], other["technique"]) = (other["technique"], p["technique"]);
            }
        }
    }
}
