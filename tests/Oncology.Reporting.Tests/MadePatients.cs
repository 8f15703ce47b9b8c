using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>Made patients with a fixed seed for figures of every kind: times in days, causes 0 to 3, exposure, age, change of size.</summary>
internal sealed record MadePatients(
    ImmutableArray<double> Time, ImmutableArray<int> Cause, ImmutableArray<double> Exposure, ImmutableArray<int> Group, ImmutableArray<bool> Treated,
    ImmutableArray<double> Age, ImmutableArray<double> Change)
{
    internal int Count => Time.Length;

    internal SurvivalData Any => SurvivalData.RightCensored(Time.AsSpan(), [.. Cause.Select(c => c > 0)]);

    internal SurvivalData Causes => SurvivalData.RightCensored(Time.AsSpan(), Cause.AsSpan());

    internal static MadePatients Make(int count, int groups)
    {
        ulong state = 20210331;
        double[] time = new double[count], exposure = new double[count], age = new double[count], change = new double[count];
        int[] cause = new int[count], group = new int[count];
        bool[] treated = new bool[count];
        for (int i = 0; i < count; i++)
        {
            group[i] = i % groups;
            treated[i] = Uniform(ref state) < 0.4;
            age[i] = Math.Round(35 + (50 * Uniform(ref state)));
            double hazard = 0.018 * (1 + (0.35 * group[i])) * (treated[i] ? 0.6 : 1);
            double months = -Math.Log(Uniform(ref state)) / hazard, end = 24 + (60 * Uniform(ref state));
            time[i] = Math.Ceiling(Math.Min(months, end) * 30.4375);
            double which = Uniform(ref state);
            cause[i] = months > end ? 0 : which < 0.6 ? 1 : which < 0.9 ? 2 : 3;
            double begin = Math.Ceiling(400 * Uniform(ref state));
            exposure[i] = treated[i] && begin < time[i] ? begin : double.NaN;
            change[i] = Math.Round(Math.Max(-100, -35 + (90 * (Uniform(ref state) - 0.3) * (1 + Uniform(ref state)))), 1);
        }

        return new MadePatients([.. time], [.. cause], [.. exposure], [.. group], [.. treated], [.. age], [.. change]);
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
