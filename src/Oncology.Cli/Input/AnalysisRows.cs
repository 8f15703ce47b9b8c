using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The rows of a table that an analysis uses, as follow-up with groups and strata, and what became of the others.</summary>
internal sealed class AnalysisRows
{
    private AnalysisRows(DataTable table, SurvivalData data, FollowUpColumns columns, ImmutableArray<MissingCells> missing, int missingCount, ImmutableArray<AnalysisWarning> warnings)
    {
        Table = table;
        Data = data;
        Group = columns.Group is string group ? table.ToFactor(group) : null;
        Strata = columns.Strata.IsEmpty ? null : Crossed(table, columns.Strata);
        Missing = missing;
        MissingCount = missingCount;
        Warnings = warnings;
    }

    /// <summary>The rows used, with all columns.</summary>
    public DataTable Table { get; }

    /// <summary>Follow-up of the rows used.</summary>
    public SurvivalData Data { get; }

    /// <summary>Group of each row used; null without --group.</summary>
    public Factor? Group { get; }

    /// <summary>Stratum of each row used, several columns crossed; null without --strata.</summary>
    public Factor? Strata { get; }

    /// <summary>Columns with missing cells, and how many.</summary>
    public ImmutableArray<MissingCells> Missing { get; }

    /// <summary>Number of rows left out because a cell that is needed is missing.</summary>
    public int MissingCount { get; }

    /// <summary>What the reader of the result must know about the rows.</summary>
    public ImmutableArray<AnalysisWarning> Warnings { get; }

    /// <summary>Selects the rows without a missing cell in the columns used, and checks their follow-up.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns used.</param>
    /// <param name="zero">What happens to rows without follow-up.</param>
    /// <param name="session">Language of the messages.</param>
    /// <param name="alsoNeeded">Further columns in which a missing cell leaves its row out.</param>
    /// <exception cref="ColumnNotFoundException">A column is not in the table.</exception>
    /// <exception cref="CommandException">Cells are wrong: all of them are named. Or no row is left.</exception>
    public static AnalysisRows Select(
        DataTable table, FollowUpColumns columns, ZeroFollowUp zero, Session session, params ImmutableArray<string> alsoNeeded)
    {
        List<AnalysisWarning> warnings = [.. session.InputWarnings];
        DataProblems problems = new(table, session);
        ImmutableArray<string> needed = [.. columns.All.Concat(alsoNeeded).Distinct()];
        bool[][] isMissing = [.. needed.Select(column => table.Text(column).Select(cell => cell is null).ToArray())];
        FollowUpCells cells = FollowUpCells.Read(table, columns, problems, warnings);
        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(row => !Array.Exists(isMissing, column => column[row]))];
        int missingCount = table.RowCount - rows.Length;
        cells.Check(Array.FindAll(rows, cells.IsReadable), columns, problems);
        problems.ThrowIfAny();
        rows = [.. rows.Where(cells.StandsForSome)];
        if (rows.Length == 0)
        {
            throw new CommandException(ExitCode.WrongData, session.Say(
                $"{table.SourceName}: no row is complete in the columns {string.Join(", ", needed)}",
                $"{table.SourceName} : aucune ligne n'est complète dans les colonnes {string.Join(", ", needed)}"));
        }

        DataTable used = table.Subset(rows);
        SurvivalData data = cells.ToSurvivalData(rows, columns, used).Apply(zero, out int[] kept);
        if (kept.Length < rows.Length)
        {
            used = used.Subset(kept);
            string count = (rows.Length - kept.Length).ToString(CultureInfo.InvariantCulture);
            warnings.Add(new AnalysisWarning(
                "zero-follow-up", $"Rows without follow-up left out, as the conventions say: {count}.", $"Lignes sans suivi écartées, selon les conventions : {count}."));
        }

        ImmutableArray<MissingCells> missing =
            [.. needed.Select((column, c) => new MissingCells(column, isMissing[c].Count(cell => cell))).Where(cells => cells.Count > 0)];
        return new AnalysisRows(used, data, columns, missing, missingCount, [.. warnings]);
    }

    /// <summary>The numbers of a further column of the rows used; missing is NaN.</summary>
    /// <exception cref="CommandException">Cells are no numbers: all of them are named.</exception>
    public ImmutableArray<double> Numbers(string column, Session session)
    {
        DataProblems problems = new(Table, session);
        ImmutableArray<double> numbers = problems.Numbers(column);
        problems.ThrowIfAny();
        return numbers;
    }

    private static Factor Crossed(DataTable table, ImmutableArray<string> columns)
    {
        if (columns.Length == 1)
        {
            return table.ToFactor(columns[0]);
        }

        ImmutableArray<string?>[] labels = [.. columns.Select(table.Text)];
        string?[] crossed = [.. Enumerable.Range(0, table.RowCount).Select(row => string.Join(", ", labels.Select((column, c) => $"{columns[c]}={column[row]}")))];
        return Factor.FromLabels(string.Join(", ", columns), crossed);
    }
}
