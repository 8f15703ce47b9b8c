using Oncology.Survival;

namespace Oncology.Benchmarks;

/// <summary>An estimator on a generated sample: what is timed, and a number by which answers are compared.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Work">Runs it once, sorting included, and returns the number.</param>
internal sealed partial record Job(string Name, Func<double> Work)
{
    /// <summary>Runs it once.</summary>
    public void Run() => Work();

    public static Job Cox(BenchmarkData sample, CoxOptions? options = null)
    {
        DesignMatrix design = sample.ToDesign();
        options ??= new CoxOptions { TimeTies = TieTolerance.None, MaximumThreads = 1 };
        return new Job("Cox", () => CoxModel.Fit(sample.ToSurvivalData(), design, options).LogLikelihood);
    }

    public static Job RobustCox(BenchmarkData sample)
    {
        DesignMatrix design = sample.ToDesign();
        CoxOptions options = new() { TimeTies = TieTolerance.None, Robust = true, MaximumThreads = 1 };
        return new Job("Cox, robust", () => CoxModel.Fit(sample.ToSurvivalData(), design, options).Coefficients[0].RobustStandardError!.Value);
    }

    /// <summary>A curve of follow-up that has been taken in, as R's <c>Surv</c> object has; sorting is part of the job.</summary>
    public static Job KaplanMeier(BenchmarkData sample)
    {
        SurvivalData data = sample.ToSurvivalData();
        KaplanMeierOptions options = new() { Ties = TieTolerance.None };
        return new Job("Kaplan-Meier", () =>
        {
            var curve = Survival.KaplanMeier.Fit(data, options);
            Unsorted(data);
            int row = curve.Survival.Length - 1;
            while (row > 0 && curve.EventTable.AtRiskColumn[row - 1] <= sample.Count / 100.0)
            {
                row--;
            }

            return curve.Survival[row];
        });
    }

    public static Job LogRank(BenchmarkData sample, int groups, bool isStratified = false)
    {
        Factor group = Codes("group", [.. sample.Group.Select(g => groups == 2 ? g < 5 ? 1 : 0 : g)]);
        Factor strata = Codes("stratum", sample.Stratum);

        // Near ties are merged, as R's survdiff always does.
        return new Job("log-rank", () => isStratified
            ? LogRankTest.Run(sample.ToSurvivalData(), group, strata).Test.Statistic
            : LogRankTest.Run(sample.ToSurvivalData(), group).Test.Statistic);
    }

    /// <summary>Of follow-up that has been taken in, as for <see cref="KaplanMeier"/>.</summary>
    public static Job AalenJohansen(BenchmarkData sample, IncidenceVariance variance = IncidenceVariance.InfinitesimalJackknife)
    {
        var data = SurvivalData.RightCensored(sample.Stop, sample.Cause);
        CumulativeIncidenceOptions options = new() { Ties = TieTolerance.None, Variance = variance };
        return new Job("Aalen-Johansen", () =>
        {
            var curves = Survival.AalenJohansen.Fit(data, options);
            Unsorted(data);
            int row = 1;
            while (row < curves.EventTable.Count && curves.EventTable.AtRiskColumn[row] > sample.Count / 10.0)
            {
                row++;
            }

            return curves.Causes[0].StandardError[row];
        });
    }

    public static Job FineGray(BenchmarkData sample)
    {
        int[] cause = sample.Cause;
        DesignMatrix design = sample.ToDesign();
        FineGrayOptions options = new() { TimeTies = TieTolerance.None, MaximumThreads = 1 };
        return new Job("Fine-Gray", () => Survival.FineGray.Fit(SurvivalData.RightCensored(sample.Stop, cause), design, 1, options).Coefficients[0].RobustStandardError!.Value);
    }

    public static Job Concordance(BenchmarkData sample)
    {
        DesignMatrix design = sample.ToDesign();
        double[] score = [.. CoxModel.Fit(sample.ToSurvivalData(), design).LinearPredictor];
        return new Job("concordance", () => Survival.Concordance.Of(ModelFrame.Create(sample.ToSurvivalData(), design), score, TieTolerance.None).Estimate);
    }

    /// <summary>Bootstrap of a small start-stop cohort by patient; the number is a hazard ratio's lower bound.</summary>
    public static Job Bootstrap(BenchmarkData sample, int replicates)
    {
        var frame = ModelFrame.Create(sample.ToSurvivalData().WithSubjects(sample.Patient), sample.ToDesign());
        var model = CoxModel.Fit(frame);
        return new Job("bootstrap", () => CoxBootstrap.Fit(model, new BootstrapOptions { Replicates = replicates }).HazardRatios[1].Percentile.Lower);
    }

    private static void Unsorted(SurvivalData data)
    {
        if (data.HasExitOrder)
        {
            throw new InvalidOperationException("The order of the rows is known: sorting would not be measured.");
        }
    }

    private static Factor Codes(string name, int[] codes) =>
        Factor.FromLabels(name, [.. codes.Select(code => code.ToString("D4", System.Globalization.CultureInfo.InvariantCulture))]);
}
