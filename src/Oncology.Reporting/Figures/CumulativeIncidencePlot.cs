using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What a cumulative incidence figure consists of, and its alternative text.</summary>
internal static class CumulativeIncidencePlot
{
    internal static CurvePlot Of(
        IReadOnlyList<AalenJohansen> groups, ImmutableArray<IncidenceLine> lines, CumulativeIncidenceFigureOptions options)
    {
        var style = new FigureStyle(options.FontSize);
        var (language, numbers) = (options.Language, options.NumberStyle);
        bool isStacked = options.Form == IncidenceForm.Stacked;
        ImmutableArray<StepCurve> curves = [.. lines.Select(line => line.Steps(options.ShowIntervalBand && !isStacked))];
        return new CurvePlot
        {
            Style = style,
            Header = new FigureHeader(style, options.PanelLetter, options.Title, options.IsSynthetic, language),
            Language = language,
            Numbers = numbers,
            Scale = new TimeScale(options.DataUnit, options.AxisUnit),
            Width = options.Width,
            PlotHeight = options.PlotHeight,
            VerticalTitle = ProbabilityLabels.Title(options.OutcomeLabel ?? FigureWords.CumulativeIncidence.In(language), options.Scale),
            TimeTitle = FigureWords.TimeTitle(options.TimeLabel, options.AxisUnit, language),
            Vertical = (options.MaxProbability, TickSteps.Round(options.MaxProbability, 6)),
            VerticalLabel = value => ProbabilityLabels.Of(value, options.Scale, numbers),
            Curves = isStacked ? Stacked(curves) : curves,
            IsStacked = isStacked,
            Panel = options.ShowPanel ? Panel(lines, options, style) : null,
            Legend = [.. lines.Select(line => line.Key)],
            Risk = Risk(groups, lines, options),
            MaxTime = options.MaxTime,
        };
    }

    internal static string Describe(ImmutableArray<IncidenceLine> lines, CumulativeIncidenceFigureOptions options)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        var scale = new TimeScale(options.DataUnit, options.AxisUnit);
        string unit = FigureWords.Unit(options.AxisUnit, language);
        var text = new StringBuilder(FigureWords.SyntheticPrefix(options.IsSynthetic, language));
        text.Append(FigureWords.CumulativeIncidence.In(language));
        if (options.OutcomeLabel is { } outcome) text.Append(FigureWords.Colon(language)).Append(outcome);
        text.Append('.');
        foreach (var line in lines)
        {
            text.Append(' ').Append(line.Key.Label).Append(FigureWords.Colon(language));
            text.Append(FigureWords.Counted(line.Group.Count, FigureWords.Patient, FigureWords.Patients, language, numbers)).Append(", ");
            text.Append(FigureWords.Counted(line.EventCount, FigureWords.Event, FigureWords.Events, language, numbers));
            foreach (double time in options.IncidenceTimes.IsDefault ? [] : options.IncidenceTimes)
                text.Append(CultureInfo.InvariantCulture, $"; F({numbers.Format(time, NumberKind.Measure)} {unit}) = {IncidenceAt(line, scale.ToData(time), numbers)}");
            text.Append('.');
        }

        foreach (string test in Tests(options)) text.Append(' ').Append(test).Append('.');
        return text.ToString();
    }

    // Each curve on top of those before it; all share the times of the one estimate.
    private static ImmutableArray<StepCurve> Stacked(ImmutableArray<StepCurve> curves)
    {
        double[] sum = new double[curves[0].Value.Length];
        var stacked = ImmutableArray.CreateBuilder<StepCurve>(curves.Length);
        foreach (var curve in curves)
        {
            for (int i = 0; i < sum.Length; i++) sum[i] += curve.Value[i];
            stacked.Add(curve with { Value = [.. sum] });
        }

        return stacked.MoveToImmutable();
    }

    private static CurvePanel Panel(ImmutableArray<IncidenceLine> lines, CumulativeIncidenceFigureOptions options, FigureStyle style)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        var scale = new TimeScale(options.DataUnit, options.AxisUnit);
        var columns = ImmutableArray.CreateBuilder<PanelColumn>();
        columns.Add(new PanelColumn(FigureWords.EventsPerPatients.In(language), [.. lines.Select(EventsPerPatients)]));
        string level = FigureWords.Interval(lines[0].Group.Options.ConfidenceLevel, numbers);
        foreach (double time in options.IncidenceTimes.IsDefault ? [] : options.IncidenceTimes)
        {
            string header = $"F(t={numbers.Format(time, NumberKind.Measure)}) {level}";
            columns.Add(new PanelColumn(header, [.. lines.Select(line => IncidenceAt(line, scale.ToData(time), numbers))]));
        }

        string head = options.GroupLabel ?? (lines.All(l => l.Group.Label is null) ? FigureWords.Cause : FigureWords.Group).In(language);
        return new CurvePanel(style, head, [.. lines.Select(l => l.Key)], columns.ToImmutable(), [.. Tests(options)]);

        string EventsPerPatients(IncidenceLine line) =>
            $"{FigureWords.Count(line.EventCount, language, numbers)} / {FigureWords.Count(line.Group.Count, language, numbers)}";
    }

    private static IEnumerable<string> Tests(CumulativeIncidenceFigureOptions options)
    {
        if (options.PValues.IsDefaultOrEmpty) yield break;
        string test = options.TestName ?? "Gray";
        string colon = FigureWords.Colon(options.Language);
        foreach (var p in options.PValues)
            yield return (options.PValues.Length == 1 && options.Causes is [_] ? test : $"{test}, {p.Cause}") + colon + options.NumberStyle.FormatP(p.PValue);
    }

    /// <summary>F(t) and its interval; missing where follow-up has ended.</summary>
    private static string IncidenceAt(IncidenceLine line, double time, NumberStyle numbers)
    {
        if (time > line.Group.Time[^1] && line.Group.EventFree[^1] > 0) return numbers.Missing;
        var estimate = line.Cause.At(time);
        return double.IsNaN(estimate.Interval.Lower)
            ? numbers.Format(estimate.Value, NumberKind.Percent)
            : numbers.Format(estimate.Value, estimate.Interval, NumberKind.Percent);
    }

    private static ImmutableArray<RiskBlock> Risk(
        IReadOnlyList<AalenJohansen> groups, ImmutableArray<IncidenceLine> lines, CumulativeIncidenceFigureOptions options)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        var blocks = ImmutableArray.CreateBuilder<RiskBlock>();
        if (options.ShowNumberAtRisk)
        {
            string heading = FigureWords.NumberAtRisk.In(language);
            bool isSingle = groups is [{ Label: null }];
            blocks.Add(new RiskBlock(isSingle ? "" : heading,
            [
                .. groups.Select((group, g) => new RiskRow(
                    isSingle ? heading : group.Label ?? FigureWords.AllPatients.In(language),
                    groups.Count == 1 ? FigureColor.Black : Palette.Series(g).TextColor,
                    time => FigureWords.Count(group.NumberAtRisk(time), language, numbers))),
            ]));
        }

        if (options.ShowCumulativeEvents)
        {
            blocks.Add(new RiskBlock(FigureWords.CumulativeEvents.In(language),
            [
                .. lines.Select(line => new RiskRow(
                    line.Key.Label, line.Key.Style.TextColor, time => FigureWords.Count(line.EventsUpTo(time), language, numbers))),
            ]));
        }

        return blocks.ToImmutable();
    }
}
