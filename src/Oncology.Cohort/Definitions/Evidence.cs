using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>One value a derivation looked at.</summary>
/// <param name="Table">Table of the data dictionary: <c>patients</c>, <c>lesions</c>, <c>treatments</c>, <c>events</c>, <c>labs</c>.</param>
/// <param name="Row">Code of the row in a child table; null in the patients table.</param>
/// <param name="Field">Canonical field name.</param>
/// <param name="Text">Text that was read from the cell (that of its correction, when there is one), else the typed value, else why it is missing.</param>
/// <param name="Cell">The cell, when the value came from a file.</param>
public sealed record Evidence(string Table, string? Row, string Field, string Text, SourceCell? Cell)
{
    /// <summary>True when the value is missing, whatever the cell says.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Evidence from the patients table.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="fields">Canonical field names.</param>
    /// <returns>One entry per field, in their order.</returns>
    /// <exception cref="ArgumentException">A field is not one of the patients table.</exception>
    public static ImmutableArray<Evidence> Of(Patient patient, params ReadOnlySpan<string> fields)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return Collect("patients", null, fields, patient.ValueOf, patient.Cells);
    }

    /// <summary>Evidence from the lesions table.</summary>
    /// <param name="lesion">The lesion.</param>
    /// <param name="fields">Canonical field names.</param>
    /// <returns>One entry per field, in their order.</returns>
    /// <exception cref="ArgumentException">A field is not one of the lesions table.</exception>
    public static ImmutableArray<Evidence> Of(Lesion lesion, params ReadOnlySpan<string> fields)
    {
        ArgumentNullException.ThrowIfNull(lesion);
        return Collect("lesions", lesion.LesionId, fields, lesion.ValueOf, lesion.Cells);
    }

    /// <summary>Evidence from the treatments table.</summary>
    /// <param name="treatment">The treatment.</param>
    /// <param name="fields">Canonical field names.</param>
    /// <returns>One entry per field, in their order.</returns>
    /// <exception cref="ArgumentException">A field is not one of the treatments table.</exception>
    public static ImmutableArray<Evidence> Of(Treatment treatment, params ReadOnlySpan<string> fields)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        return Collect("treatments", treatment.TreatmentId, fields, treatment.ValueOf, treatment.Cells);
    }

    /// <summary>Evidence from the labs table.</summary>
    /// <param name="result">The laboratory result.</param>
    /// <param name="fields">Canonical field names.</param>
    /// <returns>One entry per field, in their order.</returns>
    /// <exception cref="ArgumentException">A field is not one of the labs table.</exception>
    public static ImmutableArray<Evidence> Of(LabResult result, params ReadOnlySpan<string> fields)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Collect("labs", result.Test, fields, result.ValueOf, result.Cells);
    }

    /// <summary>Evidence from the events table.</summary>
    /// <param name="event">The event.</param>
    /// <param name="fields">Canonical field names.</param>
    /// <returns>One entry per field, in their order.</returns>
    /// <exception cref="ArgumentException">A field is not one of the events table.</exception>
    public static ImmutableArray<Evidence> Of(ClinicalEvent @event, params ReadOnlySpan<string> fields)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return Collect("events", null, fields, @event.ValueOf, @event.Cells);
    }

    /// <summary>The evidence as a line: <c>er_percent = 10 (patients.csv, line 12, column "RE")</c>; of a corrected cell also what it holds, who corrected it, when and why.</summary>
    /// <returns>The text, in the same form in every culture.</returns>
    public override string ToString()
    {
        string row = Row is null ? "" : $"{Table} {Row}: ";
        string correction = Cell?.Correction is { } laid ? $"; {laid.In(Language.English)}" : "";
        return Cell is null ? $"{row}{Field} = {Text}" : $"{row}{Field} = {Text} ({Cell.Place}{correction})";
    }

    /// <summary>Row, field and value in the words of the dictionary: <c>treatment T1: "Setting" = metastatic</c>.</summary>
    /// <param name="language">The language. The text of a cell stands as it is in the file.</param>
    /// <returns>The line, without the place of the cell.</returns>
    public string In(Language language)
    {
        string row = Row is null ? "" : $"{FieldWords.OfTable(Table).In(language)} {Row}{(language == Language.French ? " :" : ":")} ";
        bool isEmpty = string.IsNullOrEmpty(Cell?.TextRead);
        string value = IsMissing && isEmpty ? new Wording("missing", "manquant").In(language) : isEmpty ? Words(language) : Text;
        return $"{row}{FieldWords.Of(CohortTable, Field).In(language)} = {value}";
    }

    private CohortTable CohortTable => Enum.Parse<CohortTable>(Table, ignoreCase: true);

    // A value without cell is written in codes of the dictionary; several are joined by +.
    private string Words(Language language)
    {
        Field? field = Fields.Find(CohortTable, Field);
        return string.Join(" + ", Text.Split(" + ").Select(code => code switch
        {
            "yes" => new Wording("yes", "oui").In(language),
            "no" => new Wording("no", "non").In(language),
            _ => field?.Values.FirstOrDefault(value => value.Code == code) is { } value ? FieldWords.OfValue(field, value.Value).In(language) : code,
        }));
    }

    private static ImmutableArray<Evidence> Collect(
        string table, string? row, ReadOnlySpan<string> fields, Func<string, object?> valueOf, RecordCells cells)
    {
        var all = ImmutableArray.CreateBuilder<Evidence>(fields.Length);
        foreach (string field in fields)
        {
            SourceCell? cell = cells.SourceOf(field);
            object? value = valueOf(field);
            bool isMissing = value is null or ICollection { Count: 0 };
            string text = string.IsNullOrEmpty(cell?.TextRead) ? TextOf(isMissing ? null : value, table, field, cells) : cell.TextRead;
            all.Add(new Evidence(table, row, field, text, cell) { IsMissing = isMissing });
        }

        return all.MoveToImmutable();
    }

    // A value without cell reads as a file would spell it: the code of the dictionary, yes or no.
    private static string TextOf(object? value, string table, string field, RecordCells cells) => value switch
    {
        null => $"missing ({cells.KindOf(field, null)})",
        string text => text,
        bool yes => yes ? "yes" : "no",
        Enum member => Fields.Find(Enum.Parse<CohortTable>(table, ignoreCase: true), field)?.Values.FirstOrDefault(v => v.Value.Equals(member))?.Code ?? member.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join(" + ", list.Cast<object>().Select(item => TextOf(item, table, field, cells))),
        _ => value.ToString() ?? "",
    };
}
