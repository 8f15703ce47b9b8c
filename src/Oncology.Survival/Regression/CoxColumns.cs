using System.Buffers;

namespace Oncology.Survival;

/// <summary>
/// The covariates in the row order of the risk sets, centred within each stratum and scaled to unit spread. The partial likelihood
/// is the same; sums neither cancel nor overflow.
/// </summary>
internal sealed class CoxColumns
{
    // Columns copied in one pass over the rows: what is written then fills half a cache line, what is read stays in the cache.
    private const int ColumnsPerPass = 4;

    // Behind the last row, so that whole vectors can be read from any row.
    private const int Padding = 4;

    private readonly Lazy<double[]> _largest;

    private CoxColumns(int count, double[] values, double[] scale, double[] reach)
    {
        _largest = new Lazy<double[]>(FindLargest);
        Count = count;
        Values = values;
        Scale = scale;
        Reach = reach;
    }

    /// <summary>Number of columns p.</summary>
    public int Count { get; }

    /// <summary>Row by row, p values each; a few zeros follow the last row.</summary>
    public double[] Values { get; }

    /// <summary>By how much each column was divided.</summary>
    public double[] Scale { get; }

    /// <summary>A size that no value of each column exceeds.</summary>
    public double[] Reach { get; }

    /// <summary>Largest size of a value of each column. Found when first asked for.</summary>
    public double[] Largest => _largest.Value;

    /// <summary>Copies the columns of a design.</summary>
    public static CoxColumns Prepare(CoxRiskSets sets, DesignMatrix design)
    {
        int p = design.ColumnCount;
        int n = sets.RowCount;
        double[] values = GC.AllocateUninitializedArray<double>(n * p + Padding);
        values.AsSpan(n * p).Clear();
        double[] scale = new double[p];
        double[][] means = new double[p][];
        double[] reach = new double[p];
        if (sets.Strata.Length == 1)
        {
            double[] rented = ArrayPool<double>.Shared.Rent(design.RowCount);
            Span<double> weightOfSource = rented.AsSpan(0, design.RowCount);
            ColumnSpread.InSourceOrder(sets, weightOfSource);
            for (int j = 0; j < p; j++)
            {
                (means[j], scale[j], reach[j]) = ColumnSpread.Of(design[j], weightOfSource, sets.SourceRow[0]);
            }

            ArrayPool<double>.Shared.Return(rented);
        }
        else
        {
            for (int j = 0; j < p; j++)
            {
                (means[j], scale[j], reach[j]) = ColumnSpread.Of(design[j], sets);
            }
        }

        for (int from = 0; from < p; from += ColumnsPerPass)
        {
            Copy(sets, design, from, Math.Min(p, from + ColumnsPerPass), means, scale, values);
        }

        for (int j = 0; j < p; j++)
        {
            reach[j] *= PerSpread(scale[j]);
            scale[j] = scale[j] == 0 ? 1 : scale[j];
        }

        return new CoxColumns(p, values, scale, reach);
    }

    private static void Copy(CoxRiskSets sets, DesignMatrix design, int from, int to, double[][] means, double[] scale, double[] values)
    {
        const int BlockRows = 512;
        int p = design.ColumnCount;
        for (int s = 0; s < sets.Strata.Length; s++)
        {
            (_, int start, int end) = sets.Strata[s];
            int endRow = sets.RowStart[end];
            for (int first = sets.RowStart[start]; first < endRow; first += BlockRows)
            {
                ReadOnlySpan<int> source = sets.SourceRow.AsSpan(first, Math.Min(BlockRows, endRow - first));
                int at = first * p;
                if (to - from == ColumnsPerPass)
                {
                    CopyFour(design, from, source, means, scale, s, values.AsSpan(at), p);
                    continue;
                }

                for (int j = from; j < to; j++)
                {
                    ReadOnlySpan<double> column = design[j];
                    double mean = means[j][s];
                    double perSpread = PerSpread(scale[j]);
                    int place = at + j;
                    foreach (int row in source)
                    {
                        values[place] = (column[row] - mean) * perSpread;
                        place += p;
                    }
                }
            }
        }
    }

    private static void CopyFour(
        DesignMatrix design, int from, ReadOnlySpan<int> source, double[][] means, double[] scale, int stratum, Span<double> values, int p)
    {
        ReadOnlySpan<double> c0 = design[from], c1 = design[from + 1], c2 = design[from + 2], c3 = design[from + 3];
        double m0 = means[from][stratum], m1 = means[from + 1][stratum], m2 = means[from + 2][stratum], m3 = means[from + 3][stratum];
        double s0 = PerSpread(scale[from]), s1 = PerSpread(scale[from + 1]), s2 = PerSpread(scale[from + 2]), s3 = PerSpread(scale[from + 3]);
        int at = from;
        foreach (int row in source)
        {
            Span<double> to = values.Slice(at, ColumnsPerPass);
            to[0] = (c0[row] - m0) * s0;
            to[1] = (c1[row] - m1) * s1;
            to[2] = (c2[row] - m2) * s2;
            to[3] = (c3[row] - m3) * s3;
            at += p;
        }
    }

    private double[] FindLargest()
    {
        double[] largest = new double[Count];
        for (int at = 0; Count > 0 && at + Padding < Values.Length; at += Count)
        {
            ReadOnlySpan<double> row = Values.AsSpan(at, Count);
            for (int j = 0; j < row.Length; j++)
            {
                largest[j] = Math.Max(largest[j], Math.Abs(row[j]));
            }
        }

        return largest;
    }

    // Constant columns become exact zeros.
    private static double PerSpread(double scale) => scale == 0 ? 0 : 1 / scale;
}
