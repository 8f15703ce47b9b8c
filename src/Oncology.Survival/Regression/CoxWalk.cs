using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// One chunk's share of an evaluation. Walking back in time it gives the hazard of each event time, the logarithms of the risk sums and
/// the rank-one terms of the information; then, once hazards are cumulative, the rows' part of score and information.
/// </summary>
internal sealed partial class CoxWalk
{
    private const int Lane = 4;

    private readonly CoxPartialLikelihood _likelihood;
    private readonly CoxRiskSets _sets;
    private readonly int _p;
    private readonly int _length;
    private readonly double[] _x;
    private readonly CoxBlock _block;
    private readonly TiedEvents[] _tied = new TiedEvents[CoxBlock.MostTerms];
    private readonly double[] _moments;
    private readonly double[] _weight = new double[WeightedCrossProduct.BlockRows];
    private readonly double[] _residual = new double[WeightedCrossProduct.BlockRows];
    private readonly WeightedCrossProduct _information;
    private readonly double[] _score;

    // True where rows only come in backwards in time, with weight 1: their total is a plain running sum.
    private readonly bool _isPlain;
    private readonly double[] _total = new double[CoxBlock.MostTerms];
    private readonly double[] _predictor = new double[CoxBlock.MostRows];
    private LogProduct _logRisk;
    private double _linear;
    private double _others;
    private int _filledFrom;
    private bool _isFilled;
    private bool _hasTies;

    public CoxWalk(CoxPartialLikelihood likelihood)
    {
        _likelihood = likelihood;
        _sets = likelihood.Sets;
        _p = likelihood.Count;
        _length = RiskSum.Padded(_p);
        _block = new CoxBlock(_sets);
        _x = likelihood.Columns.Values;
        _score = new double[_length];
        _moments = new double[(CoxBlock.MostTerms + 1) * _length];
        _information = new WeightedCrossProduct(_p);
        _isPlain = !_sets.HasLateEntry && !_sets.HasCaseWeights && likelihood.Exact is null;
        Risk = new RiskSum(_sets, likelihood.Columns, likelihood.Risk);
    }

    /// <summary>Sums over the risk set where the walk stands; one for all chunks where rows enter late.</summary>
    public RiskSum Risk { get; set; }

    /// <summary>This chunk's part of the log-likelihood.</summary>
    public double LogLikelihood => _linear + _others;

    public void Clear()
    {
        (_linear, _others) = (0, 0);
        _isFilled = false;
        _information.Clear();
        Array.Clear(_score);
    }

    /// <summary>Begins another walk at the same coefficients, whose risks are there.</summary>
    public void Revisit() => _isFilled = true;

    /// <summary>Fills in the risks of all rows of some segments ahead of the walk; else it fills them in as it comes by, while they are in the cache.</summary>
    public void FillRisks(CoxSegment[] segments)
    {
        if (_isFilled)
        {
            return;
        }

        for (int k = segments.Length - 1; k >= 0; k--)
        {
            BeginRows(segments[k]);
            FillDownTo(segments[k], _sets.RowStart[segments[k].From]);
        }

        _isFilled = true;
    }

    /// <summary>Adds all rows of a segment to the risk sums.</summary>
    public void AddRows(CoxSegment segment)
    {
        for (int t = segment.To; t > segment.From;)
        {
            _block.Begin(t, 0);
            for (; t > segment.From && !_block.IsFull; t--)
            {
                Risk.AddToTotal(_sets.RowStart[t - 1], _sets.RowStart[t]);
                _block.Add(0, 0);
            }

            Risk.WalkMoments(_block, _moments);
        }
    }

    /// <summary>Walks back over a segment; the risk sums hold the rows that are at risk after it.</summary>
    public void WalkBack(CoxSegment segment)
    {
        int leaving = _sets.LateEndAfter(segment.To);
        BeginRows(segment);
        for (int t = segment.To; t > segment.From;)
        {
            FillDownTo(segment, _sets.RowStart[t] - CoxBlock.MostRows);
            _block.Begin(t, leaving);
            _hasTies = false;
            if (_isPlain)
            {
                t = AddEventTimes(t, segment.From);
            }

            while (t > segment.From && !_block.IsFull)
            {
                t--;
                FillDownTo(segment, _sets.RowStart[t]);
                Risk.AddToTotal(_sets.RowStart[t], _sets.RowStart[t + 1]);
                if (_sets.HasLateEntry)
                {
                    int end = _sets.LateEndAfter(t);
                    Risk.TakeFromTotal(_sets.ByFirstTime.AsSpan(leaving, end - leaving));
                    leaving = end;
                }

                _block.Add(leaving, AddEventTime(t));
            }

            Risk.WalkMoments(_block, _moments);
            _likelihood.Lingering?.AddMoments(_block, _moments);
            if (_hasTies || _likelihood.Sink is not null)
            {
                AddTiedMoments();
            }

            if (_likelihood.Sink is null)
            {
                _information.Add(_moments, _length, _weight.AsSpan(0, _block.Terms));
            }
        }

        _others -= _logRisk.Value;
        _logRisk = default;
    }

