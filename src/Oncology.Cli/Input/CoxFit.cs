using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Fits a Cox model to a table, and says everything that is wrong with the cells, not the first thing only.</summary>
internal static class CoxFit
{
    private const int MostProblems = 200;

    /// <summary>Evaluates the formula and fits the model.</summary>
    /// <exception cref="CommandException">Cells are wrong: all of them are named. Or the options exclude each other.</exception>
    public static CoxModel Fit(DataTable table, Formula formula, ModelFrameOptions columns, CoxOptions options, Session session)
    {
        ModelFrame frame = Frame(table, formula, columns, session);
        try
        {
            return CoxModel.Fit(frame, options);
        }
        catch (ArgumentException refused) when (refused.GetType() == typeof(ArgumentException))
        {
            throw new CommandException(ExitCode.WrongCommand, Failure.FirstLine(refused));
        }
    }

    /// <summary>Evaluates the formula and fits the model with Firth's penalty.</summary>
    /// <exception cref="CommandException">Cells are wrong: all of them are named. Or the options exclude each other.</exception>
    public static FirthCoxModel FitFirth(DataTable table, Formula formula, ModelFrameOptions columns, CoxOptions options, Session session)
    {
        ModelFrame frame = Frame(table, formula, columns, session);
        try
        {
            return FirthCoxModel.Fit(frame, options);
        }
        catch (ArgumentException refused) when (refused.GetType() == typeof(ArgumentException))
        {
            throw new CommandException(ExitCode.WrongCommand, Failure.FirstLine(refused));
        }
    }

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
                .. warnings,
            ],
        };
    }

    /// <summary>Evaluates a formula.</summary>
    /// <remarks>The library stops at the first cell it cannot use. To name them all, the row is left out and the formula evaluated again.</remarks>
    /// <exception cref="CommandException">Cells are wrong: all of them are named.</exception>
    public static ModelFrame Frame(DataTable table, Formula formula, ModelFrameOptions columns, Session session)
    {
        List<string> lines = [];
        DataTable rest = table;
        while (true)
        {
            try
            {
                ModelFrame frame = ModelFrame.From(rest, formula, columns);
                return lines.Count == 0 ? frame : throw new CommandException(ExitCode.WrongData, [.. lines]);
            }
            catch (CellException cell)
            {
                NameAll(table, cell, session);
                lines.Add(Failure.FirstLine(cell));
                rest = Without(rest, cell.Line);
                if (lines.Count >= MostProblems || rest.RowCount == 0 || cell.Line is null)
                {
                    throw new CommandException(ExitCode.WrongData, [.. lines]);
                }
            }
            catch (Exception other) when (lines.Count > 0 && other is ModelException or ArgumentException)
            {
                throw new CommandException(ExitCode.WrongData, [.. lines]);
            }
        }
    }

    // A column of text where numbers belong, or of codes nobody explained: its cells are found in one go.
    private static void NameAll(DataTable table, CellException cell, Session session)
    {
        DataProblems problems = new(table, session);
        if (cell.Message.Contains("is not a number", StringComparison.Ordinal))
        {
            problems.Numbers(cell.Column);
        }
        else if (cell.Message.Contains("true/false", StringComparison.Ordinal))
        {
            EventColumn.Read(table, cell.Column, [], problems, []);
        }

        problems.ThrowIfAny();
    }

    private static DataTable Without(DataTable table, int? line) =>
        table.Subset([.. Enumerable.Range(0, table.RowCount).Where(row => table.Line(row) != line)]);
}
