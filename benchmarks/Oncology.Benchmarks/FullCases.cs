using Oncology.Survival;
using Kind = Oncology.Benchmarks.BenchmarkData.Kind;

namespace Oncology.Benchmarks;

/// <summary>What a full run measures, in order.</summary>
internal static class FullCases
{
    private const int Hundred = 100_000;
    private const int WarmUpRows = 40_000;
    private static readonly int[] Sizes = [1000, 10_000, Hundred, 1_000_000];

    /// <summary>The goals there are.</summary>
    public static IEnumerable<string> Goals => All(Sizes[^1]).SelectMany(one => one.Goals).Distinct();

    /// <summary>The cases up to a number of patients.</summary>
    public static IEnumerable<FullCase> All(int largest) =>
    [
        .. Sizes.Where(n => n <= largest).SelectMany(n => Cox(n)),
        Bootstrap(),
        .. Curves(largest),
        LogRank(),
        AalenJohansen(),
        Robust(),
        FineGray(),
        .. GrowthCases.All(largest),
        .. Memories(largest),
    ];

    private static IEnumerable<FullCase> Cox(int n)
    {
        CoxOptions merged = new() { MaximumThreads = 1 };
        bool isLarge = n >= Hundred;
        foreach ((int p, double limit) in ((int, double)[])[(1, 1), (5, 1.8), (20, 3)])
        {
            string[] goals = isLarge && p > 1 ? ["G1", "G2"] : ["G2"];
            yield return FullCase.WithFile(goals, $"Cox, n = {n}, p = {p}", () => BenchmarkData.Make(n, p, Kind.Continuous), (measured, sample, file) =>
            {
                Measurements.WarmUp(Job.Cox(BenchmarkData.Make(Math.Min(n, WarmUpRows), p, Kind.Continuous)));
                measured.AgainstR("G2", $"Cox / R's coxph.fit, n = {n}, p = {p}", Job.Cox(sample), file, "kernel", limit);
                if (isLarge && p > 1)
                {
                    measured.AgainstR("G1", $"Cox / R's coxph, n = {n}, p = {p}", Job.Cox(sample, merged), file, "call", 12);
                }
            });
        }

        foreach (int p in (int[])[5, 20])
        {
            string[] goals = isLarge ? ["G3", "G3b"] : ["G3"];
            yield return FullCase.WithFile(goals, $"Cox, start-stop, n = {n}, p = {p}", () => BenchmarkData.Make(n, p, Kind.StartStop), (measured, sample, file) =>
            {
                Measurements.WarmUp(Job.Cox(BenchmarkData.Make(Math.Min(n, WarmUpRows), p, Kind.StartStop)));
                measured.AgainstR("G3", $"start-stop / R's agreg.fit, n = {n}, p = {p}", Job.Cox(sample), file, "kernel", p == 20 && isLarge ? 6 : 2.5);
                if (isLarge)
                {
                    measured.AgainstR("G3b", $"start-stop / R's coxph, n = {n}, p = {p}", Job.Cox(sample, merged), file, "call", 8);
                }
            });
        }
    }

    private static FullCase Bootstrap() => new(["G4"], "bootstrap of 102 patients", measured =>
    {
        var cohort = BenchmarkData.Make(102, 5, Kind.StartStop);
        measured.Seconds("G4", "10,000 bootstrap fits, 102 patients, p = 5: seconds", Job.Bootstrap(cohort, 10_000), 0.5);
        measured.BootstrapAllocation(cohort);
        measured.BootstrapAgainstR(cohort);
    });

    private static IEnumerable<FullCase> Curves(int largest)
    {
        int compared = Math.Min(largest, 1_000_000);
        foreach (Kind kind in (Kind[])[Kind.Continuous, Kind.Months])
        {
            string times = kind == Kind.Months ? "months" : "continuous";
            yield return FullCase.WithFile(["G5"], $"Kaplan-Meier, n = {compared}, {times}", () => BenchmarkData.Make(compared, 0, kind), (measured, sample, file) =>
            {
                WarmUpCurves(kind);
                measured.AgainstR("G5", $"Kaplan-Meier / R's survfit, n = {compared}, {times}", Job.KaplanMeier(sample), file, "km", 40);
            });
        }

        int n = 10 * largest;
        yield return new FullCase(["G5", "G5b"], $"Kaplan-Meier, n = {n}", measured =>
        {
            WarmUpCurves(Kind.Continuous);
            WarmUpCurves(Kind.Months);
            var large = BenchmarkData.Make(n, 0, Kind.Continuous);
            double[] times = large.Stop.ToArray();
            Job curve = Job.KaplanMeier(large);
            Job months = Job.KaplanMeier(BenchmarkData.Make(n, 0, Kind.Months));
            measured.AgainstJob("G5", $"Kaplan-Meier / sorting its times by digits, n = {n}", curve, new Job("sort", () => SortedOrder.Ascending(times)[0]), 2);
            measured.AgainstJob("G5", $"Array.Sort of times and how they ended, and the curve / Kaplan-Meier, n = {n}", ComparisonSort.Curve(large), curve, 4, isFloor: true, isSameAnswer: true);
            measured.AgainstJob("G5b", $"Kaplan-Meier in months / continuous, n = {n}", months, curve, 0.2);
            measured.Add(new Gate("G5b", $"nanoseconds per row in months, n = {n}", 1e9 * measured.Minimum(months) / n, 3, IsFloor: false, "one thread"));
        });
    }