    /// <summary>Adds the rows of a segment to score and information, once the hazards are cumulative.</summary>
    public void AddRowProducts(CoxSegment segment)
    {
        int stratumStart = _sets.Strata[segment.Stratum].Start;
        int endRow = _sets.RowStart[segment.To];
        double[] eventWeight = _sets.EventWeightOf;
        for (int first = _sets.RowStart[segment.From]; first < endRow; first += WeightedCrossProduct.BlockRows)
        {
            int count = Math.Min(WeightedCrossProduct.BlockRows, endRow - first);
            _likelihood.Hazard.See(first, stratumStart, _likelihood.Risk.AsSpan(first, count), _weight.AsSpan(0, count));
            Subtract(eventWeight.AsSpan(first, count), _weight, _residual);
            AddScore(first, count);
            _information.Add(_x.AsSpan(first * _p, count * _p + WeightedCrossProduct.Overhang), _p, _weight.AsSpan(0, count));
        }
    }

    /// <summary>Adds this chunk's sums to those of the likelihood.</summary>
    public void AddTo(double[] score, double[] information)
    {
        for (int j = 0; j < _p; j++)
        {
            score[j] += _score[j];
        }

        _information.AddTo(information);
    }

    private static void Subtract(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> difference)
    {
        ref double from = ref MemoryMarshal.GetReference(left);
        ref double less = ref MemoryMarshal.GetReference(right);
        ref double to = ref MemoryMarshal.GetReference(difference);
        int k = 0;
        for (; k + Lane <= left.Length; k += Lane)
        {
            (Vector256.LoadUnsafe(ref from, (nuint)k) - Vector256.LoadUnsafe(ref less, (nuint)k)).StoreUnsafe(ref to, (nuint)k);
        }

        for (; k < left.Length; k++)
        {
            difference[k] = left[k] - right[k];
        }
    }

    // The score is Σ m x with m the martingale residuals: nothing large cancels.
    private void AddScore(int first, int count)
    {
        ref double x = ref MemoryMarshal.GetArrayDataReference(_x);
        ref double score = ref MemoryMarshal.GetArrayDataReference(_score);
        for (int j = 0; j < _p; j += Lane)
        {
            Vector256<double> even = Vector256<double>.Zero;
            Vector256<double> odd = Vector256<double>.Zero;
            nuint at = (nuint)(first * _p + j);
            int k = 0;
            for (; k + 2 <= count; k += 2, at += 2 * (nuint)_p)
            {
                even = Vector256.MultiplyAddEstimate(Vector256.Create(_residual[k]), Vector256.LoadUnsafe(ref x, at), even);
                odd = Vector256.MultiplyAddEstimate(Vector256.Create(_residual[k + 1]), Vector256.LoadUnsafe(ref x, at + (nuint)_p), odd);
            }

            if (k < count)
            {
                even = Vector256.MultiplyAddEstimate(Vector256.Create(_residual[k]), Vector256.LoadUnsafe(ref x, at), even);
            }

            (Vector256.LoadUnsafe(ref score, (nuint)j) + (even + odd)).StoreUnsafe(ref score, (nuint)j);
        }
    }

    private void BeginRows(CoxSegment segment) => _filledFrom = _sets.RowStart[_isFilled ? segment.From : segment.To];

    // Risks, and the events' part of the log-likelihood, in strips from the end of the segment on, until a row has its own.
    private void FillDownTo(CoxSegment segment, int row)
    {
        row = Math.Max(row, _sets.RowStart[segment.From]);
        double shift = _likelihood.Shift[segment.Stratum];
        while (_filledFrom > row)
        {
            int from = Math.Max(_sets.RowStart[segment.From], _filledFrom - CoxBlock.MostRows);
            Range rows = from.._filledFrom;
            Span<double> eta = _predictor.AsSpan(0, _filledFrom - from);
            _likelihood.Predict(from, eta);
            RelativeRisk.Exponentiate(eta, shift, _sets.Weight.AsSpan(rows), _likelihood.Risk.AsSpan(rows));
            _linear += RelativeRisk.Sum(eta, shift, _sets.EventWeightOf.AsSpan(rows));
            _filledFrom = from;
        }
    }

