using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>One file of an import with its columns matched.</summary>
/// <param name="File">The file.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="IsFurther">True for a file of the patients after the first: further columns of the same patients.</param>
/// <param name="Findings">What is found in it.</param>
internal sealed record OpenedTable(DelimitedFile File, TableRows Rows, bool IsFurther, FindingList Findings)
{
    /// <summary>Matches the columns of a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="table">Its table.</param>
    /// <param name="apart">Tables that have files of their own: no other file holds groups of their columns.</param>
    /// <param name="isFurther">True for a file of the patients after the first.</param>
    /// <param name="options">What is known of the files.</param>
    /// <param name="proofs">The orders of day and month that the files prove.</param>
    public static OpenedTable Open(DelimitedFile source, CohortTable table, ImmutableArray<CohortTable> apart, bool isFurther, ImportOptions options, DateProofs proofs)
    {
        (DelimitedFile file, ImportOptions own) = DerivedCells.Add(Redcap.JoinCheckboxes(source, table, options), options.For(source.Given));
        var findings = new FindingList(file.Name, options.MaxFindings);
        return new OpenedTable(file, new TableRows(file, table, table == CohortTable.Patients && !isFurther, apart, own, proofs, findings), isFurther, findings);
    }
}
