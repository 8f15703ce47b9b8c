namespace Oncology.Cohort;

/// <summary>One row of a file: the record of its own table, and of a flat file the records of the groups that have content. The list of these is filled anew for the next row.</summary>
internal readonly record struct FileRow(ParsedRow Record, List<ParsedRow> Groups);
