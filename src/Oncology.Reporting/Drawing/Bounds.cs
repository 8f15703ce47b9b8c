namespace Oncology.Reporting;

/// <summary>An upright rectangle on a figure's page, in points; y grows downwards.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Width">Width, not negative.</param>
/// <param name="Height">Height, not negative.</param>
public readonly record struct Bounds(double Left, double Top, double Width, double Height)
{
    /// <summary>Right edge.</summary>
    public double Right => Left + Width;

    /// <summary>Lower edge.</summary>
    public double Bottom => Top + Height;

    internal static Bounds Around(ReadOnlySpan<FigurePoint> points)
    {
        double left = double.PositiveInfinity, top = double.PositiveInfinity;
        double right = double.NegativeInfinity, bottom = double.NegativeInfinity;
        foreach (var point in points)
        {
            left = Math.Min(left, point.X);
            right = Math.Max(right, point.X);
            top = Math.Min(top, point.Y);
            bottom = Math.Max(bottom, point.Y);
        }

        return points.IsEmpty ? default : new Bounds(left, top, right - left, bottom - top);
    }

    internal Bounds Moved(double x, double y) => this with { Left = Left + x, Top = Top + y };

    internal Bounds Grown(double by) => new(Left - by, Top - by, Width + (2 * by), Height + (2 * by));

    /// <summary>True when the interiors overlap by more than <paramref name="slack"/> in both directions.</summary>
    internal bool Overlaps(Bounds other, double slack = 0.01) =>
        Left + slack < other.Right && other.Left + slack < Right && Top + slack < other.Bottom && other.Top + slack < Bottom;

    internal bool Contains(Bounds other, double slack = 0.01) =>
        other.Left >= Left - slack && other.Right <= Right + slack && other.Top >= Top - slack && other.Bottom <= Bottom + slack;
}
