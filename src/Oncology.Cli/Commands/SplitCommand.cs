using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv split</c>: start-stop rows for an exposure that begins during follow-up.</summary>
internal static class SplitCommand
{
    private static readonly string[] EpisodeColumns = ["row", "start", "stop", "event"];

    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        FollowUpOptions followUp = new(session);
        ExposureTimeOption exposure = new(session, isSeveral: true);
        OutputOptions output = new(session);
        Command command = new("split", session.Say(
            "Cuts follow-up where an exposure begins: CSV with row, start, stop, event and exposed (of several exposures exposed_COLUMN each), then the other columns.",
            "Coupe le suivi au début d'une exposition : CSV avec row, start, stop, event et exposed (pour plusieurs expositions, exposed_COLONNE chacune), puis les autres colonnes."));
        input.AddTo(command);
        followUp.AddTo(command, withGroup: false, withWeights: false);
        exposure.AddTo(command);
        output.AddTo(command, withFormat: false);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv split cohort.csv --time os_months --event death --exposure-time mdt_month --out episodes.csv",
            "oncosurv split cohort.csv --time os_months --event death --exposure-time mdt_month,cdk_month --out episodes.csv");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            FollowUpColumns columns = followUp.Read(parsed);
            DataTable table = InputTable.Read(input.Read(parsed), session);
            AnalysisRows rows = AnalysisRows.Select(table, columns, ZeroFollowUp.Keep, session);
            Episodes episodes = Episodes.Split(rows.Data, exposure.Read(parsed, rows, session));
            ImmutableArray<string> exposures = exposure.Columns(parsed);
            ImmutableArray<string> own = [.. EpisodeColumns, .. exposures.Length == 1 ? ["exposed"] : exposures.Select(column => $"exposed_{column}")];
            ImmutableArray<string> replaced = [columns.Time, columns.Event, columns.Start ?? columns.Time, .. exposures];
            target.Write(Csv(rows.Table, episodes, own, replaced));
            Tell(rows, episodes, session);
            TellRenamed(rows.Table, own, replaced, session);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static string Csv(DataTable table, Episodes episodes, ImmutableArray<string> own, ImmutableArray<string> replaced)
    {
        ImmutableArray<string> kept = [.. table.ColumnNames.Where(name => !replaced.Contains(name))];
        ImmutableArray<string?>[] cells = [.. kept.Select(table.Text)];
        return CsvText.Of(own.Concat(kept.Select(name => Renamed(name, table, own))), Enumerable.Range(0, episodes.SourceRow.Length).Select(i => new[]
        {
            (episodes.SourceRow[i] + 1).ToString(CultureInfo.InvariantCulture),
            Number(episodes.Data.Entry[i]),
            Number(episodes.Data.Exit[i]),
            episodes.Data.Cause[i].ToString(CultureInfo.InvariantCulture),
        }.Concat(episodes.Exposures.Select(column => Number(column[i]))).Concat(cells.Select(column => column[episodes.SourceRow[i]]))));
    }

    // The columns of the episodes keep their names; a column of the file that has one of them gives way.
    private static string Renamed(string name, DataTable table, ImmutableArray<string> own)
    {
        while (own.Contains(name) || (name.EndsWith('_') && table.HasColumn(name)))
        {
            name += "_";
        }

        return name;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void TellRenamed(DataTable table, ImmutableArray<string> own, ImmutableArray<string> replaced, Session session)
    {
        foreach (string name in table.ColumnNames.Where(name => own.Contains(name) && !replaced.Contains(name)))
        {
            session.Error.WriteLine(session.Say(
                $"oncosurv: the file's column '{name}' is written as '{Renamed(name, table, own)}'; '{name}' is the episode's.",
                $"oncosurv: la colonne « {name} » du fichier est écrite « {Renamed(name, table, own)} » ; « {name} » est celle de l'épisode."));
        }
    }

    // The rows are the result; what was left out goes to standard error.
    private static void Tell(AnalysisRows rows, Episodes episodes, Session session)
    {
        foreach (AnalysisWarning warning in session.InputWarnings)
        {
            session.Error.WriteLine($"oncosurv: {warning.In(session.Language)}");
        }

        if (rows.MissingCount > 0)
        {
            string columns = string.Join(", ", rows.Missing.Select(cells => $"{cells.Column} {cells.Count.ToString(CultureInfo.InvariantCulture)}"));
            session.Error.WriteLine(session.Say(
                $"oncosurv: rows left out for missing cells: {rows.MissingCount} ({columns})", $"oncosurv: lignes écartées pour cellules manquantes : {rows.MissingCount} ({columns})"));
        }

        if (!episodes.RowsWithoutLength.IsEmpty)
        {
            session.Error.WriteLine(session.Say(
                $"oncosurv: rows without follow-up, which give no episode: {episodes.RowsWithoutLength.Length}",
                $"oncosurv: lignes sans suivi, qui ne donnent aucun épisode : {episodes.RowsWithoutLength.Length}"));
        }
    }
}
