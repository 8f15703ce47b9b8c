using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The corrections of one import by patient, and what became of them.</summary>
internal sealed class CorrectionIndex
{
    private static readonly CohortTable[] Coded = [CohortTable.Lesions, CohortTable.Treatments];

    private readonly ILookup<string, Correction> _byPatient;
    private readonly ImmutableArray<Correction> _all;
    private readonly HashSet<Correction> _met = [];
    private readonly ImmutableArray<AppliedCorrection>.Builder _applied = ImmutableArray.CreateBuilder<AppliedCorrection>();

    public CorrectionIndex(ImmutableArray<Correction> corrections)
    {
        _all = corrections;
        _byPatient = corrections.ToLookup(c => c.PatientId, StringComparer.Ordinal);
    }

    public ImmutableArray<AppliedCorrection> Applied => _applied.ToImmutable();

    /// <summary>The table with its corrections laid over it; the file itself is not changed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="id">Column of the patient's code; below 0 when there is none.</param>
    /// <param name="table">The table that the file is.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="findings">Gets the corrections that meet another cell than they expect.</param>
    public TextTable Over(DelimitedFile file, int id, CohortTable table, ImmutableArray<ColumnMatch> columns, FindingList findings)
    {
        var changes = new List<(int Row, int Column, Correction Correction)>();

        // Of one row per lesion, the columns of the lesion: its code is its number among those of the patient.
        int[] lesion = [.. columns.Where(c => c is { Group: FlatGroups.Metastasis, Number: 0 }).Select(c => c.Index)];
        var lesions = new Dictionary<string, int>(StringComparer.Ordinal);
        var begun = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; !_all.IsEmpty && id >= 0 && i < file.Table.Count; i++)
        {
            string patient = file.Table.Columns[id][i].Trim();
            if (lesion.Length > 0 && Array.Exists(lesion, c => MissingWords.KindOf(file.Table.Columns[c][i]) is null))
            {
                lesions[patient] = lesions.GetValueOrDefault(patient) + 1;
            }

            Correct(i, file, patient, table, columns, lesions.GetValueOrDefault(patient), lesion.Length > 0 && !begun.Add(patient), findings, changes);
        }

        return changes.Count == 0 ? file.Table : file.Table.With(changes);
    }

    private void Correct(
        int row, DelimitedFile file, string patientId, CohortTable table, ImmutableArray<ColumnMatch> columns, int lesion, bool isLater, FindingList findings, List<(int, int, Correction)> changes)
    {
        var changed = new Dictionary<int, (Correction Written, Correction InUnit)>();
        foreach (Correction correction in _byPatient[patientId])
        {
            int at = Find(correction.Field, table, columns, lesion, column => file.Table.Columns[column][row]);
            if (at < 0)
            {
                continue;
            }

            // From the second row of a patient on, what is not of the lesion may be left empty.
            // A second correction of a cell meets what the first left there.
            string found = changed.TryGetValue(at, out (Correction Written, Correction) earlier) ? earlier.Written.New : file.Table.Columns[at][row].Trim();
            if (isLater && found.Length == 0 && columns[at].Group != FlatGroups.Metastasis)
            {
                continue;
            }

            _met.Add(correction);
            if (found != correction.Old)
            {
                findings.Add(Severity.Error, "F11", file.Table.LineOf(row), columns[at].Header, found, new(
                    $"The correction on line {correction.Row} of {correction.File} expects \"{correction.Old}\" in this cell; it was not applied.",
                    $"La correction de la ligne {correction.Row} de {correction.File} attend « {correction.Old} » dans cette cellule ; elle n'est pas appliquée."), null, patientId);
                continue;
            }

            changed[at] = (correction, InUnitOf(correction, columns[at]));
            _applied.Add(new AppliedCorrection(correction, file.Name, file.Table.LineOf(row), columns[at].Header));
        }

        changes.AddRange(changed.Select(c => (row, c.Key, c.Value.InUnit)));
    }

    // met1_size_mm says mm where the header of the column says cm.
    private static Correction InUnitOf(Correction correction, ColumnMatch column) =>
        column.Field is { } name && name.EndsWith("_mm", StringComparison.Ordinal) && correction.New.Length > 0 && char.IsAsciiDigit(correction.New[^1])
        && correction.Field.EndsWith("_mm", StringComparison.OrdinalIgnoreCase) && TextKey.Tokens(column.Header).Contains("cm")
            ? correction with { New = $"{correction.New} mm" } : correction;

    /// <summary>A finding for each correction that met no cell.</summary>
    public ImmutableArray<Finding> Unmet() =>
    [
        .. _all.Where(c => !_met.Contains(c)).Select(c => new Finding(Severity.Error, "F11", c.File, c.Row, null, c.Field, new(
            $"The correction meets no cell: there is no patient \"{c.PatientId}\" with a field \"{c.Field}\". A field is a header of the file or a name of the dictionary; in a table of lesions or treatments table.code.field, such as treatments.2.start_date.",
            $"La correction ne rencontre aucune cellule : il n'y a pas de dossier « {c.PatientId} » avec un champ « {c.Field} ». Un champ est un en-tête du fichier ou un nom du dictionnaire ; dans une table de lésions ou de traitements table.code.champ, comme Traitements.2.Début."), null, c.PatientId)),
    ];

    // death_date, Date décès, met1_size_mm; or table.code.field: treatments.2.start_date, Traitements.2.Début.
    private static int Find(string field, CohortTable table, ImmutableArray<ColumnMatch> columns, int lesion, Func<int, string> cell)
    {
        string[] parts = field.Split('.', 3, StringSplitOptions.TrimEntries);
        if (parts.Length == 3 && CohortFiles.IsNameOf(table, parts[0]))
        {
            int code = IndexOf(columns, c => c.Group is null && c.Table == table && c.Field is "lesion_id" or "treatment_id");
            return code >= 0 && cell(code).Trim() == parts[1] ? Named(parts[2], table, columns) : -1;
        }

        if (table != CohortTable.Patients)
        {
            return -1;
        }

        // The code of a record of a flat file: lesions.1.organ, treatments.ht.start_date.
        if (parts.Length == 3 && Array.Find(Coded, t => CohortFiles.IsNameOf(t, parts[0])) is var coded && coded != CohortTable.Patients)
        {
            string key = TextKey.OfHeader(parts[2]);
            string? name = Fields.Find(coded, parts[2])?.Name ?? (HeaderIndex.Candidates(coded, key) is [{ } only] ? only.Name : null);
            return IndexOf(columns, c => c.Table == coded && c.Field == name && c.Group is { } group && Reshape.CodeOf(group, c.Number, lesion) == parts[1]);
        }

        int named = Named(field, table, columns);
        return named >= 0 || FlatGroups.Numbered(field) is not { } group
            ? named
            : IndexOf(columns, c => c.Group == group.Group && c.Number == group.Number && c.Field == group.Field.Name);
    }

    // The name of the field, the header of the file, or a header that means one field only.
    private static int Named(string field, CohortTable table, ImmutableArray<ColumnMatch> columns)
    {
        string key = TextKey.OfHeader(field);
        int named = IndexOf(columns, c => c.Table == table && c.Group is null && c.Field == field);
        named = named >= 0 ? named : IndexOf(columns, c => TextKey.OfHeader(c.Header) == key);
        return named < 0 && HeaderIndex.Candidates(table, key) is [{ } only]
            ? IndexOf(columns, c => c.Table == table && c.Group is null && c.Field == only.Name)
            : named;
    }

    private static int IndexOf(ImmutableArray<ColumnMatch> columns, Func<ColumnMatch, bool> test)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            if (test(columns[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
