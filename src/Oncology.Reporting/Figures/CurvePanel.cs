using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>
/// The table above the curves, which is also their legend: group, events / patients, S(t) with interval, hazard ratio; the p-value
/// below its last rule.
/// </summary>
internal sealed class CurvePanel
{
    private readonly FigureStyle _style;
    private readonly ImmutableArray<CurveGroup> _groups;
    private readonly string _groupHeader;
    private readonly string _pText;
    private readonly List<(string Header, string[] Cells)> _columns = [];

    internal CurvePanel(ImmutableArray<CurveGroup> groups, KaplanMeierFigureOptions options, FigureStyle style)
    {
        (_groups, _style) = (groups, style);
        var numbers = options.NumberStyle;
        _groupHeader = options.GroupLabel ?? FigureWords.Group.In(options.Language);
        _columns.Add((FigureWords.EventsPerPatients.In(options.Language), [.. groups.Select(g => EventsPerPatients(g, options))]));
        var scale = new TimeScale(options.DataUnit, options.AxisUnit);
        foreach (double time in options.SurvivalTimes.IsDefault ? [] : options.SurvivalTimes)
        {
            string header = $"S(t={numbers.Format(time, NumberKind.Count)}) "
                + FigureWords.Interval(groups[0].Curve.Options.ConfidenceLevel, numbers);
            _columns.Add((header, [.. groups.Select(g => SurvivalAt(g.Curve, scale.ToData(time), numbers))]));
        }

        if (!options.HazardRatios.IsDefaultOrEmpty)
        {
            string header = FigureWords.HazardRatio.In(options.Language) + " "
                + FigureWords.Interval(options.ConfidenceLevel, numbers);
            _columns.Add((header, [.. groups.Select(g => HazardRatio(g, options))]));
        }

        _pText = options.PValue is { } p
            ? (options.TestName is { } test ? $"{test}{FigureWords.Colon(options.Language)}" : "") + numbers.FormatP(p)
            : "";
    }

    private double Swatch => 2.5 * _style.Text.Size;

    private double LabelIndent => Swatch + (0.6 * _style.Text.Size);

    /// <summary>Width of the columns to the right of the group names.</summary>
    private double NumbersWidth => _columns.Sum(c => _style.ColumnGap + ColumnWidth(c));

    /// <summary>The least width at which nothing but the group names has to wrap.</summary>
    internal double MinimalWidth => LabelIndent + Math.Min(LongestLabel, 14 * _style.Text.Size) + NumbersWidth;

    private double LongestLabel => _groups.Select(g => _style.Text.Measure(g.Label)).Append(_style.Bold.Measure(_groupHeader)).Max();

    /// <summary>Draws the panel, at most as wide as given, and returns the place below it.</summary>
    internal double Draw(Canvas canvas, double left, double right, double top)
    {
        double labelWidth = right - left - LabelIndent - NumbersWidth;
        // Space that the labels do not need is shared out between the columns.
        double spare = Math.Clamp((labelWidth - LongestLabel) / _columns.Count, 0, 5 * _style.Text.Size);
        labelWidth = Math.Min(labelWidth, LongestLabel);
        right = left + LabelIndent + labelWidth + NumbersWidth + (spare * _columns.Count);
        var header = TextBlock.Wrap(_groupHeader, _style.Bold, LabelIndent + labelWidth);
        canvas.Line(left, top, right, top, _style.AxisLine);
        double y = top + (_style.Text.Size * 0.35);
        canvas.Text(header, left, y);
        double x = left + LabelIndent + labelWidth;
        double[] centers = new double[_columns.Count];
        for (int c = 0; c < _columns.Count; c++)
        {
            double width = ColumnWidth(_columns[c]);
            centers[c] = x + spare + _style.ColumnGap + (width / 2);
            x = centers[c] + (width / 2);
            canvas.Text(_columns[c].Header, centers[c], y + header.Baseline(0), _style.Bold, TextAnchor.Middle);
        }

        y += header.Height + (_style.Text.Size * 0.25);
        canvas.Line(left, y, right, y, _style.Rule);
        y += _style.Text.Size * 0.35;
        for (int g = 0; g < _groups.Length; g++) y = DrawRow(canvas, g, left, labelWidth, centers, y);
        y += _style.Text.Size * 0.1;
        canvas.Line(left, y, right, y, _style.AxisLine);
        if (_pText.Length == 0) return y;
        y += (_style.Text.Size * 0.35) + _style.Text.Ascent;
        canvas.Text(_pText, right, y, _style.Text, TextAnchor.End);
        return y + _style.Text.Descent;
    }

    private double DrawRow(Canvas canvas, int row, double left, double labelWidth, double[] centers, double y)
    {
        var group = _groups[row];
        var label = TextBlock.Wrap(group.Label, group.LabelStyle(_style), labelWidth);
        double baseline = y + label.Baseline(0);
        double middle = baseline - (_style.Text.CapHeight / 2);
        canvas.Line(left, middle, left + Swatch, middle, group.Stroke);
        canvas.Text(label, left + LabelIndent, y);
        for (int c = 0; c < _columns.Count; c++)
            canvas.Text(_columns[c].Cells[row], centers[c], baseline, _style.Text, TextAnchor.Middle);
        return y + Math.Max(label.Height, _style.Text.Ascent + _style.Text.Descent) + (_style.Text.Size * 0.25);
    }

    private double ColumnWidth((string Header, string[] Cells) column) =>
        column.Cells.Select(_style.Text.Measure).Append(_style.Bold.Measure(column.Header)).Max();

    private static string EventsPerPatients(CurveGroup group, KaplanMeierFigureOptions options) =>
        FigureWords.Count(group.Curve.EventCount, options.Language, options.NumberStyle) + " / "
        + FigureWords.Count(group.Curve.Count, options.Language, options.NumberStyle);

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

    private static string HazardRatio(CurveGroup group, KaplanMeierFigureOptions options)
    {
        foreach (var ratio in options.HazardRatios)
        {
            if (ratio.Group == group.Label)
                return options.NumberStyle.Format(ratio.HazardRatio.Value, ratio.HazardRatio.Interval, NumberKind.Ratio);
        }

        return FigureWords.Reference.In(options.Language);
    }
}
