using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>What the rows of <see cref="LingeringRows"/> add to an evaluation of the partial likelihood: two running passes over the event times, O(n p).</summary>
internal sealed class LingeringRisk
{
    private const int Lane = 4;

    private readonly LingeringRows _rows;
    private readonly int _p;
    private readonly int _length;
    private readonly double[] _moment;
    private readonly double[] _share;

    public LingeringRisk(LingeringRows rows, CoxRiskSets sets, int columns)
    {
        _rows = rows;
        _p = columns;
        _length = RiskSum.Padded(columns);
        Total = new double[sets.TimeCount];
        _moment = new double[sets.TimeCount * _length];
        _share = new double[rows.Strands.Select(strand => strand.Rows.Length).DefaultIfEmpty().Max()];
        HazardSeen = new double[sets.RowCount];
    }

    /// <summary>Σ r of the lingering rows at each event time.</summary>
    public double[] Total { get; }

    /// <summary>Σ G(t−) dH(t)/G(T−) over the event times at which each row lingers; 0 for rows that do not.</summary>
    public double[] HazardSeen { get; }

    /// <summary>Sums the risks forwards in time.</summary>
    /// <param name="risk">r of each prepared row.</param>
    /// <param name="x">The columns, row by row.</param>
    public void SumRisk(double[] risk, double[] x)
    {
        Array.Clear(Total);
        Array.Clear(_moment);
        foreach (LingeringRows.Strand strand in _rows.Strands)
        {
            SumTotals(strand, risk);
            for (int j = 0; j < _length; j += Lane)
            {
                SumMoments(strand, x, j);
            }
        }
    }

    /// <summary>Adds Σ r of the lingering rows to the sums of consecutive event times.</summary>
    /// <param name="from">First of the event times.</param>
    /// <param name="totals">The sums.</param>
    public void AddTotals(int from, Span<double> totals)
    {
        ReadOnlySpan<double> own = Total.AsSpan(from, totals.Length);
        for (int k = 0; k < totals.Length; k++)
        {
            totals[k] += own[k];
        }
    }

    /// <summary>Adds Σ r x of the lingering rows to the sums of a block of event times.</summary>
    /// <param name="block">The event times, and where their sums are.</param>
    /// <param name="moments">The sums, as in <see cref="RiskSum.WalkMoments"/>.</param>
    public void AddMoments(CoxBlock block, double[] moments)
    {
        ref double from = ref MemoryMarshal.GetArrayDataReference(_moment);
        ref double to = ref MemoryMarshal.GetArrayDataReference(moments);
        for (int k = 0; k < block.Count; k++)
        {
            nuint at = (nuint)(block.TimeOf(k) * _length);
            nuint slot = (nuint)(block.Slot[k] * _length);
            for (nuint j = 0; j < (nuint)_length; j += Lane)
            {
                (Vector256.LoadUnsafe(ref to, slot + j) + Vector256.LoadUnsafe(ref from, at + j)).StoreUnsafe(ref to, slot + j);
            }
        }
    }

    /// <summary>Sums the hazard backwards in time.</summary>
    /// <param name="step">dH at each event time.</param>
    public void SumHazard(ReadOnlySpan<double> step)
    {
        foreach (LingeringRows.Strand strand in _rows.Strands)
        {
            CompensatedSum sum = default;
            int next = strand.Rows.Length - 1;
            for (int k = strand.Staying.Length - 1; k >= 0; k--)
            {
                sum.Add(strand.Staying[k] * step[strand.Start + k]);
                for (; next >= strand.BegunBefore(k); next--)
                {
                    HazardSeen[strand.Rows[next]] = sum.Value * strand.Inverse[next];
                }
            }
        }
    }

    /// <summary>Adds r Σ G(t−) x̄ dH(t)/G(T−) to the score residuals of the lingering rows.</summary>
    /// <param name="step">x̄ dH at each event time, <see cref="RiskSum.Padded"/> values each.</param>
    /// <param name="risk">r of each prepared row.</param>
    /// <param name="residuals">The residuals, p values for each prepared row.</param>
    public void AddDrift(double[] step, double[] risk, Span<double> residuals)
    {
        double[] sum = new double[_p];
        foreach (LingeringRows.Strand strand in _rows.Strands)
        {
            Array.Clear(sum);
            int next = strand.Rows.Length - 1;
            for (int k = strand.Staying.Length - 1; k >= 0; k--)
            {
                AddTo(sum, strand.Staying[k], step.AsSpan((strand.Start + k) * _length, _p));
                for (; next >= strand.BegunBefore(k); next--)
                {
                    int row = strand.Rows[next];
                    AddTo(residuals.Slice(row * _p, _p), risk[row] * strand.Inverse[next], sum);
                }
            }
        }
    }

    private void SumTotals(LingeringRows.Strand strand, double[] risk)
    {
        double sum = 0;
        int next = 0;
        for (int k = 0; k < strand.Staying.Length; k++)
        {
            for (; next < strand.Begun[k]; next++)
            {
                _share[next] = risk[strand.Rows[next]] * strand.Inverse[next];
                sum += _share[next];
            }

            Total[strand.Start + k] += strand.Staying[k] * sum;
        }
    }

    // Four columns of Σ r x; the sums stay in a register.
    private void SumMoments(LingeringRows.Strand strand, double[] x, int j)
    {
        ref double from = ref MemoryMarshal.GetArrayDataReference(x);
        ref double to = ref MemoryMarshal.GetArrayDataReference(_moment);
        Vector256<double> sum = Vector256<double>.Zero;
        int next = 0;
        nuint at = (nuint)(strand.Start * _length + j);
        for (int k = 0; k < strand.Staying.Length; k++, at += (nuint)_length)
        {
            for (; next < strand.Begun[k]; next++)
            {
                sum = Vector256.MultiplyAddEstimate(Vector256.Create(_share[next]), Vector256.LoadUnsafe(ref from, (nuint)(strand.Rows[next] * _p + j)), sum);
            }

            Vector256.MultiplyAddEstimate(Vector256.Create(strand.Staying[k]), sum, Vector256.LoadUnsafe(ref to, at)).StoreUnsafe(ref to, at);
        }
    }

    private static void AddTo(Span<double> sum, double factor, ReadOnlySpan<double> values)
    {
        for (int j = 0; j < values.Length; j++)
        {
            sum[j] += factor * values[j];
        }
    }
}
