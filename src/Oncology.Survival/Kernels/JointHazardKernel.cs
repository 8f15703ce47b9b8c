using System.Numerics;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// Cox model (Breslow) of up to six 0/1 covariates, the first of which may begin during follow-up: the same estimates as
/// <see cref="CoxModel"/>, without allocation. A test compares them.
/// </summary>
/// <remarks>
/// One walk backwards in time with running sums S0, S1 and S2 in one packed vector. Rows with the same covariates share exp(β′x). When the
/// clock passes below a row's start day, its first covariate is switched off.
/// </remarks>
internal sealed class JointHazardKernel
{
    private const int MostSteps = 40;
    private const double LargestStep = 2;
    private const double FlatPivot = 1e-9;

    private readonly double _settled;
    private readonly int _p;
    private readonly int _length;
    private readonly double[] _moment;
    private readonly bool[] _hasMoment;
    private readonly double[] _sum;
    private readonly double[] _information;
    private readonly double[] _score;
    private readonly double[] _step;
    private readonly double[] _factor;
    private readonly double[] _inverse;

    /// <summary>A kernel for a number of covariates.</summary>
    /// <param name="covariates">Number of covariates, up to six.</param>
    /// <param name="settled">Newton step at which the estimates count as settled; its square is the error that is left.</param>
    public JointHazardKernel(int covariates, double settled)
    {
        _settled = settled;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(covariates, 6);
        _p = covariates;
        _length = (1 + covariates + covariates * (covariates + 1) / 2 + 3) / 4 * 4;
        _moment = new double[(1 << covariates) * _length];
        _hasMoment = new bool[1 << covariates];
        _sum = new double[_length];
        _information = new double[_length];
        _score = new double[covariates];
        _step = new double[covariates];
        _factor = new double[covariates * covariates];
        _inverse = new double[covariates * covariates];
        Coefficients = new double[covariates];
        StandardErrors = new double[covariates];
    }

    /// <summary>β.</summary>
    public double[] Coefficients { get; }

    /// <summary>Standard errors of β; NaN where the likelihood has no maximum.</summary>
    public double[] StandardErrors { get; }

    /// <summary>Fits the model, Newton from the start values.</summary>
    /// <param name="order">Rows by ascending day.</param>
    /// <param name="day">Last day of each row.</param>
    /// <param name="isEvent">Whether the row ends with the event.</param>
    /// <param name="pattern">Covariates of each row, one bit each; the first bit is the state at the end of follow-up.</param>
    /// <param name="lateRows">Rows whose first covariate begins during follow-up, by descending start day.</param>
    /// <param name="startDay">Day after which the first covariate of a row is 1.</param>
    /// <param name="start">Start values.</param>
    public void Fit(
        ReadOnlySpan<int> order, ReadOnlySpan<int> day, ReadOnlySpan<bool> isEvent, ReadOnlySpan<byte> pattern,
        ReadOnlySpan<int> lateRows, ReadOnlySpan<int> startDay, ReadOnlySpan<double> start)
    {
        start.CopyTo(Coefficients);
        for (int j = 0; j < _p; j++)
        {
            Coefficients[j] = double.IsFinite(Coefficients[j]) ? Coefficients[j] : 0;
        }

        for (int step = 0; step < MostSteps; step++)
        {
            Evaluate(order, day, isEvent, pattern, lateRows, startDay);
            if (!Factor())
            {
                break;
            }

            double largest = Move();
            if (largest < _settled)
            {
                FillErrors();
                return;
            }
        }

        Array.Fill(StandardErrors, double.NaN);
    }

    private void Evaluate(
        ReadOnlySpan<int> order, ReadOnlySpan<int> day, ReadOnlySpan<bool> isEvent, ReadOnlySpan<byte> pattern,
        ReadOnlySpan<int> lateRows, ReadOnlySpan<int> startDay)
    {
        Array.Clear(_hasMoment);
        Array.Clear(_sum);
        Array.Clear(_information);
        Array.Clear(_score);
        int late = 0;
        for (int end = order.Length; end > 0;)
        {
            int time = day[order[end - 1]];
            int events = 0;
            for (; end > 0 && day[order[end - 1]] == time; end--)
            {
                int row = order[end - 1];
                byte bits = pattern[row];
                AddMoment(bits);
                if (isEvent[row])
                {
                    events++;
                    for (int left = bits; left != 0; left &= left - 1)
                    {
                        _score[BitOperations.TrailingZeroCount(left)]++;
                    }
                }
            }

            if (events == 0)
            {
                continue;
            }

            for (; late < lateRows.Length && startDay[lateRows[late]] >= time; late++)
            {
                int row = lateRows[late];
                if (day[row] >= time && (pattern[row] & 1) != 0)
                {
                    SwitchOff(pattern[row]);
                }
            }

            AddEventTime(events);
        }
    }

