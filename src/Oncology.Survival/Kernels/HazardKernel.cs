using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// Cox model (Breslow) and log-rank test of one 0/1 covariate, from the counts at risk: the same estimates as <see cref="CoxModel"/> and
/// <see cref="LogRankTest"/>, without allocation. A test compares them.
/// </summary>
/// <remarks>
/// With θ = exp β and π_t = n₁ θ / (n₀ + n₁ θ), the score is D₁ − Σ d π and the information Σ d π (1 − π). Newton from the last estimate.
/// </remarks>
internal sealed class HazardKernel
{
    private const int MostSteps = 60;
    private const double LargestStep = 2;
    private const double FlatInformation = 1e-9;

    private readonly double _settled;
    private readonly double[] _exposed;
    private readonly double[] _unexposed;
    private double _eventsExposed;

    /// <summary>A kernel for samples of some size.</summary>
    /// <param name="rows">Largest number of rows.</param>
    /// <param name="settled">Newton step at which the estimate counts as settled; its square is the error that is left.</param>
    public HazardKernel(int rows, double settled)
    {
        _settled = settled;
        int padded = (rows + 3) / 4 * 4;
        _exposed = new double[padded + 1];
        _unexposed = new double[padded];
    }

    /// <summary>β.</summary>
    public double Coefficient { get; private set; }

    /// <summary>Standard error of β; NaN where the likelihood has no maximum.</summary>
    public double StandardError { get; private set; }

    /// <summary>Log-rank chi-square, one degree of freedom.</summary>
    public double LogRank { get; private set; }

    /// <summary>Number of events among the exposed.</summary>
    public double EventsExposed => _eventsExposed;

    /// <summary>Fits a covariate that is constant in time.</summary>
    public void Fit(RiskFrame frame, ReadOnlySpan<bool> exposed, double start)
    {
        Array.Clear(_exposed, 0, frame.PaddedCount + 1);
        _eventsExposed = 0;
        for (int row = 0; row < exposed.Length; row++)
        {
            int last = frame.LastTime[row];
            if (exposed[row] && last >= 0)
            {
                _exposed[last]++;
                _eventsExposed += frame.IsEvent[row] ? 1 : 0;
            }
        }

        Solve(frame, start);
    }

    /// <summary>Fits a covariate that is 1 after each row's start day; the largest whole number means never.</summary>
    public void FitFrom(RiskFrame frame, ReadOnlySpan<int> startDay, double start)
    {
        Array.Clear(_exposed, 0, frame.PaddedCount + 1);
        _eventsExposed = 0;
        for (int row = 0; row < startDay.Length; row++)
        {
            int last = frame.LastTime[row];
            if (startDay[row] == int.MaxValue || last < 0)
            {
                continue;
            }

            int before = frame.CountUpTo(startDay[row]);
            if (before <= last)
            {
                _exposed[last]++;
                if (before > 0)
                {
                    _exposed[before - 1]--;
                }

                _eventsExposed += frame.IsEvent[row] ? 1 : 0;
            }
        }

        Solve(frame, start);
    }

    private void Solve(RiskFrame frame, double start)
    {
        double running = 0;
        for (int t = frame.Count - 1; t >= 0; t--)
        {
            running += _exposed[t];
            _exposed[t] = running;
            _unexposed[t] = frame.AtRisk[t] - running;
        }

        for (int t = frame.Count; t < frame.PaddedCount; t++)
        {
            _exposed[t] = 0;
            _unexposed[t] = 1;
        }

        TestAgainstOne(frame);
        double beta = double.IsFinite(start) ? start : 0;
        for (int step = 0; step < MostSteps; step++)
        {
            (double expected, double information) = Moments(frame, Math.Exp(beta));
            if (!(information > FlatInformation))
            {
                break;
            }

            double move = Math.Clamp((_eventsExposed - expected) / information, -LargestStep, LargestStep);
            beta += move;
            if (Math.Abs(move) < _settled)
            {
                Coefficient = beta;
                StandardError = 1 / Math.Sqrt(information);
                return;
            }
        }

        Coefficient = beta;
        StandardError = double.NaN;
    }

    private (double Expected, double Information) Moments(RiskFrame frame, double theta)
    {
        var ratio = Vector256.Create(theta);
        Vector256<double> expected = Vector256<double>.Zero;
        Vector256<double> information = Vector256<double>.Zero;
        for (int t = 0; t < frame.PaddedCount; t += 4)
        {
            Vector256<double> risk = Vector256.Create<double>(_exposed.AsSpan(t, 4)) * ratio;
            Vector256<double> other = Vector256.Create<double>(_unexposed.AsSpan(t, 4));
            Vector256<double> total = risk + other;
            Vector256<double> part = Vector256.Create<double>(frame.Events.AsSpan(t, 4)) * risk / total;
            expected += part;
            information += part * other / total;
        }

        return (Vector256.Sum(expected), Vector256.Sum(information));
    }

    private void TestAgainstOne(RiskFrame frame)
    {
        Vector256<double> expected = Vector256<double>.Zero;
        Vector256<double> variance = Vector256<double>.Zero;
        for (int t = 0; t < frame.PaddedCount; t += 4)
        {
            Vector256<double> inside = Vector256.Create<double>(_exposed.AsSpan(t, 4));
            expected += Vector256.Create<double>(frame.EventShare.AsSpan(t, 4)) * inside;
            variance += Vector256.Create<double>(frame.TestSpread.AsSpan(t, 4)) * inside * Vector256.Create<double>(_unexposed.AsSpan(t, 4));
        }

        double difference = _eventsExposed - Vector256.Sum(expected);
        LogRank = difference * difference / Vector256.Sum(variance);
    }
}
