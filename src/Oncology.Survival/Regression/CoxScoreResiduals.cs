using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// Each row's share of the score: δ (x − x̄) − ∫ (x − x̄) r dH over the time the row was at risk. They sum to the score; their
/// cross product is the middle of the sandwich variance. O(n p).
/// </summary>
/// <remarks>
/// For one row of those a frequency stands for, case weight included. Source: Therneau, Grambsch 2000, section 4.3; with Efron ties
/// each step of an event time has its own mean.
/// </remarks>
internal sealed class CoxScoreResiduals
{
    private const int Lane = 4;

    private readonly CoxPartialLikelihood _likelihood;
    private readonly int _p;
    private readonly int _length;

    // Of each event time: x̄; x̄ dH, which becomes its sum; what that sum loses to rounding; by how much less of it the events of the time see.
    private readonly double[] _mean;
    private readonly double[] _drift;
    private readonly double[] _driftLost;
    private readonly double[] _eventDrift;

    private CoxScoreResiduals(CoxPartialLikelihood likelihood)
    {
        _likelihood = likelihood;
        _p = likelihood.Count;
        _length = RiskSum.Padded(_p);
        int size = likelihood.Sets.TimeCount * _length;
        _mean = ArrayPool<double>.Shared.Rent(size);
        _drift = ArrayPool<double>.Shared.Rent(size);
        _driftLost = likelihood.Sets.HasLateEntry ? ArrayPool<double>.Shared.Rent(size) : [];
        _eventDrift = likelihood.Sets.HasTies ? ArrayPool<double>.Shared.Rent(size) : [];
    }

    /// <summary>Numbers that the residuals of a likelihood take: in the scaled columns, row by row of the prepared data, and a few finite ones behind them.</summary>
    public static int SizeOf(CoxPartialLikelihood likelihood) => likelihood.Sets.RowCount * likelihood.Count + WeightedCrossProduct.Overhang;

    /// <summary>The residuals.</summary>
    /// <param name="likelihood">The likelihood, evaluated where the residuals are wanted.</param>
    public static double[] Of(CoxPartialLikelihood likelihood)
    {
        double[] result = new double[SizeOf(likelihood)];
        Fill(likelihood, result);
        return result;
    }

    /// <summary>Fills in the residuals.</summary>
    /// <param name="likelihood">The likelihood, evaluated where the residuals are wanted.</param>
    /// <param name="result">Receives them, <see cref="SizeOf"/> numbers.</param>
    public static void Fill(CoxPartialLikelihood likelihood, Span<double> result)
    {
        CoxScoreResiduals residuals = new(likelihood);
        likelihood.HandOver(residuals.Keep);
        residuals.Compute(result);
        residuals.Return();
    }

    private void Return()
    {
        foreach (double[] rented in (double[][])[_mean, _drift, _driftLost, _eventDrift])
        {
            if (rented.Length > 0)
            {
                ArrayPool<double>.Shared.Return(rented);
            }
        }
    }

    private void Keep(int time, in TiedEvents tied, double eventWeight, ReadOnlySpan<double> riskMoment, ReadOnlySpan<double> eventMoment)
    {
        Span<double> mean = _mean.AsSpan(time * _length, _length);
        Span<double> drift = _drift.AsSpan(time * _length, _length);
        double hazard = tied.Hazard / eventWeight;
        for (int j = 0; j < mean.Length; j++)
        {
            mean[j] = hazard * riskMoment[j];
            drift[j] = tied.Square * riskMoment[j];
        }

        if (_eventDrift.Length == 0)
        {
            return;
        }

        Span<double> eventDrift = _eventDrift.AsSpan(time * _length, _length);
        double share = tied.EventShare / eventWeight;
        double cross = tied.Square * tied.Centre;
        for (int j = 0; j < mean.Length; j++)
        {
            mean[j] -= share * eventMoment[j];
            drift[j] -= cross * eventMoment[j];
            eventDrift[j] = cross * riskMoment[j] - tied.ShareSquare * eventMoment[j];
        }
    }

