using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The option <c>--frequency</c> of commands that write rows out: a row stands for so many identical rows.</summary>
internal static class Frequencies
{
    // Rows are written out in memory.
    private const int MostRows = 50_000_000;

    /// <summary>The option.</summary>
    public static Option<string> Option(Session session) => WordOption.Text(
        "--frequency", session.Say("column: number of identical rows that a row stands for", "colonne : nombre de lignes identiques que représente une ligne"), "COLUMN");

    /// <summary>Number of identical rows that each row stands for. Cells that are no numbers are named before rows are written out, once each.</summary>
    /// <param name="rows">The rows, complete in the column.</param>
    /// <param name="column">The column.</param>
    /// <param name="numbers">Other columns whose cells must be numbers.</param>
    /// <param name="session">Says what is wrong.</param>
    /// <exception cref="CommandException">A cell is no whole number, or there are too many rows.</exception>
    public static int[] Read(DataTable rows, string column, IEnumerable<string> numbers, Session session)
    {
        DataProblems problems = new(rows, session);
        ImmutableArray<double> counts = problems.Numbers(column);
        for (int row = 0; row < counts.Length; row++)
        {
            if (!double.IsNaN(counts[row]) && !(counts[row] >= 0 && counts[row] <= int.MaxValue && double.IsInteger(counts[row])))
            {
                problems.Add(row, column, counts[row], new("is not a whole number of rows, 0 or more", "n'est pas un nombre entier de lignes, au moins 0"));
            }
        }

        foreach (string number in numbers)
        {
            problems.Numbers(number);
        }

        problems.ThrowIfAny();
        return counts.Sum() <= MostRows
            ? [.. counts.Select(count => (int)count)]
            : throw new CommandException(ExitCode.WrongData, session.Say(
                $"{rows.SourceName}: the frequencies in column {column} add up to more than {MostRows} rows", $"{rows.SourceName} : les fréquences de la colonne {column} totalisent plus de {MostRows} lignes"));
    }
}
