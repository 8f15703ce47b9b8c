using Oncology.Survival;
using Kind = Oncology.Benchmarks.BenchmarkData.Kind;

namespace Oncology.Benchmarks;

/// <summary>What a full run measures, in order.</summary>
internal static class FullCases
{
    private const int Hundred = 100_000;
    private static readonly int[] Sizes = [1000, 10_000, Hundred, 1_000_000];

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
        .. Growths(largest),
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
                measured.AgainstR("G5", $"Kaplan-Meier / R's survfit, n = {compared}, {times}", Job.KaplanMeier(sample), file, "km", 40));
        }

        int n = 10 * largest;
        yield return new FullCase(["G5", "G5b"], $"Kaplan-Meier, n = {n}", measured =>
        {
            var large = BenchmarkData.Make(n, 0, Kind.Continuous);
            double[] times = large.Stop.ToArray();
            Job curve = Job.KaplanMeier(large);
            Job months = Job.KaplanMeier(BenchmarkData.Make(n, 0, Kind.Months));
            measured.AgainstOther("G5", $"Kaplan-Meier / sorting its times by digits, n = {n}", curve.Run, () => SortedOrder.Ascending(times), 2);
            measured.AgainstOther("G5", $"sorting its times and how they ended by Array.Sort / Kaplan-Meier, n = {n}", () => SortByComparing(times, large.Status), curve.Run, 4, isFloor: true);
            measured.AgainstOther("G5b", $"Kaplan-Meier in months / continuous, n = {n}", months.Run, curve.Run, 0.2);
            measured.Add(new Gate("G5b", $"nanoseconds per row in months, n = {n}", 1e9 * measured.Minimum(months) / n, 3, IsFloor: false, "one thread"));
        });
    }

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
        var sample = BenchmarkData.Make(Hundred, 5, Kind.Continuous);
        measured.AgainstOther("G7", $"Aalen-Johansen / Kaplan-Meier, n = {Hundred}", Job.AalenJohansen(sample).Run, Job.KaplanMeier(sample).Run, 2);
    });

    private static FullCase Robust() => FullCase.WithFile(["G8"], "robust variance", () => BenchmarkData.Make(1000, 5, Kind.Continuous), (measured, small, file) =>
    {
        measured.AgainstR("G8", "robust Cox fit / R's coxph, n = 1000, p = 5", Job.RobustCox(small), file, "robust", 12);
        var sample = BenchmarkData.Make(Hundred, 5, Kind.Continuous);
        measured.AgainstOther("G8", $"robust Cox fit / plain fit, n = {Hundred}, p = 5", Job.RobustCox(sample).Run, Job.Cox(sample).Run, 2.5);
    });

    private static FullCase FineGray() => FullCase.WithFile(["G9"], "Fine-Gray", () => BenchmarkData.Make(1000, 5, Kind.Continuous), (measured, small, file) =>
    {
        measured.AgainstR("G9", "Fine-Gray / R's finegray and coxph, n = 1000, p = 5", Job.FineGray(small), file, "finegray", 12);
        foreach (int n in (int[])[10_000, Hundred])
        {
            var sample = BenchmarkData.Make(n, 5, Kind.Continuous);
            measured.AgainstOther("G9", $"Fine-Gray / Cox, n = {n}, p = 5", Job.FineGray(sample).Run, Job.Cox(sample).Run, 4);
        }
    });

    private static IEnumerable<FullCase> Growths(int largest)
    {
        (string What, Func<BenchmarkData, Job> Job, Kind Kind, int Columns)[] estimators =
        [
            ("Kaplan-Meier", Job.KaplanMeier, Kind.Continuous, 0),
            ("log-rank, 10 groups", one => Job.LogRank(one, 10), Kind.Continuous, 0),
            ("Aalen-Johansen", Job.AalenJohansen, Kind.Continuous, 0),
            ("Cox", one => Job.Cox(one), Kind.Continuous, 5),
            ("Cox, start-stop", one => Job.Cox(one), Kind.StartStop, 5),
            ("Cox, robust", Job.RobustCox, Kind.Continuous, 5),
            ("Fine-Gray", Job.FineGray, Kind.Continuous, 5),
            ("concordance", Job.Concordance, Kind.Continuous, 5),
        ];
        foreach ((int from, double limit) in ((int, double)[])[(10_000, 1.45), (Hundred, 1.3)])
        {
            foreach (var one in estimators.Where(_ => 10 * from <= largest))
            {
                yield return new FullCase(["G12"], $"growth of {one.What} from n = {from}", measured => measured.Growth(one.What, one.Job, one.Kind, one.Columns, from, limit));
            }
        }
    }

    private static IEnumerable<FullCase> Memories(int largest)
    {
        foreach ((Kind kind, double limit) in ((Kind, double)[])[(Kind.Continuous, 2), (Kind.StartStop, 2.5)])
        {
            yield return new FullCase(["G11"], $"memory, {kind}", measured => measured.Add(new Gate(
                "G11", $"memory above the data / covariates, {kind}, n = {largest}, p = 20", Memory.OfCox(largest, 20, kind), limit, IsFloor: false, "a process of its own")));
        }
    }

    private static void SortByComparing(double[] times, ReadOnlySpan<bool> status)
    {
        double[] keys = [.. times];
        bool[] items = [.. status];
        Array.Sort(keys, items);
    }
}
