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
        InputOptions input = new(session, session.Say("cohort: one flat file, or a folder with one file per table", "cohorte : un fichier plat, ou un dossier avec un fichier par table"), "COHORT");
        Option<string> cutOff = WordOption.Text("--cut-off", session.Say("administrative cut-off of the cohort, yyyy-MM-dd", "date de point de la cohorte, aaaa-MM-jj"), "DATE");
        OutputOptions output = new(session);
        Command command = new("validate", session.Say(
            "Findings of the import of a cohort: all of them, with file, line and column. Exit code 3 when one is an error.",
            "Constats de l'import d'une cohorte : tous, avec fichier, ligne et colonne. Code de sortie 3 si l'un est une erreur."));
        input.AddTo(command);
        command.Options.Add(cutOff);
        output.AddTo(command);
        CommandHelp.AddTo(command, session, "oncosurv validate cohort.csv", "oncosurv validate cohort/ --cut-off 2020-12-31 --format csv --out findings.csv");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            InputSource source = input.Read(parsed);
            ImportResult import = Read(source, CutOff(parsed.GetValue(cutOff), session), session);
            ValidationReport report = CohortRules.Check(import);
            Summary summary = new("validate", AnalysisConventions.R, import.Cohort.Count, 0);
            target.Write(() => Text(report, session), () => summary.ToJson(session.Language, json => FindingsJson.Write(json, report, session.Language)), () => report.ToTable(Language.English).ToCsv());
            if (!report.HasErrors)
            {
                return (int)ExitCode.Done;
            }

            throw new CommandException(ExitCode.WrongData, $"{source.File}: {Count(report, session)}");
        });
        return command;
    }

    private static ImportResult Read(InputSource source, DateOnly? cutOff, Session session)
    {
        ImportOptions options = new()
        {
            Delimiter = source.Delimiter,
            Decimal = source.Decimal,
            Encoding = source.Encoding,
            MissingWords = [.. source.MissingWords ?? []],
            CutOffDate = cutOff,
        };
        try
        {
            return CohortReader.Read(source.File, options);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw InputTable.Unreadable(source.File, unreadable, session);
        }
    }

    private static DateOnly? CutOff(string? word, Session session) => word is null ? null
        : DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date
        : throw new CommandException(ExitCode.WrongCommand, session.Say($"--cut-off {word}: expected a date such as 2020-12-31", $"--cut-off {word} : une date telle que 2020-12-31 est attendue"));

    private static string Text(ValidationReport report, Session session)
    {
        StringBuilder page = new();
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
