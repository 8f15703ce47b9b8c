namespace Oncology.Cohort;

/// <summary>One row of a file: the record of its own table, and of a flat file the records of the groups.</summary>
internal sealed record FileRow(ParsedRow Record, IReadOnlyDictionary<(string Group, int Number), ParsedRow> Groups)
{
    public int Line => Record.Line;
}
