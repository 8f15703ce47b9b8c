using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>The names of the series in running lines, for figures without a panel.</summary>
internal sealed class CurveLegend
{
    private readonly ImmutableArray<SeriesKey> _keys;
    private readonly FigureStyle _style;

    internal CurveLegend(ImmutableArray<SeriesKey> keys, FigureStyle style) => (_keys, _style) = (keys, style);

    /// <summary>Draws the legend and returns the place below it.</summary>
    internal double Draw(Canvas canvas, double left, double right, double top)
    {
        double x = left, y = top, lineHeight = 0;
        foreach (var key in _keys)
        {
            double indent = key.SwatchWidth(_style.Text.Size) + (0.6 * _style.Text.Size);
            var label = TextBlock.Wrap(key.Label, key.LabelStyle(_style), right - left - indent);
            if (x > left && x + indent + label.Width > right)
            {
                x = left;
                y += lineHeight + (_style.Text.Size * 0.25);
                lineHeight = 0;
            }

            double middle = y + label.Baseline(0) - (_style.Text.CapHeight / 2);
            key.Draw(canvas, x, middle, _style.Text.Size);
            canvas.Text(label, x + indent, y);
            x += indent + label.Width + _style.ColumnGap;
            lineHeight = Math.Max(lineHeight, label.Height);
        }

        return y + lineHeight;
    }
}
