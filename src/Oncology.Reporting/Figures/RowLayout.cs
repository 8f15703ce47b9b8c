using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>A figure of labelled rows on one horizontal axis, before it has a place on the page.</summary>
internal sealed record RowPlot
{
    internal required FigureStyle Style { get; init; }

    internal required FigureHeader Header { get; init; }

    internal required double Width { get; init; }

    internal required ImmutableArray<string> Labels { get; init; }

    /// <summary>Height of each row; labels higher than it make their row higher.</summary>
    internal required double RowHeight { get; init; }

    /// <summary>Labels are left out where rows are lower than a line of text.</summary>
    internal bool ShowLabels { get; init; } = true;

    /// <summary>Width from which on labels are wrapped.</summary>
    internal double LabelWidth { get; init; } = 160;

    /// <summary>What the rows are; turned beside them when their labels are left out, else above them.</summary>
    internal string RowTitle { get; init; } = "";

    internal required Func<double, double, Axis> Horizontal { get; init; }

    internal required Func<double, string> HorizontalLabel { get; init; }

    internal required string HorizontalTitle { get; init; }

    internal ImmutableArray<SeriesKey> Legend { get; init; } = [];

    /// <summary>Space right of the axis' end for texts beside the marks.</summary>
    internal double RightSpace { get; init; }

    /// <summary>Draws behind all rows, between two heights.</summary>
    internal Action<Canvas, Axis, double, double> Background { get; init; } = (_, _, _, _) => { };

    /// <summary>Draws a row between two heights.</summary>
    internal required Action<Canvas, Axis, int, double, double> DrawRow { get; init; }
}

/// <summary>Places header, legend, labelled rows and the axis below them.</summary>
internal static class RowLayout
{
    private const double MinimalPlotWidth = 160;

    /// <summary>Draws the figure and returns its size.</summary>
    internal static (double Width, double Height) Draw(Canvas canvas, RowPlot plot)
    {
        var style = plot.Style;
        double size = style.Text.Size;
        TextBlock[] labels = plot.ShowLabels ? [.. plot.Labels.Select(l => TextBlock.Wrap(l, style.Text, plot.LabelWidth))] : [];
        var head = TextBlock.Wrap(plot.RowTitle, style.Bold, plot.LabelWidth);
        double labelWidth = plot.ShowLabels ? labels.Select(l => l.Width).Append(head.Width).Max() : head.Lines.Length == 0 ? 0 : head.Height;
        double plotLeft = style.Margin + labelWidth + (size * 0.75);
        double lastLabel = plot.Horizontal(0, 1).Ticks.Select(t => style.Text.Measure(plot.HorizontalLabel(t))).Max();
        double rightSpace = style.Margin + Math.Max(plot.RightSpace, lastLabel / 2);
        double width = Math.Max(Math.Max(plot.Width, plot.Header.MinimalWidth + (2 * style.Margin)), plotLeft + MinimalPlotWidth + rightSpace);
        var axis = plot.Horizontal(plotLeft, width - rightSpace);

        double y = plot.Header.Draw(canvas, style.Margin, width - style.Margin, style.Margin);
        canvas.BeginSection(y);
        if (!plot.Legend.IsEmpty) y = new CurveLegend(plot.Legend, style).Draw(canvas, style.Margin, width - style.Margin, y) + (size * 0.75);
        if (plot.ShowLabels && head.Lines.Length > 0)
        {
            canvas.Text(head, style.Margin, y);
            y += head.Height + (size * 0.3);
        }

        canvas.BeginSection(y);
        double top = y;
        double[] heights = new double[plot.Labels.Length];
        for (int i = 0; i < heights.Length; i++)
            heights[i] = plot.ShowLabels ? Math.Max(plot.RowHeight, labels[i].Height + (size * 0.2)) : plot.RowHeight;
        double bottom = top + heights.Sum();
        plot.Background(canvas, axis, top, bottom);
        for (int i = 0; i < heights.Length; i++)
        {
            double middle = y + (heights[i] / 2);
            if (plot.ShowLabels)
                canvas.Text(labels[i], plotLeft - (size * 0.75), middle - (labels[i].Height / 2), TextAnchor.End);
            plot.DrawRow(canvas, axis, i, y, y + heights[i]);
            y += heights[i];
        }

        if (!plot.ShowLabels && head.Lines.Length > 0)
        {
            var vertical = TextBlock.Wrap(plot.RowTitle, style.Bold, Math.Max(bottom - top, 6 * size));
            for (int i = 0; i < vertical.Lines.Length; i++)
                canvas.Text(vertical.Lines[i], style.Margin + vertical.Baseline(i), (top + bottom) / 2, style.Bold, TextAnchor.Middle, -90);
        }

        canvas.Line(axis.At(axis.From), bottom, axis.At(axis.To), bottom, style.AxisLine);
        y = new PlotFrame(style, "", [], 0).DrawHorizontal(canvas, axis, bottom, plot.HorizontalLabel, plot.HorizontalTitle);
        return (width, Math.Ceiling(y + style.Margin));
    }
}
