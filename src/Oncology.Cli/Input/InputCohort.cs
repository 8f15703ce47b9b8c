using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The cohort that a command reads, and how it is to be understood.</summary>
internal sealed class InputCohort
{
    private readonly Session _session;
    private readonly InputOptions _input;
    private readonly Option<string> _cutOff;
    private readonly Option<ClinicalConventions?> _clinical;

    public InputCohort(Session session)
    {
        _session = session;
        _input = new InputOptions(session, session.Say("cohort: one flat file, or a folder with one file per table", "cohorte : un fichier plat, ou un dossier avec un fichier par table"), "COHORT");
        _cutOff = WordOption.Text("--cut-off", session.Say("administrative cut-off of the cohort, yyyy-MM-dd", "date de point de la cohorte, aaaa-MM-jj"), "DATE");
        _clinical = WordOption.Choice<ClinicalConventions?>(
            "--clinical", session.Say("clinical conventions [toulouse]", "conventions cliniques [toulouse]"), session,
            ("toulouse", ClinicalConventions.Toulouse), ("asco-cap", ClinicalConventions.AscoCap));
    }

    public void AddTo(Command command)
    {
        _input.AddTo(command);
        command.Options.Add(_cutOff);
        command.Options.Add(_clinical);
    }

    /// <summary>A date of the command line.</summary>
    /// <exception cref="CommandException">The word is no date.</exception>
    public static DateOnly? Date(string option, string? word, Session session) => word is null ? null
        : DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date
        : throw new CommandException(ExitCode.WrongCommand, session.Say($"{option} {word}: expected a date such as 2020-12-31", $"{option} {word} : une date telle que 2020-12-31 est attendue"));

    public ClinicalConventions Conventions(ParseResult parsed) => parsed.GetResult(_clinical) is null ? ClinicalConventions.Toulouse : parsed.GetValue(_clinical)!;

    /// <summary>Reads the cohort; errors of its cells are warnings here, and the values they concern are missing.</summary>
    /// <exception cref="CommandException">The cohort cannot be read, or holds no patient.</exception>
    public (PatientCohort Cohort, ImmutableArray<AnalysisWarning> Warnings) Read(ParseResult parsed) =>
        Read(_input.Read(parsed), Date("--cut-off", parsed.GetValue(_cutOff), _session), _session);

    /// <summary>Reads a cohort; errors of its cells are warnings here, and the values they concern are missing.</summary>
    /// <exception cref="CommandException">The cohort cannot be read, or holds no patient.</exception>
    public static (PatientCohort Cohort, ImmutableArray<AnalysisWarning> Warnings) Read(InputSource source, DateOnly? cutOff, Session session)
    {
        ImportOptions options = new()
        {
            Delimiter = source.Delimiter,
            Decimal = source.Decimal,
            Encoding = source.Encoding,
            MissingWords = [.. source.MissingWords ?? []],
            CutOffDate = cutOff,
        };
        ImportResult import;
        try
        {
            import = CohortReader.Read(source.File, options);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw InputTable.Unreadable(source.File, unreadable, session);
        }

        if (import.Cohort.Count == 0)
        {
            ImmutableArray<string> lines = [.. import.Findings.Where(f => f.Severity == Severity.Error).Select(f => FindingText.Line(f, session))];
            throw new CommandException(
                ExitCode.WrongData, lines.IsEmpty ? [$"{source.File}: {session.Say("there is no patient", "il n'y a aucun patient")}"] : lines);
        }

        foreach (string name in import.Files.Select(f => f.Name))
        {
            string folder = Directory.Exists(source.File) ? source.File : Path.GetDirectoryName(Path.GetFullPath(source.File)) ?? string.Empty;
            session.FilesRead.Add(Path.GetFullPath(Path.Combine(folder, name)));
        }

        ValidationReport report = CohortRules.Check(import);
        string count = report.Errors.ToString(CultureInfo.InvariantCulture);
        return (import.Cohort, report.HasErrors
            ? [new AnalysisWarning(
                "validation-errors",
                $"The cohort has {count} errors (oncosurv validate lists them); what they concern may be missing here.",
                $"La cohorte a {count} erreurs (oncosurv validate les donne) ; ce qu'elles concernent peut manquer ici.")]
            : []);
    }
}
