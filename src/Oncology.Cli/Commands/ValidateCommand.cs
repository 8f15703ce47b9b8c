using System.CommandLine;
using System.Globalization;
using System.Text;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv validate</c>: what is wrong with a cohort.</summary>
internal static class ValidateCommand
{
    public static Command Create(Session session)
    {
        CohortOptions input = new(session);
        Option<string> annotated = WordOption.Text("--annotated", session.Say(
            "writes the cohort with its findings beside each row, to be corrected and read again", "écrit la cohorte avec ses constats en regard de chaque ligne, à corriger et relire"), "FILE");
        OutputOptions output = new(session, hasTables: false);
        Command command = new("validate", session.Say(
            "Findings of the import of a cohort: all of them, with file, line and column. Exit code 3 when one is an error.",
            "Constats de l'import d'une cohorte : tous, avec fichier, ligne et colonne. Code de sortie 3 si l'un est une erreur."));
        input.AddTo(command);
        command.Options.Add(annotated);
        output.AddTo(command);
        CommandHelp.AddTo(command, session, "oncosurv validate cohort.csv", "oncosurv validate cohort/ --cut-off 2020-12-31 --format csv --out findings.csv", "oncosurv validate cohort.xlsx --annotated to-correct.csv --patch corrections.csv");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            RefuseInside(input.Source(parsed).File, parsed.GetValue(annotated), session);
            ImportResult import = input.Read(parsed, out string name);
            ValidationReport report = CohortRules.Check(import);
            Annotate(parsed.GetValue(annotated), import, report, parsed.GetValue(output.Force), session);
            Summary summary = new("validate", AnalysisConventions.R, import.Cohort.Count, 0);
            target.Write(() => Text(import, report, session), () => summary.ToJson(session.Language, json =>
            {
                FindingsJson.Write(json, report, session.Language);
                FindingsJson.Write(json, import);
            }), () => CorrectionTable.ToCsv(report, import.Corrections, session));
            if (!report.HasErrors)
            {
                return (int)ExitCode.Done;
            }

            throw new CommandException(ExitCode.WrongData, $"{name}{session.Say(":", " :")} {Count(report, session)}");
        });
        return command;
    }

    // A file of annotations in the folder of the cohort would be a table of it the next time.
    private static void RefuseInside(string cohort, string? annotated, Session session)
    {
        if (annotated is not null && Directory.Exists(cohort)
            && Path.TrimEndingDirectorySeparator(Path.GetFullPath(cohort)) == Path.GetDirectoryName(Path.GetFullPath(annotated)))
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say(
                $"--annotated {annotated}: this is the folder of the cohort, where it would be read as a table of it; name another folder",
                $"--annotated {annotated} : c'est le dossier de la cohorte, où il serait lu comme une de ses tables ; indiquez un autre dossier"));
        }
    }

    // One file per table of the cohort: of several, the name of the file or sheet stands before the extension, or that of the table where one file holds several.
    private static void Annotate(string? path, ImportResult import, ValidationReport report, bool force, Session session)
    {
        if (path is null)
        {
            return;
        }

        var files = AnnotatedCsv.Write(import, report, session.Language);
        bool haveNames = files.Select(file => file.Name).Distinct().Count() == files.Length;
        foreach ((string name, CohortTable table, string text) in files)
        {
            string part = haveNames ? Path.GetFileNameWithoutExtension(name.Split(", ")[^1]) : table.ToString().ToLowerInvariant();
            string own = files.Length == 1 ? path : Path.ChangeExtension(path, $".{part}{Path.GetExtension(path)}");
            // Without the mark a spreadsheet takes the accents of UTF-8 for other letters.
            WholeFile.Write("--annotated", own, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], force, session);
        }
    }

    private static string Text(ImportResult import, ValidationReport report, Session session)
    {
        StringBuilder page = new();
        foreach (string line in FindingText.Corrections(import.Corrections, session))
        {
            page.Append(line).Append('\n');
        }

        foreach (Finding finding in report.Findings)
        {
            page.Append(finding.Severity switch
            {
                Severity.Error => session.Say("error: ", "erreur : "),
                Severity.Warning => session.Say("warning: ", "avertissement : "),
                _ => session.Say("information: ", "information : "),
            }).Append(FindingText.Line(finding, session)).Append('\n');
        }

        return page.Append(Count(report, session)).Append('\n').ToString();
    }

    private static string Count(ValidationReport report, Session session)
    {
        string errors = report.Errors.ToString(CultureInfo.InvariantCulture);
        string warnings = report.Warnings.ToString(CultureInfo.InvariantCulture);
        return session.Say($"errors: {errors}, warnings: {warnings}", $"erreurs : {errors}, avertissements : {warnings}");
    }
}