    private void Compute(Span<double> result)
    {
        CoxRiskSets sets = _likelihood.Sets;
        result[(sets.RowCount * _p)..].Clear();
        if (_likelihood.Lingering is LingeringRisk lingering)
        {
            result.Clear();
            lingering.AddDrift(_drift, _likelihood.Risk, result);
        }

        foreach ((_, int start, int end) in sets.Strata)
        {
            Accumulate(start, end);
            for (int i = sets.RowStart[start]; i < sets.RowStart[end]; i++)
            {
                AddRow(i, start, result.Slice(i * _p, _p));
            }
        }
    }

    // δ (x − x̄) − r (x H − ∫ x̄ dH), of one of the rows that a frequency stands for.
    private void AddRow(int i, int start, Span<double> result)
    {
        CoxRiskSets sets = _likelihood.Sets;
        bool isEvent = sets.IsEvent[i];
        double observed = isEvent ? sets.Weight[i] / sets.Frequency[i] : 0;
        double risk = _likelihood.Risk[i] / sets.Frequency[i];
        double hazard = risk * _likelihood.Hazard.Seen(i, start);
        int last = sets.LastTime[i] * _length;
        ReadOnlySpan<double> x = _likelihood.Columns.Values.AsSpan(i * _p, _p);
        bool isKept = _likelihood.Lingering is not null;
        int j = 0;
        if (_driftLost.Length == 0 && !(isEvent && _eventDrift.Length > 0))
        {
            j = AddVectors(x, last, observed, risk, hazard, isKept, result);
        }

        int before = sets.FirstTime[i] > start ? (sets.FirstTime[i] - 1) * _length : -1;
        for (; j < result.Length; j++)
        {
            double drift = _drift[last + j];
            if (before >= 0)
            {
                drift = drift - _drift[before + j] + (_driftLost[last + j] - _driftLost[before + j]);
            }
            else if (_driftLost.Length > 0)
            {
                drift += _driftLost[last + j];
            }

            drift -= isEvent && _eventDrift.Length > 0 ? _eventDrift[last + j] : 0;
            double value = observed * (x[j] - _mean[last + j]) - (hazard * x[j] - risk * drift);
            result[j] = isKept ? result[j] + value : value;
        }
    }

    // Whole vectors of a row that is at risk from the beginning and shares its time with no event; returns how many numbers that were.
    private int AddVectors(ReadOnlySpan<double> x, int last, double observed, double risk, double hazard, bool isKept, Span<double> result)
    {
        ref double values = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(result);
        ref double means = ref MemoryMarshal.GetArrayDataReference(_mean);
        ref double drifts = ref MemoryMarshal.GetArrayDataReference(_drift);
        int j = 0;
        for (; j + Lane <= result.Length; j += Lane)
        {
            var value = Vector256.LoadUnsafe(ref values, (nuint)j);
            Vector256<double> expected = Vector256.Create(hazard) * value - Vector256.Create(risk) * Vector256.LoadUnsafe(ref drifts, (nuint)(last + j));
            Vector256<double> own = Vector256.Create(observed) * (value - Vector256.LoadUnsafe(ref means, (nuint)(last + j))) - expected;
            own += isKept ? Vector256.LoadUnsafe(ref to, (nuint)j) : Vector256<double>.Zero;
            own.StoreUnsafe(ref to, (nuint)j);
        }

        return j;
    }

    // From steps to compensated sums, four columns at a time.
    private void Accumulate(int start, int end)
    {
        ref double drifts = ref MemoryMarshal.GetArrayDataReference(_drift);
        ref double losses = ref MemoryMarshal.GetArrayDataReference(_driftLost);
        for (int j = 0; j < _length; j += Lane)
        {
            Vector256<double> sum = Vector256<double>.Zero;
            Vector256<double> lost = Vector256<double>.Zero;
            for (int t = start; t < end; t++)
            {
                nuint at = (nuint)(t * _length + j);
                var step = Vector256.LoadUnsafe(ref drifts, at);
                Vector256<double> total = sum + step;
                Vector256<double> added = total - sum;
                lost += sum - (total - added) + (step - added);
                sum = total;
                if (_driftLost.Length > 0)
                {
                    sum.StoreUnsafe(ref drifts, at);
                    lost.StoreUnsafe(ref losses, at);
                }
                else
                {
                    (sum + lost).StoreUnsafe(ref drifts, at);
                }
            }
        }
    }
}
