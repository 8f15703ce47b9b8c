using System.Globalization;
using Oncology.Survival;
using Kind = Oncology.Benchmarks.BenchmarkData.Kind;

namespace Oncology.Benchmarks;

/// <summary>
/// The goals of docs/performance.md, against R where it is installed; writes a result file and the table of the document. Minutes, by hand.
/// </summary>
internal static class Full
{
    private const double Seconds = 0.5;
    private static readonly int[] Sizes = [1000, 10_000, 100_000, 1_000_000];
    private static readonly (int Columns, double Limit)[] RightCensoredGoals = [(1, 1), (5, 1.8), (20, 3)];
    private static readonly int[] StartStopColumns = [5, 20];

    /// <summary>0 when every gate holds, 1 otherwise.</summary>
    /// <param name="folder">Where the result file goes.</param>
    /// <param name="largest">Largest number of patients.</param>
    /// <param name="document">The document whose table is written; null for none.</param>
    public static int Run(string folder, int largest, string? document)
    {
        Directory.CreateDirectory(folder);
        string name = Path.Combine(folder, DateTime.UtcNow.ToString("yyyy-MM-dd-HHmm", CultureInfo.InvariantCulture) + ".md");
        Measurements measured = new(Seconds, slack: 1) { Written = gates => PerformanceTable.Write(name, gates) };
        if (Comparator.IsThere)
        {
            CoxAgainstR(measured, largest);
            OthersAgainstR(measured);
        }
        else
        {
            Console.WriteLine("Rscript with its survival package is not there: goals against R are skipped.");
        }

        AgainstItself(measured, largest);
        if (document is not null)
        {
            PerformanceTable.Replace(document, measured.Gates);
        }

        return measured.Gates.All(gate => gate.Holds) ? 0 : 1;
    }

    private static void CoxAgainstR(Measurements measured, int largest)
    {
        CoxOptions merged = new() { MaximumThreads = 1 };
        foreach (int n in Sizes.Where(n => n <= largest))
        {
            foreach ((int p, double limit) in RightCensoredGoals)
            {
                WithFile(BenchmarkData.Make(n, p, Kind.Continuous), (sample, file) =>
                {
                    measured.AgainstR("G2", $"Cox / R's coxph.fit, n = {n}, p = {p}", Job.Cox(sample), file, "kernel", limit);
                    if (n == 100_000 && p > 1)
                    {
                        measured.AgainstR("G1", $"Cox / R's coxph, n = {n}, p = {p}", Job.Cox(sample, merged), file, "call", 12);
                    }
                });
            }

            foreach (int p in StartStopColumns)
            {
                WithFile(BenchmarkData.Make(n, p, Kind.StartStop), (sample, file) =>
                {
                    measured.AgainstR("G3", $"start-stop / R's agreg.fit, n = {n}, p = {p}", Job.Cox(sample), file, "kernel", p == 20 && n >= 100_000 ? 6 : 2.5);
                    if (n == 100_000)
                    {
                        measured.AgainstR("G3b", $"start-stop / R's coxph, n = {n}, p = {p}", Job.Cox(sample, merged), file, "call", 8);
                    }
                });
            }
        }
    }

    private static void OthersAgainstR(Measurements measured) => WithFile(BenchmarkData.Make(100_000, 5, Kind.Continuous), (sample, file) =>
    {
        measured.AgainstR("G5", "Kaplan-Meier / R's survfit, n = 1e5", Job.KaplanMeier(sample), file, "km", 40);
        measured.AgainstR("G6", "log-rank, 2 groups / R's survdiff, n = 1e5", Job.LogRank(sample, 2), file, "logrank2", 15);
        measured.AgainstR("G6", "log-rank, 10 groups / R's survdiff, n = 1e5", Job.LogRank(sample, 10), file, "logrank10", 15);
        measured.AgainstR("G6", "log-rank, 1000 strata / R's survdiff, n = 1e5", Job.LogRank(sample, 2, isStratified: true), file, "logrank1000", 15);
        measured.AgainstR("G10", "concordance / R's concordance, n = 1e5", Job.Concordance(sample), file, "concordance", 8);
    });

