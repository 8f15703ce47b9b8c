using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Oncology.Benchmarks;

/// <summary>CPU time of the calling thread; on a shared machine the wall clock measures the neighbours.</summary>
internal static class ThreadClock
{
    private const int LinuxThreadCpuTime = 3;

    /// <summary>Seconds of CPU time; outside Linux those of the process.</summary>
    public static double Seconds()
    {
        if (OperatingSystem.IsLinux() && clock_gettime(LinuxThreadCpuTime, out TimeSpec time) == 0)
        {
            return time.Seconds + 1e-9 * time.Nanoseconds;
        }

        using Process process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
