using System.Collections.Immutable;

namespace Oncology.Cli;

/// <summary>An end that the user can mend: the exit code, and one line for each thing that is wrong.</summary>
internal sealed class CommandException : Exception
{
    public CommandException(ExitCode code, params ImmutableArray<string> lines)
        : base(string.Join('\n', lines))
    {
        Code = code;
        Lines = lines;
    }

    public ExitCode Code { get; }

    public ImmutableArray<string> Lines { get; }
}
