using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>
/// Places the marks of one lane so that none hides another: those near each other are drawn smaller and in two levels, and where two
/// levels do not do, moved along the lane by less than the width of a mark.
/// </summary>
internal static class SwimmerMarks
{
    /// <summary>Size of a mark that stands alone.</summary>
    internal static double FullSize(double laneHeight, FigureStyle style) => Math.Clamp(laneHeight * 0.62, 1.5, style.Text.Size * 0.8);

    /// <summary>Places marks in a lane.</summary>
    /// <param name="places">Where the marks belong, in points along the lane.</param>
    /// <param name="laneHeight">Height of the lane.</param>
    /// <param name="full">Size of a mark that stands alone.</param>
    /// <returns>Place along and across the lane (0 is its middle) and size of each mark, in the order given.</returns>
    internal static ImmutableArray<(double X, double Y, double Size)> Place(IReadOnlyList<double> places, double laneHeight, double full)
    {
        int[] order = [.. Enumerable.Range(0, places.Count).OrderBy(i => places[i])];
        var placed = new (double X, double Y, double Size)[places.Count];
        for (int first = 0; first < order.Length;)
        {
            // Marks of which each stands less than its width after the one before it.
            int end = first + 1;
            while (end < order.Length && places[order[end]] - places[order[end - 1]] < Reach * full) end++;
            if (end == first + 1) placed[order[first]] = (places[order[first]], 0, full);
            else Crowd(order[first..end], places, laneHeight, full, placed);
            first = end;
        }

        return [.. placed];
    }

    // The widest mark, a diamond, is a fifth wider than its size.
    private const double Reach = 1.2;

    private static void Crowd(int[] marks, IReadOnlyList<double> places, double laneHeight, double full, (double X, double Y, double Size)[] placed)
    {
        double size = Math.Min(full, 0.5 * laneHeight / Reach);
        double offset = size * Reach / 2;
        double[] free = [double.NegativeInfinity, double.NegativeInfinity];
        for (int i = 0; i < marks.Length; i++)
        {
            double wanted = places[marks[i]];
            // Upper and lower level in turn, unless the other one needs a smaller move.
            int level = i % 2;
            if (Math.Max(free[1 - level], wanted) < Math.Max(free[level], wanted)) level = 1 - level;
            double x = Math.Max(wanted, free[level]);
            placed[marks[i]] = (x, level == 0 ? -offset : offset, size);
            free[level] = x + (size * Reach);
        }
    }
}
