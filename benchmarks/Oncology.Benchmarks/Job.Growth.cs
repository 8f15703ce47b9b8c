using Oncology.Survival;

namespace Oncology.Benchmarks;

// Estimators that have no goal of their own but that of growth.
internal sealed partial record Job
{
    public static Job RobustKaplanMeier(BenchmarkData sample)
    {
        KaplanMeierOptions options = new() { Ties = TieTolerance.None, Variance = CurveVariance.Robust };
        return new Job("Kaplan-Meier, robust", () => Survival.KaplanMeier.Fit(sample.ToSurvivalData(), options).StandardError[^1]);
    }

    public static Job LateEntry(BenchmarkData sample)
    {
        KaplanMeierOptions options = new() { Ties = TieTolerance.None };
        return new Job("Kaplan-Meier, late entry", () => Survival.KaplanMeier.Fit(sample.ToSurvivalData(), options).StandardError[^1]);
    }

    public static Job NelsonAalen(BenchmarkData sample)
    {
        KaplanMeierOptions options = new() { Ties = TieTolerance.None };
        return new Job("Nelson-Aalen", () => Survival.KaplanMeier.Fit(sample.ToSurvivalData(), options).CumulativeHazardStandardError[^1]);
    }

    public static Job RestrictedMean(BenchmarkData sample)
    {
        KaplanMeierOptions options = new() { Ties = TieTolerance.None };
        return new Job("restricted mean", () => Survival.RestrictedMean.Fit(Survival.KaplanMeier.Fit(sample.ToSurvivalData(), options), 1).Mean.StandardError);
    }

    public static Job FollowUp(BenchmarkData sample) =>
        new("median follow-up", () => MedianFollowUp.Fit(sample.ToSurvivalData()).Median.Probability);

    public static Job Gray(BenchmarkData sample)
    {
        int[] cause = sample.Cause;
        Factor group = Codes("group", sample.Group);
        return new Job("Gray", () => GrayTest.Run(SurvivalData.RightCensored(sample.Stop, cause), group, 1).Test.Statistic);
    }

    public static Job Baseline(BenchmarkData sample) => OfFit("baseline", sample, model => CoxBaseline.Fit(model).Curves[0].CumulativeHazard[^1]);

    public static Job ProportionalHazards(BenchmarkData sample) => OfFit("proportional hazards", sample, model => ProportionalHazardsTest.Run(model).Global.Statistic);

    public static Job ScoreResiduals(BenchmarkData sample) => OfFit("score residuals", sample, model => CoxResiduals.Of(model).Score(0)[0]);

    public static Job FineGrayConcordance(BenchmarkData sample)
    {
        int[] cause = sample.Cause;
        DesignMatrix design = sample.ToDesign();
        FineGrayOptions options = new() { TimeTies = TieTolerance.None, MaximumThreads = 1 };
        return new Job("Fine-Gray, concordance", () => Survival.FineGray.Fit(SurvivalData.RightCensored(sample.Stop, cause), design, 1, options).Model.Concordance.StandardError);
    }

    // What is made from a fit is made with it: a model keeps what it has prepared.
    private static Job OfFit(string name, BenchmarkData sample, Func<CoxModel, double> make)
    {
        DesignMatrix design = sample.ToDesign();
        CoxOptions options = new() { TimeTies = TieTolerance.None, MaximumThreads = 1 };
        return new Job(name, () => make(CoxModel.Fit(sample.ToSurvivalData(), design, options)));
    }
}
