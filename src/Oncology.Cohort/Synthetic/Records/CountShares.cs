namespace Oncology.Cohort;

/// <summary>Counts of one kind of patient, and the usual share (in percent) among those who can be of it.</summary>
internal static class CountShares
{
    private static readonly Dictionary<string, int> Usual = new(StringComparer.Ordinal)
    {
        ["ecog_2"] = 10,
        ["grade_1"] = 8,
        ["her2_receptor_negative"] = 40,
        ["er_positive"] = 95,
        ["img_wbmri"] = 8,
        ["img_ct"] = 90,
        ["img_bone_scan"] = 68,
        ["img_bone_mri"] = 22,
        ["img_liver_mri"] = 15,
        ["not_all_treated"] = 12,
        ["best_response_cr"] = 40,
        ["best_response_pd"] = 8,
        ["isolated_failure"] = 50,
        ["same_organ_failure"] = 25,
        ["salvage_focal_treatment"] = 20,
        ["treated_site_failure"] = 7,
        ["cancer_deaths"] = 85,
    };

    /// <summary>Names of the counts.</summary>
    public static IReadOnlyCollection<string> Names => Usual.Keys;

    /// <summary>Usual number of <paramref name="n"/> patients.</summary>
    public static int Of(string name, int n) => (int)Math.Round(n * Usual[name] / 100.0, MidpointRounding.AwayFromZero);
}
