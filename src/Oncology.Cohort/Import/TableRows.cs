using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A file read as one table of the cohort: columns matched, formats decided, rows typed.</summary>
internal sealed class TableRows
{
    private const int MostKnown = 20_000;

    private static readonly Dictionary<(string, int), ParsedRow> NoGroups = [];

    private readonly DelimitedFile _file;
    private readonly FindingList _findings;
    private readonly ColumnReading?[] _readings;
    private readonly Dictionary<string, CellResult>?[] _known;
    private readonly RowColumns _shared;
    private readonly Dictionary<(string Group, int Number), FrozenDictionary<string, int>> _fields;

    public TableRows(DelimitedFile file, CohortTable table, bool flat, ImportOptions options, FindingList findings)
    {
        _file = file;
        _findings = findings;
        Table = table;
        var formats = new ColumnFormats(file, options);
        DecimalOfFile = formats.DecimalOfFile;
        Columns = ColumnMatcher.Match(file, table, flat, options, findings, formats);
        _readings = [.. Columns.Select(c => Reading(c, formats))];
        _known = new Dictionary<string, CellResult>?[Columns.Length];
        _shared = new RowColumns(file.Name, file.Header, [.. Columns.Where(c => c.Matched == MatchKind.Extra).Select(c => c.Index)]);
        _fields = Columns.Where(c => c.Field is not null).GroupBy(c => (c.Group ?? "", c.Group is null ? 0 : c.Number))
            .ToDictionary(g => g.Key, g => g.ToFrozenDictionary(c => c.Field!, c => c.Index, StringComparer.Ordinal));
        _fields.TryAdd(("", 0), FrozenDictionary<string, int>.Empty);
        SetVitalStatusCodes(formats, options);
    }

    public CohortTable Table { get; }

    public char DecimalOfFile { get; }

    public ImmutableArray<ColumnMatch> Columns { get; }

    public bool Has(string field) => Columns.Any(c => c.Table == Table && c.Group is null && c.Field == field);

    /// <summary>One row per lesion, patient columns repeated.</summary>
    public bool IsOneRowPerLesion => Columns.Any(c => c is { Group: FlatGroups.Metastasis, Number: 0 });

    public string? HeaderOf(string field) => Columns.FirstOrDefault(c => c.Table == Table && c.Group is null && c.Field == field)?.Header;

    /// <summary>The rows of the file, typed. Corrections are laid over the cells on the way.</summary>
    public IEnumerable<FileRow> Rows(CorrectionIndex corrections)
    {
        int id = IndexOf("patient_id");
        foreach (DelimitedRow row in _file.Rows)
        {
            string patient = id < 0 || MissingWords.KindOf(row.Cells[id]) is not null ? "" : row.Cells[id].Trim();
            string[] cells = corrections.IsEmpty ? row.Cells : corrections.Over(row, patient, _file.Name, Table, Columns, _findings);
            yield return Row(row.Line, cells, patient);
        }
    }

    private FileRow Row(int line, string[] cells, string patient)
    {
        var record = new ParsedRow(new RowCells(_shared, line, cells, _fields[("", 0)]), keepsExtra: true) { PatientId = patient };
        Dictionary<(string, int), ParsedRow>? groups = null;
        for (int i = 0; i < _readings.Length; i++)
        {
            if (_readings[i] is not { } reading)
            {
                continue;
            }

            ColumnMatch column = Columns[i];
            ParsedRow? target = record;
            if (column.Group is { } group && (groups is null || !groups.TryGetValue((group, column.Number), out target)))
            {
                // A group without any content makes no record; its first empty cells need none either.
                if (cells[i].Length == 0)
                {
                    continue;
                }

                groups ??= [];
                groups[(group, column.Number)] = target = new ParsedRow(new RowCells(_shared, line, cells, _fields[(group, column.Number)]), keepsExtra: false) { PatientId = patient };
            }

            Read(cells[i], i, column, reading, target!, patient);
        }

        return new FileRow(record, groups ?? NoGroups);
    }

    private void Read(string text, int index, ColumnMatch column, ColumnReading reading, ParsedRow target, string patientId)
    {
        if (text.Length == 0)
        {
            return;
        }

        CellResult result = Parse(text, index, reading);
        if (result.Value is { } value)
        {
            target.Set(column.Field!, value);
        }
        else if (result.Missing is { } kind)
        {
            target.SetMissing(column.Field!, kind);
        }
        else
        {
            Severity severity = result.Suggestion is null ? Severity.Error : Severity.Warning;
            _findings.Add(severity, "V03", target.Line, column.Header, text.Trim(), result.Problem!, result.Suggestion, patientId.Length == 0 ? null : patientId);
        }
    }

    // The cells of a column repeat each other; what was read once is not read again.
    private CellResult Parse(string text, int index, ColumnReading reading)
    {
        if (reading.Field.Type is FieldType.Id || text.Length > 100)
        {
            return CellParser.Parse(text, reading);
        }

        Dictionary<string, CellResult> known = _known[index] ??= new(StringComparer.Ordinal);
        if (!known.TryGetValue(text, out CellResult result))
        {
            result = CellParser.Parse(text, reading);
            if (known.Count < MostKnown)
            {
                known.Add(text, result);
            }
        }

        return result;
    }

    private int IndexOf(string field)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Group is null && Columns[i].Table == Table && Columns[i].Field == field)
            {
                return i;
            }
        }

        return -1;
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
