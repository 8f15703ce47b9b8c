using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Gathers the rows of all files, refuses those without a patient or with a code already taken, and makes the cohort.</summary>
internal sealed class CohortAssembler
{
    // Words that spreadsheets write below the patients in the place of a code.
    private static readonly HashSet<string> Totals = new(StringComparer.Ordinal)
    {
        "total", "totaux", "totalgeneral", "soustotal", "somme", "sum", "moyenne", "mean", "average", "mediane", "median", "effectif", "ecarttype",
    };

    private readonly List<PatientDraft> _patients = [];
    private readonly Dictionary<string, PatientDraft> _byId = new(StringComparer.Ordinal);
    private readonly List<(ParsedRow Row, CohortTable Table)> _refused = [];
    private readonly int[] _read = new int[Enum.GetValues<CohortTable>().Length];
    private readonly int[] _kept = new int[Enum.GetValues<CohortTable>().Length];
    private readonly List<PatientHistory> _settled = [];
    private readonly List<RefusedRow> _settledRefused = [];
    private PatientDraft? _passed;
    private CohortAssembler[] _parts = [];

    public ImmutableArray<TableCount> Counts =>
        [.. Enum.GetValues<CohortTable>().Select(t => new TableCount(t, _read[(int)t], _kept[(int)t], _read[(int)t] - _kept[(int)t]))];

    /// <summary>True for a word in the place of a code that heads a row of totals.</summary>
    public static bool IsTotal(string code) => code.Length > 2 && !code.AsSpan().ContainsAnyInRange('0', '9') && Totals.Contains(TextKey.OfWord(code));

