using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The exit code and the lines that an exception means.</summary>
internal static class Failure
{
    public static (ExitCode Code, ImmutableArray<string> Lines) Of(Exception exception, Session session) => exception switch
    {
        CommandException ended => (ended.Code, ended.Lines),
        ColumnNotFoundException missing => (ExitCode.WrongCommand, [Column(missing, session)]),
        FormulaException formula => (ExitCode.WrongCommand, [session.Say("--formula: ", "--formula : ") + formula.MessageIn(session.Language)]),
        CellException cell => (ExitCode.WrongData, [FirstLine(cell)]),
        ModelException model => (ExitCode.NoFit, [model.Message]),
        FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or IOException => (ExitCode.WrongCommand, [exception.Message]),
        _ => (ExitCode.Defect, [Defect(exception, session)]),
    };

    /// <summary>The message that a column is not there, with the nearest one.</summary>
    public static string Column(ColumnNotFoundException missing, Session session)
    {
        string right = missing.Suggestion is null
            ? string.Empty
            : session.Say($"; did you mean '{missing.Suggestion}'?", $" ; vouliez-vous dire « {missing.Suggestion} » ?");
        return session.Say($"there is no column '{missing.Name}'", $"il n'y a pas de colonne « {missing.Name} »") + right;
    }

    /// <summary>The message of an argument exception without the parameter's name.</summary>
    // ArgumentException appends the parameter's name, which means nothing to a user of the command line.
    public static string FirstLine(ArgumentException exception) =>
        exception.ParamName is null ? exception.Message : exception.Message.Replace($" (Parameter '{exception.ParamName}')", string.Empty, StringComparison.Ordinal);

    private static string Defect(Exception exception, Session session) => session.Say(
        $"unexpected failure, a defect of oncosurv {VersionText.Current}, not of your data: {exception.GetBaseException().GetType().Name}: {exception.GetBaseException().Message} Please report it with the command line.",
        $"échec inattendu, un défaut d'oncosurv {VersionText.Current}, pas de vos données : {exception.GetBaseException().GetType().Name} : {exception.GetBaseException().Message} Merci de le signaler avec la ligne de commande.");
}
