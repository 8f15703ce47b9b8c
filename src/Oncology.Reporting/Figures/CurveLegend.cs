using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>The names of the curves in running lines, for figures without a panel.</summary>
internal sealed class CurveLegend
{
    private readonly ImmutableArray<CurveGroup> _groups;
    private readonly FigureStyle _style;

    internal CurveLegend(ImmutableArray<CurveGroup> groups, FigureStyle style) => (_groups, _style) = (groups, style);

    private double Swatch => 2.5 * _style.Text.Size;

    private double Indent => Swatch + (0.6 * _style.Text.Size);

    /// <summary>Draws the legend and returns the place below it.</summary>
    internal double Draw(Canvas canvas, double left, double right, double top)
    {
        double x = left, y = top, lineHeight = 0;
        foreach (var group in _groups)
        {
            var label = TextBlock.Wrap(group.Label, group.LabelStyle(_style), right - left - Indent);
            if (x > left && x + Indent + label.Width > right)
            {
                x = left;
                y += lineHeight + (_style.Text.Size * 0.25);
                lineHeight = 0;
            }

            double middle = y + label.Baseline(0) - (_style.Text.CapHeight / 2);
            canvas.Line(x, middle, x + Swatch, middle, group.Stroke);
            canvas.Text(label, x + Indent, y);
            x += Indent + label.Width + _style.ColumnGap;
            lineHeight = Math.Max(lineHeight, label.Height);
        }

        return y + lineHeight;
    }
}
