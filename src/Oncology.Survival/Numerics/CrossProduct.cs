namespace Oncology.Survival;

/// <summary>Weighted cross products Σ w x x′ of short rows, four rows to a pass so that each entry of the sum is touched once.</summary>
internal static class CrossProduct
{
    /// <summary>Adds Σ w x x′ to the lower triangle of a p × p matrix.</summary>
    /// <param name="matrix">The matrix, row by row.</param>
    /// <param name="p">Length of a row.</param>
    /// <param name="x">The rows, one after the other.</param>
    /// <param name="weights">Weight of each row.</param>
    public static void Add(Span<double> matrix, int p, ReadOnlySpan<double> x, ReadOnlySpan<double> weights)
    {
        int i = 0;
        for (; i + 4 <= weights.Length; i += 4)
        {
            ReadOnlySpan<double> x0 = x.Slice(i * p, p);
            ReadOnlySpan<double> x1 = x.Slice((i + 1) * p, p);
            ReadOnlySpan<double> x2 = x.Slice((i + 2) * p, p);
            ReadOnlySpan<double> x3 = x.Slice((i + 3) * p, p);
            for (int a = 0; a < p; a++)
            {
                double w0 = weights[i] * x0[a];
                double w1 = weights[i + 1] * x1[a];
                double w2 = weights[i + 2] * x2[a];
                double w3 = weights[i + 3] * x3[a];
                Span<double> row = matrix.Slice(a * p, a + 1);
                ReadOnlySpan<double> y0 = x0[..row.Length];
                ReadOnlySpan<double> y1 = x1[..row.Length];
                ReadOnlySpan<double> y2 = x2[..row.Length];
                ReadOnlySpan<double> y3 = x3[..row.Length];
                for (int b = 0; b < row.Length; b++)
                {
                    row[b] += w0 * y0[b] + w1 * y1[b] + (w2 * y2[b] + w3 * y3[b]);
                }
            }
        }

        for (; i < weights.Length; i++)
        {
            ReadOnlySpan<double> xi = x.Slice(i * p, p);
            for (int a = 0; a < p; a++)
            {
                double w = weights[i] * xi[a];
                Span<double> row = matrix.Slice(a * p, a + 1);
                for (int b = 0; b < row.Length; b++)
                {
                    row[b] += w * xi[b];
                }
            }
        }
    }
}
