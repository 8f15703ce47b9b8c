using System.CommandLine;
using System.Globalization;
using Oncology.Cohort;

namespace Oncology.Cli;

/// <summary><c>oncosurv convert</c>: a cohort in canonical form, flat or one file per table.</summary>
internal static class ConvertCommand
{
    public static Command Create(Session session)
    {
        CohortOptions input = new(session);
        Option<CohortLayout> layout = WordOption.Choice("--to", session.Say("one flat file, or a folder with one file per table", "un fichier plat, ou un dossier avec un fichier par table"), session, ("flat", CohortLayout.Flat), ("long", CohortLayout.Long));
        layout.Required = true;
        Option<string> path = WordOption.Text("--out", session.Say("file (flat) or folder (long)", "fichier (flat) ou dossier (long)"), "PATH");
        path.Required = true;
        Option<bool> force = OutputOptions.ForceOption(session);
        Command command = new("convert", session.Say(
            "Writes a cohort with canonical columns and values, as one flat file or as one file per table. Exit code 3 when the import found errors (cells that could not be read, rows that were refused); what could be read is written. Whether the values agree with each other is asked of oncosurv validate, not here.",
            "Écrit une cohorte avec colonnes et valeurs canoniques, en un fichier plat ou un fichier par table. Code de sortie 3 si l'import a trouvé des erreurs (cellules illisibles, lignes refusées) ; ce qui a pu être lu est écrit. La cohérence des valeurs entre elles est l'affaire d'oncosurv validate."));
        input.AddTo(command);
        command.Options.Add(layout);
        command.Options.Add(path);
        command.Options.Add(force);
        command.Options.Add(OutputOptions.LanguageOption(session));
        CommandHelp.AddTo(command, session, "oncosurv convert cohort.csv --to long --out tables", "oncosurv convert tables --to flat --out cohort-fr.csv --lang fr");
        command.SetAction(parsed =>
        {
            string target = parsed.GetRequiredValue(path);
            bool replace = parsed.GetValue(force);
            ImportResult import = input.Read(parsed, out string name);
            CohortOptions.StopAtIdentification(import, session);
            Write(import, parsed.GetRequiredValue(layout), target, replace, session);
            int errors = import.Findings.Count(f => f.Severity == Severity.Error);
            return errors == 0 ? (int)ExitCode.Done : throw new CommandException(ExitCode.WrongData, session.Say(
                $"{name}: errors found by the import: {errors.ToString(CultureInfo.InvariantCulture)}; see oncosurv validate",
                $"{name} : erreurs trouvées par l'import : {errors.ToString(CultureInfo.InvariantCulture)} ; voir oncosurv validate"));
        });
        return command;
    }

    private static void Write(ImportResult import, CohortLayout layout, string target, bool force, Session session)
    {
        if (layout == CohortLayout.Long)
        {
            if (!force && Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            {
                throw new CommandException(ExitCode.WrongCommand, session.Say(
                    $"--out {target}: the folder is not empty; --force writes into it.", $"--out {target} : le dossier n'est pas vide ; --force y écrit."));
            }

            try
            {
                Directory.CreateDirectory(target);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw new CommandException(ExitCode.WrongCommand, session.Say($"--out {target}: cannot be written ({Failure.Reason(refused, session)})", $"--out {target} : écriture impossible ({Failure.Reason(refused, session)})"));
            }
        }

        foreach (CohortFile file in CohortWriter.ToFiles(import.Cohort, layout, session.Language))
        {
            string path = layout == CohortLayout.Flat ? target : Path.Combine(target, file.Name);
            WholeFile.Write(path, file.Text, force, session);
            session.Output.WriteLine(path);
        }
    }
}
