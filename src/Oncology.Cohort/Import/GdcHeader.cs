namespace Oncology.Cohort;

/// <summary>The header of clinical "biotab" files of the Genomic Data Commons: names, the names of the form, and the codes of the data elements
/// (<c>CDE_ID:2003301</c>).</summary>
internal static class GdcHeader
{
    public const int Rows = 3;
    private const string Code = "CDE_ID:";

    /// <summary>True when the third line with content holds codes of data elements alone.</summary>
    public static bool IsAbove(string text, char delimiter)
    {
        ReadOnlySpan<char> rest = text;
        for (int line = 1; !rest.IsEmpty;)
        {
            int end = rest.IndexOf('\n');
            ReadOnlySpan<char> cells = (end < 0 ? rest : rest[..end]).Trim();
            if (!cells.IsEmpty && line++ == Rows)
            {
                return AreCodes(cells, delimiter);
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return false;
    }

    private static bool AreCodes(ReadOnlySpan<char> line, char delimiter)
    {
        foreach (Range cell in line.Split(delimiter))
        {
            if (!line[cell].Trim('"').StartsWith(Code, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
