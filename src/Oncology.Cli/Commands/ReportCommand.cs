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
        Option<bool> verbose = new("--verbose") { Description = session.Say("list every file", "liste tous les fichiers") };
        Option<OutputFormat> format = WordOption.Choice(
            "--format", session.Say("what is said of the folder [text]", "ce qui est dit du dossier [text]"), session, ("text", OutputFormat.Text), ("json", OutputFormat.Json));
        Command command = new("report", session.Say(
            "Runs a study file: its tables, figures, the numbers behind them and one report. JSON: folder, reports, counts {tables, figures}, files.",
            "Exécute un fichier d'étude : ses tableaux, ses figures, leurs nombres et un rapport. JSON : folder, reports, counts {tables, figures}, files."))
        {
            study,
            folder,
            force,
            style,
            patch,
            format,
            verbose,
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

            ReportSummary written = new(run, target, [.. names], session);
            bool asJson = parsed.GetResult(format) is not null && parsed.GetValue(format) == OutputFormat.Json;
            session.Output.Write(asJson ? written.ToJson() : written.ToText(parsed.GetValue(verbose)));
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
                $"--out {target}: cannot be written ({Failure.Reason(refused, session)})", $"--out {target} : écriture impossible ({Failure.Reason(refused, session)})"));
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

        if (!Directory.Exists(target) || !Directory.EnumerateFileSystemEntries(target).Any())
        {
            return;
        }

        if (!force)
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say(
                $"--out {target}: the folder is not empty; --force replaces an earlier report", $"--out {target} : le dossier n'est pas vide ; --force remplace un rapport antérieur"));
        }

        if (!File.Exists(Path.Combine(target, "report.html")))
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say(
                $"--out {target}: the folder holds files but no report.html; it is not replaced",
                $"--out {target} : le dossier contient des fichiers mais pas de report.html ; il n'est pas remplacé"));
        }
    }
}
