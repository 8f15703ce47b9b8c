using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Numbers at risk under the ticks of the time axis, one row per group, labelled in the colour of its curve.</summary>
internal sealed class RiskTable
{
    private readonly ImmutableArray<CurveGroup> _groups;
    private readonly KaplanMeierFigureOptions _options;
    private readonly FigureStyle _style;
    private readonly ImmutableArray<TextBlock> _labels;
    private readonly string _heading;

    internal RiskTable(ImmutableArray<CurveGroup> groups, KaplanMeierFigureOptions options, FigureStyle style, double maxLabelWidth)
    {
        (_groups, _options, _style) = (groups, options, style);
        _heading = FigureWords.NumberAtRisk.In(options.Language);
        // A single curve without a name needs no label: the heading stands beside its numbers.
        _labels = IsSingle
            ? [TextBlock.Wrap(_heading, style.Text, maxLabelWidth)]
            : [.. groups.Select(g => TextBlock.Wrap(g.Label, g.LabelStyle(style), maxLabelWidth))];
        CountWidth = groups.Select(g => style.Text.Measure(Count(g.Curve.AtRisk.Max()))).Max();
    }

    /// <summary>Width of the widest number.</summary>
    internal double CountWidth { get; }

    /// <summary>Space that the labels need to the left of the time axis' beginning.</summary>
    internal double LeftWidth => _labels.Max(l => l.Width) + (_style.Text.Size * 0.75) + (CountWidth / 2);

    private bool IsSingle => _groups is [{ Curve.Label: null }];

    /// <summary>Draws the table below <paramref name="top"/> and returns the place below it.</summary>
    internal double Draw(Canvas canvas, Axis time, TimeScale scale, double top)
    {
        double labelRight = time.At(0) - (CountWidth / 2) - (_style.Text.Size * 0.75);
        double y = top;
        if (!IsSingle)
        {
            canvas.Text(_heading, _style.Margin, y + _style.Bold.Ascent, _style.Bold);
            y += _style.RowHeight;
        }

        for (int g = 0; g < _groups.Length; g++)
        {
            canvas.Text(_labels[g], labelRight, y, TextAnchor.End);
            foreach (double tick in time.Ticks)
            {
                // Before a landmark nobody is followed: the place stays empty.
                double t = scale.ToData(tick);
                string count = t < _groups[g].Curve.Time[0] ? "" : Count(_groups[g].Curve.NumberAtRisk(t));
                canvas.Text(count, time.At(tick), y + _labels[g].Baseline(0), _style.Text, TextAnchor.Middle);
            }

            y += Math.Max(_style.RowHeight, _labels[g].Height + (_style.Text.Size * 0.25));
        }

        return y;
    }

    private string Count(double atRisk) => FigureWords.Count(atRisk, _options.Language, _options.NumberStyle);
}
