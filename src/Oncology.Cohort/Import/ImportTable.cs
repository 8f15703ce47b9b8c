using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>One file of a folder: of which table it is, and what holds for it alone.</summary>
/// <param name="Table">Its table. A second file of the patients holds further columns of the same patients: of each patient the first row is read.</param>
/// <param name="File">Name of the file in the folder.</param>
public sealed record ImportTable(CohortTable Table, string File)
{
    /// <summary>Columns of this file by name, before those of <see cref="ImportOptions.Columns"/>.</summary>
    public ImmutableDictionary<string, string> Columns { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What holds for every row of this file where its cell says nothing: canonical name to the text of a cell (<c>kind</c>: <c>systemic</c>;
    /// <c>primary_dx_date</c>: <c>day 0</c> where the other dates are counted from it).</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;
}
