using System.Diagnostics;
using System.Globalization;
using Kind = Oncology.Benchmarks.BenchmarkData.Kind;

namespace Oncology.Benchmarks;

/// <summary>Memory that a Cox fit takes above its data, measured in a process of its own.</summary>
internal static class Memory
{
    /// <summary>Peak memory above the data, over the size of the covariates.</summary>
    public static double OfCox(int patients, int covariates, Kind kind)
    {
        string[] arguments =
        [
            "memory", patients.ToString(CultureInfo.InvariantCulture), covariates.ToString(CultureInfo.InvariantCulture), ((int)kind).ToString(CultureInfo.InvariantCulture),
        ];
        bool isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        string[] all = isHosted ? [Environment.GetCommandLineArgs()[0], .. arguments] : arguments;
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, all) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }

    /// <summary>What the process of its own does: prints the number.</summary>
    public static int Print(int patients, int covariates, Kind kind)
    {
        Job job = Job.Cox(BenchmarkData.Make(patients, covariates, kind));
        Job.Cox(BenchmarkData.Make(1000, covariates, kind)).Work();
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using Process process = Process.GetCurrentProcess();

        // The generator's own peak may be higher than what is left of it: only growth above both counts.
        long before = process.WorkingSet64;
        long peakBefore = process.PeakWorkingSet64;
        job.Work();
        process.Refresh();
        long peak = process.PeakWorkingSet64 > peakBefore ? process.PeakWorkingSet64 : Math.Max(before, process.WorkingSet64);
        Console.WriteLine(((peak - before) / (8.0 * patients * covariates)).ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }
}
