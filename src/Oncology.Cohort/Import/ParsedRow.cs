using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The typed cells of one record before it becomes one: a row of its columns, and what was set beside them.</summary>
internal sealed class ParsedRow
{
    private readonly RowColumns _columns;
    private int _row;
    private ImmutableArray<OwnValue> _own = [];

    public ParsedRow(RowColumns columns, int row, string patientId) => (_columns, _row, PatientId) = (columns, row, patientId);

    /// <summary>The row of the same patient in a further file of the patients; null when there is none.</summary>
    public ParsedRow? Further { get; private set; }

    /// <summary>The next row of the same patient in the same table; rows are chained, because cohorts hold many.</summary>
    public ParsedRow? Next { get; set; }

    /// <summary>Line of the file.</summary>
    public int Line => _columns.LineOf(_row);

    /// <summary>Number of the row in its file.</summary>
    public int Row => _row;

    public string PatientId { get; private set; }

    public RowColumns Columns => _columns;

    public bool HasValues
    {
        get
        {
            foreach (TypedColumn column in _columns.Columns)
            {
                if (column.HasValue(_row))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>True when a cell cannot be read.</summary>
    public bool HasUnreadable => Any(static (column, row) => column.HasProblems && column.IsUnreadable(row));

    /// <summary>True when a cell of another field than this cannot be read.</summary>
    public bool HasUnreadableBeside(string field) => Any((column, row) => column.Name != field && column.HasProblems && column.IsUnreadable(row));

    /// <summary>True when a cell cannot be read, or says that what it should hold is not known.</summary>
    public bool HasOpen => Any(static (column, row) => column.IsOpen(row));

    /// <summary>Values that were set, not read from the cell of their field.</summary>
    public ImmutableArray<OwnValue> Own => _own;

    public RecordCells Cells() => RecordCells.Of(_columns, _row, _own, Further);

    /// <summary>Turns to another row of the same columns, for which nothing is set.</summary>
    public void Turn(int row, string patientId)
    {
        (_row, PatientId) = (row, patientId);
        _own = [];
        Further = null;
        Next = null;
    }

    /// <summary>Takes the row of the same patient in a further file: where this row says nothing, what that one says. The field in which they differ, or null;
    /// this row stays.</summary>
    public string? TakeFurther(ParsedRow row)
    {
        string? differs = null;
        foreach (TypedColumn column in row._columns.Columns)
        {
            if (column.ValueOf(row._row) is not { } value)
            {
                continue;
            }

            object? known = ValueOf(column.Name);
            if (known is null && (value is not MissingKind || _columns.Find(column.Name) is null))
            {
                Reset(column.Name, value, row.SourceOf(column.Name));
            }
            else if (known is not null and not MissingKind && value is not MissingKind && !Equals(known, value))
            {
                differs ??= column.Name;
            }
        }

        row.Further = Further;
        Further = row;
        return differs;
    }

    /// <summary>Sets a value that was read from a cell of another record.</summary>
    public void Set(string field, object value, SourceCell? source) => _own = _own.Add(new OwnValue(field, value, source));

    /// <summary>Sets a value in place of the one that was read or set before.</summary>
    public void Reset(string field, object value, SourceCell? source) => _own = [.. _own.Where(o => o.Field != field), new OwnValue(field, value, source)];

    public void SetDefault(string field, object value, SourceCell? source = null)
    {
        if (ValueOf(field) is null)
        {
            Set(field, value, source);
        }
    }

    public T? Value<T>(string field)
        where T : struct => ValueOf(field) is T typed ? typed : null;

    public string? Text(string field) => ValueOf(field) as string;

    public ImmutableArray<string> Texts(string field) => ValueOf(field) is ImmutableArray<string> texts ? texts : [];

    /// <summary>The fewest that an open count leaves, here or in a further file; null where the number is known, or no bound is.</summary>
    public int? FewestOf(Func<RowColumns, TypedColumn?> count)
    {
        for (ParsedRow? row = this; row is not null; row = row.Further)
        {
            if (count(row._columns) is { } column && column.FewestOf(row._row) is { } fewest)
            {
                return ValueOf(column.Name) is null or MissingKind ? fewest : null;
            }
        }

        return null;
    }

    /// <summary>Text of the cell; null when it is empty or there is none.</summary>
    public SourceCell? SourceOf(string field) => _columns.SourceOf(field, _row);

    /// <summary>The fields in which the row says something that another row of the same columns says otherwise or not at all, separated by commas; null for none.</summary>
    public string? DiffersFrom(ParsedRow other)
    {
        string? fields = null;
        foreach (TypedColumn column in _columns.Columns)
        {
            if (column.HasValue(_row) && !Equals(column.ValueOf(_row), column.ValueOf(other._row)))
            {
                fields = fields is null ? column.Name : $"{fields}, {column.Name}";
            }
        }

        return fields;
    }

    private bool Any(Func<TypedColumn, int, bool> isSo)
    {
        foreach (TypedColumn column in _columns.Columns)
        {
            if (isSo(column, _row))
            {
                return true;
            }
        }

        return false;
    }

    private object? ValueOf(string field)
    {
        foreach (OwnValue own in _own)
        {
            if (own.Field == field)
            {
                return own.Value;
            }
        }

        return _columns.Find(field)?.KnownOf(_row) ?? _columns.DefaultOf(field);
    }
}

/// <summary>A value of a record that is not in the cell of its field, and the cell it was read from, if any.</summary>
internal sealed record OwnValue(string Field, object Value, SourceCell? Source);
