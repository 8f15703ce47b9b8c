namespace Oncology.Reporting;

/// <summary>A column of boxes of a study profile, with the boxes of exclusions to the right of its line.</summary>
internal sealed class FlowChain
{
    private readonly FigureStyle _style;
    private readonly TextBlock[] _boxes;
    private readonly FlowExclusionBox?[] _sides;

    internal FlowChain(IReadOnlyList<FlowBox> boxes, FlowFigureOptions options, FigureStyle style)
    {
        _style = style;
        BoxWidth = options.BoxWidth;
        double inner = BoxWidth - (2 * Padding);
        _boxes = [.. boxes.Select(b => TextBlock.Wrap($"{b.Text}\n{FlowTexts.Count(b.Count, options.Language)}", style.Text, inner))];
        _sides = [.. boxes.Select(b => b.Excluded.IsDefaultOrEmpty ? null : new FlowExclusionBox(b, options.Language, style.Text, inner))];
    }

    internal int Count => _boxes.Length;

    internal double BoxWidth { get; }

    /// <summary>Where the boxes of exclusions begin, to the right of the line.</summary>
    internal double SideOffset => 3 * _style.Text.Size;

    /// <summary>How far the column reaches to the right of its line.</summary>
    internal double RightReach => _sides.Any(s => s is not null) ? Math.Max(BoxWidth / 2, SideOffset + BoxWidth) : BoxWidth / 2;

    internal bool EndsWithExclusion => _sides[^1] is not null;

    private double Padding => 0.75 * _style.Text.Size;

    internal double BoxHeight(int row) => row < Count ? _boxes[row].Height + (2 * Padding) : 0;

    internal double SideHeight(int row) => row < Count && _sides[row] is { } side ? side.Height + (2 * Padding) : 0;

    internal void DrawBox(Canvas canvas, int row, double center, double top, double height)
    {
        canvas.Rectangle(new Bounds(center - (BoxWidth / 2), top, BoxWidth, height), FigureColor.White, _style.AxisLine);
        canvas.Text(_boxes[row], center, top + ((height - _boxes[row].Height) / 2), TextAnchor.Middle);
    }

    /// <summary>Draws who leaves after a row, with the arrow that leads there from the line.</summary>
    internal void DrawSide(Canvas canvas, int row, double center, double middle)
    {
        if (_sides[row] is not { } side) return;
        double left = center + SideOffset, height = SideHeight(row);
        FlowArrow.Right(canvas, center, middle, left, _style);
        canvas.Rectangle(new Bounds(left, middle - (height / 2), BoxWidth, height), FigureColor.White, _style.AxisLine);
        side.Draw(canvas, left + Padding, middle - (side.Height / 2));
    }
}
