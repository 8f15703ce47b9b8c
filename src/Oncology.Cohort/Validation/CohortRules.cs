using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>The rules V01 to V27 of the data dictionary.</summary>
/// <remarks>V01, V03 and V27, and the absent columns of V02, are found by the import itself; the other rules look at the records.</remarks>
public static class CohortRules
{
    /// <summary>The rules that look at the records, by code.</summary>
    public static ImmutableArray<CohortRule> All { get; } =
    [
        .. ((IEnumerable<CohortRule>)[.. PresenceRules.All, .. DateRules.All, .. DurationRules.All, .. TreatmentRules.All, .. ConsistencyRules.All, .. SystemicRules.All, .. ColumnRules.All])
            .OrderBy(r => r.Code, StringComparer.Ordinal),
    ];

    /// <summary>Runs every rule on an imported cohort.</summary>
    /// <param name="import">The import.</param>
    /// <returns>The findings of the import and of the rules, by file, line and code.</returns>
    public static ValidationReport Check(ImportResult import) => Check(import, null, default);

    /// <summary>Runs every rule on an imported cohort, says how far it is, and can be stopped.</summary>
    /// <param name="import">The import.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The findings of the import and of the rules, by file, line and code.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ValidationReport Check(ImportResult import, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(import);
        WorkWatch watch = new(progress, cancellation);
        ImmutableArray<Finding> ofRules = [.. CohortRule.Check(All, import, watch).SelectMany(f => f)];
        watch.Report(1);
        Finding[] found = [.. import.Findings, .. CellReference.Add(ofRules, import.Files, import.Columns)];
        Dictionary<string, int> files = import.Files.Select((f, i) => (f.Name, i)).ToDictionary(f => f.Name, f => f.i, StringComparer.Ordinal);
        Dictionary<string, int> codes = found.Select(f => f.Code).Distinct().Order(StringComparer.Ordinal).Select((code, i) => (code, i)).ToDictionary(c => c.code, c => c.i, StringComparer.Ordinal);
        var places = new (int File, int Row, int Code, int Found)[found.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = (files.GetValueOrDefault(found[i].File, -1), found[i].Row ?? 0, codes[found[i].Code], i);
        }

        Array.Sort(places, found);
        return new ValidationReport(ImmutableCollectionsMarshal.AsImmutableArray(found));
    }
}
