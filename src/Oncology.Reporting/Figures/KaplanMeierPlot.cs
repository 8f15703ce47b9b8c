using System.Collections.Immutable;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What a Kaplan-Meier figure consists of: its curves, panel or legend, and rows under the axis.</summary>
internal static class KaplanMeierPlot
{
    internal static CurvePlot Of(
        ImmutableArray<KaplanMeierGroup> groups, KaplanMeierFigureOptions options, ImmutableArray<RiskBlock> further)
    {
        var style = new FigureStyle(options.FontSize);
        var (language, numbers) = (options.Language, options.NumberStyle);
        return new CurvePlot
        {
            Style = style,
            Header = new FigureHeader(style, options.PanelLetter, options.Title, options.IsSynthetic, language),
            Language = language,
            Numbers = numbers,
            Scale = new TimeScale(options.DataUnit, options.AxisUnit),
            Width = options.Width,
            PlotHeight = options.PlotHeight,
            VerticalTitle = ProbabilityLabels.Title(options.OutcomeLabel ?? FigureWords.SurvivalProbability.In(language), options.Scale),
            TimeTitle = FigureWords.TimeTitle(options.TimeLabel, options.AxisUnit, language),
            Vertical = (1, 0.2),
            VerticalLabel = value => ProbabilityLabels.Of(value, options.Scale, numbers),
            Curves = [.. groups.Select(g => g.Steps(options.ShowIntervalBand, options.ShowCensored))],
            Panel = options.ShowPanel ? KaplanMeierPanel.Of(groups, options, style) : null,
            Legend = IsSingle(groups) ? [] : [.. groups.Select(g => g.Key)],
            // What is further counted belongs to who is at risk.
            Risk = [.. Risk(groups, options).Take(1), .. further, .. Risk(groups, options).Skip(1)],
            ShowMedian = options.ShowMedian,
            MaxTime = options.MaxTime,
            Landmark = options.LandmarkTime is { } landmark
                ? (landmark, FigureWords.LandmarkAt(landmark, options.AxisUnit, language, numbers))
                : null,
        };
    }

    private static bool IsSingle(ImmutableArray<KaplanMeierGroup> groups) => groups is [{ Curve.Label: null }];

    private static ImmutableArray<RiskBlock> Risk(ImmutableArray<KaplanMeierGroup> groups, KaplanMeierFigureOptions options)
    {
        // One form for the whole table: 13.4 beside 6.6 and not 13.36 beside 7.
        bool isWeighted = KaplanMeierGroup.AreWeighted(groups);
        var blocks = ImmutableArray.CreateBuilder<RiskBlock>();
        if (options.ShowNumberAtRisk) blocks.Add(Block(FigureWords.NumberAtRisk, (g, t) => g.Curve.NumberAtRisk(t)));
        if (options.ShowCumulativeEvents) blocks.Add(Block(FigureWords.CumulativeEvents, (g, t) => g.SumUpTo(g.Curve.Events, t)));
        if (options.ShowCumulativeCensored) blocks.Add(Block(FigureWords.CumulativeCensored, (g, t) => g.SumUpTo(g.Censored, t)));
        return blocks.ToImmutable();

        RiskBlock Block(Word heading, Func<KaplanMeierGroup, double, double> count)
        {
            string text = heading.In(options.Language);
            // A single curve without a name needs no label: the heading stands beside its numbers.
            bool isSingle = IsSingle(groups);
            return new RiskBlock(isSingle ? "" : text, [.. groups.Select(g => Row(g, isSingle ? text : g.Key.Label))]);

            RiskRow Row(KaplanMeierGroup group, string label) => new(
                label,
                isSingle ? FigureColor.Black : group.Key.Style.TextColor,
                // Before a landmark nobody is followed: the place stays empty.
                time => time < group.Curve.Time[0] ? ""
                    : isWeighted ? options.NumberStyle.Format(count(group, time), NumberKind.Weight)
                    : FigureWords.Count(count(group, time), options.Language, options.NumberStyle));
        }
    }
}
