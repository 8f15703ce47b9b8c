using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Oncology.Cli;

/// <summary>The help of a command, followed by examples.</summary>
internal sealed class CommandHelp : SynchronousCommandLineAction
{
    private readonly HelpAction _help;
    private readonly ImmutableArray<string> _examples;
    private readonly Session _session;

    private CommandHelp(HelpAction help, ImmutableArray<string> examples, Session session)
    {
        _help = help;
        _examples = examples;
        _session = session;
    }

    public override bool ClearsParseErrors => true;

    /// <summary>Gives <paramref name="command"/> its own help with examples.</summary>
    public static void AddTo(Command command, Session session, params ImmutableArray<string> examples)
    {
        command.Options.Add(new HelpOption { Action = new CommandHelp(new HelpAction(), examples, session) });
    }

    public override int Invoke(ParseResult parseResult)
    {
        int code = _help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(_session.Say("Examples:", "Exemples :"));
        foreach (string example in _examples)
        {
            output.WriteLine($"  {example}");
        }

        return code;
    }
}
