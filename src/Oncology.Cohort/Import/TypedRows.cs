namespace Oncology.Cohort;

/// <summary>The rows of a file, every word of its columns read as the field asks.</summary>
/// <remarks>Different stretches of rows can be read at once.</remarks>
internal sealed class TypedRows
{
    private readonly CohortTable _kind;
    private readonly TextTable _table;
    private readonly TextColumn? _ids;
    private readonly TypedColumn[] _problems;
    private readonly RowColumns _own;
    private readonly RowColumns[] _groups;
    private readonly bool _hasTechniques;

    /// <summary>The rows of a table with its columns.</summary>
    /// <param name="kind">What its rows are.</param>
    /// <param name="table">The table, corrected.</param>
    /// <param name="ids">The codes of the patients as the file gives them: a correction names its patient by that. Null when there are none.</param>
    /// <param name="problems">The columns with a word that cannot be read, or not wholly.</param>
    /// <param name="own">The columns of the table itself.</param>
    /// <param name="groups">The columns of each group of a flat file.</param>
    public TypedRows(CohortTable kind, TextTable table, TextColumn? ids, TypedColumn[] problems, RowColumns own, RowColumns[] groups)
    {
        _kind = kind;
        _table = table;
        _ids = ids;
        _problems = problems;
        _own = own;
        _groups = groups;
        _hasTechniques = Array.Exists(groups, g => g.IsTechnique) && Array.Exists(groups, g => g.Group == FlatGroups.Focal);
    }

    public int Count => _table.Count;

    /// <summary>True when every row has a code that no other row has, so that no row depends on another.</summary>
    public bool IsOneRowPerPatient()
    {
        if (_ids is null)
        {
            return false;
        }

        var met = new bool[_ids.Words.Length];
        for (int row = 0; row < Count; row++)
        {
            int code = _ids.CodeOf(row);
            string word = _ids.Words[code];
            if (code == 0 || met[code] || char.IsWhiteSpace(word[0]) || char.IsWhiteSpace(word[^1]))
            {
                return false;
            }

            met[code] = true;
        }

        return true;
    }

    /// <summary>The rows from one (included) to another (excluded). The list of groups is good until the next row is asked for; the rows are for keeping.</summary>
    public IEnumerable<FileRow> Read(int from, int to, FindingList findings) => Read(from, to, findings, null);

    /// <summary>The rows from one (included) to another (excluded), each good until the next one is asked for.</summary>
    public IEnumerable<FileRow> ReadPassing(int from, int to, FindingList findings) => Read(from, to, findings, new ParsedRow?[_groups.Length + 1]);

    private IEnumerable<FileRow> Read(int from, int to, FindingList findings, ParsedRow?[]? passed)
    {
        var filled = new List<ParsedRow>();
        for (int row = from; row < to; row++)
        {
            string patient = _ids?[row] is not { } code || MissingWords.KindOf(code) is not null ? "" : code.Trim();
            foreach (TypedColumn column in _problems)
            {
                Report(column, row, patient, findings);
            }

            // A group without any content makes no record.
            filled.Clear();
            for (int i = 0; i < _groups.Length; i++)
            {
                if (_groups[i].HasContent(row))
                {
                    filled.Add(RowOf(_groups[i], row, patient, passed, i));
                }
            }

            if (_hasTechniques)
            {
                Reshape.JoinTechniques(filled);
            }

            yield return new FileRow(RowOf(_own, row, patient, passed, _groups.Length), filled);
        }
    }

    // Where rows pass, those of the same columns are one object, turned from row to row: a new one for each would be as much memory as the records.
    private static ParsedRow RowOf(RowColumns columns, int row, string patient, ParsedRow?[]? passed, int place)
    {
        if (passed?[place] is { } known)
        {
            known.Turn(row, patient);
            return known;
        }

        var made = new ParsedRow(columns, row, patient);
        if (passed is not null)
        {
            passed[place] = made;
        }

        return made;
    }

    private void Report(TypedColumn column, int row, string patient, FindingList findings)
    {
        bool isUnreadable = column.IsUnreadable(row);

        // Cells of a row of totals are no findings of their own: the row is one.
        if ((!isUnreadable && !column.HasRemarks) || (_kind == CohortTable.Patients && CohortAssembler.IsTotal(patient)))
        {
            return;
        }

        string? patientId = patient.Length == 0 ? null : patient;
        if (isUnreadable)
        {
            CellResult problem = findings.IsFull ? default : column.ProblemOf(row);
            Severity severity = problem.Suggestion is null || column.IsRequired ? Severity.Error : Severity.Warning;
            findings.Add(severity, "V03", _table.LineOf(row), column.Header, column.Text[row].Trim(), problem.Problem!, problem.Suggestion, patientId);
        }
        else if (column.RemarkOf(row) is { } remark)
        {
            findings.Add(remark.Severity, "V03", _table.LineOf(row), column.Header, column.Text[row].Trim(), remark.Message, remark.Suggestion, patientId);
        }
    }
}
