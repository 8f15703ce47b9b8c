using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Collects everything that is wrong with the data of a table, so that all of it is said at once.</summary>
internal sealed class DataProblems(DataTable table, Session session)
{
    private readonly List<(int Row, string Column, string? Value, Word Wrong)> _cells = [];

    /// <summary>Adds a cell that does not hold what it must.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column of the cell.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="wrong">What is wrong and what was expected.</param>
    public void Add(int row, string column, string? value, Word wrong) => _cells.Add((row, column, value, wrong));

    /// <summary>Adds a cell of numbers.</summary>
    public void Add(int row, string column, double value, Word wrong) => Add(row, column, value.ToString("R", CultureInfo.InvariantCulture), wrong);

    /// <summary>Ends the command when anything was wrong: one line per value, with all lines of the file that hold it.</summary>
    /// <exception cref="CommandException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (_cells.Count > 0)
        {
            throw new CommandException(ExitCode.WrongData, Lines);
        }
    }

    /// <summary>What was wrong so far: one line per value.</summary>
    public ImmutableArray<string> Lines =>
    [
        .. _cells.GroupBy(cell => (cell.Column, cell.Value, cell.Wrong)).Select(cells =>
            $"{table.SourceName}, {LinesOf([.. cells.Select(cell => table.Line(cell.Row) ?? cell.Row + 1)])}, "
            + session.Say($"column {cells.Key.Column}: '{cells.Key.Value}' ", $"colonne {cells.Key.Column} : « {cells.Key.Value} » ") + session.Say(cells.Key.Wrong)),
    ];

    /// <summary>Rows with a problem.</summary>
    public IEnumerable<int> Rows => _cells.Select(cell => cell.Row);

    /// <summary>The numbers of a column, NaN where there is none; every cell that is no number is a problem.</summary>
    public ImmutableArray<double> Numbers(string column)
    {
        if (table.IsNumeric(column))
        {
            return table.Numbers(column);
        }

        ImmutableArray<string?> cells = table.Text(column);
        int[] wrong = [.. Enumerable.Range(0, cells.Length).Where(row => cells[row] is string cell && !IsNumber(cell.Replace(',', '.')))];
        if (wrong.Length == 0)
        {
            // Both decimal signs in one column: neither reads all of it.
            wrong = [.. Enumerable.Range(0, cells.Length).Where(row => cells[row] is string cell && !IsNumber(cell))];
        }

        foreach (int row in wrong)
        {
            Add(row, column, cells[row], new("is not a number; a number or a missing value is expected", "n'est pas un nombre ; un nombre ou une valeur manquante est attendu"));
        }

        return [.. cells.Select(cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : double.NaN)];
    }

    // "line 7", "lines 2-4, 9".
    private string LinesOf(int[] lines)
    {
        List<string> ranges = [];
        for (int i = 0; i < lines.Length;)
        {
            int first = i;
            for (i++; i < lines.Length && lines[i] == lines[i - 1] + 1; i++)
            {
            }

            ranges.Add(string.Create(CultureInfo.InvariantCulture, $"{lines[first]}") + (i - first > 1 ? string.Create(CultureInfo.InvariantCulture, $"-{lines[i - 1]}") : string.Empty));
        }

        return (lines.Length == 1 ? session.Say("line ", "ligne ") : session.Say("lines ", "lignes ")) + string.Join(", ", ranges);
    }

    private static bool IsNumber(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value);
}
