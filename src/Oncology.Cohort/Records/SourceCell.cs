using System.Globalization;

namespace Oncology.Cohort;

/// <summary>The cell of a file from which a value was read.</summary>
/// <param name="File">File name without folder, as the reader of the study knows it.</param>
/// <param name="Row">Line of the file on which the row begins, 1-based, header lines counted.</param>
/// <param name="Column">Header of the column, as written in the file.</param>
/// <param name="Text">Text of the cell, as written in the file.</param>
public sealed record SourceCell(string File, int Row, string Column, string Text)
{
    /// <summary>The correction that was laid over the cell (<see cref="ImportOptions.Corrections"/>): its text was read instead. Null when there is none.</summary>
    public Correction? Correction { get; init; }

    /// <summary>The text that was read: that of the cell, or of its correction.</summary>
    public string TextRead => Correction?.New ?? Text;

    /// <summary>Where the cell is, without its text: <c>patients.csv, line 12, column "RE"</c>.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{File}, line {Row}, column \"{Column}\"");
}
