using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The columns of the panel above Kaplan-Meier curves: events / patients, median, S(t), hazard ratio; p below.</summary>
internal static class KaplanMeierPanel
{
    internal static CurvePanel Of(ImmutableArray<KaplanMeierGroup> groups, KaplanMeierFigureOptions options, FigureStyle style)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        var columns = ImmutableArray.CreateBuilder<PanelColumn>();
        columns.Add(new PanelColumn(FigureWords.EventsPerPatients.In(language), [.. groups.Select(g => EventsPerPatients(g.Curve, KaplanMeierGroup.AreWeighted(groups), options))]));
        var scale = new TimeScale(options.DataUnit, options.AxisUnit);
        string level = FigureWords.Interval(groups[0].Curve.Options.ConfidenceLevel, numbers);
        if (options.ShowMedianColumn)
            columns.Add(new PanelColumn($"{FigureWords.MedianHead.In(language)} {level}", [.. groups.Select(g => Median(g.Curve.Median, scale, numbers))]));
        foreach (double time in options.SurvivalTimes.IsDefault ? [] : options.SurvivalTimes)
        {
            string header = $"S(t={numbers.Format(time, NumberKind.Measure)}) {level}";
            columns.Add(new PanelColumn(header, [.. groups.Select(g => SurvivalAt(g.Curve, scale.ToData(time), numbers))]));
        }

        if (!options.HazardRatios.IsDefaultOrEmpty)
        {
            string header = $"{FigureWords.HazardRatio.In(language)} {FigureWords.Interval(options.ConfidenceLevel, numbers)}";
            columns.Add(new PanelColumn(header, [.. groups.Select(g => HazardRatio(g, options))]));
        }

        string test = options.TestName is { } name ? name + FigureWords.Colon(language) : "";
        ImmutableArray<string> notes = options.PValue is { } p ? [test + numbers.FormatP(p)] : [];
        return new CurvePanel(
            style, options.GroupLabel ?? FigureWords.Group.In(language), [.. groups.Select(g => g.Key)], columns.ToImmutable(), notes);
    }

    /// <summary>S(t) and its interval; missing where follow-up has ended while S was not yet 0, or has not begun.</summary>
    internal static string SurvivalAt(KaplanMeier curve, double time, NumberStyle numbers)
    {
        if (time < curve.Time[0]) return numbers.Missing;
        var point = curve.At(time);
        if (point.IsBeyondLastTime && point.Survival.Value > 0) return numbers.Missing;
        return double.IsNaN(point.Survival.Interval.Lower)
            ? numbers.Format(point.Survival.Value, NumberKind.Percent)
            : numbers.Format(point.Survival.Value, point.Survival.Interval, NumberKind.Percent);
    }

    private static string Median(QuantileEstimate median, TimeScale scale, NumberStyle numbers)
    {
        return $"{Part(median.Time)} {numbers.IntervalOpen}{Part(median.Lower)}{numbers.IntervalSeparator}{Part(median.Upper)}{numbers.IntervalClose}";

        string Part(double? time) => time is { } value ? numbers.Format(scale.ToAxis(value), NumberKind.Time) : numbers.Missing;
    }

    // Weighted events belong to weighted patients, as in the rows of numbers at risk: everybody leaves once, by event or censored.
    private static string EventsPerPatients(KaplanMeier curve, bool isWeighted, KaplanMeierFigureOptions options) => isWeighted
        ? $"{options.NumberStyle.Format(curve.EventCount, NumberKind.Weight)} / {options.NumberStyle.Format(curve.EventCount + curve.Censored.Sum(), NumberKind.Weight)}"
        : $"{FigureWords.Count(curve.EventCount, options.Language, options.NumberStyle)} / {FigureWords.Count(curve.Count, options.Language, options.NumberStyle)}";

    private static string HazardRatio(KaplanMeierGroup group, KaplanMeierFigureOptions options)
    {
        foreach (var ratio in options.HazardRatios)
        {
            if (ratio.Group == group.Key.Label)
                return options.NumberStyle.Format(ratio.HazardRatio.Value, ratio.HazardRatio.Interval, NumberKind.Ratio);
        }

        return FigureWords.Reference.In(options.Language);
    }
}
