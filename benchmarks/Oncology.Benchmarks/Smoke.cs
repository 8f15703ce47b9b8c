using System.Diagnostics;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Benchmarks;

/// <summary>
/// CPU time of each estimator at n and 10 n, the minimum over repeats, and the growth exponent log10(t(10n) / t(n)): linear code
/// stays near 1, a quadratic loop shows as 2. Ratios inside one run; absolute times are for orientation.
/// </summary>
internal static class Smoke
{
    private const double LargestExponent = 1.6;

    /// <summary>0 when nothing grows faster than a sort, 1 otherwise.</summary>
    public static int Run()
    {
        int failures = 0;
        failures += Case("Kaplan-Meier, continuous times", BenchmarkData.Kind.Continuous, static (data, _) => KaplanMeier.Fit(data));
        failures += Case("Kaplan-Meier, months", BenchmarkData.Kind.Months, static (data, _) => KaplanMeier.Fit(data));
        failures += Case("Kaplan-Meier, start-stop", BenchmarkData.Kind.StartStop, static (data, _) => KaplanMeier.Fit(data));
        failures += Case("log-rank, 10 groups", BenchmarkData.Kind.Continuous, static (data, sample) => LogRankTest.Run(data, Groups(sample)));
        failures += Case("Aalen-Johansen, continuous times", BenchmarkData.Kind.Continuous, static (data, _) => AalenJohansen.Fit(data));
        failures += Case("Cox, 5 covariates, Efron", BenchmarkData.Kind.Continuous, static (data, sample) => CoxModel.Fit(data, Design(sample)));
        failures += Case("Cox, 5 covariates, months", BenchmarkData.Kind.Months, static (data, sample) => CoxModel.Fit(data, Design(sample)));
        failures += Case("Cox, start-stop", BenchmarkData.Kind.StartStop, static (data, sample) => CoxModel.Fit(data, Design(sample)));
        return failures == 0 ? 0 : 1;
    }

    private static Factor Groups(BenchmarkData sample) =>
        Factor.FromLabels("group", [.. sample.Group.Select(g => g.ToString(CultureInfo.InvariantCulture))]);

    private static DesignMatrix Design(BenchmarkData sample) =>
        DesignMatrix.FromColumns(sample.Count, [.. sample.Covariates.Select((x, j) => (string.Create(CultureInfo.InvariantCulture, $"x{j + 1}"), x))]);

    private static int Case(string name, BenchmarkData.Kind kind, Func<SurvivalData, BenchmarkData, object> estimate)
    {
        double small = Time(kind, 10_000, estimate);
        double large = Time(kind, 100_000, estimate);
        double exponent = Math.Log10(large / small);
        bool holds = exponent <= LargestExponent;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-34} n=1e4 {1e3 * small,8:F2} ms   n=1e5 {1e3 * large,8:F2} ms   growth {exponent:F2} {(holds ? string.Empty : "TOO STEEP")}"));
        return holds ? 0 : 1;
    }

    private static double Time(BenchmarkData.Kind kind, int patients, Func<SurvivalData, BenchmarkData, object> estimate)
    {
        BenchmarkData sample = BenchmarkData.Make(patients, covariates: 5, kind);
        double[] start = sample.Start;
        double[] stop = sample.Stop;
        bool[] status = sample.Status;
        bool isStartStop = kind is BenchmarkData.Kind.StartStop or BenchmarkData.Kind.StartStopMonths;
        double best = double.PositiveInfinity;
        Process process = Process.GetCurrentProcess();
        for (int repeat = 0; repeat < 8; repeat++)
        {
            // A fresh sample each time, so that the sort is timed too.
            SurvivalData data = isStartStop ? SurvivalData.CountingProcess(start, stop, status) : SurvivalData.RightCensored(stop, status);
            long wall = Stopwatch.GetTimestamp();
            TimeSpan cpu = process.TotalProcessorTime;
            GC.KeepAlive(estimate(data, sample));
            process.Refresh();
            double cpuSeconds = (process.TotalProcessorTime - cpu).TotalSeconds;
            double seconds = cpuSeconds > 0.02 ? cpuSeconds : Stopwatch.GetElapsedTime(wall).TotalSeconds;
            best = Math.Min(best, seconds);
        }

        return best;
    }
}
