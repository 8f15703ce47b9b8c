using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Fits a Cox model to a table, and says everything that is wrong with the cells, not the first thing only.</summary>
internal static class CoxFit
{
    private const int MostProblems = 200;

    /// <summary>Evaluates the formula and fits the model.</summary>
    /// <exception cref="CommandException">Cells are wrong: all of them are named.</exception>
    /// <exception cref="RequestException">The options exclude each other.</exception>
    public static CoxModel Fit(DataTable table, Formula formula, ModelFrameOptions columns, CoxOptions options, Session session) =>
        CoxModel.Fit(Frame(table, formula, columns, session), options);

    /// <summary>Evaluates the formula and fits the model with Firth's penalty.</summary>
    /// <exception cref="CommandException">Cells are wrong: all of them are named.</exception>
    /// <exception cref="RequestException">The options exclude each other.</exception>
    public static FirthCoxModel FitFirth(DataTable table, Formula formula, ModelFrameOptions columns, CoxOptions options, Session session) =>
        FirthCoxModel.Fit(Frame(table, formula, columns, session), options);

    /// <summary>The summary of a model: rows used and left out, warnings.</summary>
    public static Summary Summarise(string command, AnalysisConventions conventions, ModelFrame frame, long count, ImmutableArray<AnalysisWarning> warnings)
    {
        int empty = frame.Dropped.Count(row => row.Reason == DropReason.ZeroFollowUp);
        string left = empty.ToString(CultureInfo.InvariantCulture);
        return new Summary(command, conventions, count, frame.MissingCount)
        {
            Missing =
            [
                .. frame.Dropped.Where(row => row.Reason == DropReason.Missing).GroupBy(row => row.Column).Select(rows => new MissingCells(rows.Key, rows.Count())),
            ],
            Warnings =
            [
                .. empty == 0 ? [] : ImmutableArray.Create(new AnalysisWarning(
                    "zero-follow-up", $"Rows without follow-up left out, as the conventions say: {left}.", $"Lignes sans suivi écartées, selon les conventions : {left}.")),
                .. NearTimes.Warnings(frame.Data, conventions.Cox.TimeTies),
                .. warnings,
            ],
        };
    }

    /// <summary>Evaluates a formula.</summary>
    /// <remarks>The library stops at the first cell it cannot use. To name them all, the cell is left out and the formula evaluated again.</remarks>
    /// <exception cref="CommandException">Cells are wrong: all of them are named.</exception>
    public static ModelFrame Frame(DataTable table, Formula formula, ModelFrameOptions columns, Session session)
    {
        DataProblems problems = new(table, session);
        List<string> others = [];
        DataTable rest = table;
        while (true)
        {
            try
            {
                ModelFrame frame = ModelFrame.From(rest, formula, columns);
                return problems.Lines.IsEmpty && others.Count == 0 ? frame : throw Wrong(problems, others);
            }
            catch (CellException cell)
            {
                DataTable next = WithoutColumnProblems(table, rest, cell, problems, session);
                if (ReferenceEquals(next, rest))
                {
                    others.Add(cell.MessageIn(session.Language));
                    next = Without(rest, [cell.Line]);
                }

                rest = next;
                if (others.Count >= MostProblems || rest.RowCount == 0 || cell.Line is null)
                {
                    throw Wrong(problems, others);
                }
            }
            catch (Exception other) when ((others.Count > 0 || !problems.Lines.IsEmpty) && other is ModelException or ArgumentException)
            {
                throw Wrong(problems, others);
            }
        }
    }

    private static CommandException Wrong(DataProblems problems, List<string> others) => new(ExitCode.WrongData, [.. problems.Lines, .. others]);

    // A column of text where numbers belong, or of codes nobody explained: its cells are found in one go. The same table when it is neither.
    private static DataTable WithoutColumnProblems(DataTable table, DataTable rest, CellException cell, DataProblems problems, Session session)
    {
        DataProblems column = new(table, session);
        if (cell.Message.Contains("is not a number", StringComparison.Ordinal))
        {
            problems.Numbers(cell.Column);
            return WithNumbers(rest, cell.Column, new DataProblems(rest, session).Numbers(cell.Column));
        }

        if (cell.Message.Contains("true/false", StringComparison.Ordinal))
        {
            EventColumn.Read(table, cell.Column, [], problems, []);
            EventColumn.Read(table, cell.Column, [], column, []);
            return Without(rest, [.. column.Rows.Select(table.Line)]);
        }

        return rest;
    }

    private static DataTable WithNumbers(DataTable table, string column, ImmutableArray<double> numbers)
    {
        DataTable copy = DataTable.Empty;
        foreach (string name in table.ColumnNames)
        {
            copy = name == column ? copy.WithNumbers(name, numbers.AsSpan())
                : table.IsNumeric(name) ? copy.WithNumbers(name, table.Numbers(name).AsSpan())
                : copy.WithText(name, table.Text(name).AsSpan());
        }

        return copy.WithSource(table.SourceName, [.. Enumerable.Range(0, table.RowCount).Select(row => table.Line(row) ?? row + 1)]);
    }

    private static DataTable Without(DataTable table, ImmutableArray<int?> lines) =>
        table.Subset([.. Enumerable.Range(0, table.RowCount).Where(row => !lines.Contains(table.Line(row)))]);
}
