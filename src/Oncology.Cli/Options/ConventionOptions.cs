using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The conventions of an analysis and the level of its intervals.</summary>
internal sealed class ConventionOptions
{
    private readonly Option<AnalysisConventions?> _conventions;
    private readonly Option<double?> _level;

    public ConventionOptions(Session session)
    {
        _conventions = WordOption.Choice<AnalysisConventions?>(
            "--conventions",
            session.Say("sets every default at once [r]", "fixe tous les choix par défaut à la fois [r]"),
            session,
            [.. AnalysisConventions.Presets.Select(preset => (Word(preset), (AnalysisConventions?)preset))]);
        _level = WordOption.Number(
            "--conf-level",
            session.Say("level of the confidence intervals [0.95]", "niveau des intervalles de confiance [0.95]"),
            "LEVEL",
            session,
            level => level is > 0 and < 1,
            session.Say("expected a number between 0 and 1, such as 0.95", "un nombre entre 0 et 1 est attendu, tel que 0.95"));
    }

    /// <summary>The word of a preset, on the command line and in JSON.</summary>
    public static string Word(AnalysisConventions conventions) => conventions.Name.ToLowerInvariant();

    public void AddTo(Command command)
    {
        command.Options.Add(_level);
        command.Options.Add(_conventions);
    }

    public AnalysisConventions Read(ParseResult parsed)
    {
        AnalysisConventions conventions = parsed.GetValue(_conventions) ?? AnalysisConventions.R;
        return parsed.GetValue(_level) is double level ? conventions.WithConfidenceLevel(level) : conventions;
    }
}
