using System.CommandLine;
using System.Globalization;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv report</c>: a whole study, written into a folder.</summary>
internal static class ReportCommand
{
    // 9999-12-31, the last day of a DateTimeOffset.
    private const long LastSecond = 253_402_300_799;

    public static Command Create(Session session)
    {
        Argument<string> study = new("STUDY") { Description = session.Say("study file (JSON)", "fichier d'étude (JSON)") };
        Option<string> folder = WordOption.Text("--out", session.Say("folder for report.html, report.docx, tables, figures and numbers", "dossier de report.html, report.docx, des tableaux, figures et nombres"), "FOLDER");
        folder.Required = true;
        Option<bool> force = new("--force") { Description = session.Say("replace an earlier report", "remplace un rapport antérieur") };
        Option<HouseStyle> style = OutputOptions.StyleOption(session);
        Option<string> patch = CohortOptions.PatchOption(session);
        Command command = new("report", session.Say(
            "Runs a study file: its tables, figures, the numbers behind them and one report.",
            "Exécute un fichier d'étude : ses tableaux, ses figures, leurs nombres et un rapport."))
        {
            study,
            folder,
            force,
            style,
            patch,
            OutputOptions.LanguageOption(session),
        };
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv report samples/toulouse/study.json --out out/toulouse",
            "oncosurv report samples/toulouse/study.json --out out/lancet --style lancet",
            "oncosurv report study.json --out out --patch corrections.csv");
        command.SetAction(parsed =>
        {
            string file = parsed.GetRequiredValue(study);
            string target = parsed.GetRequiredValue(folder);
            CheckFolder(target, parsed.GetValue(force), session);
            using ReportProgress progress = new(session);
            ReportFolder folderRule = parsed.GetValue(force) ? ReportFolder.ReplaceReport : ReportFolder.MustBeEmpty;
            (StudyRun run, IReadOnlyList<string> names) = StudyRequest.Run(session, file, [], () =>
            {
                var finished = StudyRun.Run(file, new StudyRunOptions
                {
                    Style = parsed.GetResult(style) is null ? null : parsed.GetValue(style),
                    Corrections = CohortOptions.Patch(parsed.GetValue(patch), session),
                    Time = Now(),
                    Progress = progress,
                });
                return (finished, Write(finished, target, folderRule, session));
            });
            progress.Dispose();
            foreach (StudyProblem remark in run.Remarks)
            {
                session.Error.WriteLine($"oncosurv: {session.Say("warning: ", "attention : ")}{remark.In(session.Language)}");
            }

            foreach (string name in names)
            {
                session.Output.WriteLine(Path.Combine(target, name));
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    // The convention of reproducible builds (reproducible-builds.org): whoever compares files byte by byte sets the time himself.
    private static DateTimeOffset Now() =>
        long.TryParse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UtcNow;

    private static IReadOnlyList<string> Write(StudyRun run, string target, ReportFolder replace, Session session)
    {
        try
        {
            return Report.Write(run, target, replace);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say(
                $"--out {target}: cannot be written ({refused.Message})", $"--out {target} : écriture impossible ({refused.Message})"));
        }
    }

    // Before any work is done; the report checks again when it writes.
    private static void CheckFolder(string target, bool force, Session session)
    {
        for (string? path = Path.GetFullPath(target); path is not null; path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
            {
                throw new CommandException(ExitCode.WrongCommand, session.Say(
                    $"--out {target}: '{path}' is a file; a folder is expected", $"--out {target} : « {path} » est un fichier ; un dossier est attendu"));
            }
        }

        if (!force && Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say(
                $"--out {target}: the folder is not empty; --force replaces an earlier report", $"--out {target} : le dossier n'est pas vide ; --force remplace un rapport antérieur"));
        }
    }
}
