using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>Made follow-up with a fixed seed, of the size and shape of the thesis's landmark groups. Not a reference for numbers.</summary>
internal static class MadeCohort
{
    /// <summary>One curve per label; hazards per month, follow-up in days, administrative censoring after 24 to 84 months.</summary>
    internal static IReadOnlyList<KaplanMeier> Curves(params (string Label, int Patients, double Hazard)[] groups)
    {
        var (data, labels) = Make(groups);
        var options = new KaplanMeierOptions { Interval = IntervalTransform.LogLog };
        return KaplanMeier.FitBy(data, Factor.FromLabels("group", labels, [.. groups.Select(g => g.Label)]), options);
    }

    /// <summary>One curve without a label.</summary>
    internal static KaplanMeier Whole(int patients, double hazard) => KaplanMeier.Fit(Make([("", patients, hazard)]).Data);

    private static (SurvivalData Data, string?[] Labels) Make((string Label, int Patients, double Hazard)[] groups)
    {
        List<double> times = [];
        List<bool> events = [];
        List<string?> labels = [];
        ulong state = 20210913;
        foreach (var (label, patients, hazard) in groups)
        {
            for (int i = 0; i < patients; i++)
            {
                double time = -Math.Log(Uniform(ref state)) / hazard;
                double censoring = 24 + (60 * Uniform(ref state));
                times.Add(Math.Ceiling(Math.Min(time, censoring) * 30.4375));
                events.Add(time <= censoring);
                labels.Add(label);
            }
        }

        return (SurvivalData.RightCensored(times.ToArray(), events.ToArray()), labels.ToArray());
    }

    // SplitMix64 (Steele, Lea, Flood 2014): the same stream on every runtime.
    private static double Uniform(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return ((z >> 12) + 0.5) / (1UL << 52);
    }
}
