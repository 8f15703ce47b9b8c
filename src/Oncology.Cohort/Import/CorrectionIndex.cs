using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The corrections of one import by patient, and what became of them.</summary>
internal sealed class CorrectionIndex
{
    private readonly ILookup<string, Correction> _byPatient;
    private readonly ImmutableArray<Correction> _all;
    private readonly HashSet<Correction> _met = [];
    private readonly ImmutableArray<AppliedCorrection>.Builder _applied = ImmutableArray.CreateBuilder<AppliedCorrection>();

    public CorrectionIndex(ImmutableArray<Correction> corrections)
    {
        _all = corrections;
        _byPatient = corrections.ToLookup(c => c.PatientId, StringComparer.Ordinal);
    }

    public bool IsEmpty => _all.IsEmpty;

    public ImmutableArray<AppliedCorrection> Applied => _applied.ToImmutable();

    /// <summary>The cells of a row with its corrections laid over them; the row itself is not changed.</summary>
    public string[] Over(DelimitedRow row, string patientId, string file, CohortTable table, ImmutableArray<ColumnMatch> columns, FindingList findings)
    {
        string[] cells = row.Cells;
        foreach (Correction correction in _byPatient[patientId])
        {
            int at = Find(correction.Field, table, columns, row.Cells);
            if (at < 0)
            {
                continue;
            }

            _met.Add(correction);
            string found = row.Cells[at].Trim();
            if (found != correction.Old)
            {
                findings.Add(Severity.Error, "F11", row.Line, columns[at].Header, found, new(
                    $"The correction on line {correction.Row} of {correction.File} expects \"{correction.Old}\" in this cell; it was not applied.",
                    $"La correction de la ligne {correction.Row} de {correction.File} attend « {correction.Old} » dans cette cellule ; elle n'est pas appliquée."), null, patientId);
                continue;
            }

            cells = ReferenceEquals(cells, row.Cells) ? [.. row.Cells] : cells;
            cells[at] = correction.New;
            _applied.Add(new AppliedCorrection(correction, file, row.Line, columns[at].Header));
        }

        return cells;
    }

    /// <summary>A finding for each correction that met no cell.</summary>
    public ImmutableArray<Finding> Unmet() =>
    [
        .. _all.Where(c => !_met.Contains(c)).Select(c => new Finding(Severity.Error, "F11", c.File, c.Row, null, c.Field, new(
            $"The correction meets no cell: there is no patient \"{c.PatientId}\" with a field \"{c.Field}\".",
            $"La correction ne rencontre aucune cellule : il n'y a pas de patiente « {c.PatientId} » avec un champ « {c.Field} »."), null, c.PatientId)),
    ];

    // death_date, Date décès, met1_size_mm; or table.code.field.
    private static int Find(string field, CohortTable table, ImmutableArray<ColumnMatch> columns, string[] cells)
    {
        string[] parts = field.Split('.');
        if (parts.Length == 3)
        {
            int code = IndexOf(columns, c => c.Group is null && c.Table == table && c.Field is "lesion_id" or "treatment_id");
            bool isRow = table.ToString().Equals(parts[0], StringComparison.OrdinalIgnoreCase) && code >= 0 && cells[code].Trim() == parts[1];
            return isRow ? IndexOf(columns, c => c.Table == table && c.Field == parts[2]) : -1;
        }

        if (table != CohortTable.Patients)
        {
            return -1;
        }

        string key = TextKey.OfHeader(field);
        int named = IndexOf(columns, c => c.Table == CohortTable.Patients && c.Group is null && c.Field == field);
        named = named >= 0 ? named : IndexOf(columns, c => TextKey.OfHeader(c.Header) == key);
        return named >= 0 || FlatGroups.Numbered(field) is not { } group
            ? named
            : IndexOf(columns, c => c.Group == group.Group && c.Number == group.Number && c.Field == group.Field.Name);
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
