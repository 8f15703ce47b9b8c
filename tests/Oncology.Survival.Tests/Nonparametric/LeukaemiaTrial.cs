namespace Oncology.Survival.Tests;

/// <summary>
/// Weeks of remission of 42 children, 6-mercaptopurine against placebo, typed in from the published figure.
/// Freireich et al., Blood 1963;21:699; Gehan, Biometrika 1965;52:203.
/// </summary>
internal static class LeukaemiaTrial
{
    private static readonly double[] TreatedRelapse = [6, 6, 6, 7, 10, 13, 16, 22, 23];

    private static readonly double[] TreatedCensored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];

    private static readonly double[] PlaceboRelapse = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

    public static SurvivalData Treated { get; } = SurvivalData.RightCensored(
        [.. TreatedRelapse, .. TreatedCensored],
        [.. TreatedRelapse.Select(_ => true), .. TreatedCensored.Select(_ => false)]);

    public static SurvivalData Both { get; } = SurvivalData.RightCensored(
        [.. PlaceboRelapse, .. TreatedRelapse, .. TreatedCensored],
        [.. PlaceboRelapse.Select(_ => true), .. TreatedRelapse.Select(_ => true), .. TreatedCensored.Select(_ => false)]);

    public static Factor Arms { get; } = Factor.FromBooleans("arm", [.. Enumerable.Range(0, 42).Select(row => row >= 21)], "placebo", "6-MP");
}
