using System.CommandLine;

namespace Oncology.Cli;

/// <summary>The columns of follow-up, and those that weight, identify or divide the rows.</summary>
internal sealed class FollowUpOptions
{
    private readonly bool _isCompeting;
    private readonly Option<string> _time;
    private readonly Option<string> _event;
    private readonly Option<string[]> _eventCodes;
    private readonly Option<string> _censorCode;
    private readonly Option<string> _start;
    private readonly Option<string> _group;
    private readonly Option<string[]> _strata;
    private readonly Option<string> _weights;
    private readonly Option<string> _frequency;
    private readonly Option<string> _id;

    public FollowUpOptions(Session session, bool groupRequired = false, bool isCompeting = false)
    {
        _isCompeting = isCompeting;
        _time = WordOption.Text("--time", session.Say("column: end of follow-up", "colonne : fin du suivi"), "COLUMN");
        _time.Required = true;
        _event = WordOption.Text("--event", isCompeting ? session.Say("column: censored, or the kind of event", "colonne : censuré, ou le type d'événement") : session.Say("column: 1/0, true/false, yes/no, oui/non; other codings need --event-code", "colonne : 1/0, true/false, yes/no, oui/non ; tout autre codage exige --event-code"), "COLUMN");
        _event.Required = true;
        _eventCodes = isCompeting
            ? WordOption.Texts("--event-code", session.Say("kinds of events to report [all]", "types d'événements à présenter [tous]"), "VALUES", session)
            : EventCodes(session);
        _censorCode = CensorCode(session);
        _start = WordOption.Text("--start", session.Say("column: entry time (late entry, or start of a (start, stop] row)", "colonne : temps d'entrée (entrée tardive, ou début d'une ligne (début, fin])"), "COLUMN");
        _group = WordOption.Text("--group", session.Say("column: group", "colonne : groupe"), "COLUMN");
        _group.Required = groupRequired;
        _strata = WordOption.Texts("--strata", session.Say("columns: strata", "colonnes : strates"), "COLUMNS", session);
        _weights = WordOption.Text("--weights", session.Say("column: case weights", "colonne : poids"), "COLUMN");
        _frequency = WordOption.Text("--frequency", session.Say("column: number of identical rows that a row stands for", "colonne : nombre de lignes identiques que représente une ligne"), "COLUMN");
        _id = WordOption.Text("--id", session.Say("column: patient of start-stop rows", "colonne : patient des lignes (début, fin]"), "COLUMN");
    }

    /// <summary>The option that says which values of the event column are the event.</summary>
    public static Option<string[]> EventCodes(Session session) => WordOption.Texts(
        "--event-code", session.Say("values of the event column that are the event; all others are censored", "valeurs de la colonne événement qui sont l'événement ; les autres sont censurées"), "VALUES", session);

    /// <summary>The option that says which value means censored, where there are several kinds of events.</summary>
    public static Option<string> CensorCode(Session session) => WordOption.Text(
        "--censor-code", session.Say("value of the event column that means censored; every other one is a kind of event [0]", "valeur de la colonne événement qui signifie censuré ; toute autre est un type d'événement [0]"), "VALUE");

    /// <summary>Adds the options; those that a command cannot honour are not offered.</summary>
    public void AddTo(Command command, bool withStart = true, bool withGroup = true, bool withStrata = false, bool withWeights = true)
    {
        command.Options.Add(_time);
        command.Options.Add(_event);
        command.Options.Add(_eventCodes);
        if (_isCompeting)
        {
            command.Options.Add(_censorCode);
        }

        if (withStart)
        {
            command.Options.Add(_start);
            command.Options.Add(_id);
        }

        if (withGroup)
        {
            command.Options.Add(_group);
        }

        if (withStrata)
        {
            command.Options.Add(_strata);
        }

        if (withWeights)
        {
            command.Options.Add(_weights);
            command.Options.Add(_frequency);
        }
    }

    /// <summary>The columns that the command line names.</summary>
    public FollowUpColumns Read(ParseResult parsed) => new()
    {
        Time = parsed.GetRequiredValue(_time),
        Event = parsed.GetRequiredValue(_event),
        EventCodes = [.. Value(parsed, _eventCodes) ?? []],
        CensorCode = _isCompeting ? Value(parsed, _censorCode) ?? "0" : null,
        Start = Value(parsed, _start),
        Group = Value(parsed, _group),
        Strata = [.. Value(parsed, _strata) ?? []],
        Weights = Value(parsed, _weights),
        Frequency = Value(parsed, _frequency),
        Id = Value(parsed, _id),
    };

    private static T? Value<T>(ParseResult parsed, Option<T> option)
        where T : class => parsed.GetResult(option) is null ? null : parsed.GetValue(option);
}
