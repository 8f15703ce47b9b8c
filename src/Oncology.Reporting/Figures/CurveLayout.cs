using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Places the parts of a figure of step curves: header, panel or legend, plot with axes, risk table.</summary>
internal sealed class CurveLayout
{
    private const double MinimalPlotWidth = 160;

    private readonly CurvePlot _plot;
    private readonly FigureStyle _style;
    private readonly RiskTable? _riskTable;
    private readonly PlotFrame _frame;
    private readonly Axis _time;

    internal CurveLayout(CurvePlot plot)
    {
        _plot = plot;
        _style = plot.Style;
        double longest = LongestFollowUp();
        double labelWidth = Math.Max(10 * _style.Text.Size, plot.Width * 0.25);
        double[] sample = [.. Enumerable.Range(0, 25).Select(i => plot.Scale.ToData(longest * i / 24))];
        _riskTable = plot.Risk.IsEmpty ? null : new RiskTable(plot.Risk, _style, labelWidth, sample);
        string[] labels = [.. Axis.FromZero(plot.Vertical.To, plot.Vertical.Step, 0, 1).Ticks.Select(plot.VerticalLabel)];
        _frame = new PlotFrame(_style, plot.VerticalTitle, labels, plot.PlotHeight, _riskTable?.LeftWidth ?? 0);
        double tickWidth = Math.Max(_riskTable?.CountWidth ?? 0, _style.Text.Measure(TickLabel(longest)));
        double rightSpace = _style.Margin + (tickWidth / 2);
        double inner = Math.Max(plot.Panel?.MinimalWidth ?? 0, plot.Header.MinimalWidth) + (2 * _style.Margin);
        Width = Math.Max(Math.Max(plot.Width, inner), _frame.Left + MinimalPlotWidth + rightSpace);
        _time = TimeAxis.Create(longest, plot.MaxTime, plot.Scale.Axis, _frame.Left, Width - rightSpace, tickWidth + _style.Text.Size);
    }

    /// <summary>Width of the figure: the one asked for, or more where the texts need it.</summary>
    internal double Width { get; }

    /// <summary>Draws everything and returns the height of the figure.</summary>
    internal double Draw(Canvas canvas)
    {
        double size = _style.Text.Size;
        double left = _style.Margin, right = Width - _style.Margin;
        double y = _plot.Header.Draw(canvas, left, right, _style.Margin);
        canvas.BeginSection(y);
        if (_plot.Panel is not null) y = _plot.Panel.Draw(canvas, left, right, y) + size;
        else if (!_plot.Legend.IsEmpty) y = new CurveLegend(_plot.Legend, _style).Draw(canvas, left, right, y) + (size * 0.75);
        if (_plot.Landmark is not null) y += _style.Text.LineHeight;
        canvas.BeginSection(y);

        // Half a line of text stands above the highest tick.
        double top = y + _frame.Overhang;
        double bottom = top + _plot.PlotHeight;
        var value = Axis.FromZero(_plot.Vertical.To, _plot.Vertical.Step, bottom, top);
        var drawing = new CurveDrawing(canvas, _time, value, _plot.Scale);
        DrawAreas(drawing);
        DrawLandmark(canvas, drawing, left, right, top);
        if (_plot.ShowMedian) drawing.Medians(_plot.Curves, _style);
        _frame.DrawVertical(canvas, _time, value, _plot.VerticalLabel);
        // An area of nobody has the edge of the one below it: that one is seen.
        foreach (var curve in _plot.IsStacked ? _plot.Curves.Reverse() : _plot.Curves) drawing.Curve(curve);
        foreach (var curve in _plot.Curves) drawing.CensorTicks(curve, size * 0.6);
        for (int i = 0; i < _plot.Curves.Length; i++) drawing.Markers(_plot.Curves[i], (i + 0.5) / _plot.Curves.Length);
        y = _frame.DrawHorizontal(canvas, _time, bottom, TickLabel, _plot.TimeTitle);
        canvas.BeginSection(y);
        if (_riskTable is not null) y = _riskTable.Draw(canvas, _time, _plot.Scale.ToData, y + (size * 0.75));
        return Math.Ceiling(y + _style.Margin);
    }

    private void DrawAreas(CurveDrawing drawing)
    {
        for (int i = 0; i < _plot.Curves.Length; i++)
        {
            var curve = _plot.Curves[i];
            if (!_plot.IsStacked)
            {
                drawing.Band(curve);
                continue;
            }

            double[] below = i == 0 ? new double[curve.Time.Length] : [.. _plot.Curves[i - 1].Value];
            drawing.Between(curve.Time.AsSpan(), below, curve.Value.AsSpan(), curve.Key.Fill ?? curve.Key.Style.Color, 1);
        }
    }

    private void DrawLandmark(Canvas canvas, CurveDrawing drawing, double left, double right, double top)
    {
        drawing.Origin(_plot.Landmark?.Time ?? _plot.Scale.ToAxis(_plot.Curves.Min(c => c.Time[0])), _style);
        if (_plot.Landmark is not { } landmark) return;
        // The word stands above its line, moved inwards at the edges of the page.
        double half = _style.Text.Measure(landmark.Label) / 2;
        double x = Math.Clamp(_time.At(Math.Min(landmark.Time, _time.To)), left + half, Math.Max(left + half, right - half));
        // Clear of the label of the highest tick, which may stand beside it.
        double baseline = top + (_style.Text.CapHeight / 2) - _style.Text.Ascent - _style.Text.Descent;
        canvas.Text(landmark.Label, x, baseline, _style.Text with { Color = Palette.Grey }, TextAnchor.Middle);
    }

    private double LongestFollowUp()
    {
        if (_plot.MaxTime is { } chosen) return chosen;
        double longest = _plot.Curves.Max(c => _plot.Scale.ToAxis(c.Time[^1]));
        return longest > 0 ? longest : 1;
    }

    private string TickLabel(double tick) => _plot.Numbers.Format(tick, NumberKind.Count);
}
