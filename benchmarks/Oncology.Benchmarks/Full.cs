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

    /// <summary>0 when every gate holds, 1 otherwise. The result file and the table are written after every gate: a run that is stopped keeps what it has.</summary>
    /// <param name="asked">What to measure and where to write it; rows of goals that were not measured stay in the table.</param>
    public static int Run(FullArguments asked)
    {
        Directory.CreateDirectory(asked.Folder);
        string name = Path.Combine(asked.Folder, DateTime.UtcNow.ToString("yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture) + ".md");
        Measurements measured = new(Seconds, slack: 1)
        {
            Written = gates =>
            {
                PerformanceTable.Write(name, gates);
                if (asked.Document is string document)
                {
                    PerformanceTable.Replace(document, gates);
                }
            },
        };
        if (!Comparator.IsThere)
        {
            Console.WriteLine("Rscript with its survival package is not there: goals against R are skipped.");
        }

        FullCase[] cases = [.. FullCases.All(asked.Largest).Where(one => asked.Goals.Length == 0 || one.Goals.Intersect(asked.Goals).Any())];
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < cases.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"-- {i + 1} of {cases.Length}, {clock.Elapsed.TotalMinutes:F1} min: {cases[i].What}"));
            cases[i].Measure(measured);
            GC.Collect();
        }

        int missed = measured.Gates.Count(gate => !gate.Holds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured.Gates.Count} gates, {missed} missed; {clock.Elapsed.TotalMinutes:F1} min; {name}"));
        return missed == 0 ? 0 : 1;
    }
}
