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
        RequestException request => (ExitCode.WrongCommand, [request.MessageIn(session.Language)]),
        FormulaException formula => (ExitCode.WrongCommand, [session.Say("--formula: ", "--formula : ") + formula.MessageIn(session.Language)]),
        CellException cell => (ExitCode.WrongData, [cell.MessageIn(session.Language)]),
        ModelException model => (ExitCode.NoFit, [model.MessageIn(session.Language)]),
        FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or IOException => (ExitCode.WrongCommand, [Reason(exception, session)]),
        _ => (ExitCode.Defect, [Defect(exception, session)]),
    };

    /// <summary>The message that a column is not there, with the nearest one: as part of a line, not as a sentence of its own.</summary>
    public static string Column(ColumnNotFoundException missing, Session session)
    {
        string message = missing.MessageIn(session.Language).TrimEnd('.');
        return char.ToLowerInvariant(message[0]) + message[1..];
    }

    /// <summary>Why the file system refuses.</summary>
    public static string Reason(Exception refused, Session session) => refused switch
    {
        UnauthorizedAccessException => session.Say(refused.Message, "accès refusé"),
        FileNotFoundException => session.Say(refused.Message, "le fichier n'existe pas"),
        DirectoryNotFoundException => session.Say(refused.Message, "le dossier n'existe pas"),
        _ => session.Say(refused.Message, $"le système répond : {refused.Message}"),
    };

    private static string Defect(Exception exception, Session session) => session.Say(
        $"unexpected failure, a defect of oncosurv {VersionText.Current}, not of your data: {exception.GetBaseException().GetType().Name}: {exception.GetBaseException().Message} Please report it with the command line.",
        $"échec inattendu, un défaut d'oncosurv {VersionText.Current}, pas de vos données : {exception.GetBaseException().GetType().Name} : {exception.GetBaseException().Message} Merci de le signaler avec la ligne de commande.");
}
