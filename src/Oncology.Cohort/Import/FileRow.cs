namespace Oncology.Cohort;

/// <summary>One row of a file: the record of its own table, and of a flat file the records of the groups that have content.</summary>
internal readonly record struct FileRow(ParsedRow Record, IReadOnlyList<ParsedRow> Groups);
