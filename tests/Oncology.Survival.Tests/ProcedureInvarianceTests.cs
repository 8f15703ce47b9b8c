namespace Oncology.Survival.Tests;

/// <summary>
/// What no procedure may feel, on a seeded sample with ties, competing causes and three groups: the order of the rows, the unit of time,
/// 2015 added to a covariate or its scaling by 1e6, and a row of frequency 2 instead of two rows. Each gives numbers without a unit.
/// </summary>
public sealed class ProcedureInvarianceTests
{
    private static readonly Dictionary<string, Func<Sample, double[]>> Procedures = new()
    {
        ["Kaplan-Meier"] = s => KaplanMeier.FitBy(s.Events, s.Groups).SelectMany(c => c.Survival.Concat(c.StandardError).Concat(c.CumulativeHazard)).ToArray(),
        ["log-rank"] = s => [LogRankTest.Run(s.Events, s.Groups).Test.Statistic, LogRankTest.Run(s.Events, s.Groups).Trend().Statistic],
        ["Peto-Peto, stratified"] = s => [LogRankTest.Run(s.Events, s.Groups, s.Strata, new LogRankOptions { Weights = LogRankWeights.PetoPeto }).Test.Statistic],
        ["Aalen-Johansen"] = s => AalenJohansen.FitBy(s.Data, s.Groups).SelectMany(c => c.Causes).SelectMany(c => c.Estimate.Concat(c.StandardError)).ToArray(),
        ["Gray"] = s => [GrayTest.Run(s.Data, s.Groups, 1).Test.Statistic, GrayTest.Run(s.Data, s.Groups, 2, new GrayTestOptions { Rho = 1, Strata = s.Strata }).Test.Statistic],
        ["Fine-Gray"] = s => Fit(FineGray.Fit(s.Data, s.Design, 1).Model),
        ["Cox, Efron, strata"] = s => Fit(CoxModel.Fit(s.Frame.WithStrata(s.Strata), new CoxOptions { Robust = true })),
        ["concordance"] = s => Concordance(CoxModel.Fit(s.Frame, new CoxOptions { Ties = CoxTies.Breslow })),
        ["proportional hazards"] = s => ProportionalHazardsTest.Run(CoxModel.Fit(s.Frame)) is var test ? [test.Global.Statistic, .. test.Coefficients.Select(c => c.Test.Statistic)] : [],
        ["Firth"] = s => [FirthCoxModel.Fit(s.Frame).LikelihoodRatioTest.Statistic],
        ["Mann-Whitney"] = s => [MannWhitneyTest.Run(s.X, s.Strata, s.Frequencies).PValue],
        ["Kruskal-Wallis"] = s => [KruskalWallisTest.Run(s.X, s.Groups, s.Frequencies).Statistic],
        ["t, Welch"] = s => [TTest.Run(s.X, s.Strata, s.Frequencies).T],
    };

    private static IEnumerable<string> Names => Procedures.Keys;

    [Test]
    public void Run_RowsInAnotherOrder_SameResult([ValueSource(nameof(Names))] string procedure) =>
        AreEqual(procedure, Sample.Drawn.Pick(new RandomNumbers(5).Permutation(Sample.Drawn.Time.Length)), Sample.Drawn);

    [Test]
    public void Run_OtherTimeUnit_SameResult([ValueSource(nameof(Names))] string procedure) =>
        AreEqual(procedure, Sample.Drawn with { Time = [.. Sample.Drawn.Time.Select(t => t / 365.25)] }, Sample.Drawn);

    [Test]
    public void Run_CovariateMovedOrScaled_SameResult([ValueSource(nameof(Names))] string procedure)
    {
        AreEqual(procedure, Sample.Drawn with { X = [.. Sample.Drawn.X.Select(x => x + 2015)] }, Sample.Drawn);
        AreEqual(procedure, Sample.Drawn with { X = [.. Sample.Drawn.X.Select(x => 1e6 * x)] }, Sample.Drawn);
    }

    [Test]
    public void Run_FrequencyTwo_EqualsEachRowTwice([ValueSource(nameof(Names))] string procedure)
    {
        int[] rows = [.. Enumerable.Range(0, Sample.Drawn.Time.Length)];
        AreEqual(procedure, Sample.Drawn with { Frequencies = [.. rows.Select(_ => 2)] }, Sample.Drawn.Pick([.. rows, .. rows]));
    }

    private static void AreEqual(string procedure, Sample actual, Sample expected)
    {
        double[] numbers = Procedures[procedure](actual);
        Assert.That(numbers, Is.Not.Empty);
        Tolerance.Reference.Check(procedure, numbers, Procedures[procedure](expected));
    }

    private static double[] Fit(CoxModel model) => [model.WaldTest.Statistic, .. model.Coefficients.Select(c => c.Statistic)];

    private static double[] Concordance(CoxModel model) => [model.Concordance.Estimate, model.Concordance.StandardError];

    private sealed record Sample(double[] Time, int[] Cause, string[] Group, string[] Stratum, double[] X, int[] Frequencies)
    {
        public static Sample Drawn { get; } = Draw();

        public SurvivalData Data => SurvivalData.RightCensored(Time, Cause).WithFrequencies(Frequencies);

        public SurvivalData Events => SurvivalData.RightCensored(Time, [.. Cause.Select(cause => cause == 1)]).WithFrequencies(Frequencies);

        public Factor Groups => Factor.FromLabels("group", Group);

        public Factor Strata => Factor.FromLabels("stratum", Stratum);

        public DesignMatrix Design => DesignMatrix.FromColumns(Time.Length, ("x", X), ("b", [.. Group.Select(g => g == "B" ? 1.0 : 0)]));

        public ModelFrame Frame => ModelFrame.Create(Events, Design);

        public Sample Pick(int[] rows) => new(
            [.. rows.Select(row => Time[row])],
            [.. rows.Select(row => Cause[row])],
            [.. rows.Select(row => Group[row])],
            [.. rows.Select(row => Stratum[row])],
            [.. rows.Select(row => X[row])],
            [.. rows.Select(row => Frequencies[row])]);

        // Quarters as covariate: adding 2015 and scaling leave ties as they are.
        private static Sample Draw()
        {
            RandomNumbers random = new(20);
            int[] rows = [.. Enumerable.Range(0, 60)];
            return new Sample(
                [.. rows.Select(_ => 1 + Math.Floor(20 * random.Exponential()))],
                [.. rows.Select(_ => random.Below(3))],
                [.. rows.Select(_ => "ABC"[random.Below(3)].ToString())],
                [.. rows.Select(_ => "ST"[random.Below(2)].ToString())],
                [.. rows.Select(_ => random.Below(80) / 4.0)],
                [.. rows.Select(_ => 1)]);
        }
    }
}
