using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>One characteristic in all rows and in each group.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Columns">All rows, then each group.</param>
/// <param name="Test">Comparison of the groups; null where there is nothing to compare.</param>
internal sealed record Characteristic(string Name, ImmutableArray<CharacteristicColumn> Columns, CharacteristicTest? Test)
{
    /// <summary>Levels of a category; empty for a number.</summary>
    public ImmutableArray<string> Levels { get; init; } = [];

    /// <summary>All tests; null where they are not asked for or there are no groups.</summary>
    public CharacteristicDetails? Details { get; init; }

    /// <summary>True for a number, false for a category.</summary>
    public bool IsNumber => Columns[0].Numbers is not null;

    public static Characteristic OfNumbers(string name, ImmutableArray<double> values, Factor? groups, AnalysisConventions choices)
    {
        var all = NumericSummary.Create(values.AsSpan(), choices.NumericSummary);
        ImmutableArray<NumericSummary> by = groups is null ? [] : NumericSummary.CreateBy(values.AsSpan(), groups, choices.NumericSummary);
        return new Characteristic(
            name,
            [new CharacteristicColumn(null, all.Count, all.Missing, all, []), .. by.Select(s => new CharacteristicColumn(s.Label, s.Count, s.Missing, s, []))],
            groups is null ? null : CharacteristicTest.OfNumbers(values.AsSpan(), groups, choices.MannWhitney));
    }

    public static Characteristic OfCategories(Factor values, Factor? groups, ContingencyTestOptions? simulation, List<AnalysisWarning> warnings) => new(
        values.Name,
        [Counts(values, groups, -1), .. groups is null ? [] : Enumerable.Range(0, groups.Levels.Length).Select(group => Counts(values, groups, group))],
        groups is null ? null : CharacteristicTest.OfCategories(values, groups, simulation, warnings))
    {
        Levels = values.Levels,
    };

    private static CharacteristicColumn Counts(Factor values, Factor? groups, int group)
    {
        int[] counts = new int[values.Levels.Length];
        int missing = 0;
        for (int row = 0; row < values.Count; row++)
        {
            if (group >= 0 && groups!.Codes[row] != group)
            {
                continue;
            }

            if (values.Codes[row] < 0)
            {
                missing++;
            }
            else
            {
                counts[values.Codes[row]]++;
            }
        }

        return new CharacteristicColumn(group < 0 ? null : groups!.Levels[group], counts.Sum(), missing, null, [.. counts]);
    }
}
