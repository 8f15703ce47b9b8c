using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The cohort that a command derives something from, and how it is to be understood.</summary>
internal sealed class InputCohort
{
    private readonly Session _session;
    private readonly ClinicalOptions _clinical;

    public InputCohort(Session session)
        : this(session, new CohortOptions(session))
    {
    }

    public InputCohort(Session session, CohortOptions files)
    {
        _session = session;
        Files = files;
        _clinical = new ClinicalOptions(session);
    }

    /// <summary>How the files are read.</summary>
    public CohortOptions Files { get; }

    /// <summary>A date of the command line.</summary>
    /// <exception cref="CommandException">The word is no date.</exception>
    public static DateOnly? Date(string option, string? word, Session session) => word is null ? null
        : DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date
        : throw new CommandException(ExitCode.WrongCommand, session.Say($"{option} {word}: expected a date such as 2020-12-31", $"{option} {word} : une date telle que 2020-12-31 est attendue"));

    public void AddTo(Command command)
    {
        Files.AddTo(command);
        _clinical.AddTo(command);
    }

    public ClinicalConventions Conventions(ParseResult parsed) => _clinical.Read(parsed);

    /// <summary>Reads the cohort; errors of its cells are warnings here, and the values they concern are missing.</summary>
    /// <exception cref="CommandException">The cohort cannot be read, holds no patient, or columns that identify persons and were not allowed.</exception>
    public (ImportResult Import, ImmutableArray<AnalysisWarning> Warnings) Read(ParseResult parsed)
    {
        ImportResult import = Files.Read(parsed, out string name);
        CohortOptions.StopAtIdentification(import, _session);
        if (import.Cohort.Count == 0)
        {
            ImmutableArray<string> lines = [.. import.Findings.Where(f => f.Severity == Severity.Error).Select(f => FindingText.Line(f, _session))];
            throw new CommandException(
                ExitCode.WrongData, lines.IsEmpty ? [_session.Say($"{name}: there is no patient", $"{name} : il n'y a aucun patient")] : lines);
        }

        ValidationReport report = CohortRules.Check(import);
        string count = report.Errors.ToString(CultureInfo.InvariantCulture);
        return (import, report.HasErrors
            ? [new AnalysisWarning(
                "validation-errors",
                report.Errors == 1
                    ? "The cohort has 1 error (oncosurv validate tells it); what it concerns may be missing here."
                    : $"The cohort has {count} errors (oncosurv validate lists them); what they concern may be missing here.",
                report.Errors == 1
                    ? "La cohorte a 1 erreur (oncosurv validate la donne) ; ce qu'elle concerne peut manquer ici."
                    : $"La cohorte a {count} erreurs (oncosurv validate les donne) ; ce qu'elles concernent peut manquer ici.")]
            : []);
    }
}
