namespace Oncology.Cohort;

/// <summary>One row of a delimited file: the line on which it begins and its cells, as many as there are columns.</summary>
internal readonly record struct DelimitedRow(int Line, string[] Cells);

/// <summary>A row as a record that was cut elsewhere.</summary>
internal sealed class ReadyRecord : IRecord
{
    private readonly DelimitedRow _row;

    public ReadyRecord(DelimitedRow row) => _row = row;

    public int Count => _row.Cells.Length;

    public int Line => _row.Line;

    public ReadOnlySpan<char> this[int cell] => _row.Cells[cell];
}
