using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>One row of numbers under the time axis; <paramref name="At"/> gives the text at a time in the unit of the data.</summary>
internal sealed record RiskRow(string Label, FigureColor Color, Func<double, string> At);

/// <summary>Rows of numbers under one heading, such as the number at risk of each group.</summary>
internal sealed record RiskBlock(string Heading, ImmutableArray<RiskRow> Rows);

/// <summary>Numbers under the ticks of a horizontal axis, one row per group, labelled in the colour of its curve.</summary>
internal sealed class RiskTable
{
    private readonly ImmutableArray<RiskBlock> _blocks;
    private readonly FigureStyle _style;
    private readonly ImmutableArray<ImmutableArray<TextBlock>> _labels;

    /// <param name="blocks">The rows.</param>
    /// <param name="style">Sizes of the figure.</param>
    /// <param name="maxLabelWidth">Width from which on labels are wrapped.</param>
    /// <param name="sample">Times, in the unit of the data, at which the width of the numbers is measured before the ticks are known.</param>
    internal RiskTable(ImmutableArray<RiskBlock> blocks, FigureStyle style, double maxLabelWidth, IEnumerable<double> sample)
    {
        (_blocks, _style) = (blocks, style);
        _labels = [.. blocks.Select(b => b.Rows.Select(r => TextBlock.Wrap(r.Label, style.Text with { Color = r.Color }, maxLabelWidth)).ToImmutableArray())];
        double[] at = [.. sample];
        CountWidth = blocks.SelectMany(b => b.Rows).SelectMany(r => at.Select(t => style.Text.Measure(r.At(t)))).DefaultIfEmpty().Max();
    }

    /// <summary>Width of the widest number.</summary>
    internal double CountWidth { get; }

    /// <summary>Space that the labels need to the left of the time axis' beginning.</summary>
    internal double LeftWidth => _labels.SelectMany(l => l).Max(l => l.Width) + (_style.Text.Size * 0.75) + (CountWidth / 2);

    /// <summary>Draws the table below <paramref name="top"/> and returns the place below it.</summary>
    internal double Draw(Canvas canvas, Axis time, Func<double, double> toData, double top)
    {
        double[] ticks = [.. time.Ticks];
        double labelRight = time.At(time.From) - (CountWidth / 2) - (_style.Text.Size * 0.75);
        double y = top;
        for (int b = 0; b < _blocks.Length; b++)
        {
            if (b > 0) y += _style.Text.Size * 0.4;
            if (_blocks[b].Heading.Length > 0)
            {
                canvas.Text(_blocks[b].Heading, _style.Margin, y + _style.Bold.Ascent, _style.Bold);
                y += _style.RowHeight;
            }

            for (int r = 0; r < _blocks[b].Rows.Length; r++)
            {
                var label = _labels[b][r];
                canvas.Text(label, labelRight, y, TextAnchor.End);
                foreach (double tick in ticks)
                    canvas.Text(_blocks[b].Rows[r].At(toData(tick)), time.At(tick), y + label.Baseline(0), _style.Text, TextAnchor.Middle);
                y += Math.Max(_style.RowHeight, label.Height + (_style.Text.Size * 0.25));
            }
        }

        return y;
    }
}
