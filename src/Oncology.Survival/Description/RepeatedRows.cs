namespace Oncology.Survival;

/// <summary>Frequencies written out: a row with frequency F becomes F rows, so that every statistic is that of the single rows, to the last bit.</summary>
internal static class RepeatedRows
{
    /// <summary>The row behind each row written out.</summary>
    /// <param name="frequencies">Number of identical rows that each row stands for, at least 0.</param>
    /// <param name="count">Number of rows.</param>
    /// <exception cref="ArgumentException">There is not one frequency per row, or they add up to more than an array can hold.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative.</exception>
    public static int[] Of(ReadOnlySpan<int> frequencies, int count)
    {
        if (frequencies.Length != count)
        {
            throw new ArgumentException($"There are {frequencies.Length} frequencies for {count} rows.", nameof(frequencies));
        }

        long total = 0;
        for (int row = 0; row < count; row++)
        {
            if (frequencies[row] < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(frequencies), frequencies[row], $"Row {row}: a frequency must be at least 0.");
            }

            total += frequencies[row];
        }

        if (total > Array.MaxLength)
        {
            throw new ArgumentException($"The frequencies add up to {total} rows, more than can be ranked.", nameof(frequencies));
        }

        int[] rows = new int[total];
        int next = 0;
        for (int row = 0; row < count; row++)
        {
            rows.AsSpan(next, frequencies[row]).Fill(row);
            next += frequencies[row];
        }

        return rows;
    }

    /// <summary>A column written out.</summary>
    /// <param name="values">The column.</param>
    /// <param name="rows">The row behind each row written out.</param>
    public static double[] Pick(ReadOnlySpan<double> values, int[] rows)
    {
        double[] picked = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            picked[i] = values[rows[i]];
        }

        return picked;
    }
}
