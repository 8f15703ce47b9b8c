using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>A heading of a table of characteristics with the rows below it.</summary>
/// <param name="Label">The heading.</param>
public sealed record TableOneBlock(LocalText Label)
{
    /// <summary>Variable that is described: a category by its levels and a row of missing values, a number by median and range.</summary>
    public StudyVariable? Variable { get; init; }

    /// <summary>Whether missing values of <see cref="Variable"/> are counted on a row; false for what does not apply to everybody.</summary>
    public bool CountsMissing { get; init; } = true;

    /// <summary>Counts that stand on the heading itself; null for none.</summary>
    public TableOneCount? Heading { get; init; }

    /// <summary>Rows of counts, after those of <see cref="Variable"/>.</summary>
    public ImmutableArray<TableOneCount> Rows { get; init; } = [];

    /// <summary>Variable that is compared between the groups; null prints no p-value.</summary>
    public StudyVariable? Compared { get; init; }

    /// <summary>Patients who enter the comparison; empty takes all.</summary>
    public ImmutableArray<bool> ComparedAmong { get; init; } = [];

    /// <summary>
    /// Patients of a group who enter the test of a two-level variable, by level of the groups, where a source prints another number
    /// than the data have; the reference level takes the difference. Empty takes the data.
    /// </summary>
    public ImmutableDictionary<int, int> ComparedTotals { get; init; } = ImmutableDictionary<int, int>.Empty;

    /// <summary>A variable with its rows and its test.</summary>
    /// <param name="variable">The variable.</param>
    public static TableOneBlock Of(StudyVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return new TableOneBlock(variable.Label) { Variable = variable, Compared = variable };
    }
}

/// <summary>One row of counts with its own denominator.</summary>
/// <param name="Label">Label of the row.</param>
/// <param name="Amounts">What each patient adds to the count: 1 or 0, or a number of lesions.</param>
/// <param name="Bases">What each patient adds to the denominator; empty prints no percentage.</param>
public sealed record TableOneCount(LocalText Label, ImmutableArray<double> Amounts, ImmutableArray<double> Bases)
{
    /// <summary>Depth of the label below the heading.</summary>
    public int Indent { get; init; } = 1;

    /// <summary>Groups that are counted otherwise than the total, by level of the groups; of these only amounts and bases are used.</summary>
    public ImmutableDictionary<int, TableOneCount> ByGroup { get; init; } = ImmutableDictionary<int, TableOneCount>.Empty;
}
