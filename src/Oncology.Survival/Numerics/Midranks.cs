namespace Oncology.Survival;

/// <summary>Ranks of a sample, ties sharing the mean of their ranks. Doubled, so that all are whole numbers.</summary>
internal sealed class Midranks
{
    public Midranks(ReadOnlySpan<double> values)
    {
        int[] rows = SortedOrder.Ascending(values);
        Doubled = new long[rows.Length];
        for (int first = 0; first < rows.Length;)
        {
            int end = first + 1;
            while (end < rows.Length && values[rows[end]] == values[rows[first]])
            {
                end++;
            }

            for (int i = first; i < end; i++)
            {
                Doubled[rows[i]] = first + 1 + end;
            }

            double tied = end - first;
            TieSum += tied * (tied * tied - 1);
            first = end;
        }
    }

    /// <summary>Twice the rank of each value.</summary>
    public long[] Doubled { get; }

    /// <summary>Σ (t³ − t) over the groups of t equal values.</summary>
    public double TieSum { get; }
}
