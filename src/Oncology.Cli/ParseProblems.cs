using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Oncology.Shared;

namespace Oncology.Cli;

/// <summary>What is wrong with the words of a command line: which word, and what would be right.</summary>
internal static class ParseProblems
{
    public static ImmutableArray<string> Of(ParseResult parsed, Session session)
    {
        Command command = parsed.CommandResult.Command;
        if (command is RootCommand && parsed.UnmatchedTokens is [string first, ..] && !first.StartsWith('-'))
        {
            // The options of a command that is not there are unknown too; the command is the one thing to say.
            return [Unknown(first, command.Subcommands.Select(c => c.Name), session, isOption: false)];
        }

        string[] unknown = [.. parsed.UnmatchedTokens.Where(token => token.StartsWith("--", StringComparison.Ordinal))];
        if (unknown.Length > 0)
        {
            // What follows a mistyped option confuses the rest; the option itself is the one thing to say.
            return [.. unknown.Select(word => Unknown(word, OptionsOf(parsed.CommandResult), session, isOption: true))];
        }

        return parsed.UnmatchedTokens.Count > 0
            ? [.. parsed.UnmatchedTokens.Select(word => Superfluous(word, command, session))]
            : [.. parsed.Errors.Select(problem => Message(problem, command, session)).Distinct()];
    }

    private static string Unknown(string word, IEnumerable<string> known, Session session, bool isOption)
    {
        string name = word.Split('=', ':')[0];
        string[] words = [.. known.Distinct()];
        string what = isOption ? session.Say("there is no option", "il n'y a pas d'option") : session.Say("there is no command", "il n'y a pas de commande");
        string right = NearestName.Find(name, words) is string nearest
            ? session.Say($"did you mean '{nearest}'?", $"vouliez-vous dire « {nearest} » ?")
            : session.Say("known are ", "connus : ") + string.Join(", ", words.Order(StringComparer.Ordinal));
        return session.Say($"{what} '{name}'; {right}", $"{what} « {name} » ; {right}");
    }

    private static string Superfluous(string word, Command command, Session session)
    {
        string taken = string.Join(' ', command.Arguments.Select(argument => argument.Name));
        return session.Say($"'{word}' is one word too many: {command.Name} takes {taken}", $"« {word} » est de trop : {command.Name} prend {taken}");
    }

    private static IEnumerable<string> OptionsOf(CommandResult? result)
    {
        for (; result is not null; result = result.Parent as CommandResult)
        {
            foreach (Option option in result.Command.Options.Where(option => !option.Hidden))
            {
                yield return option.Name;
            }
        }
    }

    private static string Message(ParseError problem, Command command, Session session)
    {
        switch (problem.SymbolResult)
        {
            case OptionResult { Tokens.Count: 0, IdentifierTokenCount: > 0 } option:
                return session.Say($"{option.Option.Name} needs a value", $"{option.Option.Name} attend une valeur");
            case OptionResult { IdentifierTokenCount: > 1 } option:
                return session.Say($"{option.Option.Name} is given more than once", $"{option.Option.Name} est donné plus d'une fois");
            case OptionResult { Tokens.Count: 0, Option.Required: true } option:
                return session.Say(
                    $"{command.Name} needs {option.Option.Name}: {option.Option.Description}", $"{command.Name} exige {option.Option.Name} : {option.Option.Description}");
            case ArgumentResult { Tokens.Count: 0 } or CommandResult when command.Arguments.Count > 0 && problem.Message.Contains("Required argument", StringComparison.Ordinal):
                // What was given is taken from the first argument on.
                Argument lacking = command.Arguments[problem.SymbolResult is ArgumentResult argument ? command.Arguments.IndexOf(argument.Argument) : 0];
                return session.Say($"{command.Name} needs {lacking.Name}: {lacking.Description}", $"{command.Name} exige {lacking.Name} : {lacking.Description}");
            default:
                return problem.Message;
        }
    }
}
