using System.Diagnostics;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Benchmarks;

/// <summary>Fisher's exact test of tables of five rows, four columns and 200 patients (synthetic): chosen ones, and random ones without association.</summary>
internal static class FisherSpeed
{
    private static readonly (string Name, long[,] Counts)[] Tables =
    [
        ("independent, p near 1", new long[,] { { 12, 9, 10, 9 }, { 8, 12, 10, 10 }, { 10, 9, 11, 10 }, { 9, 10, 10, 11 }, { 11, 10, 9, 10 } }),
        ("independent, uneven margins", new long[,] { { 22, 13, 17, 5 }, { 23, 13, 9, 8 }, { 22, 11, 9, 5 }, { 9, 4, 7, 2 }, { 9, 6, 4, 2 } }),
        ("independent, even margins", new long[,] { { 13, 6, 10, 9 }, { 6, 9, 11, 7 }, { 6, 14, 8, 5 }, { 12, 12, 12, 16 }, { 9, 7, 15, 13 } }),
        ("p near 0.04", new long[,] { { 31, 12, 14, 3 }, { 16, 30, 9, 4 }, { 19, 17, 16, 2 }, { 3, 7, 3, 2 }, { 4, 4, 3, 1 } }),
        ("p near 0.001, equal margins", new long[,] { { 20, 9, 7, 4 }, { 8, 19, 8, 5 }, { 7, 9, 15, 9 }, { 6, 8, 9, 17 }, { 10, 10, 10, 10 } }),
        ("p near 0.06, even margins", new long[,] { { 15, 7, 15, 5 }, { 8, 18, 6, 11 }, { 9, 12, 12, 15 }, { 12, 6, 8, 9 }, { 8, 5, 9, 10 } }),
    ];

    // Probabilities of rows and columns from which the margins of the random tables are drawn.
    private static readonly (string Name, int[] Rows, int[] Columns)[] Margins =
    [
        ("even", [1, 1, 1, 1, 1], [1, 1, 1, 1]),
        ("mild", [5, 4, 4, 3, 3], [4, 3, 3, 2]),
        ("uneven", [6, 5, 4, 2, 1], [6, 4, 3, 1]),
    ];

    private const int Subjects = 200;
    private const int SeedsEach = 20;

    /// <summary>0 always: the times are shown, not judged. The first run has the compiler at work.</summary>
    public static int Run()
    {
        foreach ((string name, long[,] counts) in Tables)
        {
            var table = ContingencyTable.FromCounts(counts);
            Once(name + ", first run", table);
            Once(name, table);
        }

        List<double> seconds = [];
        foreach ((string name, int[] rows, int[] columns) in Margins)
        {
            for (int seed = 1; seed <= SeedsEach; seed++)
            {
                seconds.Add(Once($"random, {name} margins, seed {seed}", ContingencyTable.FromCounts(Drawn(rows, columns, seed))));
            }
        }

        seconds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds.Count} random tables: median {seconds[seconds.Count / 2]:F3} s, largest {seconds[^1]:F3} s, below a second {seconds.Count(x => x < 1)}"));
        return 0;
    }

    private static long[,] Drawn(int[] rows, int[] columns, int seed)
    {
        RandomStream random = new((ulong)seed);
        int[] rowOf = [.. rows.SelectMany((weight, i) => Enumerable.Repeat(i, weight))];
        int[] columnOf = [.. columns.SelectMany((weight, j) => Enumerable.Repeat(j, weight))];
        long[,] counts = new long[rows.Length, columns.Length];
        for (int subject = 0; subject < Subjects; subject++)
        {
            counts[rowOf[random.Below(rowOf.Length)], columnOf[random.Below(columnOf.Length)]]++;
        }

        return counts;
    }

    private static double Once(string name, ContingencyTable table)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        double p = ContingencyTest.Run(table, new ContingencyTestOptions { Method = ContingencyMethod.FisherExact }).PValue;
        double elapsed = watch.Elapsed.TotalSeconds;
        process.Refresh();
        double spent = (process.TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-42} p = {p:G15}  elapsed {elapsed:F3} s, CPU {spent:F3} s"));
        return elapsed;
    }
}