    /// <summary>Adds a patient. With <paramref name="repeated"/>, a second row of the same patient is taken when it agrees.</summary>
    public bool AddPatient(ParsedRow row, bool repeated, string? idHeader, FindingList findings)
    {
        _read[(int)CohortTable.Patients]++;
        if (row.PatientId.Length == 0)
        {
            NoPatient(row, CohortTable.Patients, idHeader, findings);
            return false;
        }

        if (IsTotal(row.PatientId))
        {
            findings.Add(Severity.Warning, "V01", row.Line, idHeader, row.PatientId, new(
                $"The row \"{row.PatientId}\" holds totals, not a patient; it is not used.", $"La ligne « {row.PatientId} » contient des totaux, pas un dossier ; elle n'est pas utilisée."));
            return false;
        }

        if (!_byId.TryGetValue(row.PatientId, out PatientDraft? first))
        {
            PatientDraft draft = Draft(row);
            _byId.Add(row.PatientId, draft);
            _patients.Add(draft);
            _kept[(int)CohortTable.Patients]++;
            return true;
        }

        string? differs = repeated ? row.DiffersFrom(first.Row) : null;
        if (repeated && differs is null)
        {
            _read[(int)CohortTable.Patients]--;
            return true;
        }

        _refused.Add((row, CohortTable.Patients));
        string why = repeated ? $" ({differs})" : "";
        findings.Add(Severity.Error, "V01", row.Line, idHeader, row.PatientId, new(
            FormattableString.Invariant($"Patient \"{row.PatientId}\" already stands on line {first.Row.Line}{(repeated ? " with other values" + why : "")}; this row is not used."),
            FormattableString.Invariant($"Le patient « {row.PatientId} » figure déjà ligne {first.Row.Line}{(repeated ? " avec d'autres valeurs" + why : "")} ; cette ligne n'est pas utilisée.")), null, row.PatientId);
        return false;
    }

    /// <summary>Adds the row of a further file of the patients to its patient: of each patient the first row of the file.</summary>
    public void AddFurther(ParsedRow row, string? idHeader, FindingList findings)
    {
        if (row.PatientId.Length > 0 && !IsTotal(row.PatientId) && _byId.TryGetValue(row.PatientId, out PatientDraft? draft))
        {
            if (draft.Row.Further is { } first && first.Columns == row.Columns)
            {
                _read[(int)CohortTable.Patients]++;
                findings.Add(Severity.Warning, "F15", row.Line, idHeader, row.PatientId, new(
                    FormattableString.Invariant($"Patient \"{row.PatientId}\" already has a row in this file, on line {first.Line}; the first is used, this one is not."),
                    FormattableString.Invariant($"Le dossier « {row.PatientId} » a déjà une ligne dans ce fichier, ligne {first.Line} ; la première est utilisée, celle-ci non.")), null, row.PatientId);
            }
            else if (draft.Row.TakeFurther(row) is { } field)
            {
                findings.Add(Severity.Warning, "F15", row.Line, row.SourceOf(field)?.Column, row.SourceOf(field)?.Text, new(
                    "The patients file before says otherwise; what it says is used.", "Le fichier de patients lu avant dit autre chose ; c'est lui qui est utilisé."), null, row.PatientId);
            }

            return;
        }

        AddChild(CohortTable.Patients, row, idHeader, findings);
    }

    /// <summary>True when a row of the same columns of the file already says all that this one says of its patient.</summary>
    public bool Holds(CohortTable table, ParsedRow row) => _byId.TryGetValue(row.PatientId, out PatientDraft? draft) && draft.Holds(table, row);

    public int LesionsOf(string patientId) => _byId.TryGetValue(patientId, out PatientDraft? draft) ? draft.LesionCount : 0;

    /// <summary>Adds a row of news: an event, and what it changes of its patient.</summary>
    public void AddNews(ParsedRow row, string? idHeader, FollowUpNews news, FindingList findings)
    {
        FollowUpNews.Tell(row);
        AddChild(CohortTable.Events, row, idHeader, findings);
        if (_byId.TryGetValue(row.PatientId, out PatientDraft? draft))
        {
            news.Take(row, draft.Row);
        }
    }

    /// <summary>Adds a row of a child table.</summary>
    public void AddChild(CohortTable table, ParsedRow row, string? idHeader, FindingList findings)
    {
        _read[(int)table]++;
        if (row.PatientId.Length == 0)
        {
            NoPatient(row, table, idHeader, findings);
        }
        else if (!_byId.TryGetValue(row.PatientId, out PatientDraft? draft))
        {
            _refused.Add((row, table));
            findings.Add(Severity.Error, "V01", row.Line, idHeader, row.PatientId, new(
                $"Patient \"{row.PatientId}\" is not in the patients table; this row is not used.",
                $"Le patient « {row.PatientId} » n'est pas dans la table des patients ; cette ligne n'est pas utilisée."), null, row.PatientId);
        }
        else if (draft.Add(table, row) is { } code)
        {
            // In a flat file the rest of the line is used.
            bool isGroup = row.Columns.Group is not null;
            _refused.Add((row, table));
            findings.Add(Severity.Error, "V01", row.Line, row.SourceOf(PatientDraft.CodeField(table))?.Column, code, new(
                $"The code \"{code}\" occurs twice in patient \"{row.PatientId}\"{(isGroup ? " with other values; what this row says of it" : "; this row")} is not used.",
                $"Le code « {code} » figure deux fois chez le patient « {row.PatientId} »{(isGroup ? " avec d'autres valeurs ; ce que cette ligne en dit" : " ; cette ligne")} n'est pas {(isGroup ? "utilisé" : "utilisée")}."), null, row.PatientId);
        }
        else
        {
            _kept[(int)table]++;
        }
    }

    /// <summary>The groups of a flat row whose patient is refused: their rows are looked at with it.</summary>
    public void RefuseChild(CohortTable table, ParsedRow row)
    {
        _read[(int)table]++;
        _refused.Add((row, table));
    }

    public void CountRejected(CohortTable table, int rows) => _read[(int)table] += rows;

    /// <summary>Takes over what others gathered, each a part of the same rows with patients of its own.</summary>
    public void Take(CohortAssembler[] parts)
    {
        _parts = parts;
        foreach (CohortAssembler part in parts)
        {
            for (int table = 0; table < _read.Length; table++)
            {
                _read[table] += part._read[table];
                _kept[table] += part._kept[table];
            }
        }
    }

    /// <summary>Makes the records of the patients whose rows were added, when no more rows of theirs will come, and lets go of the rows.</summary>
    public void Settle()
    {
        if (_refused.Count > 0)
        {
            _settledRefused.AddRange(OwnRefused());
            _refused.Clear();
        }

        foreach (PatientDraft draft in _patients)
        {
            _settled.Add(draft.ToHistory());
            _passed = draft;
        }

        _patients.Clear();
        _byId.Clear();
    }

    /// <summary>The cohort, when all rows are there.</summary>
    public PatientCohort ToCohort(DateOnly? cutOff)
    {
        PatientHistory[] own = MakeRecords();
        var histories = ImmutableArray.CreateBuilder<PatientHistory>(own.Length + _parts.Sum(p => p._settled.Count));
        histories.AddRange(own);
        foreach (CohortAssembler part in _parts)
        {
            histories.AddRange(part._settled);
        }

        return PatientCohort.OfDistinct(histories.MoveToImmutable(), cutOff);
    }

    /// <summary>The rows that were refused, each as a history in which the rules can look at it: with its patient when there is one.</summary>
    public ImmutableArray<RefusedRow> Refused() => [.. _parts.SelectMany(p => p._settledRefused), .. OwnRefused()];

    // The records are made several at once; their order is that of the rows.
    private PatientHistory[] MakeRecords()
    {
        PatientDraft?[] drafts = [.. _patients];
        bool free = _refused.Count == 0;
        if (free)
        {
            _patients.Clear();
            _byId.Clear();
        }

        var histories = new PatientHistory[drafts.Length];
        InParts.Run(histories.Length, (from, to) =>
        {
            for (int i = from; i < to; i++)
            {
                histories[i] = drafts[i]!.ToHistory();

                // Where no row was refused nobody asks for the rows again: their memory is free while the other records are made.
                drafts[i] = free ? null : drafts[i];
            }
        });
        return histories;
    }

    private IEnumerable<RefusedRow> OwnRefused() => _refused.Select(r => new RefusedRow(
        r.Table == CohortTable.Patients ? new PatientDraft(r.Row).ToHistory()
        : _byId.TryGetValue(r.Row.PatientId, out PatientDraft? known) ? known.With(r.Table, r.Row)
        : PatientDraft.Alone(r.Table, r.Row),
        r.Row.Columns.File,
        r.Row.Line));

    private PatientDraft Draft(ParsedRow row)
    {
        if (_passed is not { } draft)
        {
            return new PatientDraft(row);
        }

        _passed = null;
        draft.Turn(row);
        return draft;
    }

    private void NoPatient(ParsedRow row, CohortTable table, string? idHeader, FindingList findings)
    {
        _refused.Add((row, table));
        findings.Add(Severity.Error, "V01", row.Line, idHeader, null, new(
            "The code of the patient is missing; this row is not used.", "Le code du patient manque ; cette ligne n'est pas utilisée."));
    }
}
