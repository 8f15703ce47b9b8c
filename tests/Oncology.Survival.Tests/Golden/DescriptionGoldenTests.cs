using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>Tables of counts, rank and mean tests, trends, proportions, rates and adjusted p-values against R.</summary>
public sealed class DescriptionGoldenTests
{
    private static IEnumerable<TestCaseData> ContingencyCases => GoldenCase.Named("contingency");

    private static IEnumerable<TestCaseData> RankAndMeanCases => GoldenCase.Named("rank-and-mean");

    private static IEnumerable<TestCaseData> ProportionTrendCases => GoldenCase.Named("proportion-trend");

    private static IEnumerable<TestCaseData> ProportionCiCases => GoldenCase.Named("proportion-ci");

    private static IEnumerable<TestCaseData> McnemarCases => GoldenCase.Named("mcnemar");

    private static IEnumerable<TestCaseData> RateCases => GoldenCase.Named("rate");

    private static IEnumerable<TestCaseData> PAdjustCases => GoldenCase.Named("p-adjust");

    [TestCaseSource(nameof(ContingencyCases))]
    public void Contingency_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        var table = ContingencyTable.FromFactors(golden.Column("row", "row_levels"), golden.Column("column", "column_levels"));
        JsonElement expected = golden.Expected;

        CheckCells("count", table, (i, j) => table[i, j], expected.GetProperty("table"));
        JsonElement chi = expected.GetProperty("chi_square");
        CheckCells("expected", table, table.Expected, chi.GetProperty("expected"));
        CheckCells("pearson residual", table, table.PearsonResidual, chi.GetProperty("pearson_residuals"));
        CheckCells("standardized residual", table, table.StandardizedResidual, chi.GetProperty("standardized_residuals"));
        CheckChiSquared(Run(table, ContingencyMethod.ChiSquared, false), chi);
        CheckChiSquared(Run(table, ContingencyMethod.LikelihoodRatio, false), expected.GetProperty("likelihood_ratio_g"));
        Tolerance.Reference.Check("V", Run(table, ContingencyMethod.ChiSquared, false).CramersV, expected.GetProperty("cramers_v"));
        JsonElement fisher = expected.GetProperty("fisher");
        Tolerance.Tail.Check("Fisher p", Run(table, ContingencyMethod.FisherExact, false).PValue, fisher.GetProperty("p_value"));
        if (table.RowCount == 2 && table.ColumnCount == 2)
        {
            CheckTwoByTwo(golden, table, fisher);
        }
    }

    [TestCaseSource(nameof(RankAndMeanCases))]
    public void RankAndMean_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        double[] values = golden.Table.Numbers(golden.Text("variable")!);
        Factor groups = golden.Groups()!;
        JsonElement expected = golden.Expected;

        var kruskal = KruskalWallisTest.Run(values, groups);
        Tolerance.Reference.Check("H", kruskal.Statistic, expected.GetProperty("kruskal_wallis").GetProperty("h"));
        Tolerance.Tail.Check("Kruskal-Wallis p", kruskal.PValue, expected.GetProperty("kruskal_wallis").GetProperty("p_value"));
        CheckAnova(OneWayAnova.Run(values, groups), expected.GetProperty("anova"));
        CheckAnova(OneWayAnova.Run(values, groups, new OneWayAnovaOptions { EqualVariances = false }), expected.GetProperty("anova_welch"));
        if (groups.Levels.Length == 2)
        {
            CheckMannWhitney(values, groups, expected.GetProperty("mann_whitney"));
            double level = golden.Number("conf_level")!.Value;
            CheckT(TTest.Run(values, groups, new TTestOptions { EqualVariances = true, ConfidenceLevel = level }), expected.GetProperty("t_student"));
            CheckT(TTest.Run(values, groups, new TTestOptions { ConfidenceLevel = level }), expected.GetProperty("t_welch"));
        }
    }

    [TestCaseSource(nameof(ProportionTrendCases))]
    public void ProportionTrend_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        JsonElement expected = golden.Expected;
        Factor isEvent = golden.EventFactor();
        var table = ContingencyTable.FromFactors(golden.Groups()!, isEvent);
        long[] events = [.. Enumerable.Range(0, table.RowCount).Select(i => table[i, 1])];

        var trend = CochranArmitageTest.Run(events, table.RowTotals.AsSpan(), golden.Numbers("scores"));
        var linear = LinearByLinearTest.Run(table, golden.Numbers("scores"));
        var homogeneity = Run(table, ContingencyMethod.ChiSquared, false);

        JsonElement armitage = expected.GetProperty("cochran_armitage");
        Tolerance.Reference.Check("z", trend.Z, armitage.GetProperty("z"));
        Tolerance.Reference.Check("chi2", trend.Statistic, armitage.GetProperty("chi2"));
        Tolerance.Tail.Check("p", trend.PValue, armitage.GetProperty("p_value"));
        Tolerance.Reference.Check("linear chi2", linear.Statistic, expected.GetProperty("linear_by_linear").GetProperty("chi2"));
        Tolerance.Tail.Check("linear p", linear.PValue, expected.GetProperty("linear_by_linear").GetProperty("p_value"));
        CheckChiSquared(homogeneity, expected.GetProperty("homogeneity"));
    }

    [TestCaseSource(nameof(ProportionCiCases))]
    public void ProportionInterval_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        double level = golden.Number("conf_level")!.Value;
        Factor isEvent = golden.EventFactor();
        int events = isEvent.Codes.Count(code => code == 1);

        foreach ((string name, ProportionIntervalMethod method) in new[]
        {
            ("wilson", ProportionIntervalMethod.Wilson),
            ("wilson_continuity_corrected", ProportionIntervalMethod.WilsonCorrected),
            ("clopper_pearson", ProportionIntervalMethod.ClopperPearson),
            ("wald", ProportionIntervalMethod.Wald),
            ("agresti_coull", ProportionIntervalMethod.AgrestiCoull),
            ("jeffreys", ProportionIntervalMethod.Jeffreys),
        })
        {
            var proportion = ProportionInterval.Fit(events, isEvent.Count, method, level);
            Tolerance.Reference.Check("proportion", proportion.Value, golden.Expected.GetProperty("proportion"));
            CheckInterval(name, proportion.Interval, golden.Expected.GetProperty(name));
        }
    }

    [TestCaseSource(nameof(McnemarCases))]
    public void McNemar_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        var table = ContingencyTable.FromFactors(golden.Column("first", "levels"), golden.Column("second", "levels"));

        var test = McNemarTest.Run(table);

        CheckCells("count", table, (i, j) => table[i, j], golden.Expected.GetProperty("table"));
        JsonElement plain = golden.Expected.GetProperty("mcnemar");
        JsonElement corrected = golden.Expected.GetProperty("mcnemar_continuity_corrected");
        Tolerance.Reference.Check("chi2", test.Statistic, plain.GetProperty("chi2"));
        Tolerance.Tail.Check("p", test.PValue, plain.GetProperty("p_value"));
        Tolerance.Reference.Check("corrected chi2", test.CorrectedStatistic, corrected.GetProperty("chi2"));
        Tolerance.Tail.Check("corrected p", test.CorrectedPValue, corrected.GetProperty("p_value"));
        Tolerance.Tail.Check("exact p", test.ExactPValue, golden.Expected.GetProperty("exact").GetProperty("p_value"));
    }

    [TestCaseSource(nameof(RateCases))]
    public void IncidenceRate_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        double level = golden.Number("conf_level")!.Value;
        SurvivalData data = golden.Data();

        CheckRate(IncidenceRate.Fit(data, level), golden.Expected.GetProperty("overall"));
        var rates = IncidenceRate.FitBy(data, golden.Groups()!, level);
        JsonElement[] byGroup = [.. golden.Expected.GetProperty("by_group").EnumerateArray()];
        for (int g = 0; g < byGroup.Length; g++)
        {
            CheckRate(rates[g], byGroup[g]);
        }

        JsonElement expected = golden.Expected.GetProperty("rate_ratio_first_over_second");
        var ratio = RateRatio.Run(rates[0], rates[1]);
        Tolerance.Reference.Check("ratio", ratio.Value, expected.GetProperty("estimate"));
        Tolerance.Reference.Check("lower", ratio.Interval.Lower, expected.GetProperty("exact_lower"));
        Tolerance.Reference.Check("upper", ratio.Interval.Upper, expected.GetProperty("exact_upper"));
        Tolerance.Tail.Check("p", ratio.PValue, expected.GetProperty("exact_p_value"));
    }

    [TestCaseSource(nameof(PAdjustCases))]
    public void Adjust_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        foreach ((string name, PValueAdjustment adjustment) in new[]
        {
            ("bonferroni", PValueAdjustment.Bonferroni),
            ("holm", PValueAdjustment.Holm),
            ("hochberg", PValueAdjustment.Hochberg),
            ("benjamini_hochberg", PValueAdjustment.BenjaminiHochberg),
            ("benjamini_yekutieli", PValueAdjustment.BenjaminiYekutieli),
        })
        {
            Tolerance.Tail.Check(name, MultipleTesting.Adjust(golden.Numbers("p_values"), adjustment), golden.Expected.GetProperty(name));
        }
    }

    private static void CheckTwoByTwo(GoldenCase golden, ContingencyTable table, JsonElement fisher)
    {
        double level = golden.Number("conf_level")!.Value;
        CheckChiSquared(Run(table, ContingencyMethod.ChiSquared, true), golden.Expected.GetProperty("chi_square_yates"));
        foreach ((string name, Alternative alternative) in new[] { ("p_less", Alternative.Less), ("p_greater", Alternative.Greater) })
        {
            var options = new ContingencyTestOptions { Method = ContingencyMethod.FisherExact, Alternative = alternative };
            Tolerance.Tail.Check(name, ContingencyTest.Run(table, options).PValue, fisher.GetProperty(name));
        }

        var conditional = OddsRatio.Fit(table, OddsRatioMethod.Conditional, level);
        Tolerance.RootSearch.Check("conditional odds ratio", conditional.Value, fisher.GetProperty("odds_ratio_conditional_mle"));
        Tolerance.RootSearch.Check("conditional lower", conditional.Interval.Lower, fisher.GetProperty("lower"));
        Tolerance.RootSearch.Check("conditional upper", conditional.Interval.Upper, fisher.GetProperty("upper"));
        if (fisher.TryGetProperty("tight", out JsonElement tight))
        {
            Tolerance.Reference.Check("conditional odds ratio", conditional.Value, tight.GetProperty("odds_ratio"));
            CheckInterval("conditional", conditional.Interval, tight);
        }

        JsonElement expected = golden.Expected.GetProperty("odds_ratio_wald");
        var wald = OddsRatio.Fit(table, OddsRatioMethod.Wald, level);
        Tolerance.Reference.Check("Wald odds ratio", wald.Value, expected.GetProperty("odds_ratio"));
        CheckInterval("Wald", wald.Interval, expected);
    }

    private static void CheckMannWhitney(double[] values, Factor groups, JsonElement expected)
    {
        MannWhitneyTest Run(MannWhitneyMethod method) => MannWhitneyTest.Run(values, groups, new MannWhitneyOptions { Method = method });
        MannWhitneyTest normal = Run(MannWhitneyMethod.Normal);
        MannWhitneyTest corrected = Run(MannWhitneyMethod.NormalCorrected);

        Tolerance.Reference.Check("U", normal.U, expected.GetProperty("u_first_group"));
        Tolerance.Reference.Check("rank sum", normal.RankSum, expected.GetProperty("rank_sum_first_group"));
        Tolerance.Reference.Check("sigma", normal.StandardDeviation, expected.GetProperty("sigma_tie_corrected"));
        Assert.That(normal.HasTies, Is.EqualTo(expected.GetProperty("has_ties").GetBoolean()));
        Tolerance.Reference.Check("z", normal.Z, expected.GetProperty("normal").GetProperty("z"));
        Tolerance.Tail.Check("p", normal.PValue, expected.GetProperty("normal").GetProperty("p_value"));
        Tolerance.Reference.Check("corrected z", corrected.Z, expected.GetProperty("normal_continuity_corrected").GetProperty("z"));
        Tolerance.Tail.Check("corrected p", corrected.PValue, expected.GetProperty("normal_continuity_corrected").GetProperty("p_value"));
        if (expected.TryGetProperty("exact", out JsonElement exact))
        {
            Tolerance.Tail.Check("exact p", Run(MannWhitneyMethod.Exact).PValue, exact.GetProperty("p_value"));
        }
    }

    private static void CheckT(TTest test, JsonElement expected)
    {
        Tolerance.Reference.Check("t", test.T, expected.GetProperty("t"));
        Tolerance.Reference.Check("df", test.DegreesOfFreedom, expected.GetProperty("df"));
        Tolerance.Tail.Check("p", test.PValue, expected.GetProperty("p_value"));
        Tolerance.Reference.Check("first mean", test.FirstMean, expected.GetProperty("mean_first"));
        Tolerance.Reference.Check("second mean", test.SecondMean, expected.GetProperty("mean_second"));
        Tolerance.Reference.Check("difference", test.Difference.Value, expected.GetProperty("difference"));
        CheckInterval("difference", test.Difference.Interval, expected);
    }

    private static void CheckAnova(OneWayAnova test, JsonElement expected)
    {
        Tolerance.Reference.Check("F", test.F, expected.GetProperty("f"));
        Tolerance.Reference.Check("df1", test.NumeratorDegreesOfFreedom, expected.GetProperty("df1"));
        Tolerance.Reference.Check("df2", test.DenominatorDegreesOfFreedom, expected.GetProperty("df2"));
        Tolerance.Tail.Check("p", test.PValue, expected.GetProperty("p_value"));
    }

    private static void CheckRate(IncidenceRate rate, JsonElement expected)
    {
        Tolerance.Reference.Check("events", rate.Events, expected.GetProperty("events"));
        Tolerance.Reference.Check("person-time", rate.PersonTime, expected.GetProperty("person_time"));
        Tolerance.Tail.Check("rate", rate.Rate, expected.GetProperty("rate"));
        Tolerance.Tail.Check("lower", rate.Interval.Lower, expected.GetProperty("exact_lower"));
        Tolerance.Tail.Check("upper", rate.Interval.Upper, expected.GetProperty("exact_upper"));
    }

    private static void CheckChiSquared(ContingencyTest test, JsonElement expected)
    {
        Tolerance.Reference.Check("chi2", test.Statistic, expected.GetProperty("chi2"));
        Tolerance.Reference.Check("df", test.DegreesOfFreedom, expected.GetProperty("df"));
        Tolerance.Tail.Check("p", test.PValue, expected.GetProperty("p_value"));
    }

    private static void CheckInterval(string what, Interval interval, JsonElement expected)
    {
        Tolerance.Reference.Check($"{what} lower", interval.Lower, expected.GetProperty("lower"));
        Tolerance.Reference.Check($"{what} upper", interval.Upper, expected.GetProperty("upper"));
    }

    private static void CheckCells(string what, ContingencyTable table, Func<int, int, double> cell, JsonElement rows)
    {
        JsonElement[] expected = [.. rows.EnumerateArray()];
        for (int i = 0; i < table.RowCount; i++)
        {
            Tolerance.Reference.Check($"{what}, row {i}", [.. Enumerable.Range(0, table.ColumnCount).Select(j => cell(i, j))], expected[i]);
        }
    }

    private static ContingencyTest Run(ContingencyTable table, ContingencyMethod method, bool corrected) =>
        ContingencyTest.Run(table, new ContingencyTestOptions { Method = method, ContinuityCorrection = corrected });
}
