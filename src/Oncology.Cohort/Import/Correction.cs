using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>One correction of a patch file: a cell of a patient that is read as another text.</summary>
/// <param name="PatientId">Code of the patient.</param>
/// <param name="Field">Canonical name of the field or header of the column (<c>death_date</c>, <c>met1_size_mm</c>); in a child table
/// <c>table.code.field</c>, such as <c>lesions.L1.size_mm</c> or <c>Traitements.2.Début</c>.</param>
/// <param name="Old">Text of the cell as it stands in the file, without outer spaces; the correction is refused when it is another.</param>
/// <param name="New">Text to read instead; empty for missing.</param>
/// <param name="Reason">Why.</param>
/// <param name="Who">Who decided it.</param>
/// <param name="Date">When, as written.</param>
/// <param name="File">Patch file, without folder.</param>
/// <param name="Row">Its line, 1-based.</param>
public sealed record Correction(string PatientId, string Field, string Old, string New, string Reason, string Who, string Date, string File, int Row)
{
    /// <summary>What was corrected, by whom, when and why: <c>"31/02/2015" corrected to "28/02/2015" by AB, 2026-01-02: file read again</c>.</summary>
    /// <param name="language">The language. Texts of the patch file stand as they are.</param>
    /// <returns>The words; parts that the patch file leaves empty are left out.</returns>
    public string In(Language language)
    {
        bool isFrench = language == Language.French;
        string who = Who.Length == 0 ? "" : isFrench ? $" par {Who}" : $" by {Who}";
        string date = Date.Length == 0 ? "" : isFrench ? $", le {Date}" : $", {Date}";
        string reason = Reason.Length == 0 ? "" : isFrench ? $" : {Reason}" : $": {Reason}";
        return isFrench
            ? $"{Shown(Old, "cellule vide")} corrigé en {Shown(New, "valeur manquante")}{who}{date}{reason}"
            : $"{Shown(Old, "empty cell")} corrected to {Shown(New, "missing")}{who}{date}{reason}";

        string Shown(string text, string none) => text.Length == 0 ? none : isFrench ? $"« {text} »" : $"\"{text}\"";
    }
}
