namespace Oncology.Survival;

/// <summary>
/// The covariates in the row order of the risk sets, centred within each stratum and scaled to unit spread. The partial likelihood
/// is the same; sums neither cancel nor overflow.
/// </summary>
internal sealed class CoxColumns
{
    // A column whose spread is at most this share of its size is constant: the rest is the rounding of its mean.
    private const double RoundingShare = 1e-14;

    private CoxColumns(int count, double[] values, double[] scale)
    {
        Count = count;
        Values = values;
        Scale = scale;
    }

    /// <summary>Number of columns p.</summary>
    public int Count { get; }

    /// <summary>Row by row, p values each.</summary>
    public double[] Values { get; }

    /// <summary>By how much each column was divided.</summary>
    public double[] Scale { get; }

    /// <summary>Copies the columns of a design.</summary>
    public static CoxColumns Prepare(CoxRiskSets sets, DesignMatrix design)
    {
        int p = design.ColumnCount;
        double[] values = new double[sets.RowCount * p];
        double[] scale = new double[p];
        for (int j = 0; j < p; j++)
        {
            ReadOnlySpan<double> column = design[j];
            double squares = 0;
            double total = 0;
            double largest = 0;
            foreach ((_, int start, int end) in sets.Strata)
            {
                int firstRow = sets.RowStart[start];
                int endRow = sets.RowStart[end];
                double mean = Mean(sets, column, firstRow, endRow);
                for (int i = firstRow; i < endRow; i++)
                {
                    double x = column[sets.SourceRow[i]];
                    largest = Math.Max(largest, Math.Abs(x));
                    values[i * p + j] = x - mean;
                    squares += sets.Weight[i] * (x - mean) * (x - mean);
                    total += sets.Weight[i];
                }
            }

            double spread = total > 0 ? Math.Sqrt(squares / total) : 0;
            bool isConstant = !(spread > RoundingShare * largest);
            scale[j] = isConstant ? 1 : spread;
            for (int i = 0; i < sets.RowCount; i++)
            {
                values[i * p + j] = isConstant ? 0 : values[i * p + j] / spread;
            }
        }

        return new CoxColumns(p, values, scale);
    }

    // In two passes, so that a covariate such as the year 2015 keeps its digits.
    private static double Mean(CoxRiskSets sets, ReadOnlySpan<double> column, int firstRow, int endRow)
    {
        double origin = column[sets.SourceRow[firstRow]];
        double sum = 0;
        double total = 0;
        for (int i = firstRow; i < endRow; i++)
        {
            sum += sets.Weight[i] * (column[sets.SourceRow[i]] - origin);
            total += sets.Weight[i];
        }

        return origin + sum / total;
    }
}
