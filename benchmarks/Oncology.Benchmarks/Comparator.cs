using System.Diagnostics;
using System.Globalization;

namespace Oncology.Benchmarks;

/// <summary>R's survival package as the other side of a comparison, when <c>Rscript</c> is there.</summary>
internal static class Comparator
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "compare.R");

    /// <summary>True when R with its survival package can be run.</summary>
    public static bool IsThere { get; } = Run("-e", "library(survival)") is not null;

    /// <summary>CPU seconds and answer of a job; null when R failed.</summary>
    /// <param name="file">The sample.</param>
    /// <param name="job">What R does.</param>
    /// <param name="budget">CPU seconds to spend at least.</param>
    /// <param name="withAnswer">False when the answer is known, which some jobs need another fit for.</param>
    public static (double Seconds, double Answer)? Time(string file, string job, double budget, bool withAnswer)
    {
        string? output = Run(Script, file, job, budget.ToString(CultureInfo.InvariantCulture), withAnswer ? "answer" : "time");
        string[] words = output?.Trim().Split(' ') ?? [];
        return words.Length == 2
            ? (double.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture))
            : null;
    }

    private static string? Run(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("Rscript", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
