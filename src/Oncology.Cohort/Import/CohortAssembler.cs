using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Gathers the rows of all files, refuses those without a patient or with a code already taken, and makes the cohort.</summary>
internal sealed class CohortAssembler
{
    private readonly List<ParsedRow> _patients = [];
    private readonly Dictionary<string, ParsedRow> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Lesion>> _lesions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Treatment>> _treatments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ClinicalEvent>> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<LabResult>> _labs = new(StringComparer.Ordinal);
    private readonly HashSet<(CohortTable, string, string)> _codes = [];
    private readonly List<(ParsedRow Row, CohortTable? Child)> _refused = [];
    private readonly int[] _read = new int[Enum.GetValues<CohortTable>().Length];
    private readonly int[] _kept = new int[Enum.GetValues<CohortTable>().Length];

    /// <summary>Adds a patient. With <paramref name="repeated"/>, a second row of the same patient is taken when it agrees.</summary>
    public bool AddPatient(ParsedRow row, bool repeated, string? idHeader, FindingList findings)
    {
        _read[(int)CohortTable.Patients]++;
        if (row.PatientId.Length == 0)
        {
            NoPatient(row, idHeader, findings);
            return false;
        }

        if (!_byId.TryGetValue(row.PatientId, out ParsedRow? first))
        {
            _byId.Add(row.PatientId, row);
            _patients.Add(row);
            _kept[(int)CohortTable.Patients]++;
            return true;
        }

        _refused.Add((row, null));
        string? differs = row.Values.FirstOrDefault(v => !first.Values.TryGetValue(v.Key, out object? other) || !Equals(other, v.Value)).Key;
        if (repeated && differs is null)
        {
            _read[(int)CohortTable.Patients]--;
            _refused.RemoveAt(_refused.Count - 1);
            return true;
        }

        string why = repeated ? $" ({differs})" : "";
        findings.Add(Severity.Error, "V01", row.Line, idHeader, row.PatientId, new(
            FormattableString.Invariant($"Patient \"{row.PatientId}\" already stands on line {first.Line}{(repeated ? " with other values" + why : "")}; this row is not used."),
            FormattableString.Invariant($"Le patient « {row.PatientId} » figure déjà ligne {first.Line}{(repeated ? " avec d'autres valeurs" + why : "")} ; cette ligne n'est pas utilisée.")), null, row.PatientId);
        return false;
    }

    public int LesionsOf(string patientId) => _lesions.TryGetValue(patientId, out List<Lesion>? lesions) ? lesions.Count : 0;

    /// <summary>Adds a row of a child table.</summary>
    public void AddChild(CohortTable table, ParsedRow row, string? idHeader, FindingList findings)
    {
        _read[(int)table]++;
        if (row.PatientId.Length == 0)
        {
            NoPatient(row, idHeader, findings);
            return;
        }

        if (!_byId.ContainsKey(row.PatientId))
        {
            findings.Add(Severity.Error, "V01", row.Line, idHeader, row.PatientId, new(
                $"Patient \"{row.PatientId}\" is not in the patients table; this row is not used.",
                $"Le patient « {row.PatientId} » n'est pas dans la table des patients ; cette ligne n'est pas utilisée."), null, row.PatientId);
            return;
        }

        if (table is CohortTable.Lesions or CohortTable.Treatments && !HasOwnCode(table, row, findings))
        {
            _refused.Add((row, table));
            return;
        }

        _kept[(int)table]++;
        switch (table)
        {
            case CohortTable.Lesions:
                Add(_lesions, row.PatientId, RecordMaker.Lesion(row));
                break;
            case CohortTable.Treatments:
                Add(_treatments, row.PatientId, RecordMaker.Treatment(row));
                break;
            case CohortTable.Events:
                Add(_events, row.PatientId, RecordMaker.Event(row));
                break;
            default:
                Add(_labs, row.PatientId, RecordMaker.Lab(row));
                break;
        }
    }

    public void CountRejected(CohortTable table, int rows) => _read[(int)table] += rows;

    public ImmutableArray<TableCount> Counts =>
        [.. Enum.GetValues<CohortTable>().Select(t => new TableCount(t, _read[(int)t], _kept[(int)t], _read[(int)t] - _kept[(int)t]))];

    public PatientCohort ToCohort(DateOnly? cutOff) => PatientCohort.Create(
        _patients.Select(p => PatientHistory.Create(
            PatientMaker.Patient(p),
            _lesions.GetValueOrDefault(p.PatientId),
            _treatments.GetValueOrDefault(p.PatientId),
            _events.GetValueOrDefault(p.PatientId),
            _labs.GetValueOrDefault(p.PatientId))),
        cutOff);

    /// <summary>The rows that were refused for a code already taken, each as a history in which the rules can look at it.</summary>
    public ImmutableArray<RefusedRow> Refused() =>
    [
        .. _refused.Select(r => new RefusedRow(
            PatientHistory.Create(
                PatientMaker.Patient(r.Child is null ? r.Row : _byId[r.Row.PatientId]),
                r.Child == CohortTable.Lesions ? [RecordMaker.Lesion(r.Row)] : r.Child is null ? null : _lesions.GetValueOrDefault(r.Row.PatientId),
                r.Child == CohortTable.Treatments ? [RecordMaker.Treatment(r.Row)] : null),
            r.Row.Line)),
    ];

    // A table without codes is numbered in file order; a code that occurs twice in a patient is an error.
    private bool HasOwnCode(CohortTable table, ParsedRow row, FindingList findings)
    {
        string field = table == CohortTable.Lesions ? "lesion_id" : "treatment_id";
        int before = table == CohortTable.Lesions ? LesionsOf(row.PatientId) : _treatments.GetValueOrDefault(row.PatientId)?.Count ?? 0;
        row.SetDefault(field, (before + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        string code = row.Text(field)!;
        if (_codes.Add((table, row.PatientId, code)))
        {
            return true;
        }

        findings.Add(Severity.Error, "V01", row.Line, row.Cells.SourceOf(field)?.Column, code, new(
            $"The code \"{code}\" occurs twice in patient \"{row.PatientId}\"; this row is not used.",
            $"Le code « {code} » figure deux fois chez le patient « {row.PatientId} » ; cette ligne n'est pas utilisée."), null, row.PatientId);
        return false;
    }

    private static void NoPatient(ParsedRow row, string? idHeader, FindingList findings) =>
        findings.Add(Severity.Error, "V01", row.Line, idHeader, null, new(
            "The code of the patient is missing; this row is not used.", "Le code du patient manque ; cette ligne n'est pas utilisée."));

    private static void Add<T>(Dictionary<string, List<T>> rows, string patientId, T record)
    {
        if (!rows.TryGetValue(patientId, out List<T>? list))
        {
            rows[patientId] = list = [];
        }

        list.Add(record);
    }
}
