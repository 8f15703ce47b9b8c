using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Runs one command line and turns every end into an exit code and a message.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program.</summary>
    /// <param name="args">Words of the command line.</param>
    /// <param name="input">Opens standard input; called only when a command reads it.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, Func<Stream> input, TextWriter output, TextWriter error)
    {
        Session session = new(LanguageOf(args), input, output, error);
        RootCommand root = Commands(session);
        ParserConfiguration parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        ParseResult parsed = root.Parse(args, parsing);
        if (args.Length == 0)
        {
            parsed = root.Parse(["--help"], parsing);
        }

        ImmutableArray<string> problems = parsed.Action is HelpAction or CommandHelp ? [] : ParseProblems.Of(parsed, session);
        if (problems.Length > 0)
        {
            return End(session, ExitCode.WrongCommand, problems);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception)
        {
            (ExitCode code, ImmutableArray<string> lines) = Failure.Of(exception, session);
            return End(session, code, lines);
        }
    }

    private static RootCommand Commands(Session session)
    {
        RootCommand root = new(session.Say(
            "Survival analysis of clinical cohorts: curves, tests, models, landmark analysis, competing risks, whole studies.",
            "Analyse de survie de cohortes cliniques : courbes, tests, modèles, analyses landmark, risques concurrents, études entières."))
        {
            KaplanMeierCommand.Create(session),
            LogRankCommand.Create(session),
            RateCommand.Create(session),
            CoxCommand.Create(session),
            LandmarkCommand.Create(session),
            MantelByarCommand.Create(session),
            SimonMakuchCommand.Create(session),
            IncidenceCommand.Create(session),
            FineGrayCommand.Create(session),
            SplitCommand.Create(session),
            LandmarkSweepCommand.Create(session),
            ImmortalTimeCommand.Create(session),
            WeightCommand.Create(session),
            EValueCommand.Create(session),
            DescribeCommand.Create(session),
            ValidateCommand.Create(session),
            ScreenCommand.Create(session),
            ExplainCommand.Create(session),
            EndpointsCommand.Create(session),
            ConvertCommand.Create(session),
            ReportCommand.Create(session),
            ReproduceCommand.Create(session),
            CheckTableCommand.Create(session),
            SynthesizeCommand.Create(session),
        };
        VersionOption version = root.Options.OfType<VersionOption>().Single();
        version.Action = new VersionText();
        version.Description = session.Say("show the version", "affiche la version");
        CommandHelp.AddTo(root, session);
        return root;
    }

    // Needed before anything is parsed: the messages about a wrong command line are in the user's language too.
    private static Language LanguageOf(string[] args)
    {
        int at = Array.FindIndex(args, word => word is "--lang" or "--lang=fr" or "--lang:fr");
        bool isFrench = at >= 0 && (args[at] != "--lang" || (at + 1 < args.Length && args[at + 1] == "fr"));
        return isFrench ? Language.French : Language.English;
    }

    private static int End(Session session, ExitCode code, ImmutableArray<string> lines)
    {
        foreach (string line in lines)
        {
            session.Error.WriteLine($"oncosurv: {line}");
        }

        return (int)code;
    }
}
