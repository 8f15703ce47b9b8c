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
    // η up to which risks, their sums over any sample and the products of two of these stay within the range of numbers.
    private const double SafePredictor = 200;

    private readonly CoxRiskSets _sets;
    private readonly CoxColumns _columns;
    private readonly CoxTies _ties;
    private readonly int _p;
    private readonly double[] _beta;
    private readonly double[] _offset;
    private readonly double _largestOffset;
    private readonly CoxChunks _chunks;
    private readonly CoxWalk[] _walks;
    private readonly int _threads;

    public CoxPartialLikelihood(CoxRiskSets sets, DesignMatrix design, ReadOnlySpan<double> offset, CoxTies ties, int threads = 1)
        : this(sets, CoxColumns.Prepare(sets, design), offset, ties, threads)
    {
    }

    public CoxPartialLikelihood(CoxRiskSets sets, CoxColumns columns, ReadOnlySpan<double> offset, CoxTies ties, int threads = 1)
    {
        _sets = sets;
        _columns = columns;
        _ties = ties;
        _p = columns.Count;
        _beta = new double[_p + WeightedCrossProduct.Overhang];
        _offset = new double[offset.IsEmpty ? 0 : sets.RowCount];
        for (int i = 0; i < _offset.Length; i++)
        {
            _offset[i] = offset[sets.SourceRow[i]];
            _largestOffset = Math.Max(_largestOffset, Math.Abs(_offset[i]));
        }

        Risk = GC.AllocateUninitializedArray<double>(sets.RowCount);
        Shift = new double[sets.Strata.Length];
        Score = new double[_p];
        Information = new double[_p * _p];
        Exact = ties == CoxTies.Exact ? new ExactTies(sets, columns) : null;
        _chunks = CoxChunks.Of(sets, Exact is null ? _p : 0);
        _walks = [.. Enumerable.Range(0, _chunks.Count).Select(_ => new CoxWalk(this))];
        _threads = Math.Min(threads, _chunks.Count);
        Lingering = sets.Lingering is LingeringRows rows ? new LingeringRisk(rows, sets, _p) : null;
        Hazard = new CoxHazard(sets, ties, Lingering);
    }

    /// <summary>
    /// Receives the sums of an event time: its index, the hazard sums, Σ r x over the risk set and, where the events share their time, over the events.
    /// Both hold <see cref="RiskSum.Padded"/> numbers, p of which count.
    /// </summary>
    public delegate void EventTimeSink(int time, in TiedEvents tied, double eventWeight, ReadOnlySpan<double> riskMoment, ReadOnlySpan<double> eventMoment);

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

    /// <summary>Weight × exp(η − shift of the stratum) of each prepared row; η includes the offset, its columns are centred within the stratum.</summary>
    public double[] Risk { get; }

    /// <summary>What η is lessened by in each stratum: nothing where no exponential can leave the range of numbers, else the largest η.</summary>
    public double[] Shift { get; }

    /// <summary>Receives each event time's sums while they are handed over; else null.</summary>
    internal EventTimeSink? Sink { get; private set; }

    /// <summary>The contribution of tied events under exact ties.</summary>
    public ExactTies? Exact { get; }

    /// <summary>Stops an evaluation, and whatever is made of many of them.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The cumulative hazard at the last coefficients.</summary>
    public CoxHazard Hazard { get; }

    /// <summary>What rows with a falling weight add; null in models without them.</summary>
    public LingeringRisk? Lingering { get; }

    /// <summary>Evaluates log-likelihood, score and information.</summary>
    /// <param name="coefficients">One per scaled column.</param>
    public void Evaluate(ReadOnlySpan<double> coefficients)
    {
        Cancellation.ThrowIfCancellationRequested();
        coefficients.CopyTo(_beta);
        Array.Clear(Score);
        Array.Clear(Information);
        FindShift();
        foreach (CoxWalk walk in _walks)
        {
            walk.Clear();
            walk.Risk.Clear();
        }

        if (Lingering is not null)
        {
            EachChunk(chunk => _walks[chunk].FillRisks(_chunks[chunk]));
            Lingering.SumRisk(Risk, _columns.Values);
        }

        WalkRiskSets();
        EachChunk(AddRowProducts);
        LogLikelihood = 0;
        foreach (CoxWalk walk in _walks)
        {
            LogLikelihood += walk.LogLikelihood;
            walk.AddTo(Score, Information);
        }

        for (int a = 0; a < _p; a++)
        {
            for (int b = 0; b < a; b++)
            {
                Information[b * _p + a] = Information[a * _p + b];
            }
        }
    }

    /// <summary>Hands over the sums of each event time at the coefficients of the last evaluation; its risks are used again, its results stay.</summary>
    /// <param name="sink">Receives the sums; times of one chunk one after the other. With exact ties, only those of times with one event.</param>
    public void HandOver(EventTimeSink sink)
    {
        Sink = sink;
        foreach (CoxWalk walk in _walks)
        {
            walk.Revisit();
            walk.Risk.Clear();
        }

        WalkRiskSets();
        Sink = null;
    }

    /// <summary>η of some rows.</summary>
    internal void Predict(int first, Span<double> eta) => RelativeRisk.Predict(
        _columns.Values.AsSpan(first * _p), _beta, _p, _offset.Length == 0 ? default : _offset.AsSpan(first, eta.Length), eta);

    // Most of the time the columns' reach says that nothing can overflow, and η need not be known before the risks are.
    private void FindShift()
    {
        double reach = _largestOffset;
        for (int j = 0; j < _p; j++)
        {
            reach += Math.Abs(_beta[j]) * _columns.Reach[j];
        }

        if (reach <= SafePredictor && Exact is null)
        {
            Array.Clear(Shift);
            return;
        }

        double[] eta = new double[CoxBlock.MostRows];
        for (int s = 0; s < Shift.Length; s++)
        {
            (_, int start, int end) = _sets.Strata[s];
            Shift[s] = double.NegativeInfinity;
            for (int first = _sets.RowStart[start]; first < _sets.RowStart[end]; first += eta.Length)
            {
                Span<double> some = eta.AsSpan(0, Math.Min(eta.Length, _sets.RowStart[end] - first));
                Predict(first, some);
                foreach (double value in some)
                {
                    Shift[s] = Math.Max(Shift[s], value);
                }
            }
        }
    }

    private void WalkRiskSets()
    {
        // With one thread each chunk fills in its risks as it goes, and hands its sums on.
        bool isAhead = _threads > 1;
        if (isAhead)
        {
            EachChunk(SumAhead);
        }

        if (_sets.HasLateEntry)
        {
            WalkInTurn();
        }
        else
        {
            WalkCarrying(isAhead);
        }

        Hazard.Accumulate();
    }

    // The risks of a chunk, and the sums of what the chunk before takes over, if it ends within this chunk's first stratum.
    private void SumAhead(int chunk)
    {
        CoxWalk walk = _walks[chunk];
        walk.FillRisks(_chunks[chunk]);
        CoxSegment first = _chunks[chunk][0];
        if (chunk > 0 && !_sets.HasLateEntry && first.From > _sets.Strata[first.Stratum].Start)
        {
            walk.AddRows(first);
        }
    }

    // From the last chunk to the first: each begins with the sums of the rows at risk after it.
    private void WalkCarrying(bool isAhead)
    {
        double carriedTotal = 0;
        double[] carried = new double[_p];
        double[] own = new double[_p];
        for (int c = _chunks.Count - 1; c >= 0; c--)
        {
            RiskSum risk = _walks[c].Risk;
            double ownTotal = risk.OwnTotal;
            risk.OwnMoment.CopyTo(own);
            CoxSegment last = _chunks[c][^1];
            bool goesOn = last.To < _sets.Strata[last.Stratum].End;
            risk.CarryOn(goesOn ? carriedTotal : 0, goesOn ? carried : []);
            if (!isAhead)
            {
                Walk(c);
                ownTotal = risk.OwnTotal;
                risk.OwnMoment.CopyTo(own);
            }

            // A stratum that fills the chunk hands on what it took over.
            bool handsOn = goesOn && _chunks[c].Length == 1;
            carriedTotal = ownTotal + (handsOn ? carriedTotal : 0);
            for (int j = 0; j < _p; j++)
            {
                carried[j] = own[j] + (handsOn ? carried[j] : 0);
            }
        }

        if (isAhead)
        {
            EachChunk(Walk);
        }
    }

    private void Walk(int chunk)
    {
        CoxSegment[] segments = _chunks[chunk];
        for (int k = segments.Length - 1; k >= 0; k--)
        {
            if (k < segments.Length - 1)
            {
                _walks[chunk].Risk.Clear();
            }

            _walks[chunk].WalkBack(segments[k]);
        }
    }

    // Rows that leave may have come in in another chunk: one risk set goes through all of them.
    private void WalkInTurn()
    {
        RiskSum risk = _walks[^1].Risk;
        for (int c = _chunks.Count - 1; c >= 0; c--)
        {
            _walks[c].Risk = risk;
            for (int k = _chunks[c].Length - 1; k >= 0; k--)
            {
                CoxSegment segment = _chunks[c][k];
                if (segment.To == _sets.Strata[segment.Stratum].End)
                {
                    risk.Clear();
                }

                _walks[c].WalkBack(segment);
            }
        }
    }

    private void AddRowProducts(int chunk)
    {
        foreach (CoxSegment segment in _chunks[chunk])
        {
            _walks[chunk].AddRowProducts(segment);
        }
    }

    private void EachChunk(Action<int> work)
    {
        if (_threads > 1)
        {
            Parallel.For(0, _chunks.Count, new ParallelOptions { MaxDegreeOfParallelism = _threads }, work);
            return;
        }

        for (int c = 0; c < _chunks.Count; c++)
        {
            work(c);
        }
    }
}
