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
        measured.Growth("Kaplan-Meier", Job.KaplanMeier, Kind.Continuous, 0, 1000, LargestExponent);
        measured.Growth("Kaplan-Meier, months", Job.KaplanMeier, Kind.Months, 0, 1000, LargestExponent);
        measured.Growth("log-rank, 10 groups", sample => Job.LogRank(sample, 10), Kind.Continuous, 0, 1000, LargestExponent);
        measured.Growth("Aalen-Johansen", Job.AalenJohansen, Kind.Continuous, 0, 1000, LargestExponent);
        measured.Growth("Cox", sample => Job.Cox(sample), Kind.Continuous, 5, 1000, LargestExponent);
        measured.Growth("Cox, months", sample => Job.Cox(sample), Kind.Months, 5, 1000, LargestExponent);
        measured.Growth("Cox, start-stop", sample => Job.Cox(sample), Kind.StartStop, 5, 1000, LargestExponent);
        measured.Growth("Cox, robust", Job.RobustCox, Kind.Continuous, 5, 1000, LargestExponent);
        measured.Growth("concordance", Job.Concordance, Kind.Continuous, 5, 1000, LargestExponent);
        var sample = BenchmarkData.Make(10_000, 5, Kind.Continuous);
        Job plain = Job.Cox(sample);
        Job robust = Job.RobustCox(sample);
        measured.AgainstOther("G8", "robust Cox fit / plain fit, n = 1e4", () => robust.Work(), () => plain.Work(), 2.5);
        measured.BootstrapAllocation(BenchmarkData.Make(102, 5, Kind.StartStop));
        int missed = measured.Gates.Count(gate => !gate.Holds);
        Console.WriteLine(missed == 0 ? "every gate holds" : $"{missed} gates are missed");
        return missed == 0 ? 0 : 1;
    }
}
