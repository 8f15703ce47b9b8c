using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A curve with the name and the style it has in a figure, and what counts as censored there.</summary>
internal sealed record KaplanMeierGroup(KaplanMeier Curve, SeriesKey Key, ImmutableArray<double> Censored)
{
    internal static ImmutableArray<KaplanMeierGroup> Of(IReadOnlyList<KaplanMeier> curves, KaplanMeierFigureOptions options)
    {
        bool isDashed = options.Dashed ?? true;
        return
        [
            .. curves.Select((curve, i) =>
                new KaplanMeierGroup(curve, Palette.Key(i, curve.Label ?? FigureWords.AllPatients.In(options.Language), isDashed), curve.Censored)),
        ];
    }

    /// <summary>True where a number at risk or of events is a sum of weights: all numbers of the figure are printed as such.</summary>
    internal static bool AreWeighted(ImmutableArray<KaplanMeierGroup> groups) =>
        groups.Any(g => g.Curve.AtRisk.Concat(g.Curve.Events).Any(count => count != Math.Floor(count)));

    internal StepCurve Steps(bool withBand, bool withCensored)
    {
        var (lower, upper) = StepCurve.Bounds(Curve.Survival, Curve.Lower, Curve.Upper);
        return new StepCurve(Key, Curve.Time, Curve.Survival)
        {
            Lower = withBand ? lower : default,
            Upper = withBand ? upper : default,
            Censored = withCensored ? Censored : default,
            Median = Curve.Median.Time,
        };
    }

    /// <summary>The sum of a column up to and including a time.</summary>
    internal double SumUpTo(ImmutableArray<double> column, double time)
    {
        double sum = 0;
        for (int i = 0; i < column.Length && Curve.Time[i] <= time; i++) sum += column[i];
        return sum;
    }
}
