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
