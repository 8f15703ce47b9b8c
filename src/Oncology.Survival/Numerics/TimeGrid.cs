namespace Oncology.Survival;

/// <summary>
/// Ascending times in cells of equal width, a few in each: where a time stands among them is known but for the order in its cell, without the many looks
/// at far parts of memory that halving takes.
/// </summary>
internal readonly ref struct TimeGrid
{
    private const int TimesPerCell = 4;

    private readonly ReadOnlySpan<double> _times;
    private readonly int[] _start;
    private readonly double _cellsPerUnit;

    /// <summary>Makes the cells.</summary>
    /// <param name="times">Ascending, at least one.</param>
    public TimeGrid(ReadOnlySpan<double> times)
    {
        _times = times;
        int cells = times.Length / TimesPerCell + 1;
        double range = times[^1] - times[0];
        _cellsPerUnit = range > 0 ? (cells - 0.5) / range : 0;
        _start = new int[cells + 1];
        foreach (double time in times)
        {
            _start[Cell(time) + 1]++;
        }

        for (int cell = 0; cell < cells; cell++)
        {
            _start[cell + 1] += _start[cell];
        }
    }

    /// <summary>Number of times up to a time that is not before the first.</summary>
    public int CountUpTo(double time)
    {
        if (time >= _times[^1])
        {
            return _times.Length;
        }

        int cell = Cell(time);
        int start = _start[cell];
        int count = _start[cell + 1] - start;

        // Halving without a branch: which half holds the time nobody can foresee.
        for (; count > 1; count -= count / 2)
        {
            start += _times[start + count / 2 - 1] <= time ? count / 2 : 0;
        }

        return start + (count == 1 && _times[start] <= time ? 1 : 0);
    }

    private int Cell(double time) => (int)((time - _times[0]) * _cellsPerUnit);
}
