using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A file read as one table of the cohort: columns matched, formats decided, rows typed.</summary>
internal sealed class TableRows
{
    private readonly DelimitedFile _file;
    private readonly FindingList _findings;
    private readonly ColumnReading?[] _readings;

    public TableRows(DelimitedFile file, CohortTable table, bool flat, ImportOptions options, FindingList findings)
    {
        _file = file;
        _findings = findings;
        Table = table;
        var formats = new ColumnFormats(file, options);
        DecimalOfFile = formats.DecimalOfFile;
        Columns = ColumnMatcher.Match(file, table, flat, options, findings, formats);
        _readings = [.. Columns.Select(c => Reading(c, formats))];
        SetVitalStatusCodes(formats, options);
    }

    public CohortTable Table { get; }

    public char DecimalOfFile { get; }

    public ImmutableArray<ColumnMatch> Columns { get; }

    public bool Has(string field) => Columns.Any(c => c.Table == Table && c.Group is null && c.Field == field);

    /// <summary>One row per lesion, patient columns repeated.</summary>
    public bool IsOneRowPerLesion => Columns.Any(c => c is { Group: FlatGroups.Metastasis, Number: 0 });

    public string? HeaderOf(string field) => Columns.FirstOrDefault(c => c.Table == Table && c.Group is null && c.Field == field)?.Header;

    public IEnumerable<FileRow> Rows()
    {
        foreach (DelimitedRow row in _file.Rows)
        {
            yield return Row(row);
        }
    }

    private FileRow Row(DelimitedRow row)
    {
        var record = new ParsedRow(row.Line);
        var groups = new Dictionary<(string, int), ParsedRow>();
        int id = Columns.FirstOrDefault(c => c is { Field: "patient_id", Group: null })?.Index ?? -1;
        record.PatientId = id < 0 || MissingWords.KindOf(row.Cells[id]) is not null ? "" : row.Cells[id].Trim();
        for (int i = 0; i < Columns.Length; i++)
        {
            ColumnMatch column = Columns[i];
            string text = row.Cells[i];
            if (column.Matched == MatchKind.Extra && !string.IsNullOrWhiteSpace(text))
            {
                record.SetExtra(column.Header, text.Trim());
            }

            if (_readings[i] is not { } reading)
            {
                continue;
            }

            ParsedRow target = record;
            if (column.Group is { } group && !groups.TryGetValue((group, column.Number), out target!))
            {
                groups[(group, column.Number)] = target = new ParsedRow(row.Line) { PatientId = record.PatientId };
            }

            Read(text, column, reading, target, record.PatientId);
        }

        return new FileRow(record, groups);
    }

    private void Read(string text, ColumnMatch column, ColumnReading reading, ParsedRow target, string patientId)
    {
        CellResult result = CellParser.Parse(text, reading);
        SourceCell? source = string.IsNullOrWhiteSpace(text) ? null : new SourceCell(_file.Name, target.Line, column.Header, text.Trim());
        if (result.Value is { } value)
        {
            target.Set(column.Field!, value, source);
        }
        else if (result.Missing is { } kind)
        {
            target.SetMissing(column.Field!, kind, source);
        }
        else
        {
            target.SetMissing(column.Field!, MissingKind.NotRecorded, source);
            Severity severity = result.Suggestion is null ? Severity.Error : Severity.Warning;
            _findings.Add(severity, "V03", target.Line, column.Header, text.Trim(), result.Problem!, result.Suggestion, patientId.Length == 0 ? null : patientId);
        }
    }

    private ColumnReading? Reading(ColumnMatch column, ColumnFormats formats)
    {
        if (column.Field is null || column.Table is not { } table)
        {
            return null;
        }

        // The yes/no column of a systemic group and the attestations are in no list of fields.
        Field field = Fields.Find(table, column.Field) ?? new Field
        {
            Table = table,
            Name = column.Field,
            Need = FieldNeed.Optional,
            Type = FieldType.YesNo,
            Meaning = new Wording(column.Header, column.Header),
        };
        return formats.Reading(column.Index, field, _findings);
    }

    private void SetVitalStatusCodes(ColumnFormats formats, ImportOptions options)
    {
        int status = Columns.FirstOrDefault(c => c is { Table: CohortTable.Patients, Field: "vital_status", Group: null })?.Index ?? -1;
        if (status < 0)
        {
            return;
        }

        int death = Columns.FirstOrDefault(c => c is { Table: CohortTable.Patients, Field: "death_date", Group: null })?.Index ?? -1;
        bool[]? dated = death < 0 ? null : [.. formats.Cells(death).Select(c => CellParser.Parse(c, _readings[death]!).Value is not null)];
        _readings[status] = _readings[status]! with
        {
            Codes = VitalStatusCodes.Of(Columns[status].Header, [.. formats.Cells(status)], dated, options, _findings),
        };
    }
}
