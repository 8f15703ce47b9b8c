using System.Diagnostics;
using System.Globalization;

namespace Oncology.Benchmarks;

/// <summary>
/// The goals of docs/performance.md, against R where it is installed; writes a result file and the table of the document. Minutes, by hand; single
/// goals can be measured again without the others.
/// </summary>
internal static class Full
{
    private const double Seconds = 0.5;

    /// <summary>0 when every gate holds, 1 otherwise.</summary>
    /// <param name="folder">Where the result file goes; it is written after every gate, so that a run that is stopped keeps what it has.</param>
    /// <param name="largest">Largest number of patients; ten times as many for Kaplan-Meier curves.</param>
    /// <param name="document">The document whose table is written; null for none. Rows of goals that were not measured stay.</param>
    /// <param name="only">The goals to measure; empty for all.</param>
    public static int Run(string folder, int largest, string? document, string[] only)
    {
        Directory.CreateDirectory(folder);
        string name = Path.Combine(folder, DateTime.UtcNow.ToString("yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture) + ".md");
        Measurements measured = new(Seconds, slack: 1)
        {
            Written = gates =>
            {
                PerformanceTable.Write(name, gates);
                if (document is not null)
                {
                    PerformanceTable.Replace(document, gates);
                }
            },
        };
        if (!Comparator.IsThere)
        {
            Console.WriteLine("Rscript with its survival package is not there: goals against R are skipped.");
        }

        FullCase[] cases = [.. FullCases.All(largest).Where(one => only.Length == 0 || one.Goals.Intersect(only, StringComparer.OrdinalIgnoreCase).Any())];
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < cases.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"-- {i + 1} of {cases.Length}, {clock.Elapsed.TotalMinutes:F1} min: {cases[i].What}"));
            cases[i].Measure(measured);
            GC.Collect();
        }

        int missed = measured.Gates.Count(gate => !gate.Holds);
        Console.WriteLine($"{measured.Gates.Count} gates, {missed} missed; {name}");
        return missed == 0 ? 0 : 1;
    }
}
