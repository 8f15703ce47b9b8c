using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Oncology.Cohort;

/// <summary>The columns of which one record of a row is made: those of the file's own table, or those of one group of a flat file.</summary>
internal sealed class RowColumns
{
    private readonly TextTable _table;
    private readonly Dictionary<string, int> _places;
    private readonly ImmutableArray<int> _extra;
    private readonly ImmutableArray<string> _header;

    public RowColumns(string file, ImmutableArray<string> header, TextTable table, string? group, int number, ImmutableArray<TypedColumn> columns, ImmutableArray<int> extra, ImmutableArray<OwnValue> defaults)
    {
        File = file;
        Group = group;
        Number = number;
        Columns = columns;
        _header = header;
        _table = table;
        _extra = extra;
        _places = Enumerable.Range(0, columns.Length).ToDictionary(i => columns[i].Name, i => i, StringComparer.Ordinal);
        Attested = [.. columns.Where(c => c.Name.StartsWith(PatientMaker.AttestedPrefix, StringComparison.Ordinal))];
        Defaults = defaults;
        Counts = Find("n_lesions");
        StatedMetastases = Find("n_metastases");
        StatedOrgans = Find("n_organs");
        Places = Find("location");
        Stops = Find("stop_date");
        Agents = Find("agents");
        Answer = Find(FlatGroups.Flag);
        Treatment = TreatmentGroup.Find(group);
        HasTrialFields = columns.Any(c => !Attested.Contains(c) && TrialTable.Fields.Any(f => f.Name == c.Name)) || Attested.Length > 0;
    }

    public string File { get; }

    /// <summary>Group of a flat file; null for the columns of the table itself.</summary>
    public string? Group { get; }

    public int Number { get; }

    public ImmutableArray<TypedColumn> Columns { get; }

    /// <summary>What the group, or the caller, says of each of its rows, where their cells say nothing.</summary>
    public ImmutableArray<OwnValue> Defaults { get; }

    /// <summary>Columns that attest a criterion.</summary>
    public ImmutableArray<TypedColumn> Attested { get; }

    public bool HasTrialFields { get; }

    /// <summary>The treatment that the group names; null where it names none.</summary>
    public TreatmentGroup? Treatment { get; }

    /// <summary>True for a focal technique.</summary>
    public bool IsTechnique => Treatment is { IsTechnique: true };

    /// <summary>True for a focal technique of which the file says yes or no and nothing else.</summary>
    public bool IsTechniqueAlone => IsTechnique && Columns is [{ Name: FlatGroups.Flag }];

    /// <summary>The column that says for how many lesions a row stands.</summary>
    public TypedColumn? Counts { get; }

    /// <summary>The column of the stated number of metastases.</summary>
    public TypedColumn? StatedMetastases { get; }

    /// <summary>The column of the stated number of organs.</summary>
    public TypedColumn? StatedOrgans { get; }

    /// <summary>The column of the places of lesions.</summary>
    public TypedColumn? Places { get; }

    /// <summary>The column of the drugs.</summary>
    public TypedColumn? Agents { get; }

    /// <summary>The column that says yes or no to the treatment.</summary>
    public TypedColumn? Answer { get; }

    /// <summary>The column of the ends of treatments.</summary>
    public TypedColumn? Stops { get; }

    /// <summary>Columns in the order in which the maker of the records asks for them, filled by the first records.</summary>
    public FieldPlace?[] Asked { get; } = new FieldPlace?[Fields.MostOfTable];

    public int LineOf(int row) => _table.LineOf(row);

    public TypedColumn? Find(string field) => _places.TryGetValue(field, out int place) ? Columns[place] : null;

    /// <summary>Where a field is found.</summary>
    public FieldPlace PlaceOf(string field) => new(field, Find(field), DefaultOf(field));

    /// <summary>What holds for a field in each of its rows; null when nothing does.</summary>
    public object? DefaultOf(string field)
    {
        foreach (OwnValue value in Defaults)
        {
            if (value.Field == field)
            {
                return value.Value;
            }
        }

        return null;
    }

