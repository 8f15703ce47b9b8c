using System.Text;

namespace Oncology.Cli;

/// <summary>A file, and what is known about its form. Nulls are detected.</summary>
/// <param name="File">Path, or <c>-</c> for standard input.</param>
/// <param name="Delimiter">Between cells.</param>
/// <param name="Decimal">Decimal sign.</param>
/// <param name="Encoding">Encoding of the bytes.</param>
/// <param name="MissingWords">Words that mean missing, null for the usual ones.</param>
internal sealed record InputSource(string File, char? Delimiter, char? Decimal, Encoding? Encoding, string[]? MissingWords);