    private static void WarmUpCurves(Kind kind) => Measurements.WarmUp(Job.KaplanMeier(BenchmarkData.Make(WarmUpRows, 0, kind)));

    private static FullCase LogRank() =>
        FullCase.WithFile(["G6", "G10"], "log-rank and concordance", () => BenchmarkData.Make(Hundred, 5, Kind.Continuous), (measured, sample, file) =>
        {
            measured.AgainstR("G6", $"log-rank, 2 groups / R's survdiff, n = {Hundred}", Job.LogRank(sample, 2), file, "logrank2", 15);
            measured.AgainstR("G6", $"log-rank, 10 groups / R's survdiff, n = {Hundred}", Job.LogRank(sample, 10), file, "logrank10", 15);
            measured.AgainstR("G6", $"log-rank, 1000 strata / R's survdiff, n = {Hundred}", Job.LogRank(sample, 2, isStratified: true), file, "logrank1000", 15);
            measured.AgainstR("G10", $"concordance / R's concordance, n = {Hundred}", Job.Concordance(sample), file, "concordance", 8);
        });

    // R's own estimates are quadratic in these: a thousand rows tell whether the answers agree.
    private static FullCase AalenJohansen() => FullCase.WithFile(["G7"], "Aalen-Johansen", () => BenchmarkData.Make(1000, 5, Kind.Continuous), (measured, small, file) =>
    {
        measured.AgainstR("G7", "Aalen-Johansen / R's survfit, n = 1000", Job.AalenJohansen(small), file, "aj", 15);
        Measurements.WarmUp(Job.AalenJohansen(small, IncidenceVariance.Aalen));
        WarmUpCurves(Kind.Continuous);
        var sample = BenchmarkData.Make(Hundred, 5, Kind.Continuous);
        measured.AgainstJob("G7", $"Aalen-Johansen / Kaplan-Meier, n = {Hundred}", Job.AalenJohansen(sample), Job.KaplanMeier(sample), 2);
        measured.AgainstJob("G7", $"Aalen-Johansen, Aalen's variance / Kaplan-Meier, n = {Hundred}", Job.AalenJohansen(sample, IncidenceVariance.Aalen), Job.KaplanMeier(sample), 2);
    });

    private static FullCase Robust() => FullCase.WithFile(["G8"], "robust variance", () => BenchmarkData.Make(1000, 5, Kind.Continuous), (measured, small, file) =>
    {
        measured.AgainstR("G8", "robust Cox fit / R's coxph, n = 1000, p = 5", Job.RobustCox(small), file, "robust", 12);
        var sample = BenchmarkData.Make(Hundred, 5, Kind.Continuous);
        measured.AgainstJob("G8", $"robust Cox fit / plain fit, n = {Hundred}, p = 5", Job.RobustCox(sample), Job.Cox(sample), 2.5);
    });

    private static FullCase FineGray() => FullCase.WithFile(["G9"], "Fine-Gray", () => BenchmarkData.Make(1000, 5, Kind.Continuous), (measured, small, file) =>
    {
        measured.AgainstR("G9", "Fine-Gray / R's finegray and coxph, n = 1000, p = 5", Job.FineGray(small), file, "finegray", 12);
        foreach (int n in (int[])[10_000, Hundred])
        {
            var sample = BenchmarkData.Make(n, 5, Kind.Continuous);
            measured.AgainstJob("G9", $"Fine-Gray / Cox, n = {n}, p = 5", Job.FineGray(sample), Job.Cox(sample), 4);
        }
    });

    private static IEnumerable<FullCase> Memories(int largest)
    {
        foreach ((Kind kind, double limit) in ((Kind, double)[])[(Kind.Continuous, 2), (Kind.StartStop, 2.5)])
        {
            yield return new FullCase(["G11"], $"memory, {kind}", measured => measured.Add(new Gate(
                "G11", $"memory above the data / covariates, {kind}, n = {largest}, p = 20", Memory.OfCox(largest, 20, kind), limit, IsFloor: false, "a process of its own")));
        }
    }
}
