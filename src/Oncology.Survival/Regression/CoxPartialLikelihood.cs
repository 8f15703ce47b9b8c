namespace Oncology.Survival;

/// <summary>
/// The Cox partial log-likelihood with score and information, on prepared data. One walk backwards in time per evaluation, O(n p²),
/// nothing allocated; profile likelihoods, tests and resampling evaluate the same object again.
/// </summary>
/// <remarks>
/// <para>
/// log L = Σ_events w η − Σ_times Σ_k w̄ log S0_k (see <see cref="TiedEvents"/>). The information Σ (S2/S0 − x̄ x̄′) is summed in exchanged
/// order: Σ_i r_i (H(exit_i) − H(entry_i)) x_i x_i′ with H the cumulative hazard at the current coefficients, minus at most two
/// rank-one terms per event time. The second-order sums of the risk sets are never formed.
/// </para>
/// <para>
/// Where rows enter late, sums are compensated: risk that came in and went out again must cancel to the last digit, or small
/// remaining risk sets are lost.
/// </para>
/// <para>Coefficients are those of the scaled columns of <see cref="CoxColumns"/>.</para>
/// </remarks>
internal sealed class CoxPartialLikelihood
{
    private const int BlockRows = 64;

    private readonly CoxRiskSets _sets;
    private readonly CoxColumns _columns;
    private readonly CoxTies _ties;
    private readonly int _p;
    private readonly double[] _x;
    private readonly double[] _offset;
    private readonly double[] _hazard;
    private readonly double[] _hazardLost;
    private readonly double[] _eventShare;
    private readonly RiskSum _risk;
    private readonly double[] _eventSum;
    private readonly double[] _block;
    private readonly double[] _blockWeight = new double[BlockRows];
    private readonly ExactTies? _exact;
    private int _blockCount;

    public CoxPartialLikelihood(CoxRiskSets sets, DesignMatrix design, ReadOnlySpan<double> offset, CoxTies ties)
    {
        _sets = sets;
        _columns = CoxColumns.Prepare(sets, design);
        _ties = ties;
        _p = design.ColumnCount;
        _x = _columns.Values;
        _offset = new double[sets.RowCount];
        for (int i = 0; i < _offset.Length && !offset.IsEmpty; i++)
        {
            _offset[i] = offset[sets.SourceRow[i]];
        }

        Risk = new double[sets.RowCount];
        LinearPredictor = new double[sets.RowCount];
        LargestPredictor = new double[sets.Strata.Length];
        _hazard = new double[sets.TimeCount + 1];
        _hazardLost = new double[sets.TimeCount + 1];
        _eventShare = new double[sets.TimeCount];
        _risk = new RiskSum(_p, sets.HasLateEntry);
        _eventSum = new double[_p];
        _block = new double[BlockRows * _p];
        Score = new double[_p];
        Information = new double[_p * _p];
        _exact = ties == CoxTies.Exact ? new ExactTies(sets, _columns) : null;
    }

    /// <summary>Number of coefficients.</summary>
    public int Count => _p;

    /// <summary>The rule for tied events.</summary>
    public CoxTies Ties => _ties;

    /// <summary>The prepared rows.</summary>
    public CoxRiskSets Sets => _sets;

    /// <summary>The prepared columns.</summary>
    public CoxColumns Columns => _columns;

    /// <summary>Log-likelihood at the last coefficients.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>First derivative at the last coefficients.</summary>
    public double[] Score { get; }

    /// <summary>Minus the second derivative at the last coefficients, p × p.</summary>
    public double[] Information { get; }

    /// <summary>η of each prepared row, offset included, centred within its stratum.</summary>
    public double[] LinearPredictor { get; }

    /// <summary>Weight × exp(η − largest η of the stratum) of each prepared row.</summary>
    public double[] Risk { get; }

    /// <summary>Largest η of each stratum, on the scale of <see cref="LinearPredictor"/>.</summary>
    public double[] LargestPredictor { get; }

    /// <summary>Where set, each event time's sums are handed over during an evaluation.</summary>
    public EventTimeSink? Sink { get; set; }

    /// <summary>Receives the sums of an event time: its index, the hazard sums, Σ r x over the risk set and over the events.</summary>
    public delegate void EventTimeSink(int time, in TiedEvents tied, double eventWeight, ReadOnlySpan<double> riskMoment, ReadOnlySpan<double> eventMoment);

    /// <summary>Evaluates log-likelihood, score and information.</summary>
    /// <param name="coefficients">One per scaled column.</param>
    public void Evaluate(ReadOnlySpan<double> coefficients)
    {
        LogLikelihood = 0;
        Array.Clear(Score);
        Array.Clear(Information);
        int leaving = 0;
        for (int s = _sets.Strata.Length - 1; s >= 0; s--)
        {
            (_, int start, int end) = _sets.Strata[s];
            LargestPredictor[s] = FillRisk(coefficients, _sets.RowStart[start], _sets.RowStart[end]);
            leaving = WalkBack(start, end, leaving);
            FlushBlock();
            AddCrossProducts(start, end);
        }

        for (int a = 0; a < _p; a++)
        {
            for (int b = 0; b < a; b++)
            {
                Information[b * _p + a] = Information[a * _p + b];
            }
        }
    }

