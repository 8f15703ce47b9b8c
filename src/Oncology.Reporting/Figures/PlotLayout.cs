namespace Oncology.Reporting;

/// <summary>Places header, legend, notes, plotting area with two axes, and rows of numbers below.</summary>
internal static class PlotLayout
{
    private const double MinimalPlotWidth = 160;

    /// <summary>Draws the figure and returns its size.</summary>
    internal static (double Width, double Height) Draw(Canvas canvas, PlotSpec plot)
    {
        var style = plot.Style;
        double size = style.Text.Size;
        double labelWidth = Math.Max(10 * size, plot.Width * 0.25);
        var rows = plot.Rows.IsEmpty ? null : new RiskTable(plot.Rows, style, labelWidth, plot.Horizontal(0, plot.Width).Ticks);
        string[] labels = [.. plot.Vertical(1, 0).Ticks.Select(plot.VerticalLabel)];
        var frame = new PlotFrame(style, plot.VerticalTitle, labels, plot.PlotHeight, rows?.LeftWidth ?? 0);
        double tickWidth = Math.Max(rows?.CountWidth ?? 0, style.Text.Measure(plot.WidestHorizontalLabel));
        double rightSpace = style.Margin + Math.Max(plot.RightSpace, tickWidth / 2);
        double width = Math.Max(Math.Max(plot.Width, plot.Header.MinimalWidth + (2 * style.Margin)), frame.Left + MinimalPlotWidth + rightSpace);
        double left = style.Margin, right = width - style.Margin;
        var horizontal = plot.Horizontal(frame.Left, width - rightSpace);

        double y = plot.Header.Draw(canvas, left, right, style.Margin);
        canvas.BeginSection(y);
        foreach (string note in plot.Notes)
        {
            var block = TextBlock.Wrap(note, style.Text, right - left);
            canvas.Text(block, left, y);
            y += block.Height + (size * 0.5);
        }

        if (!plot.Legend.IsEmpty) y = new CurveLegend(plot.Legend, style).Draw(canvas, left, right, y) + (size * 0.75);
        canvas.BeginSection(y);
        double top = y + frame.Overhang, bottom = top + plot.PlotHeight;
        var vertical = plot.Vertical(bottom, top);
        plot.Draw(canvas, horizontal, vertical);
        frame.DrawVertical(canvas, horizontal, vertical, plot.VerticalLabel);
        y = plot.HasHorizontalTicks
            ? frame.DrawHorizontal(canvas, horizontal, bottom, plot.HorizontalLabel, plot.HorizontalTitle)
            : DrawTitle(canvas, style, horizontal, bottom, plot.HorizontalTitle);
        canvas.BeginSection(y);
        if (rows is not null) y = rows.Draw(canvas, horizontal, tick => tick, y + (size * 0.75));
        return (width, Math.Ceiling(y + style.Margin));
    }

    private static double DrawTitle(Canvas canvas, FigureStyle style, Axis horizontal, double bottom, string title)
    {
        double left = horizontal.At(horizontal.From), right = horizontal.At(horizontal.To);
        var block = TextBlock.Wrap(title, style.Text, right - left);
        double y = bottom + (style.Text.Size * 0.5);
        canvas.Text(block, (left + right) / 2, y, TextAnchor.Middle);
        return y + block.Height;
    }
}
