using System.Globalization;

namespace Oncology.Benchmarks;

/// <summary>The table of gates in Markdown: a file per run, and the part of docs/performance.md between its marks.</summary>
internal static class PerformanceTable
{
    private const string Begin = "<!-- table: written by the benchmarks program -->";
    private const string End = "<!-- end of table -->";

    /// <summary>Writes the result file of a run.</summary>
    public static void Write(string path, IEnumerable<Gate> gates) => File.WriteAllText(path, Of(gates.Select(gate => gate.ToMarkdown())));

    /// <summary>Replaces the rows of what was measured in the table of a document; other goals, and other sizes of the same goal, keep theirs.</summary>
    public static void Replace(string path, IReadOnlyCollection<Gate> gates)
    {
        string text = File.ReadAllText(path);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        int end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidDataException($"{path} has no marks for the table.");
        }

        List<string> rows = [.. text[(begin + Begin.Length)..end].Split('\n').Where(line => line.StartsWith("| G", StringComparison.Ordinal))];
        foreach (string row in gates.Select(gate => gate.ToMarkdown()))
        {
            int place = rows.FindIndex(old => CaseOf(old) == CaseOf(row));
            if (place >= 0)
            {
                rows[place] = row;
            }
            else
            {
                rows.Add(row);
            }
        }

        File.WriteAllText(path, text[..(begin + Begin.Length)] + "\n" + Of(rows.OrderBy(row => Order(GoalOf(row)))) + text[end..]);
    }

    private static string GoalOf(string row) => row.Split('|')[1].Trim();

    private static string CaseOf(string row) => GoalOf(row) + row.Split('|')[2];

    // G2 before G3b before G10.
    private static (int Number, string Goal) Order(string goal) => (int.Parse(goal.AsSpan(1).TrimEnd("abcdefgh"), CultureInfo.InvariantCulture), goal);

    private static string Of(IEnumerable<string> rows) =>
        "| goal | what | measured | wanted | holds | CPU time |\n| --- | --- | --- | --- | --- | --- |\n" + string.Concat(rows.Select(row => row + "\n"));
}
