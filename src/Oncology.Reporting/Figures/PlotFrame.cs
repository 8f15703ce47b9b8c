namespace Oncology.Reporting;

/// <summary>The axes around a plotting area: the vertical one with its turned title, the horizontal one with its title below.</summary>
internal sealed class PlotFrame
{
    private readonly FigureStyle _style;
    private readonly TextBlock _title;
    private readonly double _labelWidth;

    /// <param name="style">Sizes of the figure.</param>
    /// <param name="verticalTitle">Title of the vertical axis.</param>
    /// <param name="verticalLabels">Labels of its ticks, or the widest of them.</param>
    /// <param name="plotHeight">Height of the plotting area, at which the title wraps.</param>
    /// <param name="leftWidth">Space that a table below needs to the left of the axis.</param>
    internal PlotFrame(FigureStyle style, string verticalTitle, IEnumerable<string> verticalLabels, double plotHeight, double leftWidth = 0)
    {
        _style = style;
        _title = TextBlock.Wrap(verticalTitle, style.Text, plotHeight);
        _labelWidth = verticalLabels.Select(style.Text.Measure).DefaultIfEmpty().Max();
        double gap = _title.Lines.Length == 0 ? 0 : _title.Height + (style.Text.Size * 0.5);
        Left = style.Margin + Math.Max(gap + _labelWidth + (style.Text.Size * 0.3) + style.Tick, leftWidth);
    }

    /// <summary>Where the plotting area begins.</summary>
    internal double Left { get; }

    /// <summary>Space above the area that the label of its highest tick takes.</summary>
    internal double Overhang => _style.Text.Size * 0.6;

    /// <summary>Draws both axes as one line with the ticks, labels and title of the vertical one.</summary>
    internal void DrawVertical(Canvas canvas, Axis horizontal, Axis vertical, Func<double, string> label)
    {
        double size = _style.Text.Size;
        double left = horizontal.At(horizontal.From), right = horizontal.At(horizontal.To);
        double top = vertical.At(vertical.To), bottom = vertical.At(vertical.From);
        canvas.Polyline([new(left, top), new(left, bottom), new(right, bottom)], _style.AxisLine);
        double labelRight = left - _style.Tick - (size * 0.3);
        foreach (double tick in vertical.Ticks)
        {
            double y = vertical.At(tick);
            canvas.Line(left - _style.Tick, y, left, y, _style.AxisLine);
            canvas.Text(label(tick), labelRight, y + (_style.Text.CapHeight / 2), _style.Text, TextAnchor.End);
        }

        double middle = (top + bottom) / 2;
        double x = labelRight - _labelWidth - (size * 0.5) - _title.Height;
        for (int i = 0; i < _title.Lines.Length; i++)
            canvas.Text(_title.Lines[i], x + _title.Baseline(i), middle, _style.Text, TextAnchor.Middle, -90);
    }

    /// <summary>Draws ticks, labels and title below the horizontal axis and returns the place below them.</summary>
    internal double DrawHorizontal(Canvas canvas, Axis horizontal, double bottom, Func<double, string> label, string title)
    {
        double size = _style.Text.Size;
        double baseline = bottom + _style.Tick + (size * 0.2) + _style.Text.Ascent;
        foreach (double tick in horizontal.Ticks)
        {
            double x = horizontal.At(tick);
            canvas.Line(x, bottom, x, bottom + _style.Tick, _style.AxisLine);
            canvas.Text(label(tick), x, baseline, _style.Text, TextAnchor.Middle);
        }

        double left = horizontal.At(horizontal.From), right = horizontal.At(horizontal.To);
        var block = TextBlock.Wrap(title, _style.Text, right - left);
        double y = baseline + _style.Text.Descent + (size * 0.2);
        canvas.Text(block, (left + right) / 2, y, TextAnchor.Middle);
        return y + block.Height;
    }
}
