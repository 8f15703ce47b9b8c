namespace Oncology.Benchmarks;

/// <summary>The table of gates in Markdown: a file per run, and the part of docs/performance.md between its marks.</summary>
internal static class PerformanceTable
{
    private const string Begin = "<!-- table: written by the benchmarks program -->";
    private const string End = "<!-- end of table -->";

    /// <summary>Writes the result file of a run.</summary>
    public static void Write(string path, IEnumerable<Gate> gates) => File.WriteAllText(path, Of(gates));

    /// <summary>Replaces the table of a document.</summary>
    public static void Replace(string path, IEnumerable<Gate> gates)
    {
        string text = File.ReadAllText(path);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        int end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidDataException($"{path} has no marks for the table.");
        }

        File.WriteAllText(path, text[..(begin + Begin.Length)] + "\n" + Of(gates) + text[end..]);
    }

    private static string Of(IEnumerable<Gate> gates) =>
        "| goal | what | measured | wanted | holds | CPU time |\n| --- | --- | --- | --- | --- | --- |\n" + string.Concat(gates.Select(gate => gate.ToMarkdown() + "\n"));
}
