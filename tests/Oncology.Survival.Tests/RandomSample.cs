namespace Oncology.Survival.Tests;

/// <summary>A seeded sample of whole days with ties, censoring and groups.</summary>
internal sealed record RandomSample(double[] Days, bool[] IsEvent, string[] Group)
{
    public SurvivalData Data => SurvivalData.RightCensored(Days, IsEvent);

    public Factor Groups => Factor.FromLabels("group", Group);

    public static RandomSample Create(ulong seed, int count = 60, double censored = 0.4)
    {
        RandomNumbers random = new(seed);
        double[] days = [.. Enumerable.Range(0, count).Select(_ => 1 + Math.Floor(40 * random.Exponential()))];
        bool[] isEvent = [.. days.Select(_ => random.Uniform() >= censored)];
        string[] group = [.. days.Select(_ => "ABC"[random.Below(3)].ToString())];
        return new RandomSample(days, isEvent, group);
    }
}
