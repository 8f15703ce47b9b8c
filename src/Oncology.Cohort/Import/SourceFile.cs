namespace Oncology.Cohort;

/// <summary>A file that was read, and what was found out about its form.</summary>
/// <param name="Name">Name without folder; of a sheet of a workbook <c>file.xlsx, sheet</c>.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal; empty when it was too large to be read.</param>
/// <param name="Encoding">Encoding it was read with; <c>xlsx</c> for a workbook.</param>
/// <param name="Delimiter">Delimiter it was split at; NUL for a workbook.</param>
/// <param name="Decimal">Decimal sign of the columns that do not show theirs.</param>
public sealed record SourceFile(string Name, string Sha256, string Encoding, char Delimiter, char Decimal)
{
    /// <summary>True for a sheet of an Excel workbook.</summary>
    public bool IsWorkbook => Encoding == "xlsx";
}
