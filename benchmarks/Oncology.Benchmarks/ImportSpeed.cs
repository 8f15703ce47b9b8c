using System.Diagnostics;
using System.Globalization;
using System.Text;
using Oncology.Cohort;

namespace Oncology.Benchmarks;

/// <summary>Import and validation of 100,000 patients in a flat file of 40 columns, beside the time R's read.csv needs for the file alone.</summary>
internal static class ImportSpeed
{
    private const ulong Seed = 11;
    private const int Patients = 100_000;

    private static readonly string[] Header =
    [
        "patient_id", "sex", "age", "menopausal_status", "ecog", "primary_dx_date", "metastasis_dx_date", "mtb_date", "histology", "grade", "ct", "cn", "cm", "er_percent", "pr_percent",
        "her2_ihc", "her2_ish", "ki67_percent", "primary_controlled", "primary_surgery", "primary_rt", "locoregional_status", "img_pet", "img_ct", "img_bone_scan",
        "met1_organ", "met1_size_mm", "met2_organ", "met2_size_mm", "sys1_agents", "sys1_start", "mdt1_date", "mdt1_modality", "mdt1_intent",
        "progression", "progression_date", "vital_status", "death_date", "last_followup_date", "centre",
    ];

    private const int Rounds = 5;

    /// <summary>0 always: the ratio is shown, not judged. Rounds of both take turns; the shortest of each counts, elapsed time and CPU time of all threads apart,
    /// because elapsed time of two threads says little where other programs run.</summary>
    /// <param name="document">The document whose table gets the ratios; null for none.</param>
    public static int Run(string? document = null)
    {
        string path = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"oncology-import-{Environment.ProcessId}.csv"));
        try
        {
            File.WriteAllText(path, Text());
            Print("first run, with the compiler at work", Once(path));
            (double Wall, double Cpu) ours = (double.PositiveInfinity, double.PositiveInfinity);
            (double Wall, double Cpu)? r = (double.PositiveInfinity, double.PositiveInfinity);
            for (int round = 0; round < Rounds; round++)
            {
                ours = Least(ours, Once(path));
                r = r is { } before && ReadCsv(path) is { } now ? Least(before, now) : null;
            }

            Print("import and rules", ours);
            if (r is { } other)
            {
                Print("R read.csv", other);
                Gate[] gates = [GateOf("elapsed", ours.Wall, other.Wall), GateOf("CPU", ours.Cpu, other.Cpu)];
                Array.ForEach(gates, Console.WriteLine);
                if (document is not null)
                {
                    PerformanceTable.Replace(document, gates);
                }
            }

            return 0;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (double Wall, double Cpu) Once(string path)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        ValidationReport report = CohortRules.Check(CohortReader.Read(path));
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        if (report.Findings.Length == 0)
        {
            throw new InvalidOperationException("The file of the benchmark has findings.");
        }

        return (wall, (process.TotalProcessorTime - cpu).TotalSeconds);
    }

    private static (double Wall, double Cpu) Least((double Wall, double Cpu) a, (double Wall, double Cpu) b) => (Math.Min(a.Wall, b.Wall), Math.Min(a.Cpu, b.Cpu));

    private static Gate GateOf(string time, double ours, double other) => new(
        "G13", $"import and rules / R's read.csv, n = 100000, 40 columns, {time}", ours / other, 1, IsFloor: false,
        string.Create(CultureInfo.InvariantCulture, $"{time} {ours:F2} s against {other:F2} s"));

    private static void Print(string what, (double Wall, double Cpu) time) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: elapsed {time.Wall:F2} s, CPU {time.Cpu:F2} s"));

    // Measured inside R, elapsed and CPU; null when there is no R.
    private static (double Wall, double Cpu)? ReadCsv(string path)
    {
        try
        {
            var start = new ProcessStartInfo("Rscript") { RedirectStandardOutput = true };
            start.ArgumentList.Add("-e");
            start.ArgumentList.Add($"t <- sapply(1:2, function(i) {{ t <- system.time(read.csv('{path}')); c(t[['elapsed']], t[['user.self']] + t[['sys.self']]) }}); cat(min(t[1, ]), min(t[2, ]))");
            using Process process = Process.Start(start)!;
            string[] words = process.StandardOutput.ReadToEnd().Split(' ');
            process.WaitForExit();
            return words.Length == 2
                ? (double.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture))
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Text()
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Header).Append('\n');
        for (int i = 0; i < Patients; i++)
        {
            AppendRow(text, i);
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, int i)
    {
        int Below(int stream, int count) => (int)(Numbers.Uniform(Seed, (ulong)stream, (ulong)i) * count);
        string Pick(int stream, params string[] words) => words[Below(stream, words.Length)];
        DateOnly primary = new DateOnly(2008, 1, 1).AddDays(Below(1, 2500));
        DateOnly metastasis = primary.AddDays(Below(2, 1200));
        DateOnly start = metastasis.AddDays(Below(3, 30));
        DateOnly progression = start.AddDays(30 + Below(4, 900));
        DateOnly last = progression.AddDays(30 + Below(5, 900));
        bool progressed = Below(6, 3) > 0;
        bool dead = Below(7, 3) == 0;
        bool focal = Below(8, 3) == 0;
        text.AppendJoin(',',
            FormattableString.Invariant($"P{i:000000}"), "F", Text(28 + Below(9, 60)), Pick(10, "Pre", "Post", "Post"), Text(Below(11, 3)), Day(primary), Day(metastasis), Day(metastasis.AddDays(7)),
            Pick(12, "NST", "lobular", "other"), Text(1 + Below(13, 3)), Pick(14, "T1", "T2", "T3", "T4d"), Pick(15, "N0", "N1", "N2"), "M0",
            Text(Below(16, 101)), Pick(17, "<10", "10-19", "80", "30-60", ""), Pick(18, "0", "1+", "2+", "3+"), Pick(19, "", "Negative", "Positive"), Text(Below(20, 100)),
            "yes", Pick(21, "yes", "no"), Pick(22, "yes", "no"), "none", Pick(23, "yes", "no"), "yes", "yes",
            Pick(24, "bone", "liver", "lung", "node"), Text(5 + Below(25, 60)), Pick(26, "bone", "", ""), "", Pick(27, "letrozole", "paclitaxel", "letrozole+palbociclib"), Day(start),
            focal ? Day(start.AddDays(40)) : "", focal ? "SBRT" : "", focal ? "curative" : "",
            progressed ? "yes" : "no", progressed ? Day(progression) : "", dead ? "dead" : "alive", dead ? Day(last) : "", Day(last), Pick(28, "Toulouse", "Albi", "Rodez")).Append('\n');
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
