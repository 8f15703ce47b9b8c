using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Oncology.Cli;

/// <summary>The version of the program.</summary>
internal sealed class VersionText : SynchronousCommandLineAction
{
    /// <summary>Version as released, without what the build appends to it.</summary>
    public static string Current { get; } =
        typeof(VersionText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"oncosurv {Current}");
        return (int)ExitCode.Done;
    }
}
