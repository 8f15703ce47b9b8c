using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// Log partial likelihood, score and information of four resamples of one cohort at a time. Order, ties, entries and exits are those of the
/// cohort; a resample only says how often each patient counts. Each number of this class is a vector with one entry per resample.
/// </summary>
/// <remarks>
/// The sums are those of <see cref="CoxPartialLikelihood"/>. A patient that comes up k times is k tied events, as repeated rows would be;
/// a case weight would take their mean, which is another likelihood. Nothing is allocated after construction.
/// </remarks>
internal sealed class CoxLanes
{
    /// <summary>Number of resamples side by side.</summary>
    public const int Width = 4;

    private readonly CoxRiskSets _sets;
    private readonly double[] _x;
    private readonly int _p;
    private readonly bool _isEfron;
    private readonly double[] _offset;
    private readonly double[] _caseWeight;
    private readonly int[] _patient;
    private readonly Vector256<double>[] _count;
    private readonly Vector256<double>[] _eta;
    private readonly Vector256<double>[] _risk;
    private readonly Vector256<double>[] _hazard;
    private readonly Vector256<double>[] _hazardLost;
    private readonly Vector256<double>[] _eventShare;
    private readonly Vector256<double>[] _riskMoment;
    private readonly Vector256<double>[] _riskLost;
    private readonly Vector256<double>[] _eventMoment;
    private Vector256<double> _total;
    private Vector256<double> _totalLost;

    /// <param name="likelihood">The likelihood of the cohort.</param>
    /// <param name="patientOf">Patient of each row of the data.</param>
    /// <param name="patients">Number of patients.</param>
    /// <param name="offset">Offset of each row of the data; empty for none.</param>
    public CoxLanes(CoxPartialLikelihood likelihood, int[] patientOf, int patients, ReadOnlySpan<double> offset)
    {
        _sets = likelihood.Sets;
        _x = likelihood.Columns.Values;
        _p = likelihood.Count;
        _isEfron = likelihood.Ties == CoxTies.Efron;
        int rows = _sets.RowCount;
        _offset = new double[rows];
        _caseWeight = new double[rows];
        _patient = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            _offset[i] = offset.IsEmpty ? 0 : offset[_sets.SourceRow[i]];
            _caseWeight[i] = _sets.Weight[i] / _sets.Frequency[i];
            _patient[i] = patientOf[_sets.SourceRow[i]];
        }

