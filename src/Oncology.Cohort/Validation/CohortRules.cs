using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The rules V01 to V27 of the data dictionary.</summary>
/// <remarks>V01, V03 and V27, and the absent columns of V02, are found by the import itself; the other rules look at the records.</remarks>
public static class CohortRules
{
    /// <summary>The rules that look at the records, by code.</summary>
    public static ImmutableArray<CohortRule> All { get; } =
    [
        .. ((IEnumerable<CohortRule>)[.. PresenceRules.All, .. DateRules.All, .. TreatmentRules.All, .. ConsistencyRules.All, .. SystemicRules.All, .. ColumnRules.All])
            .OrderBy(r => r.Code, StringComparer.Ordinal),
    ];

    /// <summary>Runs every rule on an imported cohort.</summary>
    /// <param name="import">The import.</param>
    /// <returns>The findings of the import and of the rules, by file, line and code.</returns>
    public static ValidationReport Check(ImportResult import)
    {
        ArgumentNullException.ThrowIfNull(import);
        ImmutableArray<Finding> ofRules = [.. All.AsParallel().AsOrdered().Select(r => r.Check(import)).SelectMany(f => f)];
        IEnumerable<Finding> found = import.Findings.Concat(CellReference.Add(ofRules, import.Files, import.Columns));
        ImmutableArray<string> files = [.. import.Files.Select(f => f.Name)];
        return new ValidationReport(
        [
            .. found.OrderBy(f => files.IndexOf(f.File)).ThenBy(f => f.Row ?? 0).ThenBy(f => f.Code, StringComparer.Ordinal),
        ]);
    }
}