    [MethodImpl(HotLoop.AtOnce)]
    public bool HasContent(int row)
    {
        foreach (TypedColumn column in Columns)
        {
            if (column.Text.CodeOf(row) != 0)
            {
                return true;
            }
        }

        return false;
    }

    public SourceCell? SourceOf(string field, int row) => Find(field) is not { } column ? null
        : _table.CorrectionOf(row, column.Index) is { } corrected ? new SourceCell(File, LineOf(row), column.Header, corrected.Raw) { Correction = corrected.Correction }
        : column.Text[row] is { } text && !string.IsNullOrWhiteSpace(text) ? new SourceCell(File, LineOf(row), column.Header, text.Trim())
        : null;

    public SourceCell? FirstSource(int row)
    {
        foreach (TypedColumn column in Columns)
        {
            if (SourceOf(column.Name, row) is { } cell)
            {
                return cell;
            }
        }

        return null;
    }

    public ImmutableDictionary<string, SourceCell> Sources(int row) => ImmutableDictionary.CreateRange(
        Columns.Select(c => (c.Name, Cell: SourceOf(c.Name, row))).Where(p => p.Cell is not null).Select(p => KeyValuePair.Create(p.Name, p.Cell!)));

    public ImmutableDictionary<string, MissingKind> Missing(int row) => ImmutableDictionary.CreateRange(
        Columns.Where(c => c.ValueOf(row) is MissingKind).Select(c => KeyValuePair.Create(c.Name, (MissingKind)c.ValueOf(row)!)));

    public ImmutableDictionary<string, string> Extra(int row) => ImmutableDictionary.CreateRange(
        _extra.Select(i => (Header: _header[i], Text: _table.Columns[i][row])).Where(p => !string.IsNullOrWhiteSpace(p.Text)).Select(p => KeyValuePair.Create(p.Header, p.Text.Trim())));
}

/// <summary>Where a field is found: its column, null when the file has none, and what holds where the column says nothing.</summary>
internal sealed class FieldPlace(string field, TypedColumn? column, object? otherwise)
{
    // No rows where there is no column.
    private readonly int[] _codes = column?.Text.AllCodes ?? [];
    private readonly object?[] _known = column?.Known ?? [];

    public string Field { get; } = field;

    /// <summary>The value in a row; null where there is none.</summary>
    public object? ValueOf(int row) => (row < _codes.Length ? _known[_codes[row]] : null) ?? otherwise;
}

/// <summary>One column of a file read as a field: each of its words once.</summary>
internal sealed class TypedColumn
{
    private const int MostProblems = 20_000;

    /// <summary>Stands for a word that the field cannot read.</summary>
    private static readonly object Unreadable = new();

    private readonly object?[] _values;
    private readonly ColumnReading _reading;
    private readonly Dictionary<int, CellResult> _problems = [];
    private readonly HashSet<int> _remarked = [];
    private readonly HashSet<int> _open = [];
    private readonly Dictionary<int, int> _fewest = [];
    private readonly HashSet<int> _ongoing = [];
    private object?[]? _notes;

    // The values alone: the same as those above where no word is without one.
    private readonly object?[] _known;

    public TypedColumn(int index, string header, TextColumn text, ColumnReading reading)
    {
        Index = index;
        Header = header;
        Text = text;
        _reading = reading;
        ReadOnlySpan<string> words = text.Words;
        bool isReadByWords = CellRemarks.Concern(reading.Field);
        _values = new object?[words.Length];
        for (int i = 1; i < words.Length; i++)
        {
            CellResult result = CellParser.Read(words[i], reading);
            _values[i] = result.Value ?? (result.Missing is not { } kind ? Unreadable : kind == MissingKind.NotRecorded ? null : kind);
            HasProblems |= ReferenceEquals(_values[i], Unreadable);
            if (result.Value is null && !MissingWords.IsNothing(words[i]))
            {
                _open.Add(i);
                if (CellParser.IsOpenCount(words[i], reading.Field) && CellParser.FewestOf(words[i]) is { } fewest)
                {
                    _fewest.Add(i, fewest);
                }
            }

            if (result.Missing == MissingKind.NotApplicable && CellParser.IsOngoing(words[i], reading.Field))
            {
                _ongoing.Add(i);
            }

            if (isReadByWords && (result.Value ?? result.Missing) is { } value && CellRemarks.Of(words[i], value, reading.Field) is not null)
            {
                _remarked.Add(i);
            }
        }

        bool areAllKnown = !HasProblems && !Array.Exists(_values, v => v is MissingKind);
        _known = areAllKnown ? _values : Array.ConvertAll(_values, v => v is MissingKind || ReferenceEquals(v, Unreadable) ? null : v);
    }