        Counts = new double[patients * Width];
        Beta = new double[_p * Width];
        LogLikelihood = new double[Width];
        Score = new Vector256<double>[_p];
        Information = new Vector256<double>[_p * (_p + 1) / 2];
        _count = new Vector256<double>[rows];
        _eta = new Vector256<double>[rows];
        _risk = new Vector256<double>[rows];
        _hazard = new Vector256<double>[_sets.TimeCount];
        _hazardLost = new Vector256<double>[_sets.TimeCount];
        _eventShare = new Vector256<double>[_sets.TimeCount];
        _riskMoment = new Vector256<double>[_p];
        _riskLost = new Vector256<double>[_p];
        _eventMoment = new Vector256<double>[_p];
    }

    /// <summary>How often each patient comes up, one entry per resample.</summary>
    public double[] Counts { get; }

    /// <summary>Coefficients of the scaled columns, one entry per resample.</summary>
    public double[] Beta { get; }

    /// <summary>Log-likelihoods.</summary>
    public double[] LogLikelihood { get; }

    /// <summary>First derivatives.</summary>
    public Vector256<double>[] Score { get; }

    /// <summary>Minus the second derivatives: lower triangle, row by row.</summary>
    public Vector256<double>[] Information { get; }

    /// <summary>Takes over <see cref="Counts"/>.</summary>
    public void Begin()
    {
        for (int i = 0; i < _count.Length; i++)
        {
            _count[i] = Vector256.Create(Counts, _patient[i] * Width);
        }
    }

    /// <summary>Evaluates at <see cref="Beta"/>.</summary>
    public void Evaluate()
    {
        Array.Clear(Score);
        Array.Clear(Information);
        Vector256<double> logLikelihood = FillRisk();
        int leaving = 0;
        for (int s = _sets.Strata.Length - 1; s >= 0; s--)
        {
            (_, int start, int end) = _sets.Strata[s];
            ClearSums();
            for (int t = end - 1; t >= start; t--)
            {
                leaving = MoveTo(t, leaving);
                logLikelihood -= AddEventTime(t);
            }

            Accumulate(start, end);
            for (int i = _sets.RowStart[start]; i < _sets.RowStart[end]; i++)
            {
                AddRow(i, start);
            }
        }

        logLikelihood.CopyTo(LogLikelihood);
    }

    private Vector256<double> FillRisk()
    {
        ref double beta = ref MemoryMarshal.GetArrayDataReference(Beta);
        var largest = Vector256.Create(double.NegativeInfinity);
        for (int i = 0; i < _eta.Length; i++)
        {
            var eta = Vector256.Create(_offset[i]);
            for (int j = 0; j < _p; j++)
            {
                eta = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref beta, (nuint)(j * Width)), Vector256.Create(_x[i * _p + j]), eta);
            }

            _eta[i] = eta;
            largest = Vector256.MaxNative(largest, eta);
        }

        Vector256<double> events = Vector256<double>.Zero;
        for (int i = 0; i < _eta.Length; i++)
        {
            Vector256<double> shifted = _eta[i] - largest;
            Vector256<double> weight = _count[i] * Vector256.Create(_caseWeight[i]);
            _risk[i] = weight * Vector256.Exp(shifted);
            events += _sets.IsEvent[i] ? weight * shifted : Vector256<double>.Zero;
        }

        return events;
    }

    private void ClearSums()
    {
        Array.Clear(_riskMoment);
        Array.Clear(_riskLost);
        _total = _totalLost = Vector256<double>.Zero;
    }

    // Rows come in at their last event time and go out before their first.
    private int MoveTo(int t, int leaving)
    {
        for (int i = _sets.RowStart[t]; i < _sets.RowStart[t + 1]; i++)
        {
            AddToSums(_risk[i], i);
        }

        for (; leaving < _sets.ByFirstTime.Length && _sets.FirstTime[_sets.ByFirstTime[leaving]] > t; leaving++)
        {
            int i = _sets.ByFirstTime[leaving];
            AddToSums(-_risk[i], i);
        }

        return leaving;
    }

    private void AddToSums(Vector256<double> risk, int row)
    {
        ReadOnlySpan<double> x = _x.AsSpan(row * _p, _p);
        Span<Vector256<double>> moment = _riskMoment.AsSpan(0, x.Length);
        if (!_sets.HasLateEntry)
        {
            _total += risk;
            for (int j = 0; j < x.Length; j++)
            {
                moment[j] = Vector256.MultiplyAddEstimate(risk, Vector256.Create(x[j]), moment[j]);
            }

            return;
        }

        Span<Vector256<double>> lost = _riskLost.AsSpan(0, x.Length);
        Add(ref _total, ref _totalLost, risk);
        for (int j = 0; j < x.Length; j++)
        {
            Add(ref moment[j], ref lost[j], risk * Vector256.Create(x[j]));
        }
    }

    // A sum that keeps what rounding loses, see RiskSum.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref Vector256<double> sum, ref Vector256<double> lost, Vector256<double> value)
    {
        Vector256<double> after = sum + value;
        Vector256<double> added = after - sum;
        lost += sum - (after - added) + (value - added);
        sum = after;
    }

    // Σ w log s over the steps; leaves hazard and event share, takes the rank-one terms off the information. Sums as in TiedEvents.
    private Vector256<double> AddEventTime(int t)
    {
        Vector256<double> eventRisk = Vector256<double>.Zero, weight = Vector256<double>.Zero, events = Vector256<double>.Zero;
        Array.Clear(_eventMoment);
        for (int i = _sets.RowStart[t]; i < _sets.EventEnd[t]; i++)
        {
            eventRisk += _risk[i];
            events += _count[i];
            weight += _count[i] * Vector256.Create(_caseWeight[i]);
            for (int j = 0; j < _p; j++)
            {
                _eventMoment[j] += _risk[i] * Vector256.Create(_x[i * _p + j]);
            }
        }

        Vector256<double> one = Vector256<double>.One, zero = Vector256<double>.Zero;
        Vector256<double> steps = _isEfron ? events : Vector256.Min(events, one);
        Vector256<double> perStep = one / Vector256.Max(steps, one);
        Vector256<double> mean = weight * perStep;
        Vector256<double> total = _total + _totalLost;
        Vector256<double> logRisk = zero, hazard = zero, share = zero, square = zero, cross = zero, shareSquare = zero;
        double most = Math.Max(Math.Max(steps[0], steps[1]), Math.Max(steps[2], steps[3]));
        for (int k = 0; k < most; k++)
        {
            Vector256<double> goesOn = Vector256.GreaterThan(steps, Vector256.Create((double)k));
            Vector256<double> u = Vector256.Create((double)k) * perStep;
            Vector256<double> sum = Vector256.ConditionalSelect(goesOn, total - u * eventRisk, one);
            Vector256<double> inverse = Vector256.ConditionalSelect(goesOn, one / sum, zero);
            logRisk += mean * Vector256.Log(sum);
            Vector256<double> step = mean * inverse;
            hazard += step;
            share += step * u;
            step *= inverse;
            square += step;
            cross += step * u;
            shareSquare += step * u * u;
        }

        _hazard[t] = hazard;
        _eventShare[t] = share;
        TakeRankOne(square, cross, shareSquare, most > 1);
        return logRisk;
    }

    private void TakeRankOne(Vector256<double> square, Vector256<double> cross, Vector256<double> shareSquare, bool isTied)
    {
        int at = 0;
        for (int a = 0; a < _p; a++)
        {
            Vector256<double> moment = _riskMoment[a] + _riskLost[a];
            Vector256<double> left = square * moment;
            Vector256<double> right = Vector256<double>.Zero;
            if (isTied)
            {
                left -= cross * _eventMoment[a];
                right = shareSquare * _eventMoment[a] - cross * moment;
            }

            for (int b = 0; b <= a; b++, at++)
            {
                Information[at] -= left * (_riskMoment[b] + _riskLost[b]) + right * _eventMoment[b];
            }
        }
    }

    private void Accumulate(int start, int end)
    {
        Vector256<double> sum = Vector256<double>.Zero, lost = Vector256<double>.Zero;
        for (int t = start; t < end; t++)
        {
            Add(ref sum, ref lost, _hazard[t]);
            _hazard[t] = sum;
            _hazardLost[t] = lost;
        }
    }

    private void AddRow(int i, int start)
    {
        int last = _sets.LastTime[i];
        int before = _sets.FirstTime[i] - 1;
        Vector256<double> seen = before < start
            ? _hazard[last] + _hazardLost[last]
            : _hazard[last] - _hazard[before] + (_hazardLost[last] - _hazardLost[before]);
        seen -= _sets.IsEvent[i] ? _eventShare[last] : Vector256<double>.Zero;
        Vector256<double> expected = _risk[i] * seen;
        Vector256<double> observed = _sets.IsEvent[i] ? _count[i] * Vector256.Create(_caseWeight[i]) : Vector256<double>.Zero;
        Vector256<double> residual = observed - expected;
        ReadOnlySpan<double> x = _x.AsSpan(i * _p, _p);
        int at = 0;
        for (int a = 0; a < x.Length; a++)
        {
            Score[a] = Vector256.MultiplyAddEstimate(residual, Vector256.Create(x[a]), Score[a]);
            Vector256<double> left = expected * Vector256.Create(x[a]);
            for (int b = 0; b <= a; b++, at++)
            {
                Information[at] = Vector256.MultiplyAddEstimate(left, Vector256.Create(x[b]), Information[at]);
            }
        }
    }
}
