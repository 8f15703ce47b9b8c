namespace Oncology.Benchmarks;

/// <summary>Proves that the generator makes the same bits as its specification, on this machine and runtime.</summary>
internal static class Verification
{
    private static readonly (BenchmarkData.Kind Kind, int Patients, int Rows, int Events, ulong Checksum)[] Expected =
    [
        (BenchmarkData.Kind.Continuous, 1000, 1000, 545, 0x73985c9d18906e96),
        (BenchmarkData.Kind.Months, 1000, 1000, 545, 0xd43b603c352bb5e3),
        (BenchmarkData.Kind.StartStop, 1000, 1289, 600, 0x8c20bef521c1a425),
        (BenchmarkData.Kind.StartStopMonths, 1000, 1281, 600, 0x652a0fecaac32307),
        (BenchmarkData.Kind.StartStop, 102, 135, 64, 0xb6405a9c9687c314),
    ];

    /// <summary>0 when every checksum agrees, 1 otherwise.</summary>
    public static int Run()
    {
        int failures = 0;
        foreach (var (kind, patients, rows, events, checksum) in Expected)
        {
            BenchmarkData data = BenchmarkData.Make(patients, covariates: 5, kind);
            bool agrees = data.Count == rows && data.Status.Count(true) == events && data.Checksum() == checksum;
            failures += agrees ? 0 : 1;
            Console.WriteLine($"{kind,-16} {patients,5} patients {(agrees ? "agrees" : "DIFFERS")}");
        }

        return failures == 0 ? 0 : 1;
    }
}
