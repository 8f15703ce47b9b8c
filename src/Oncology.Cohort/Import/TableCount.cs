namespace Oncology.Cohort;

/// <summary>Rows of one table: how many the files had, how many became records.</summary>
/// <param name="Table">The table.</param>
/// <param name="Read">Rows read, blank rows not counted. In a flat file: groups with content.</param>
/// <param name="Kept">Rows that became records.</param>
/// <param name="Rejected">Rows that could not, each with a finding.</param>
public sealed record TableCount(CohortTable Table, int Read, int Kept, int Rejected);
