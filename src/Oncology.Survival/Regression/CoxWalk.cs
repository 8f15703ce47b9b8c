using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// One chunk's share of an evaluation. Walking back in time it gives the hazard of each event time, the logarithms of the risk sums and
/// the rank-one terms of the information; then, once hazards are cumulative, the rows' part of score and information.
/// </summary>
internal sealed class CoxWalk
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
    // True where risk sets only grow backwards in time and hold whole rows only: the total is a plain running sum.
    private readonly bool _isPlain;
    private LogProduct _logRisk;
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
        _isPlain = !_sets.HasLateEntry && likelihood.Exact is null && _sets.Lingering is null;
        Risk = new RiskSum(_sets, likelihood.Columns, likelihood.Risk);
    }

    /// <summary>Sums over the risk set where the walk stands; one for all chunks where rows enter late.</summary>
    public RiskSum Risk { get; set; }

    /// <summary>This chunk's part of the log-likelihood.</summary>
    public double LogLikelihood { get; private set; }

    public void Clear()
    {
        LogLikelihood = 0;
        _information.Clear();
        Array.Clear(_score);
    }

    /// <summary>Risks of the rows of a segment, and the events' part of the log-likelihood.</summary>
    public void FillRisk(CoxSegment segment)
    {
        Range rows = _sets.RowStart[segment.From].._sets.RowStart[segment.To];
        double shift = _likelihood.LargestPredictor[segment.Stratum];
        ReadOnlySpan<double> eta = _likelihood.LinearPredictor.AsSpan(rows);
        ReadOnlySpan<double> weight = _sets.Weight.AsSpan(rows);
        RelativeRisk.Exponentiate(eta, shift, weight, _likelihood.Risk.AsSpan(rows));
        ReadOnlySpan<double> eventWeight = _sets.EventWeightOf.AsSpan(rows);
        double sum = 0;
        for (int i = 0; i < eventWeight.Length; i++)
        {
            sum += eventWeight[i] * (eta[i] - shift);
        }

        LogLikelihood += sum;
    }

    /// <summary>Adds all rows of a segment to the risk sums.</summary>
    public void AddRows(CoxSegment segment)
    {
        for (int t = segment.To; t > segment.From;)
        {
            _block.Begin(t, 0);
            for (; t > segment.From && !_block.IsFull; t--)
            {
                AddToTotal(t - 1);
                _block.Add(0, 0);
            }

            Risk.WalkMoments(_block, _moments);
        }
    }

    /// <summary>Walks back over a segment; the risk sums hold the rows that are at risk after it.</summary>
    /// <param name="segment">The event times.</param>
    /// <param name="leaving">Next of the rows that enter late to be taken out.</param>
    /// <returns>The same, where the walk has come to.</returns>
    public int WalkBack(CoxSegment segment, int leaving)
    {
        int[] late = _sets.ByFirstTime;
        for (int t = segment.To; t > segment.From;)
        {
            _block.Begin(t, leaving);
            _hasTies = false;
            if (_isPlain && _likelihood.Sink is null)
            {
                t = AddEventTimes(t, segment.From);
            }

            while (t > segment.From && !_block.IsFull)
            {
                t--;
                AddToTotal(t);
                for (; leaving < late.Length && _sets.FirstTime[late[leaving]] > t; leaving++)
                {
                    Risk.AddToTotal(-_likelihood.Risk[late[leaving]]);
                }

                _block.Add(leaving, AddEventTime(t));
            }

            Risk.WalkMoments(_block, _moments);
            _likelihood.Lingering?.AddMoments(_block, _moments, _length);
            if (_hasTies || _likelihood.Sink is not null)
            {
                AddTiedMoments();
            }

            _information.Add(_moments, _length, _weight.AsSpan(0, _block.Terms));
        }

        LogLikelihood -= _logRisk.Value;
        _logRisk = default;
        return leaving;
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
            _likelihood.SeeHazard(first, stratumStart, _weight.AsSpan(0, count));
            for (int k = 0; k < count; k++)
            {
                _residual[k] = eventWeight[first + k] - _weight[k];
            }

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

    private void AddToTotal(int t)
    {
        ReadOnlySpan<double> risk = _likelihood.Risk.AsSpan(_sets.RowStart[t].._sets.RowStart[t + 1]);
        if (!_sets.HasLateEntry)
        {
            double sum = 0;
            foreach (double r in risk)
            {
                sum += r;
            }

            Risk.AddToTotal(sum);
            return;
        }

        foreach (double r in risk)
        {
            Risk.AddToTotal(r);
        }
    }

    // The usual case, one event of weight 1 per time, without asking more than that; stops at the first time that is otherwise.
    private int AddEventTimes(int t, int from)
    {
        ReadOnlySpan<int> rowStart = _sets.RowStart;
        ReadOnlySpan<double> risk = _likelihood.Risk;
        ReadOnlySpan<long> events = _sets.EventCountAt;
        ReadOnlySpan<double> eventWeight = _sets.EventWeightAt;
        double total = Risk.Total;
        int row = rowStart[t];
        while (t > from && !_block.IsFull && events[t - 1] == 1 && eventWeight[t - 1] == 1)
        {
            t--;
            double sum = 0;
            for (int start = rowStart[t]; row > start;)
            {
                sum += risk[--row];
            }

            total += sum;
            double step = 1 / total;
            _logRisk.Add(total);
            _likelihood.SetHazard(t, step, 0);
            _tied[_block.Count] = default;
            _weight[_block.Terms] = -step * step;
            _block.Add(0, 1);
        }

        Risk.SetTotal(total);
        return t;
    }

    // Hazard and logarithm of an event time; returns the number of rank-one terms that it takes off the information.
    private int AddEventTime(int t)
    {
        long count = _sets.EventCountAt[t];
        double total = Risk.Total + (_likelihood.Lingering is LingeringRisk lingering ? lingering.Total[t] : 0);
        if (_likelihood.Exact is ExactTies exact && count > 1)
        {
            _likelihood.Cancellation.ThrowIfCancellationRequested();
            LogLikelihood -= exact.Add(t, count, _likelihood.Risk, total, _likelihood.Score, _likelihood.Information);
            _likelihood.SetHazard(t, 0, 0);
            return 0;
        }

        long steps = _likelihood.Ties == CoxTies.Efron ? count : 1;
        double weight = _sets.EventWeightAt[t];
        if (steps == 1 && weight == 1 && _likelihood.Sink is null)
        {
            // One event alone, most of the time: w/S0 and w/S0².
            double step = 1 / total;
            _logRisk.Add(total);
            _likelihood.SetHazard(t, step, 0);
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
        _likelihood.SetHazard(t, tied.Hazard, tied.EventShare);
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

        LogLikelihood -= weight / steps * product.Value;
    }

    // Where events are tied the terms are S1 − (B/A) D1 and D1, with D1 = Σ r x over the events.
    private void AddTiedMoments()
    {
        Span<double> events = stackalloc double[_p <= 64 ? _p : 0];
        events = _p <= 64 ? events : new double[_p];
        for (int k = 0; k < _block.Count; k++)
        {
            int slot = _block.Slot[k];
            int t = _block.TimeOf(k);
            bool isTied = _tied[k].Spread > 0;
            if (slot == CoxBlock.MostTerms || (!isTied && _likelihood.Sink is null))
            {
                continue;
            }

            SumEvents(t, events);
            Span<double> moment = _moments.AsSpan(slot * _length, _p);
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
        sum.Clear();
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
