using System.Collections.Immutable;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Everything the library can say about the difference of a characteristic between groups.</summary>
/// <param name="Tests">All tests that apply, those that cannot be made with the reason.</param>
/// <param name="StandardizedDifference">Of the first group less the second; null where there are not two groups with values, or it is undefined.</param>
internal sealed record CharacteristicDetails(ImmutableArray<DetailedTest> Tests, double? StandardizedDifference)
{
    private static readonly Word ChiSquare = new("chi-square", "khi-deux");
    private static readonly Word ChiSquareCorrected = new("chi-square, continuity correction", "khi-deux, correction de continuité");
    private static readonly Word LikelihoodRatio = new("likelihood ratio", "rapport de vraisemblance");
    private static readonly Word Fisher = new("Fisher, exact", "Fisher, exact");
    private static readonly Word OddsRatioConditional = new("odds ratio, conditional, exact interval", "odds ratio conditionnel, intervalle exact");
    private static readonly Word OddsRatioWald = new("odds ratio, Wald", "odds ratio, Wald");
    private static readonly Word Trend = new("trend of proportions (Cochran-Armitage)", "tendance des proportions (Cochran-Armitage)");
    private static readonly Word Linear = new("linear by linear", "linéaire par linéaire");
    private static readonly Word WelchT = new("t, Welch", "t, Welch");
    private static readonly Word PooledT = new("t, equal variances", "t, variances égales");
    private static readonly Word Anova = new("analysis of variance", "analyse de variance");
    private static readonly Word WelchAnova = new("analysis of variance, Welch", "analyse de variance, Welch");
    private static readonly Word KruskalWallis = new("Kruskal-Wallis", "Kruskal-Wallis");

    /// <summary>Mann-Whitney three ways and both t tests for two groups; Kruskal-Wallis and both analyses of variance.</summary>
    public static CharacteristicDetails OfNumbers(ImmutableArray<double> values, Factor groups, double level)
    {
        var tests = ImmutableArray.CreateBuilder<DetailedTest>();
        bool isPair = Occupied(groups, row => !double.IsNaN(values[row])) == 2;
        if (isPair)
        {
            foreach (MannWhitneyMethod method in (MannWhitneyMethod[])[MannWhitneyMethod.Exact, MannWhitneyMethod.Normal, MannWhitneyMethod.NormalCorrected])
            {
                tests.Add(Made(new(RankCode(method), RankName(method)), test =>
                {
                    var rank = MannWhitneyTest.Run(values.AsSpan(), groups, new MannWhitneyOptions { Method = method });
                    return test with { Statistic = rank.U, PValue = rank.PValue };
                }));
            }

            tests.Add(Made(new("t-welch", WelchT), test => Compared(test, TTest.Run(values.AsSpan(), groups, new TTestOptions { ConfidenceLevel = level }))));
            tests.Add(Made(new("t-pooled", PooledT), test => Compared(test, TTest.Run(values.AsSpan(), groups, new TTestOptions { EqualVariances = true, ConfidenceLevel = level }))));
        }

        tests.Add(Made(new("kruskal-wallis", KruskalWallis), test =>
        {
            var rank = KruskalWallisTest.Run(values.AsSpan(), groups);
            return test with { Statistic = rank.Statistic, DegreesOfFreedom = rank.DegreesOfFreedom, PValue = rank.PValue };
        }));
        tests.Add(Made(new("anova", Anova), test => Analysed(test, OneWayAnova.Run(values.AsSpan(), groups, new OneWayAnovaOptions { EqualVariances = true }))));
        tests.Add(Made(new("anova-welch", WelchAnova), test => Analysed(test, OneWayAnova.Run(values.AsSpan(), groups, new OneWayAnovaOptions { EqualVariances = false }))));
        return new CharacteristicDetails(tests.ToImmutable(), isPair ? Difference(() => Oncology.Survival.StandardizedDifference.FromNumbers(values.AsSpan(), groups)) : null);
    }

