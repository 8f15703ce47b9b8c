using Kind = Oncology.Benchmarks.BenchmarkData.Kind;

namespace Oncology.Benchmarks;

/// <summary>
/// What CI holds the library to, in under 20 seconds and without R: growth with n, ratios between its own estimators, bytes per bootstrap fit.
/// Everything is a ratio of CPU times of one thread, at half the goal or looser, so that busy neighbours do not matter.
/// </summary>
internal static class Smoke
{
    private const double Seconds = 0.25;
    private const double Slack = 0.5;
    private const double LargestExponent = 1.6;

    /// <summary>0 when every gate holds, 1 otherwise.</summary>
    public static int Run()
    {
        Measurements measured = new(Seconds, Slack);
        Growth(measured, "Kaplan-Meier", Job.KaplanMeier, Kind.Continuous, 0);
        Growth(measured, "Kaplan-Meier, months", Job.KaplanMeier, Kind.Months, 0);
        Growth(measured, "log-rank, 10 groups", sample => Job.LogRank(sample, 10), Kind.Continuous, 0);
        Growth(measured, "Aalen-Johansen", sample => Job.AalenJohansen(sample), Kind.Continuous, 0);
        Growth(measured, "Gray's test, 10 groups", Job.Gray, Kind.Continuous, 0);
        Growth(measured, "Cox", sample => Job.Cox(sample), Kind.Continuous, 5);
        Growth(measured, "Cox, months", sample => Job.Cox(sample), Kind.Months, 5);
        Growth(measured, "Cox, start-stop", sample => Job.Cox(sample), Kind.StartStop, 5);
        Growth(measured, "Cox, robust", Job.RobustCox, Kind.Continuous, 5);
        Growth(measured, "Fine-Gray, concordance", Job.FineGrayConcordance, Kind.Continuous, 5);
        Growth(measured, "concordance", Job.Concordance, Kind.Continuous, 5);
        var many = BenchmarkData.Make(300_000, 0, Kind.Continuous);
        measured.AgainstJob("G5", "Array.Sort and the curve / Kaplan-Meier, n = 3e5", ComparisonSort.Curve(many), Job.KaplanMeier(many), 4, isFloor: true, isSameAnswer: true);
        var sample = BenchmarkData.Make(10_000, 5, Kind.Continuous);
        measured.AgainstJob("G7", "Aalen-Johansen / Kaplan-Meier, n = 1e4", Job.AalenJohansen(sample), Job.KaplanMeier(sample), 2);
        measured.AgainstJob("G8", "robust Cox fit / plain fit, n = 1e4", Job.RobustCox(sample), Job.Cox(sample), 2.5);
        measured.BootstrapAllocation(BenchmarkData.Make(102, 5, Kind.StartStop));
        int missed = measured.Gates.Count(gate => !gate.Holds);
        Console.WriteLine(missed == 0 ? "every gate holds" : $"{missed} gates are missed");
        return missed == 0 ? 0 : 1;
    }

    private static void Growth(Measurements measured, string what, Func<BenchmarkData, Job> job, Kind kind, int columns)
    {
        const int Small = 1000;
        Job little = job(BenchmarkData.Make(Small, columns, kind));
        Measurements.WarmUp(little);
        measured.Growth(what, little, job(BenchmarkData.Make(10 * Small, columns, kind)), Small, LargestExponent);
    }
}
