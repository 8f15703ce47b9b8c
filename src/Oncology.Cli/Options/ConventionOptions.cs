using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The conventions of an analysis and the level of its intervals.</summary>
internal sealed class ConventionOptions
{
    private readonly Option<AnalysisConventions?> _conventions;
    private readonly Option<double?> _level;
    private readonly Option<TieTolerance?> _nearTimes;

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
        _nearTimes = WordOption.Choice<TieTolerance?>(
            "--near-times",
            session.Say("times equal up to rounding: merge or as-given [r: merge; stata, sas: as-given]", "temps égaux à l'arrondi près : merge (réunis) ou as-given (tels quels) [r : merge ; stata, sas : as-given]"),
            session,
            ("merge", TieTolerance.SquareRootEpsilon),
            ("as-given", TieTolerance.None));
    }

    /// <summary>The word of a preset, on the command line and in JSON.</summary>
    public static string Word(AnalysisConventions conventions) => conventions.Name.ToLowerInvariant();

    /// <summary>Adds the options; a command without follow-up has no times to merge.</summary>
    public void AddTo(Command command, bool withTimes = true)
    {
        command.Options.Add(_level);
        command.Options.Add(_conventions);
        if (withTimes)
        {
            command.Options.Add(_nearTimes);
        }
    }

    public AnalysisConventions Read(ParseResult parsed)
    {
        AnalysisConventions conventions = parsed.GetValue(_conventions) ?? AnalysisConventions.R;
        conventions = parsed.GetResult(_nearTimes) is not null && parsed.GetValue(_nearTimes) is TieTolerance ties ? conventions.WithTimeTies(ties) : conventions;
        return parsed.GetValue(_level) is double level ? conventions.WithConfidenceLevel(level) : conventions;
    }
}