    /// <summary>Tests of the table of counts, odds ratios of a 2 x 2 table, and trends over the levels in their order.</summary>
    public static CharacteristicDetails OfCategories(Factor values, Factor groups, double level)
    {
        var table = ContingencyTable.FromFactors(values, groups);
        bool isTwoByTwo = table.RowCount == 2 && table.ColumnCount == 2;
        var tests = ImmutableArray.CreateBuilder<DetailedTest>();
        tests.Add(Made(new("chi-square", ChiSquare), test => Counted(test, table, new ContingencyTestOptions { Method = ContingencyMethod.ChiSquared })));
        if (isTwoByTwo)
        {
            tests.Add(Made(new("chi-square-corrected", ChiSquareCorrected), test => Counted(test, table, new ContingencyTestOptions { Method = ContingencyMethod.ChiSquared, ContinuityCorrection = true })));
        }

        tests.Add(Made(new("likelihood-ratio", LikelihoodRatio), test => Counted(test, table, new ContingencyTestOptions { Method = ContingencyMethod.LikelihoodRatio })));
        tests.Add(Made(new("fisher", Fisher), test => CharacteristicTest.IsOutOfReachOfFisher(table)
            ? throw CharacteristicTest.OutOfReachOfFisher(values)
            : Counted(test, table, new ContingencyTestOptions { Method = ContingencyMethod.FisherExact })));
        if (isTwoByTwo)
        {
            tests.Add(Made(new("odds-ratio-conditional", OddsRatioConditional), test => Odds(test, OddsRatio.Fit(table, OddsRatioMethod.Conditional, level))));
            tests.Add(Made(new("odds-ratio-wald", OddsRatioWald), test => Odds(test, OddsRatio.Fit(table, OddsRatioMethod.Wald, level))));
        }

        if (table.RowCount == 2 || table.ColumnCount == 2)
        {
            tests.Add(Made(new("cochran-armitage", Trend), test => Proportions(test, table)));
        }

        tests.Add(Made(new("linear-by-linear", Linear), test =>
        {
            var linear = LinearByLinearTest.Run(table);
            return test with { Statistic = linear.Statistic, DegreesOfFreedom = 1, PValue = linear.PValue };
        }));
        bool isPair = Occupied(groups, row => values.Codes[row] >= 0) == 2;
        return new CharacteristicDetails(tests.ToImmutable(), isPair ? Difference(() => Oncology.Survival.StandardizedDifference.FromFactor(values, groups)) : null);
    }

    private static string RankCode(MannWhitneyMethod method) => method switch
    {
        MannWhitneyMethod.Exact => "mann-whitney-exact",
        MannWhitneyMethod.Normal => "mann-whitney-normal",
        _ => "mann-whitney-corrected",
    };

    private static Word RankName(MannWhitneyMethod method) => method switch
    {
        MannWhitneyMethod.Exact => new("Mann-Whitney, exact", "Mann-Whitney, exact"),
        MannWhitneyMethod.Normal => new("Mann-Whitney, normal", "Mann-Whitney, normal"),
        _ => new("Mann-Whitney, continuity correction", "Mann-Whitney, correction de continuité"),
    };

    private static int Occupied(Factor groups, Func<int, bool> isKnown) =>
        Enumerable.Range(0, groups.Count).Where(row => groups.Codes[row] >= 0 && isKnown(row)).Select(row => groups.Codes[row]).Distinct().Count();

    private static DetailedTest Made(DetailedTest test, Func<DetailedTest, DetailedTest> make)
    {
        try
        {
            return make(test);
        }
        catch (ModelException refused)
        {
            return test with { Problem = refused.Code };
        }
    }

    private static double? Difference(Func<StandardizedDifference> make)
    {
        try
        {
            return make().Value;
        }
        catch (ModelException)
        {
            return null;
        }
    }

    private static DetailedTest Compared(DetailedTest test, TTest means) => test with
    {
        Statistic = means.T,
        DegreesOfFreedom = means.DegreesOfFreedom,
        PValue = means.PValue,
        Estimate = means.Difference.Value,
        Interval = means.Difference.Interval,
    };

    private static DetailedTest Analysed(DetailedTest test, OneWayAnova means) => test with
    {
        Statistic = means.F,
        DegreesOfFreedom = means.NumeratorDegreesOfFreedom,
        DenominatorDegreesOfFreedom = means.DenominatorDegreesOfFreedom,
        PValue = means.PValue,
    };

    private static DetailedTest Counted(DetailedTest test, ContingencyTable table, ContingencyTestOptions options)
    {
        var made = ContingencyTest.Run(table, options);
        return test with { Statistic = made.Statistic, DegreesOfFreedom = made.DegreesOfFreedom, PValue = made.PValue };
    }

    private static DetailedTest Odds(DetailedTest test, OddsRatio odds) => test with { Estimate = odds.Value, Interval = odds.Interval };

    // The share of the second of two levels over the groups in their order, or of the second of two groups over the levels.
    private static DetailedTest Proportions(DetailedTest test, ContingencyTable table)
    {
        bool isOverGroups = table.RowCount == 2;
        ImmutableArray<long> totals = isOverGroups ? table.ColumnTotals : table.RowTotals;
        long[] events = [.. Enumerable.Range(0, totals.Length).Select(i => isOverGroups ? table[1, i] : table[i, 1])];
        var trend = CochranArmitageTest.Run(events, totals.AsSpan());
        return test with { Statistic = trend.Statistic, DegreesOfFreedom = 1, PValue = trend.PValue };
    }
}
