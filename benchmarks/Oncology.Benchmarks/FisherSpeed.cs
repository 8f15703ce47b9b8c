using System.Diagnostics;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Benchmarks;

/// <summary>Fisher's exact test of tables of five rows, four columns and 200 patients (synthetic), from no association to a strong one.</summary>
internal static class FisherSpeed
{
    private static readonly (string Name, long[,] Counts)[] Tables =
    [
        ("independent, p near 1", new long[,] { { 12, 9, 10, 9 }, { 8, 12, 10, 10 }, { 10, 9, 11, 10 }, { 9, 10, 10, 11 }, { 11, 10, 9, 10 } }),
        ("independent, uneven margins", new long[,] { { 22, 13, 17, 5 }, { 23, 13, 9, 8 }, { 22, 11, 9, 5 }, { 9, 4, 7, 2 }, { 9, 6, 4, 2 } }),
        ("independent, even margins", new long[,] { { 13, 6, 10, 9 }, { 6, 9, 11, 7 }, { 6, 14, 8, 5 }, { 12, 12, 12, 16 }, { 9, 7, 15, 13 } }),
        ("p near 0.04", new long[,] { { 31, 12, 14, 3 }, { 16, 30, 9, 4 }, { 19, 17, 16, 2 }, { 3, 7, 3, 2 }, { 4, 4, 3, 1 } }),
        ("p near 0.06, even margins", new long[,] { { 15, 7, 15, 5 }, { 8, 18, 6, 11 }, { 9, 12, 12, 15 }, { 12, 6, 8, 9 }, { 8, 5, 9, 10 } }),
    ];

    /// <summary>0 always: the times are shown, not judged. The first run has the compiler at work.</summary>
    public static int Run()
    {
        foreach ((string name, long[,] counts) in Tables)
        {
            var table = ContingencyTable.FromCounts(counts);
            Once(name + ", first run", table);
            Once(name, table);
        }

        return 0;
    }

    private static void Once(string name, ContingencyTable table)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        double p = ContingencyTest.Run(table, new ContingencyTestOptions { Method = ContingencyMethod.FisherExact }).PValue;
        process.Refresh();
        double spent = (process.TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-42} p = {p:G15}  elapsed {watch.Elapsed.TotalSeconds:F3} s, CPU {spent:F3} s"));
    }
}
