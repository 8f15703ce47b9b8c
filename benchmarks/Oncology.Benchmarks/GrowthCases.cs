using Oncology.Survival;
using Kind = Oncology.Benchmarks.BenchmarkData.Kind;

namespace Oncology.Benchmarks;

/// <summary>The growth of every estimator with the number of patients, goal G12.</summary>
internal static class GrowthCases
{
    private const int Columns = 5;

    private static readonly (Kind Kind, (string What, Func<BenchmarkData, Job> Job)[] Estimators)[] Samples =
    [
        (Kind.Continuous,
        [
            ("Kaplan-Meier", Job.KaplanMeier),
            ("Kaplan-Meier, robust", Job.RobustKaplanMeier),
            ("Nelson-Aalen", Job.NelsonAalen),
            ("restricted mean", Job.RestrictedMean),
            ("median follow-up", Job.FollowUp),
            ("log-rank, 10 groups", sample => Job.LogRank(sample, 10)),
            ("log-rank, 1000 strata", sample => Job.LogRank(sample, 2, isStratified: true)),
            ("Aalen-Johansen", sample => Job.AalenJohansen(sample)),
            ("Aalen-Johansen, Aalen's variance", sample => Job.AalenJohansen(sample, IncidenceVariance.Aalen)),
            ("Gray's test, 10 groups", Job.Gray),
            ("Cox", sample => Job.Cox(sample)),
            ("Cox, robust", Job.RobustCox),
            ("Cox, baseline", Job.Baseline),
            ("Cox, proportional hazards", Job.ProportionalHazards),
            ("Cox, score residuals", Job.ScoreResiduals),
            ("concordance", Job.Concordance),
            ("Fine-Gray", Job.FineGray),
            ("Fine-Gray, concordance", Job.FineGrayConcordance),
        ]),
        (Kind.Months,
        [
            ("Kaplan-Meier, months", Job.KaplanMeier),
            ("Aalen-Johansen, months", sample => Job.AalenJohansen(sample)),
            ("Cox, months", sample => Job.Cox(sample)),
            ("Fine-Gray, months", Job.FineGray),
        ]),
        (Kind.StartStop,
        [
            ("Kaplan-Meier, late entry", Job.LateEntry),
            ("log-rank, late entry", sample => Job.LogRank(sample, 10)),
            ("Cox, start-stop", sample => Job.Cox(sample)),
            ("concordance, start-stop", Job.Concordance),
        ]),
    ];

    /// <summary>The cases up to a number of patients.</summary>
    public static IEnumerable<FullCase> All(int largest) =>
        from step in ((int From, double Limit)[])[(10_000, 1.45), (100_000, 1.3)]
        where 10 * step.From <= largest
        from sample in Samples
        select new FullCase(["G12"], $"growth from n = {step.From}, {sample.Kind}", measured =>
        {
            var small = BenchmarkData.Make(step.From, Columns, sample.Kind);
            var large = BenchmarkData.Make(10 * step.From, Columns, sample.Kind);
            foreach ((string what, Func<BenchmarkData, Job> job) in sample.Estimators)
            {
                Job little = job(small);
                Measurements.WarmUp(little);
                measured.Growth(what, little, job(large), step.From, step.Limit);
                GC.Collect();
            }
        });
}
