using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>What the tables of exposure estimates have in common.</summary>
internal static class ExposureTable
{
    public static ImmutableArray<TableColumn> AdjustedColumns(Language language, double level) =>
    [
        new("adjusted_hazard_ratio", Words.Adjusted.In(language)) { IntervalLevel = level },
        new("adjusted_p", $"p ({Words.Adjusted.In(language).ToLowerInvariant()})"),
    ];

    public static ImmutableArray<Cell> Cells(ExposureEstimate unadjusted, ExposureEstimate? adjusted, bool isAdjusted) =>
    [
        new Cell.Number(unadjusted.Count, NumberKind.Count),
        new Cell.Number(unadjusted.ExposedCount, NumberKind.Count),
        new Cell.Number(unadjusted.EventCount, NumberKind.Count),
        unadjusted.ToCell(),
        new Cell.Number(unadjusted.PValue, NumberKind.PValue),
        .. !isAdjusted ? Array.Empty<Cell>() : adjusted is null ? [Cell.Empty, Cell.Empty] : [adjusted.ToCell(), new Cell.Number(adjusted.PValue, NumberKind.PValue)],
    ];
}
