namespace Oncology.Cohort;

/// <summary>A file that was read, and what was found out about its form.</summary>
/// <param name="Name">Name without folder.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Encoding">Encoding it was read with.</param>
/// <param name="Delimiter">Delimiter it was split at.</param>
/// <param name="Decimal">Decimal sign of the columns that do not show theirs.</param>
public sealed record SourceFile(string Name, string Sha256, string Encoding, char Delimiter, char Decimal);
