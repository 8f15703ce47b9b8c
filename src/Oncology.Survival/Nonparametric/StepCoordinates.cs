using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>The corners of a right-continuous step function, for programs that join points by straight lines and fill between two of them.</summary>
/// <remarks>
/// n rows of a curve are 2n − 1 corners: at each time after the origin the value before the step, then the value after it. The band is
/// that of the interval; while the curve has not left its start (S = 1, F = 0) it has no width, and it ends at the first bound that
/// does not exist. Time is in the unit of the data.
/// </remarks>
public sealed class StepCoordinates
{
    private StepCoordinates(ImmutableArray<double> time, ImmutableArray<double> value, int rows, ImmutableArray<double> lower, ImmutableArray<double> upper)
    {
        Time = time;
        Value = value;
        BandTime = time[..CornersOf(rows)];
        BandLower = lower;
        BandUpper = upper;
    }

    /// <summary>Times of the corners, ascending; each time but the first stands twice.</summary>
    public ImmutableArray<double> Time { get; }

    /// <summary>Value at each corner.</summary>
    public ImmutableArray<double> Value { get; }

    /// <summary>Times of the corners of the band: the first of <see cref="Time"/>, as many as there are bounds.</summary>
    public ImmutableArray<double> BandTime { get; }

    /// <summary>Lower bound at each corner of the band.</summary>
    public ImmutableArray<double> BandLower { get; }

    /// <summary>Upper bound at each corner of the band.</summary>
    public ImmutableArray<double> BandUpper { get; }

    internal static StepCoordinates Of(ReadOnlySpan<double> time, ReadOnlySpan<double> value, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        double[] low = lower.ToArray(), high = upper.ToArray();
        for (int i = 0; i < value.Length && value[i] == value[0]; i++)
        {
            low[i] = high[i] = value[0];
        }

        int rows = 0;
        while (rows < low.Length && !double.IsNaN(low[rows]) && !double.IsNaN(high[rows]))
        {
            rows++;
        }

        return new StepCoordinates(Corners(time, step: 0), Corners(value, step: 1), rows, Corners(low.AsSpan(0, rows), step: 1), Corners(high.AsSpan(0, rows), step: 1));
    }

    private static int CornersOf(int rows) => Math.Max(0, (2 * rows) - 1);

    // Odd corners stand at the time of the next row with the value of the last one.
    private static ImmutableArray<double> Corners(ReadOnlySpan<double> rows, int step)
    {
        double[] corners = new double[CornersOf(rows.Length)];
        for (int i = 0; i < corners.Length; i++)
        {
            corners[i] = rows[(i + 1 - step) / 2];
        }

        return [.. corners];
    }
}
