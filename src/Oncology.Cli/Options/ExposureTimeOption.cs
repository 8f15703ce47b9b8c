using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>When an exposure begins, and what becomes of one that begins on the last day of follow-up.</summary>
internal sealed class ExposureTimeOption
{
    private readonly Option<string[]> _columns;
    private readonly Option<double?> _lead;

    /// <summary>The options of one exposure, or of several.</summary>
    public ExposureTimeOption(Session session, bool isSeveral = false)
    {
        _columns = isSeveral
            ? WordOption.Texts("--exposure-time", session.Say("columns: time at which each exposure begins; missing is never", "colonnes : temps du début de chaque exposition ; manquant signifie jamais"), "COLUMNS", session)
            : WordOption.One("--exposure-time", Description(session), "COLUMN");
        _columns.Required = true;
        _lead = WordOption.Number(
            "--last-day-lead",
            session.Say(
                "an exposure at the very end of follow-up begins this much before it, as half a day in R's heart data; without it such an exposure never begins",
                "une exposition tout à la fin du suivi commence d'autant avant elle, comme une demi-journée dans les données heart de R ; sinon elle ne commence jamais"),
            "TIME",
            session,
            value => value > 0,
            session.Say("expected a number above 0", "un nombre supérieur à 0 est attendu"));
    }

    /// <summary>What <c>--exposure-time</c> with one column means.</summary>
    public static string Description(Session session) => session.Say("column: time at which the exposure begins; missing is never", "colonne : temps du début de l'exposition ; manquant signifie jamais");

    public void AddTo(Command command)
    {
        command.Options.Add(_columns);
        command.Options.Add(_lead);
    }

    /// <summary>Names of the columns.</summary>
    public ImmutableArray<string> Columns(ParseResult parsed) => [.. parsed.GetRequiredValue(_columns)];

    /// <summary>One column of times per exposure; NaN is never.</summary>
    public ImmutableArray<ImmutableArray<double>> Read(ParseResult parsed, AnalysisRows rows, Session session) =>
        [.. parsed.GetRequiredValue(_columns).Select(column => Led(rows.Numbers(column, session), rows.Data, parsed.GetValue(_lead)))];

    private static ImmutableArray<double> Led(ImmutableArray<double> times, SurvivalData data, double? lead) =>
        lead is double time ? Episodes.LeadFromLastDay(data, times.AsSpan(), time) : times;
}