    // Exposed for no event at all: still counted exposed here; the walk switches such rows off before the first event they are at risk for.
    private void AddMoment(byte bits)
    {
        ReadOnlySpan<double> moment = MomentOf(bits);
        for (int k = 0; k < _length; k += 4)
        {
            Vector256<double> sum = Vector256.Create<double>(_sum.AsSpan(k, 4)) + Vector256.Create(moment.Slice(k, 4));
            sum.CopyTo(_sum, k);
        }
    }

    private void SwitchOff(byte bits)
    {
        ReadOnlySpan<double> with = MomentOf(bits);
        ReadOnlySpan<double> without = MomentOf((byte)(bits & ~1));
        for (int k = 0; k < _length; k += 4)
        {
            Vector256<double> sum = Vector256.Create<double>(_sum.AsSpan(k, 4)) - Vector256.Create(with.Slice(k, 4)) + Vector256.Create(without.Slice(k, 4));
            sum.CopyTo(_sum, k);
        }
    }

    // r, r x_j and r x_j x_k (k ≤ j) of a pattern.
    private ReadOnlySpan<double> MomentOf(byte bits)
    {
        Span<double> moment = _moment.AsSpan(bits * _length, _length);
        if (_hasMoment[bits])
        {
            return moment;
        }

        _hasMoment[bits] = true;
        double eta = 0;
        for (int left = bits; left != 0; left &= left - 1)
        {
            eta += Coefficients[BitOperations.TrailingZeroCount(left)];
        }

        double risk = Math.Exp(eta);
        moment.Clear();
        moment[0] = risk;
        int at = 1 + _p;
        for (int j = 0; j < _p; j++)
        {
            bool hasJ = (bits >> j & 1) != 0;
            moment[1 + j] = hasJ ? risk : 0;
            for (int k = 0; k <= j; k++)
            {
                moment[at++] = hasJ && (bits >> k & 1) != 0 ? risk : 0;
            }
        }

        return moment;
    }

    private void AddEventTime(int events)
    {
        double hazard = events / _sum[0];
        var weight = Vector256.Create(hazard);
        for (int k = 0; k < _length; k += 4)
        {
            Vector256<double> sum = Vector256.Create<double>(_information.AsSpan(k, 4)) + weight * Vector256.Create<double>(_sum.AsSpan(k, 4));
            sum.CopyTo(_information, k);
        }

        double share = hazard / _sum[0];
        int at = 1 + _p;
        for (int j = 0; j < _p; j++)
        {
            double mean = share * _sum[1 + j];
            _score[j] -= hazard * _sum[1 + j];
            for (int k = 0; k <= j; k++)
            {
                _information[at++] -= mean * _sum[1 + k];
            }
        }
    }

    private bool Factor()
    {
        int at = 1 + _p;
        for (int j = 0; j < _p; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                double value = _information[at++];
                for (int m = 0; m < k; m++)
                {
                    value -= _factor[j * _p + m] * _factor[k * _p + m];
                }

                if (k < j)
                {
                    _factor[j * _p + k] = value / _factor[k * _p + k];
                }
                else if (value > FlatPivot)
                {
                    _factor[j * _p + j] = Math.Sqrt(value);
                }
                else
                {
                    return false;
                }
            }
        }

        return true;
    }

    private double Move()
    {
        double largest = 0;
        for (int i = 0; i < _p; i++)
        {
            double value = _score[i];
            for (int k = 0; k < i; k++)
            {
                value -= _factor[i * _p + k] * _step[k];
            }

            _step[i] = value / _factor[i * _p + i];
        }

        for (int i = _p - 1; i >= 0; i--)
        {
            double value = _step[i];
            for (int k = i + 1; k < _p; k++)
            {
                value -= _factor[k * _p + i] * _step[k];
            }

            _step[i] = value / _factor[i * _p + i];
            largest = Math.Max(largest, Math.Abs(_step[i]));
        }

        double share = largest > LargestStep ? LargestStep / largest : 1;
        for (int i = 0; i < _p; i++)
        {
            Coefficients[i] += share * _step[i];
        }

        return largest;
    }

    // The variance of β_j is the squared length of column j of the inverse factor.
    private void FillErrors()
    {
        for (int j = 0; j < _p; j++)
        {
            double square = 0;
            for (int i = j; i < _p; i++)
            {
                double value = i == j ? 1 : 0;
                for (int k = j; k < i; k++)
                {
                    value -= _factor[i * _p + k] * _inverse[k * _p + j];
                }

                value /= _factor[i * _p + i];
                _inverse[i * _p + j] = value;
                square += value * value;
            }

            StandardErrors[j] = Math.Sqrt(square);
        }
    }
}
