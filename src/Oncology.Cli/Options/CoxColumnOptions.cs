using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The columns of a Cox model that can stand outside its formula.</summary>
internal sealed class CoxColumnOptions
{
    private readonly Option<string[]> _eventCodes;
    private readonly Option<string[]> _strata;
    private readonly Option<string> _weights;
    private readonly Option<string> _frequency;
    private readonly Option<string> _id;
    private readonly Option<string> _cluster;

    public CoxColumnOptions(Session session)
    {
        _eventCodes = FollowUpOptions.EventCodes(session);
        _strata = WordOption.Texts("--strata", session.Say("columns: strata, as strata(A, B) in the formula", "colonnes : strates, comme strata(A, B) dans la formule"), "COLUMNS", session);
        _weights = WordOption.Text("--weights", session.Say("column: case weights", "colonne : poids"), "COLUMN");
        _frequency = WordOption.Text("--frequency", session.Say("column: number of identical rows that a row stands for", "colonne : nombre de lignes identiques que représente une ligne"), "COLUMN");
        _id = WordOption.Text("--id", session.Say("column: patient of start-stop rows", "colonne : patient des lignes (début, fin]"), "COLUMN");
        _cluster = WordOption.Text("--cluster", session.Say("column: cluster of the robust variance", "colonne : grappe de la variance robuste"), "COLUMN");
    }

    /// <summary>A column name as a formula takes it: in backticks when it is no plain word.</summary>
    public static string Quoted(string column)
    {
        bool isPlain = column.Length > 0 && (char.IsLetter(column[0]) || column[0] is '_' or '.') && column.All(c => char.IsLetterOrDigit(c) || c is '_' or '.');
        return isPlain ? column : $"`{column}`";
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_eventCodes);
        command.Options.Add(_strata);
        command.Options.Add(_weights);
        command.Options.Add(_frequency);
        command.Options.Add(_id);
        command.Options.Add(_cluster);
    }

    /// <summary>The strata as a term to append to the formula; empty without --strata.</summary>
    public string StrataTerm(ParseResult parsed) => parsed.GetResult(_strata) is null
        ? string.Empty
        : $" + strata({string.Join(", ", parsed.GetValue(_strata)!.Select(Quoted))})";

    /// <summary>The columns that the command line names.</summary>
    public ModelFrameOptions Read(ParseResult parsed, ZeroFollowUp zero) => new()
    {
        EventCodes = parsed.GetResult(_eventCodes) is null ? [] : [.. parsed.GetValue(_eventCodes)!],
        Weights = parsed.GetValue(_weights),
        Frequencies = parsed.GetValue(_frequency),
        Id = parsed.GetValue(_id),
        Cluster = parsed.GetValue(_cluster),
        ZeroFollowUp = zero,
    };
}
