namespace Oncology.Survival;

/// <summary>What the rows of <see cref="LingeringRows"/> add to an evaluation of the partial likelihood: two running passes over the event times, O(n p).</summary>
internal sealed class LingeringRisk
{
    private readonly LingeringRows _rows;
    private readonly CoxRiskSets _sets;
    private readonly int _p;
    private readonly double[] _moment;

    public LingeringRisk(LingeringRows rows, CoxRiskSets sets, int columns)
    {
        _rows = rows;
        _sets = sets;
        _p = columns;
        Total = new double[sets.TimeCount];
        _moment = new double[sets.TimeCount * columns];
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
        double[] sum = new double[_p];
        foreach (LingeringRows.Strand strand in _rows.Strands)
        {
            double total = 0;
            Array.Clear(sum);
            int next = 0;
            int t = strand.Start;
            foreach ((int end, double staying) in strand.Steps)
            {
                for (; t < end; t++)
                {
                    for (; next < strand.Rows.Length && _sets.LastTime[strand.Rows[next]] < t; next++)
                    {
                        int row = strand.Rows[next];
                        double share = risk[row] * strand.Inverse[next];
                        total += share;
                        AddTo(sum, share, x.AsSpan(row * _p, _p));
                    }

                    Total[t] += staying * total;
                    AddTo(_moment.AsSpan(t * _p, _p), staying, sum);
                }
            }
        }
    }

    /// <summary>Adds Σ r x of the lingering rows to the sums of a block of event times.</summary>
    /// <param name="block">The event times, and where their sums are.</param>
    /// <param name="moments">The sums.</param>
    /// <param name="length">Places of each sum.</param>
    public void AddMoments(CoxBlock block, double[] moments, int length)
    {
        for (int k = 0; k < block.Count; k++)
        {
            if (block.Slot[k] != CoxBlock.MostTerms)
            {
                AddTo(moments.AsSpan(block.Slot[k] * length, _p), 1, _moment.AsSpan(block.TimeOf(k) * _p, _p));
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
            for (int s = strand.Steps.Length - 1; s >= 0; s--)
            {
                int from = s == 0 ? strand.Start : strand.Steps[s - 1].End;
                for (int t = strand.Steps[s].End - 1; t >= from; t--)
                {
                    sum.Add(strand.Steps[s].Staying * step[t]);
                    for (; next >= 0 && _sets.LastTime[strand.Rows[next]] == t - 1; next--)
                    {
                        HazardSeen[strand.Rows[next]] = sum.Value * strand.Inverse[next];
                    }
                }
            }
        }
    }

    /// <summary>Adds r Σ G(t−) x̄ dH(t)/G(T−) to the score residuals of the lingering rows.</summary>
    /// <param name="step">x̄ dH at each event time, p values each.</param>
    /// <param name="risk">r of each prepared row.</param>
    /// <param name="residuals">The residuals, p values for each prepared row.</param>
    public void AddDrift(double[] step, double[] risk, double[] residuals)
    {
        double[] sum = new double[_p];
        foreach (LingeringRows.Strand strand in _rows.Strands)
        {
            Array.Clear(sum);
            int next = strand.Rows.Length - 1;
            for (int s = strand.Steps.Length - 1; s >= 0; s--)
            {
                int from = s == 0 ? strand.Start : strand.Steps[s - 1].End;
                for (int t = strand.Steps[s].End - 1; t >= from; t--)
                {
                    AddTo(sum, strand.Steps[s].Staying, step.AsSpan(t * _p, _p));
                    for (; next >= 0 && _sets.LastTime[strand.Rows[next]] == t - 1; next--)
                    {
                        int row = strand.Rows[next];
                        AddTo(residuals.AsSpan(row * _p, _p), risk[row] * strand.Inverse[next], sum);
                    }
                }
            }
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
