namespace Oncology.Reporting;

/// <summary>Places the boxes of a study profile: the trunk above the middle of its arms, rows of the arms at one height.</summary>
internal sealed class FlowLayout
{
    private readonly FigureStyle _style;
    private readonly FigureHeader _header;
    private readonly FlowChain _trunk;
    private readonly FlowChain[] _arms;
    private readonly double _trunkCenter;
    private readonly double[] _armCenters;

    internal FlowLayout(
        IReadOnlyList<FlowBox> trunk, IReadOnlyList<IReadOnlyList<FlowBox>> arms, FlowFigureOptions options, FigureStyle style)
    {
        _style = style;
        _header = new FigureHeader(style, null, options.Title, options.IsSynthetic, options.Language);
        _trunk = new FlowChain(trunk, options, style);
        _arms = [.. arms.Select(a => new FlowChain(a, options, style))];
        _armCenters = new double[_arms.Length];
        double half = options.BoxWidth / 2, x = style.Margin + half;
        for (int a = 0; a < _arms.Length; a++)
        {
            _armCenters[a] = x;
            x += _arms[a].RightReach + Gap + half;
        }

        _trunkCenter = _arms.Length == 0 ? style.Margin + half : (_armCenters[0] + _armCenters[^1]) / 2;
        double reach = Math.Max(_trunkCenter + _trunk.RightReach, _arms.Length == 0 ? 0 : _armCenters[^1] + _arms[^1].RightReach);
        Width = Math.Ceiling(Math.Max(reach, style.Margin + _header.MinimalWidth) + style.Margin);
    }

    /// <summary>Width of the figure.</summary>
    internal double Width { get; }

    private double Gap => 2 * _style.Text.Size;

    /// <summary>Draws everything and returns the height of the figure.</summary>
    internal double Draw(Canvas canvas)
    {
        double y = _header.Draw(canvas, _style.Margin, Width - _style.Margin, _style.Margin);
        y = DrawChains(canvas, [_trunk], [_trunkCenter], y, continues: _arms.Length > 0);
        if (_arms.Length > 0)
        {
            // Half a line's width beyond the outer arrows closes the corners.
            double corner = _style.AxisLine.Width / 2;
            canvas.Line(_armCenters[0] - corner, y, _armCenters[^1] + corner, y, _style.AxisLine);
            foreach (double center in _armCenters) FlowArrow.Down(canvas, center, y, y + Gap, _style);
            y = DrawChains(canvas, _arms, _armCenters, y + Gap, continues: false);
        }

        return Math.Ceiling(y + _style.Margin);
    }

    /// <summary>Draws columns row by row; when the flow continues below, a line leads down to the place returned.</summary>
    private double DrawChains(Canvas canvas, FlowChain[] chains, double[] centers, double top, bool continues)
    {
        double y = top;
        int rows = chains.Max(c => c.Count);
        for (int row = 0; row < rows; row++)
        {
            double height = chains.Max(c => c.BoxHeight(row));
            double side = chains.Max(c => c.SideHeight(row));
            double space = side > 0 ? side + Gap : Gap;
            double bottom = y + height;
            for (int c = 0; c < chains.Length; c++)
            {
                if (row >= chains[c].Count) continue;
                chains[c].DrawBox(canvas, row, centers[c], y, height);
                bool isLast = row == chains[c].Count - 1;
                if (!isLast) FlowArrow.Down(canvas, centers[c], bottom, bottom + space, _style);
                else if (continues) canvas.Line(centers[c], bottom, centers[c], bottom + space, _style.AxisLine);
                else if (chains[c].EndsWithExclusion) canvas.Line(centers[c], bottom, centers[c], bottom + (space / 2), _style.AxisLine);
                chains[c].DrawSide(canvas, row, centers[c], bottom + (space / 2));
            }

            bool isEnd = row == rows - 1 && !continues;
            y = isEnd && side == 0 ? bottom : bottom + space;
        }

        return y;
    }
}
