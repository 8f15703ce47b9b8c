namespace Oncology.Benchmarks;

/// <summary>A part of a full run.</summary>
/// <param name="Goals">The goals that it measures.</param>
/// <param name="What">What is measured, for the screen.</param>
/// <param name="Measure">Measures it.</param>
internal sealed record FullCase(string[] Goals, string What, Action<Measurements> Measure)
{
    /// <summary>A sample of which R needs a file.</summary>
    public static FullCase WithFile(string[] goals, string what, Func<BenchmarkData> make, Action<Measurements, BenchmarkData, string> measure) => new(goals, what, measured =>
    {
        string file = Path.GetTempFileName();
        try
        {
            BenchmarkData sample = make();
            if (Comparator.IsThere)
            {
                sample.Write(file);
                measure(measured, sample, file);
            }
        }
        finally
        {
            File.Delete(file);
        }
    });
}
