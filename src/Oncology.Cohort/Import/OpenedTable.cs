namespace Oncology.Cohort;

/// <summary>One file of an import with its columns matched.</summary>
/// <param name="File">The file.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="IsFurther">True for a file of the patients after the first: further columns of the same patients.</param>
/// <param name="Findings">What is found in it.</param>
internal sealed record OpenedTable(DelimitedFile File, TableRows Rows, bool IsFurther, FindingList Findings)
{
    public static OpenedTable Open(DelimitedFile source, CohortTable table, bool isFlat, bool isFurther, ImportOptions options)
    {
        (DelimitedFile file, ImportOptions own) = DerivedCells.Add(Redcap.JoinCheckboxes(source, table, options), options.For(source.Given));
        var findings = new FindingList(file.Name, options.MaxFindings);
        return new OpenedTable(file, new TableRows(file, table, isFlat && !isFurther, own, findings), isFurther, findings);
    }
}
