using System.Collections.Immutable;
using System.Globalization;
using Oncology.Cohort;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Reads the file of a command, and says in the user's words why it cannot be read.</summary>
internal static class InputTable
{
    /// <summary>Reads a delimited table.</summary>
    /// <exception cref="CommandException">The file is not there or not readable, or has no rows and columns.</exception>
    public static DataTable Read(InputSource source, Session session)
    {
        TableReaderOptions options = new() { Delimiter = source.Delimiter, Decimal = source.Decimal, Encoding = source.Encoding };
        options = source.MissingWords is null ? options : options with { MissingWords = [.. source.MissingWords] };
        try
        {
            if (source.File == "-")
            {
                using Stream input = session.Input();
                return WithWarnings(TableReader.Read(input, session.Say("standard input", "entrée standard"), options, out ImmutableArray<Finding> doubts), doubts, session);
            }

            session.FilesRead.Add(Path.GetFullPath(source.File));
            return WithWarnings(TableReader.Read(source.File, options, out ImmutableArray<Finding> findings), findings, session);
        }
        catch (TableFormatException malformed)
        {
            throw new CommandException(ExitCode.WrongData, [.. malformed.Findings.Select(finding => FindingText.Line(finding, session))]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(source.File, unreadable, session);
        }
    }

    // One warning per kind: how many lines, and the first.
    private static DataTable WithWarnings(DataTable table, ImmutableArray<Finding> findings, Session session)
    {
        foreach (IGrouping<string, Finding> kind in findings.Where(finding => finding.Severity == Severity.Warning).GroupBy(finding => finding.Code))
        {
            Finding first = kind.First();
            string count = kind.Count().ToString(CultureInfo.InvariantCulture);
            string line = first.Row is int row ? row.ToString(CultureInfo.InvariantCulture) : "?";
            session.InputWarnings.Add(kind.Key switch
            {
                "F02" => new AnalysisWarning(
                    "short-rows",
                    $"{first.File}: rows with fewer cells than the header: {count}, the first on line {line}; their last cells count as missing.",
                    $"{first.File} : lignes ayant moins de cellules que l'en-tête : {count}, la première à la ligne {line} ; leurs dernières cellules comptent comme manquantes."),
                "F03" => new AnalysisWarning(
                    "misplaced-quotes",
                    $"{first.File}: rows with a quotation mark out of place: {count}, the first on line {line}; their cells may be cut wrongly.",
                    $"{first.File} : lignes dont un guillemet est mal placé : {count}, la première à la ligne {line} ; leurs cellules sont peut-être mal découpées."),
                _ => new AnalysisWarning(
                    "input-form",
                    $"{first.File}, line {line}: {first.Message.English} ({count})",
                    $"{first.File}, ligne {line} : {first.Message.French} ({count})"),
            });
        }

        return table;
    }

    /// <summary>The message that a file cannot be read.</summary>
    public static CommandException Unreadable(string path, Exception reason, Session session) => new(ExitCode.WrongCommand, reason switch
    {
        FileNotFoundException or DirectoryNotFoundException when !Directory.Exists(path) =>
            session.Say($"{path}: there is no such file", $"{path} : ce fichier n'existe pas") + Nearest(path, session),
        UnauthorizedAccessException when Directory.Exists(path) =>
            session.Say($"{path}: this is a folder; a file is expected", $"{path} : c'est un dossier ; un fichier est attendu"),
        _ => session.Say($"{path}: cannot be read ({Failure.Reason(reason, session)})", $"{path} : lecture impossible ({Failure.Reason(reason, session)})"),
    });

    private static string Nearest(string path, Session session)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? string.Empty;
        ImmutableArray<string> names = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];
        return NearestName.Find(Path.GetFileName(path), names) is string nearest
            ? session.Say($"; did you mean '{nearest}'?", $" ; vouliez-vous dire « {nearest} » ?")
            : string.Empty;
    }
}
