using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv split</c>: start-stop rows for an exposure that begins during follow-up.</summary>
internal static class SplitCommand
{
    private static readonly string[] OwnColumns = ["row", "start", "stop", "event", "exposed"];

    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        FollowUpOptions followUp = new(session);
        Option<string> exposure = ExposureTime(session);
        exposure.Required = true;
        OutputOptions output = new(session);
        Command command = new("split", session.Say(
            "Cuts follow-up where an exposure begins: CSV with row, start, stop, event and exposed, then the other columns.",
            "Coupe le suivi au début d'une exposition : CSV avec row, start, stop, event et exposed, puis les autres colonnes."));
        input.AddTo(command);
        followUp.AddTo(command, withGroup: false, withWeights: false);
        command.Options.Add(exposure);
        output.AddTo(command, withFormat: false);
        CommandHelp.AddTo(
            command, session, "oncosurv split cohort.csv --time os_months --event death --exposure-time mdt_month --out episodes.csv");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            FollowUpColumns columns = followUp.Read(parsed);
            string exposureColumn = parsed.GetRequiredValue(exposure);
            DataTable table = InputTable.Read(input.Read(parsed), session);
            AnalysisRows rows = AnalysisRows.Select(table, columns, ZeroFollowUp.Keep, session);
            Episodes episodes = Episodes.Split(rows.Data, rows.Numbers(exposureColumn, session).AsSpan());
            target.Write(Csv(rows.Table, episodes, [columns.Time, columns.Event, columns.Start ?? columns.Time, exposureColumn]));
            Tell(rows, episodes, session);
            TellRenamed(rows.Table, [columns.Time, columns.Event, columns.Start ?? columns.Time, exposureColumn], session);
            return (int)ExitCode.Done;
        });
        return command;
    }

    /// <summary>The option that names the column with the time at which the exposure begins.</summary>
    public static Option<string> ExposureTime(Session session) => WordOption.Text(
        "--exposure-time", session.Say("column: time at which the exposure begins; missing is never", "colonne : temps du début de l'exposition ; manquant signifie jamais"), "COLUMN");

    private static string Csv(DataTable table, Episodes episodes, ImmutableArray<string> replaced)
    {
        ImmutableArray<string> kept = [.. table.ColumnNames.Where(name => !replaced.Contains(name))];
        ImmutableArray<string?>[] cells = [.. kept.Select(table.Text)];
        return CsvText.Of(OwnColumns.Concat(kept.Select(name => Renamed(name, table))), Enumerable.Range(0, episodes.SourceRow.Length).Select(i => new[]
        {
            (episodes.SourceRow[i] + 1).ToString(CultureInfo.InvariantCulture),
            Number(episodes.Data.Entry[i]),
            Number(episodes.Data.Exit[i]),
            episodes.Data.Cause[i].ToString(CultureInfo.InvariantCulture),
            Number(episodes.Exposed[i]),
        }.Concat(cells.Select(column => column[episodes.SourceRow[i]]))));
    }

    // The columns of the episodes keep their names; a column of the file that has one of them gives way.
    private static string Renamed(string name, DataTable table)
    {
        while (OwnColumns.Contains(name) || (name.EndsWith('_') && table.HasColumn(name)))
        {
            name += "_";
        }

        return name;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void TellRenamed(DataTable table, ImmutableArray<string> replaced, Session session)
    {
        foreach (string name in table.ColumnNames.Where(name => OwnColumns.Contains(name) && !replaced.Contains(name)))
        {
            session.Error.WriteLine(session.Say(
                $"oncosurv: the file's column '{name}' is written as '{Renamed(name, table)}'; '{name}' is the episode's.",
                $"oncosurv: la colonne « {name} » du fichier est écrite « {Renamed(name, table)} » ; « {name} » est celle de l'épisode."));
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
