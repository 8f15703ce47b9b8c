using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A file read as one table of the cohort: columns matched, formats decided, rows typed.</summary>
internal sealed class TableRows
{
    private static readonly List<ParsedRow> NoGroups = [];
    private readonly DelimitedFile _file;
    private readonly FindingList _findings;
    private readonly ColumnReading?[] _readings;

    public TableRows(DelimitedFile file, CohortTable table, bool flat, ImportOptions options, FindingList findings)
    {
        _file = file;
        _findings = findings;
        IsNews = table == CohortTable.Events && FollowUpNews.Is(file, options);
        Table = IsNews ? CohortTable.Patients : table;
        var formats = new ColumnFormats(file, options);
        DecimalOfFile = formats.DecimalOfFile;
        ImmutableArray<ColumnMatch> columns = ColumnMatcher.Match(file, Table, flat, options, findings, formats);
        Columns = IsNews ? FollowUpNews.Columns(columns) : columns;
        _readings = [.. Columns.Select(c => Reading(c, formats))];
        SetVitalStatusCodes(options);
    }

    /// <summary>The table whose columns the file has.</summary>
    public CohortTable Table { get; }

    /// <summary>True for a file of visits: columns of the patients, rows of the events.</summary>
    public bool IsNews { get; }

    public char DecimalOfFile { get; }

    public ImmutableArray<ColumnMatch> Columns { get; }

    public bool Has(string field) => Columns.Any(c => c.Table == Table && c.Group is null && c.Field == field);

    /// <summary>One row per lesion, patient columns repeated.</summary>
    public bool IsOneRowPerLesion => Columns.Any(c => c is { Group: FlatGroups.Metastasis, Number: 0 });

    public string? HeaderOf(string field) => Columns.FirstOrDefault(c => c.Table == Table && c.Group is null && c.Field == field)?.Header;

    /// <summary>The rows of the file, typed. Corrections are laid over the cells before.</summary>
    public IEnumerable<FileRow> Rows(CorrectionIndex corrections)
    {
        int id = IndexOf("patient_id");
        TextTable table = corrections.Over(_file, id, Table, Columns, _findings);
        var typed = new TypedColumn?[Columns.Length];
        Parallel.For(0, typed.Length, i => typed[i] = _readings[i] is { } reading ? new TypedColumn(i, Columns[i].Header, table.Columns[i], reading) : null);
        TypedColumn[] problems = [.. typed.OfType<TypedColumn>().Where(c => c.HasProblems || c.HasRemarks)];
        ImmutableArray<int> extra = [.. Columns.Where(c => c.Matched == MatchKind.Extra).Select(c => c.Index)];
        RowColumns own = Group(null, 0, Columns.Where(c => c.Group is null), extra);
        RowColumns[] groups = [.. Columns.Where(c => c.Group is not null).GroupBy(c => (c.Group, c.Number)).Select(g => Group(g.Key.Group, g.Key.Number, g, []))];
        for (int row = 0; row < table.Count; row++)
        {
            // The code as the file gives it: a correction names its patient by that.
            string patient = id < 0 || _file.Table.Columns[id][row] is not { } code || MissingWords.KindOf(code) is not null ? "" : code.Trim();
            foreach (TypedColumn column in problems)
            {
                Report(column, row, table.LineOf(row), patient);
            }

            yield return new FileRow(new ParsedRow(own, row, patient), Filled(groups, row, patient));
        }

        RowColumns Group(string? group, int number, IEnumerable<ColumnMatch> columns, ImmutableArray<int> extraColumns) => new(
            _file.Name, _file.Header, table, group, number, [.. columns.Select(c => typed[c.Index]).OfType<TypedColumn>()], extraColumns);
    }

    // A group without any content makes no record.
    private static List<ParsedRow> Filled(RowColumns[] groups, int row, string patient)
    {
        List<ParsedRow>? filled = null;
        foreach (RowColumns group in groups)
        {
            if (group.HasContent(row))
            {
                (filled ??= []).Add(new ParsedRow(group, row, patient));
            }
        }

        return filled ?? NoGroups;
    }

    private void Report(TypedColumn column, int row, int line, string patient)
    {
        string? patientId = patient.Length == 0 ? null : patient;
        if (!column.IsUnreadable(row) && !column.HasRemarks)
        {
            return;
        }

        // Cells of a row of totals are no findings of their own: the row is one.
        if (Table == CohortTable.Patients && CohortAssembler.IsTotal(patient))
        {
            return;
        }

        if (column.IsUnreadable(row))
        {
            CellResult problem = _findings.IsFull ? default : column.ProblemOf(row);
            Severity severity = problem.Suggestion is null ? Severity.Error : Severity.Warning;
            _findings.Add(severity, "V03", line, column.Header, column.Text[row].Trim(), problem.Problem!, problem.Suggestion, patientId);
        }
        else if (column.HasRemarks && column.RemarkOf(row) is { } remark)
        {
            _findings.Add(remark.Severity, "V03", line, column.Header, column.Text[row].Trim(), remark.Message, remark.Suggestion, patientId);
        }
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

        // A row of lesions stands for one at least; a column that counts an organ may say none.
        return formats.Reading(column.Index, column.Group == FlatGroups.Count ? field with { Minimum = 0 } : field, _findings);
    }

    private void SetVitalStatusCodes(ImportOptions options)
    {
        int status = Columns.FirstOrDefault(c => c is { Table: CohortTable.Patients, Field: "vital_status", Group: null })?.Index ?? -1;
        if (status < 0)
        {
            return;
        }

        int death = Columns.FirstOrDefault(c => c is { Table: CohortTable.Patients, Field: "death_date", Group: null })?.Index ?? -1;
        TextTable table = _file.Table;
        _readings[status] = _readings[status]! with
        {
            Codes = VitalStatusCodes.Of(
                Columns[status].Header, table.Columns[status], death < 0 ? null : new TypedColumn(death, Columns[death].Header, table.Columns[death], _readings[death]!), table.Count, options, _findings),
        };
    }
}
