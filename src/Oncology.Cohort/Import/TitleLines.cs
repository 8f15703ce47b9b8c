using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Lines above the headers that say what the export is: "Export du 03/02/2021", "Service d'oncologie".</summary>
/// <remarks>They are recognised only when they cannot be headers, having one filled cell at most or no name of a field (the upper of two header lines, "Identité",
/// "Suivi"), and a line with at least three names of fields, below an upper header line half of its cells, follows within ten. Whatever is less clear is left as it is: the first line with content holds
/// the headers.</remarks>
internal static class TitleLines
{
    private const int MostLines = 10;
    private const int FewestNames = 3;
    private const int LongestLine = 100_000;

    /// <summary>Number of records above the headers.</summary>
    public static int Count(IReadOnlyList<DelimitedRow> records)
    {
        bool isBelowGroups = false;
        for (int i = 0; i < Math.Min(records.Count, MostLines); i++)
        {
            string[] filled = [.. records[i].Cells.Where(c => !string.IsNullOrWhiteSpace(c))];
            if (filled.Length > 1)
            {
                if (IsHeader(filled, isBelowGroups) is { } isHeader)
                {
                    return isHeader ? i : 0;
                }

                isBelowGroups = true;
            }
        }

        return 0;
    }

    /// <summary>The text with the lines above the headers made empty, so that line numbers are those of the file.</summary>
    public static string Blank(string text, FindingList findings)
    {
        int start = 0;
        int titles = 0;
        bool isBelowGroups = false;
        for (int line = 0; line < MostLines && start < text.Length; line++)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            string[] filled = WidestCut(text[start..Math.Min(end, start + LongestLine)]);
            if (filled.Length > 1)
            {
                if (IsHeader(filled, isBelowGroups) is { } isHeader)
                {
                    if (titles == 0 || !isHeader)
                    {
                        return text;
                    }

                    Report(findings, titles);
                    return new string('\n', line) + text[start..];
                }

                isBelowGroups = true;
            }

            titles += filled.Length > 0 ? 1 : 0;
            start = end + 1;
        }

        return text;
    }

    /// <summary>Says that so many lines above the headers were not read.</summary>
    public static void Report(FindingList findings, int lines) => findings.Add(Severity.Information, "F05", null, null, null, new(
        string.Create(CultureInfo.InvariantCulture, $"Lines of text above the headers were skipped: {lines}."),
        string.Create(CultureInfo.InvariantCulture, $"Lignes de texte au-dessus des en-têtes ignorées : {lines}.")));

    // The filled cells under the delimiter that gives most of them.
    private static string[] WidestCut(string line)
    {
        string[] widest = [];
        foreach (char delimiter in FormatDetector.Candidates)
        {
            string[] filled = [.. line.Split(delimiter).Select(c => c.Trim(' ', '"', '\u00A0')).Where(c => c.Length > 0)];
            widest = filled.Length > widest.Length ? filled : widest;
        }

        return widest;
    }

    // Null for a line without any name of a field: the headers may follow it.
    private static bool? IsHeader(string[] cells, bool isBelowGroups)
    {
        int names = cells.Count(c => HeaderIndex.IsKnown(TextKey.OfHeader(c)));
        return names == 0 ? null : names >= FewestNames && (!isBelowGroups || 2 * names >= cells.Length);
    }
}