    private double FillRisk(ReadOnlySpan<double> coefficients, int firstRow, int endRow)
    {
        double largest = double.NegativeInfinity;
        for (int i = firstRow; i < endRow; i++)
        {
            double eta = _offset[i];
            int at = i * _p;
            for (int j = 0; j < coefficients.Length; j++)
            {
                eta += coefficients[j] * _x[at + j];
            }

            LinearPredictor[i] = eta;
            largest = Math.Max(largest, eta);
        }

        for (int i = firstRow; i < endRow; i++)
        {
            double shifted = LinearPredictor[i] - largest;
            Risk[i] = _sets.Weight[i] * Math.Exp(shifted);
            if (_sets.IsEvent[i])
            {
                LogLikelihood += _sets.Weight[i] * shifted;
            }
        }

        return largest;
    }

    private int WalkBack(int start, int end, int leaving)
    {
        _risk.Clear();
        for (int t = end - 1; t >= start; t--)
        {
            double eventRisk = 0;
            double eventWeight = 0;
            long tiedCount = 0;
            Array.Clear(_eventSum);
            for (int i = _sets.RowStart[t]; i < _sets.RowStart[t + 1]; i++)
            {
                ReadOnlySpan<double> x = _x.AsSpan(i * _p, _p);
                _risk.Add(Risk[i], x);
                if (i < _sets.EventEnd[t])
                {
                    eventRisk += Risk[i];
                    eventWeight += _sets.Weight[i];
                    tiedCount += _sets.Frequency[i];
                    for (int j = 0; j < _p; j++)
                    {
                        _eventSum[j] += Risk[i] * x[j];
                        Score[j] += _sets.Weight[i] * x[j];
                    }
                }
            }

            for (; leaving < _sets.ByFirstTime.Length && _sets.FirstTime[_sets.ByFirstTime[leaving]] > t; leaving++)
            {
                int i = _sets.ByFirstTime[leaving];
                if (_sets.FirstTime[i] < end)
                {
                    _risk.Add(-Risk[i], _x.AsSpan(i * _p, _p));
                }
            }

            Flush(t, end, eventRisk, eventWeight, tiedCount);
        }

        return leaving;
    }

    private void Flush(int t, int end, double eventRisk, double eventWeight, long tiedCount)
    {
        if (_exact is not null && tiedCount > 1)
        {
            LogLikelihood -= _exact.Add(t, end, tiedCount, Risk, _risk.Total, Score, Information);
            _hazard[t] = 0;
            _eventShare[t] = 0;
            return;
        }

        var tied = TiedEvents.Of(_risk.Total, eventRisk, eventWeight, _ties == CoxTies.Efron ? tiedCount : 1);
        LogLikelihood -= tied.LogRisk;
        _hazard[t] = tied.Hazard;
        _eventShare[t] = tied.EventShare;
        ReadOnlySpan<double> riskMoment = _risk.Moment();
        Sink?.Invoke(t, tied, eventWeight, riskMoment, _eventSum);
        double root = Math.Sqrt(tied.Square);
        for (int j = 0; j < _p; j++)
        {
            Score[j] -= tied.Hazard * riskMoment[j] - tied.EventShare * _eventSum[j];
            _block[_blockCount * _p + j] = root * (riskMoment[j] - tied.Centre * _eventSum[j]);
        }

        TakeFromInformation(1);
        if (tied.Spread > 0)
        {
            _eventSum.CopyTo(_block, _blockCount * _p);
            TakeFromInformation(tied.Spread);
        }
    }

    // The rank-one terms are gathered and taken off the information a block at a time.
    private void TakeFromInformation(double weight)
    {
        _blockWeight[_blockCount++] = -weight;
        if (_blockCount == BlockRows)
        {
            FlushBlock();
        }
    }

    private void FlushBlock()
    {
        CrossProduct.Add(Information, _p, _block, _blockWeight.AsSpan(0, _blockCount));
        _blockCount = 0;
    }

    private void AddCrossProducts(int start, int end)
    {
        // From steps to a compensated cumulative hazard; entry t holds the hazard up to and including time t.
        CompensatedSum sum = default;
        for (int t = start; t < end; t++)
        {
            sum.Add(_hazard[t]);
            (_hazard[t], _hazardLost[t]) = sum.Parts;
        }

        int endRow = _sets.RowStart[end];
        for (int first = _sets.RowStart[start]; first < endRow; first += BlockRows)
        {
            int count = Math.Min(BlockRows, endRow - first);
            for (int k = 0; k < count; k++)
            {
                _blockWeight[k] = Risk[first + k] * HazardSeen(first + k, start);
            }

            CrossProduct.Add(Information, _p, _x.AsSpan(first * _p, count * _p), _blockWeight.AsSpan(0, count));
        }
    }

    /// <summary>Cumulative hazard that a row has seen, times exp(largest η of the stratum), after an evaluation.</summary>
    public double HazardSeen(int row, int stratumStart)
    {
        int last = _sets.LastTime[row];
        int before = _sets.FirstTime[row] - 1;
        double seen = before < stratumStart
            ? _hazard[last] + _hazardLost[last]
            : _hazard[last] - _hazard[before] + (_hazardLost[last] - _hazardLost[before]);
        return _sets.IsEvent[row] ? seen - _eventShare[last] : seen;
    }
}
