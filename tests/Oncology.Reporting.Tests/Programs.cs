using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Oncology.Reporting.Tests;

/// <summary>Programs of other makers that read our files; a test that needs one is skipped where it is not installed.</summary>
internal static class Programs
{
    internal static string Run(string program, params string[] arguments)
    {
        try
        {
            ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Ignore($"{program} is not installed on this machine.");
            throw;
        }
    }
}
