using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// The cumulative hazard at the coefficients of the last evaluation, relative to exp(shift of the stratum), and what each row has seen of it:
/// the weights of the exchanged sums, and the expected events of residuals.
/// </summary>
/// <remarks>
/// A walk sets the step of each event time; then the steps are summed, compensated. What rounding lost is kept apart where rows enter late,
/// because there differences are taken: a row of a small risk set may come after hazards many orders larger.
/// </remarks>
internal sealed class CoxHazard
{
    private const int Lane = 4;
    private const int Run = 64;

    private readonly CoxRiskSets _sets;
    private readonly LingeringRisk? _lingering;
    private readonly double[] _sum;
    private readonly double[] _lost;

    // For each time 0, and by how much less its events see of its step: picked by a row without asking what it is. Empty where no event
    // sees less of its own step than the others at risk: without tied events, or with Breslow's rule.
    private readonly double[] _eventShare;

    public CoxHazard(CoxRiskSets sets, CoxTies ties, LingeringRisk? lingering)
    {
        _sets = sets;
        _lingering = lingering;
        _sum = GC.AllocateUninitializedArray<double>(sets.TimeCount);
        _lost = new double[sets.HasLateEntry ? sets.TimeCount : 0];
        _eventShare = new double[ties == CoxTies.Efron && sets.HasTies ? 2 * sets.TimeCount : 0];
    }

    /// <summary>Sets the step of an event time.</summary>
    /// <param name="time">The event time.</param>
    /// <param name="step">Its step.</param>
    /// <param name="eventShare">By how much less of it the events of that time see.</param>
    public void Set(int time, double step, double eventShare)
    {
        _sum[time] = step;
        if (_eventShare.Length > 0)
        {
            _eventShare[2 * time + 1] = eventShare;
        }
    }

    /// <summary>Where the steps of consecutive event times with one event each belong.</summary>
    public Span<double> Singles(int from, int count) => _sum.AsSpan(from, count);

    /// <summary>From steps to sums; entry t holds the hazard up to and including time t.</summary>
    public void Accumulate()
    {
        _lingering?.SumHazard(_sum);
        foreach ((_, int start, int end) in _sets.Strata)
        {
            if (_lost.Length > 0)
            {
                AccumulateParts(start, end);
            }
            else
            {
                AccumulateInRuns(start, end);
            }
        }
    }

    /// <summary>What a row has seen.</summary>
    /// <param name="row">The prepared row.</param>
    /// <param name="stratumStart">First event time of its stratum.</param>
    public double Seen(int row, int stratumStart)
    {
        int last = _sets.LastTime[row];
        double own = _eventShare.Length > 0 ? _eventShare[2 * last + (_sets.IsEvent[row] ? 1 : 0)] : 0;
        double later = _lingering is null ? 0 : _lingering.HazardSeen[row];
        if (_lost.Length == 0)
        {
            return _sum[last] - own + later;
        }

        int before = _sets.FirstTime[row] - 1;
        double seen = before < stratumStart ? _sum[last] + _lost[last] : _sum[last] - _sum[before] + (_lost[last] - _lost[before]);
        return seen - own + later;
    }

    /// <summary>r times what was seen, of consecutive rows.</summary>
    /// <param name="first">First of the rows.</param>
    /// <param name="stratumStart">First event time of their stratum.</param>
    /// <param name="risk">r of each.</param>
    /// <param name="products">Receives the products, one per row.</param>
    public void See(int first, int stratumStart, ReadOnlySpan<double> risk, Span<double> products)
    {
        if (_eventShare.Length > 0)
        {
            for (int k = 0; k < products.Length; k++)
            {
                products[k] = risk[k] * Seen(first + k, stratumStart);
            }

            return;
        }

        ReadOnlySpan<int> last = _sets.LastTime.AsSpan(first, products.Length);
        if (_lost.Length > 0)
        {
            Differences(last, _sets.FirstTime.AsSpan(first, products.Length), stratumStart, products);
        }
        else
        {
            ReadOnlySpan<double> sum = _sum;
            for (int k = 0; k < products.Length; k++)
            {
                products[k] = sum[last[k]];
            }
        }

        if (_lingering is not null)
        {
            Add(_lingering.HazardSeen.AsSpan(first, products.Length), products);
        }

        Multiply(risk, products);
    }

    // From entry to exit, part by part.
    private void Differences(ReadOnlySpan<int> last, ReadOnlySpan<int> first, int stratumStart, Span<double> seen)
    {
        double[] sum = _sum;
        double[] lost = _lost;
        for (int k = 0; k < seen.Length; k++)
        {
            int to = last[k];
            int before = first[k] - 1;
            seen[k] = before < stratumStart ? sum[to] + lost[to] : sum[to] - sum[before] + (lost[to] - lost[before]);
        }
    }

    private void AccumulateParts(int start, int end)
    {
        CompensatedSum sum = default;
        for (int t = start; t < end; t++)
        {
            sum.Add(_sum[t]);
            (_sum[t], _lost[t]) = sum.Parts;
        }
    }

    // Plain sums of short runs, each on top of a compensated sum of the runs before it: as good to the last digits, in a fifth of the time.
    private void AccumulateInRuns(int start, int end)
    {
        CompensatedSum before = default;
        for (int from = start; from < end; from += Run)
        {
            double floor = before.Value;
            double sum = 0;
            Span<double> run = _sum.AsSpan(from, Math.Min(Run, end - from));
            for (int k = 0; k < run.Length; k++)
            {
                sum += run[k];
                run[k] = floor + sum;
            }

            before.Add(sum);
        }
    }

    private static void Add(ReadOnlySpan<double> some, Span<double> to)
    {
        for (int k = 0; k < to.Length; k++)
        {
            to[k] += some[k];
        }
    }

    private static void Multiply(ReadOnlySpan<double> some, Span<double> to)
    {
        int k = 0;
        ref double from = ref MemoryMarshal.GetReference(some);
        ref double into = ref MemoryMarshal.GetReference(to);
        for (; k + Lane <= to.Length; k += Lane)
        {
            (Vector256.LoadUnsafe(ref from, (nuint)k) * Vector256.LoadUnsafe(ref into, (nuint)k)).StoreUnsafe(ref into, (nuint)k);
        }

        for (; k < to.Length; k++)
        {
            to[k] *= some[k];
        }
    }
}