    private static void AgainstItself(Measurements measured, int largest)
    {
        var cohort = BenchmarkData.Make(102, 5, Kind.StartStop);
        Job bootstrap = Job.Bootstrap(cohort, 10_000);
        Timing time = Timing.Of(() => bootstrap.Work(), Seconds);
        measured.Add(new Gate("G4", "10,000 bootstrap fits, 102 patients, p = 5: seconds", time.Minimum, 0.5, IsFloor: false, "one thread"));
        measured.BootstrapAllocation(cohort);

        var large = BenchmarkData.Make(10 * largest, 0, Kind.Continuous);
        double[] times = large.Stop.ToArray();
        Job curve = Job.KaplanMeier(large);
        measured.AgainstOther("G5", $"Kaplan-Meier / sorting its times by digits, n = {10 * largest}", () => curve.Work(), () => SortedOrder.Ascending(times), 2);
        Job months = Job.KaplanMeier(BenchmarkData.Make(10 * largest, 0, Kind.Months));
        measured.AgainstOther("G5b", $"Kaplan-Meier in months / continuous, n = {10 * largest}", () => months.Work(), () => curve.Work(), 0.2);

        var sample = BenchmarkData.Make(100_000, 5, Kind.Continuous);
        Job plain = Job.Cox(sample), robust = Job.RobustCox(sample), incidence = Job.AalenJohansen(sample), km = Job.KaplanMeier(sample);
        measured.AgainstOther("G7", "Aalen-Johansen / Kaplan-Meier, n = 1e5", () => incidence.Work(), () => km.Work(), 2);
        measured.AgainstOther("G8", "robust Cox fit / plain fit, n = 1e5", () => robust.Work(), () => plain.Work(), 2.5);
        var small = BenchmarkData.Make(10_000, 5, Kind.Continuous);
        Job fineGray = Job.FineGray(small), cox = Job.Cox(small);
        measured.AgainstOther("G9", "Fine-Gray / Cox, n = 1e4, p = 5", () => fineGray.Work(), () => cox.Work(), 4);
        foreach ((int from, double limit) in new[] { (10_000, 1.45), (100_000, 1.3) }.Where(size => 10 * size.Item1 <= largest))
        {
            measured.Growth("Kaplan-Meier", Job.KaplanMeier, Kind.Continuous, 0, from, limit);
            measured.Growth("log-rank, 10 groups", one => Job.LogRank(one, 10), Kind.Continuous, 0, from, limit);
            measured.Growth("Aalen-Johansen", Job.AalenJohansen, Kind.Continuous, 0, from, limit);
            measured.Growth("Cox", one => Job.Cox(one), Kind.Continuous, 5, from, limit);
            measured.Growth("Cox, start-stop", one => Job.Cox(one), Kind.StartStop, 5, from, limit);
            measured.Growth("Cox, robust", Job.RobustCox, Kind.Continuous, 5, from, limit);
            measured.Growth("concordance", Job.Concordance, Kind.Continuous, 5, from, limit);
        }

        foreach (Kind kind in new[] { Kind.Continuous, Kind.StartStop })
        {
            double share = Memory.OfCox(largest, 20, kind);
            double limit = kind == Kind.Continuous ? 2 : 2.5;
            measured.Add(new Gate("G11", $"memory above the data / covariates, {kind}, n = {largest}, p = 20", share, limit, IsFloor: false, "a process of its own"));
        }
    }

    private static void WithFile(BenchmarkData sample, Action<BenchmarkData, string> measure)
    {
        string file = Path.GetTempFileName();
        try
        {
            sample.Write(file);
            measure(sample, file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
