using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Oncology.Survival;

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
        HelpOption help = command.Options.OfType<HelpOption>().SingleOrDefault() ?? new HelpOption();
        help.Description = session.Say("show this help", "affiche cette aide");
        help.Action = new CommandHelp(new HelpAction(), examples, session);
        if (!command.Options.Contains(help))
        {
            command.Options.Add(help);
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        using StringWriter help = new();
        parseResult.InvocationConfiguration.Output = help;
        int code = _help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(_session.Language == Language.French ? French(help.ToString()) : help.ToString());
        if (_examples.IsEmpty)
        {
            return code;
        }

        output.WriteLine(_session.Say("Examples:", "Exemples :"));
        foreach (string example in _examples)
        {
            output.WriteLine($"  {example}");
        }

        return code;
    }

    // The parser's own words are English.
    private static string French(string help) => string.Join('\n', help.Split('\n').Select(line => line.TrimEnd() switch
    {
        "Description:" => "Description :",
        "Usage:" => "Utilisation :",
        "Arguments:" => "Arguments :",
        "Options:" => "Options :",
        "Commands:" => "Commandes :",
        _ => line.Replace("(REQUIRED)", "(OBLIGATOIRE)", StringComparison.Ordinal).Replace("oncosurv [command]", "oncosurv [commande]", StringComparison.Ordinal),
    }));
}
