namespace Oncology.Reporting;

/// <summary>The arrows of a study profile: a line that ends in a small filled head.</summary>
internal static class FlowArrow
{
    internal static void Down(Canvas canvas, double x, double from, double to, FigureStyle style)
    {
        double head = style.Text.Size * 0.55;
        canvas.Line(x, from, x, to - head, style.AxisLine);
        canvas.Polygon([new(x, to), new(x - (head * 0.45), to - head), new(x + (head * 0.45), to - head)], FigureColor.Black);
    }

    internal static void Right(Canvas canvas, double from, double y, double to, FigureStyle style)
    {
        double head = style.Text.Size * 0.55;
        canvas.Line(from, y, to - head, y, style.AxisLine);
        canvas.Polygon([new(to, y), new(to - head, y - (head * 0.45)), new(to - head, y + (head * 0.45))], FigureColor.Black);
    }
}