    // Hazard and logarithm of an event time; returns the number of rank-one terms that it takes off the information.
    private int AddEventTime(int t)
    {
        long count = _sets.EventCountAt[t];
        double total = Risk.Total + (_likelihood.Lingering is LingeringRisk lingering ? lingering.Total[t] : 0);
        if (_likelihood.Exact is ExactTies exact && count > 1)
        {
            _likelihood.Cancellation.ThrowIfCancellationRequested();
            _others -= _likelihood.Sink is null ? exact.Add(t, count, _likelihood.Risk, total, _likelihood.Score, _likelihood.Information) : 0;
            _likelihood.Hazard.Set(t, 0, 0);
            return 0;
        }

        long steps = _likelihood.Ties == CoxTies.Efron ? count : 1;
        double weight = _sets.EventWeightAt[t];
        if (steps == 1 && weight == 1 && _likelihood.Sink is null)
        {
            // One event alone, most of the time: w/S0 and w/S0².
            double step = 1 / total;
            _logRisk.Add(total);
            _likelihood.Hazard.Set(t, step, 0);
            _tied[_block.Count] = default;
            _weight[_block.Terms] = -step * step;
            return 1;
        }

        double eventRisk = 0;
        for (int i = _sets.RowStart[t]; i < _sets.EventEnd[t] && steps > 1; i++)
        {
            eventRisk += _likelihood.Risk[i];
        }

        var tied = TiedEvents.Of(total, eventRisk, weight, steps);
        _hasTies |= tied.Spread > 0;
        AddLogRisk(total, eventRisk, weight, steps);
        _likelihood.Hazard.Set(t, tied.Hazard, tied.EventShare);
        _tied[_block.Count] = tied;
        _weight[_block.Terms] = -tied.Square;
        _weight[_block.Terms + 1] = -tied.Spread;
        return tied.Spread > 0 ? 2 : 1;
    }

    // Σ w log s over the steps of an event time; with weight 1 the steps of all times share their logarithms.
    private void AddLogRisk(double riskSum, double eventRisk, double weight, long steps)
    {
        if (weight == steps)
        {
            for (long k = 0; k < steps; k++)
            {
                _logRisk.Add(riskSum - (double)k / steps * eventRisk);
            }

            return;
        }

        LogProduct product = default;
        for (long k = 0; k < steps; k++)
        {
            product.Add(riskSum - (double)k / steps * eventRisk);
        }

        _others -= weight / steps * product.Value;
    }

    // Where events are tied the terms are S1 − (B/A) D1 and D1, with D1 = Σ r x over the events.
    private void AddTiedMoments()
    {
        Span<double> events = stackalloc double[_length <= 64 ? _length : 0];
        events = _length <= 64 ? events : new double[_length];
        for (int k = 0; k < _block.Count; k++)
        {
            int slot = _block.Slot[k];
            int t = _block.TimeOf(k);
            bool isTied = _tied[k].Spread > 0;
            if (slot == CoxBlock.MostTerms || (!isTied && _likelihood.Sink is null))
            {
                continue;
            }

            events.Clear();
            if (_tied[k].EventShare > 0)
            {
                SumEvents(t, events[.._p]);
            }

            Span<double> moment = _moments.AsSpan(slot * _length, _length);
            _likelihood.Sink?.Invoke(t, _tied[k], _sets.EventWeightAt[t], moment, events);
            for (int j = 0; j < _p && isTied; j++)
            {
                moment[j] -= _tied[k].Centre * events[j];
                _moments[(slot + 1) * _length + j] = events[j];
            }
        }
    }

    private void SumEvents(int t, Span<double> sum)
    {
        for (int i = _sets.RowStart[t]; i < _sets.EventEnd[t]; i++)
        {
            double risk = _likelihood.Risk[i];
            ReadOnlySpan<double> x = _x.AsSpan(i * _p, sum.Length);
            for (int j = 0; j < sum.Length; j++)
            {
                sum[j] += risk * x[j];
            }
        }
    }
}
