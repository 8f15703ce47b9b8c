using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Log-rank tests of every pair of groups, with p-values adjusted for their number.</summary>
/// <remarks>
/// <para>
/// Each pair is tested on its own rows (R <c>pairwise_survdiff</c> of survminer; Stata loops the same way). Pairs come in the order of the
/// levels: first with second, first with third, …. A pair without events, or never at risk together, has no test (NaN) and does not
/// count as one of the tests.
/// </para>
/// <para>Nearly equal times are merged once, over all groups.</para>
/// <para>Source: adjustments as in <see cref="MultipleTesting"/>.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class PairwiseTests : ITabular
{
    private PairwiseTests(ImmutableArray<PairwiseComparison> pairs, LogRankOptions options)
    {
        Pairs = pairs;
        Options = options;
    }

    /// <summary>One entry per pair.</summary>
    public ImmutableArray<PairwiseComparison> Pairs { get; }

    /// <summary>The choices that made the tests.</summary>
    public LogRankOptions Options { get; }

    /// <summary>Compares every pair of groups.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="groups">Group of each row; rows without a group are left out.</param>
    /// <param name="options">Choices of convention and weights; null is R's log-rank test.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ModelException">Fewer than two groups have rows (<c>one-group</c>).</exception>
    public static PairwiseTests Run(SurvivalData data, Factor groups, LogRankOptions? options = null) =>
        RunWithin(data, groups, null, options ?? new LogRankOptions());

    /// <summary>Compares every pair of groups within strata.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="groups">Group of each row; rows without a group are left out.</param>
    /// <param name="strata">Stratum of each row; rows without a stratum are left out.</param>
    /// <param name="options">Choices of convention and weights; null is R's log-rank test.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ModelException">Fewer than two groups have rows (<c>one-group</c>).</exception>
    public static PairwiseTests Run(SurvivalData data, Factor groups, Factor strata, LogRankOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(strata);
        return RunWithin(data, groups, strata, options ?? new LogRankOptions());
    }

    /// <summary>The p-values of the pairs under any adjustment.</summary>
    /// <param name="adjustment">How.</param>
    public ImmutableArray<double> Adjusted(PValueAdjustment adjustment) =>
        MultipleTesting.Adjust([.. Pairs.Select(pair => pair.Test.PValue)], adjustment);

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        string group = Words.Group.In(language);
        ImmutableArray<TableColumn> columns =
        [
            new("first", $"{group} 1", IsText: true),
            new("second", $"{group} 2", IsText: true),
            new("statistic", "χ²"),
            new("p", "p"),
            new("p_holm", "p (Holm)"),
            new("p_benjamini_hochberg", "p (Benjamini-Hochberg)"),
        ];
        return new ResultTable(Words.PairwiseTests.In(language) + Words.Colon.In(language) + Options.Weights.Code, columns, [.. Pairs.Select(Row)], language);
    }

    /// <summary>The tests as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static PairwiseTests RunWithin(SurvivalData data, Factor groups, Factor? strata, LogRankOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count != data.Count)
        {
            throw new ArgumentException($"'{groups.Name}' has {groups.Count} rows and the data {data.Count}.", nameof(groups));
        }

        if (strata is not null && strata.Count != data.Count)
        {
            throw new ArgumentException($"'{strata.Name}' has {strata.Count} rows and the data {data.Count}.", nameof(strata));
        }

        int[] levels = [.. groups.Codes.Where(code => code >= 0).Distinct().Order()];
        if (levels.Length < 2)
        {
            throw new ModelException("one-group", $"Pairs need two groups; '{groups.Name}' has {levels.Length}.", $"Des paires demandent deux groupes ; « {groups.Name} » en a {levels.Length}.");
        }

        SurvivalData merged = data.WithTiesMerged(options.Ties);
        (int First, int Second)[] pairs = [.. levels.SelectMany((first, i) => levels.Skip(i + 1).Select(second => (first, second)))];
        TestResult[] tests = [.. pairs.Select(pair => Compare(merged, groups, strata, pair, options with { Ties = TieTolerance.None }))];
        double[] p = [.. tests.Select(test => test.PValue)];
        ImmutableArray<double> holm = MultipleTesting.Adjust(p, PValueAdjustment.Holm);
        ImmutableArray<double> discovery = MultipleTesting.Adjust(p, PValueAdjustment.BenjaminiHochberg);
        return new PairwiseTests(
            [.. pairs.Select((pair, i) => new PairwiseComparison(groups.Levels[pair.First], groups.Levels[pair.Second], tests[i], holm[i], discovery[i]))],
            options);
    }

    private static TestResult Compare(SurvivalData data, Factor groups, Factor? strata, (int First, int Second) pair, LogRankOptions options)
    {
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(row => groups.Codes[row] == pair.First || groups.Codes[row] == pair.Second)];
        try
        {
            return strata is null
                ? LogRankTest.Run(data.Subset(rows), groups.Subset(rows), options).Test
                : LogRankTest.Run(data.Subset(rows), groups.Subset(rows), strata.Subset(rows), options).Test;
        }
        catch (ModelException)
        {
            return new TestResult(double.NaN, 0, double.NaN);
        }
    }

    private static TableRow Row(PairwiseComparison pair) => new(
    [
        new Cell.Text(pair.First),
        new Cell.Text(pair.Second),
        new Cell.Number(pair.Test.Statistic, NumberKind.Statistic),
        new Cell.Number(pair.Test.PValue, NumberKind.PValue),
        new Cell.Number(pair.Holm, NumberKind.PValue),
        new Cell.Number(pair.BenjaminiHochberg, NumberKind.PValue),
    ]);
}