    /// <summary>Position in the file.</summary>
    public int Index { get; }

    public string Header { get; }

    /// <summary>Canonical name of the field.</summary>
    public string Name => _reading.Field.Name;

    /// <summary>True for what every patient must have.</summary>
    public bool IsRequired => _reading.Field is { Table: CohortTable.Patients, Need: FieldNeed.Required };

    public TextColumn Text { get; }

    /// <summary>True when some word cannot be read.</summary>
    public bool HasProblems { get; }

    /// <summary>True when there is something to say of some word that was read.</summary>
    public bool HasRemarks => _remarked.Count > 0;

    /// <summary>The value in a row; a <see cref="MissingKind"/> where a word says why there is none, else null.</summary>
    public object? ValueOf(int row) => _values[Text.CodeOf(row)] is { } value && !ReferenceEquals(value, Unreadable) ? value : null;

    /// <summary>The value of each word, by its number; null where it has none.</summary>
    public object?[] Known => _known;

    public bool HasValue(int row) => KnownOf(row) is not null;

    /// <summary>The value in a row; null where there is none, whatever the reason.</summary>
    public object? KnownOf(int row) => _known[Text.CodeOf(row)];

    /// <summary>True when the word of a row cannot be read.</summary>
    public bool IsUnreadable(int row) => ReferenceEquals(_values[Text.CodeOf(row)], Unreadable);

    /// <summary>True when somebody wrote into a row that the value is not known, or what cannot be read: that is no blank, and no "no".</summary>
    public bool IsOpen(int row) => _open.Contains(Text.CodeOf(row));

    /// <summary>The fewest that the count of a row leaves open; null where it is known, or may be none.</summary>
    public int? FewestOf(int row) => _fewest.Count > 0 && _fewest.TryGetValue(Text.CodeOf(row), out int fewest) ? fewest : null;

    /// <summary>True when the cell of a row says that a treatment goes on.</summary>
    public bool IsOngoing(int row) => _ongoing.Count > 0 && _ongoing.Contains(Text.CodeOf(row));

    /// <summary>What is wrong with the unreadable cell of a row.</summary>
    public CellResult ProblemOf(int row)
    {
        int code = Text.CodeOf(row);
        lock (_problems)
        {
            if (!_problems.TryGetValue(code, out CellResult problem))
            {
                problem = CellParser.Parse(Text[row], _reading);
                if (_problems.Count < MostProblems)
                {
                    _problems.TryAdd(code, problem);
                }
            }

            return problem;
        }
    }

    /// <summary>What is to be said of the cell of a row although it was read; null when nothing is.</summary>
    public CellRemark? RemarkOf(int row) => _remarked.Contains(Text.CodeOf(row)) ? CellRemarks.Of(Text[row], ValueOf(row)!, _reading.Field) : null;

    /// <summary>Something that follows from the value or the word of a row, made once for each word. Null where the cell is empty or says why it is.</summary>
    public T? NoteOf<T>(int row, Func<object, string, T?> make)
        where T : class
    {
        int code = Text.CodeOf(row);
        if (_values[code] is not { } value || value is MissingKind)
        {
            return null;
        }

        object?[] notes = _notes ??= new object?[_values.Length];
        object? note = Volatile.Read(ref notes[code]);
        if (note is null)
        {
            note = make(value, Text[row]);
            Volatile.Write(ref notes[code], note);
        }

        return (T?)note;
    }
}
