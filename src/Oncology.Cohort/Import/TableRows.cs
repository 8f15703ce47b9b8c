using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A file read as one table of the cohort: columns matched, formats decided, rows typed.</summary>
internal sealed class TableRows
{
    private readonly DelimitedFile _file;
    private readonly FindingList _findings;
    private readonly ColumnReading?[] _readings;
    private readonly ImmutableArray<OwnValue> _values;

    public TableRows(DelimitedFile file, CohortTable table, bool flat, ImmutableArray<CohortTable> apart, ImportOptions options, DateProofs proofs, FindingList findings)
    {
        _file = file;
        _findings = findings;
        IsNews = table == CohortTable.Events && FollowUpNews.Is(file, options);
        Table = IsNews ? CohortTable.Patients : table;
        var formats = new ColumnFormats(file, options, proofs);
        DecimalOfFile = formats.DecimalOfFile;
        ImmutableArray<ColumnMatch> columns = ColumnMatcher.Match(file, Table, flat, apart, options, findings, formats);
        Columns = IsNews ? FollowUpNews.Columns(columns) : columns;
        _readings = [.. Columns.Select(c => Reading(c, formats))];
        SetVitalStatusCodes(options);
        _values = file.Given is { } given ? GivenValues.Read(given, Table) : [];
    }

    /// <summary>The table whose columns the file has.</summary>
    public CohortTable Table { get; }

    /// <summary>True for a file of visits: columns of the patients, rows of the events.</summary>
    public bool IsNews { get; }

    public char DecimalOfFile { get; }

    public ImmutableArray<ColumnMatch> Columns { get; }

    public bool Has(string field) => Columns.Any(c => c.Table == Table && c.Group is null && c.Field == field) || _values.Any(v => v.Field == field);

    /// <summary>True when some cell of a column says more than no.</summary>
    public bool SaysAnything(int index) => _file.Table.Columns[index].WordsUsed.Any(w => MissingWords.KindOf(w) is null && !CellParser.IsNo(w));

    /// <summary>One row per lesion, patient columns repeated.</summary>
    public bool IsOneRowPerLesion => Columns.Any(c => c is { Group: FlatGroups.Metastasis, Number: 0 });

    public string? HeaderOf(string field) => Columns.FirstOrDefault(c => c.Table == Table && c.Group is null && c.Field == field)?.Header;

    /// <summary>The rows of the file, typed. Corrections are laid over the cells before.</summary>
    public TypedRows Rows(CorrectionIndex corrections)
    {
        int id = IndexOf("patient_id");
        TextTable table = corrections.Over(_file, id, Table, Columns, _findings);
        var typed = new TypedColumn?[Columns.Length];
        Action<int> type = i => typed[i] = _readings[i] is { } reading ? new TypedColumn(i, Columns[i].Header, table.Columns[i], reading) : null;
        if (InParts.CountOf(table.Count) > 1)
        {
            Parallel.For(0, typed.Length, type);
        }
        else
        {
            // For a few rows a thread costs more than it gives.
            Array.ForEach([.. Enumerable.Range(0, typed.Length)], type);
        }

        TypedColumn[] problems = [.. typed.OfType<TypedColumn>().Where(c => c.HasProblems || c.HasRemarks)];
        ImmutableArray<int> extra = [.. Columns.Where(c => c.Matched == MatchKind.Extra).Select(c => c.Index)];
        RowColumns own = Group(null, 0, Columns.Where(c => c.Group is null), extra);
        RowColumns[] groups = [.. Columns.Where(c => c.Group is not null).GroupBy(c => (c.Group, c.Number)).Select(g => Group(g.Key.Group, g.Key.Number, g, []))];
        return new TypedRows(Table, table, id < 0 ? null : _file.Table.Columns[id], problems, own, groups);

        RowColumns Group(string? group, int number, IEnumerable<ColumnMatch> columns, ImmutableArray<int> extraColumns) => new(
            _file.Name, _file.Header, table, group, number, [.. columns.Select(c => typed[c.Index]).OfType<TypedColumn>()], extraColumns,
            group is null ? _values : Reshape.Defaults(group, number));
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
        ColumnReading reading = formats.Reading(column.Index, column.Group == FlatGroups.Count ? field with { Minimum = 0 } : field, _findings);
        bool isSystemic = column.Group == FlatGroups.Systemic || TreatmentGroup.Find(column.Group)?.Class is not null;
        return isSystemic && column.Field == FlatGroups.Flag ? reading with { MayNameDrugs = true } : reading;
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
        string header = Columns[status].Header;
        ColumnReading reading = _readings[status]! with { Codes = VitalStatusCodes.OfHeader(header) };

        // What the dictionary of the project says of a code goes before what the header lets expect of it.
        if (options.DeadCode is null && Redcap.WithCodes(reading, header, options) is { IsExplained: true } explained)
        {
            _readings[status] = explained;
            return;
        }

        _readings[status] = reading with
        {
            Codes = VitalStatusCodes.Of(
                header, table.Columns[status], death < 0 ? null : new TypedColumn(death, Columns[death].Header, table.Columns[death], _readings[death]!), table.Count, options, _findings),
        };
    }
}
