using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Reads an event column: which rows ended with the event.</summary>
internal static class EventColumn
{
    private static readonly string[] EventWords = ["1", "true", "yes", "oui"];
    private static readonly string[] CensoredWords = ["0", "false", "no", "non"];

    /// <summary>1 for the event, 0 for censored, NaN for missing, per row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The event column.</param>
    /// <param name="codes">Values that are the event, all others censored; empty for the usual words, all others wrong.</param>
    /// <param name="problems">Takes the cells that are neither.</param>
    /// <param name="warnings">Takes codes that never occur.</param>
    public static double[] Read(
        DataTable table, string column, ImmutableArray<string> codes, DataProblems problems, ICollection<AnalysisWarning> warnings)
    {
        ImmutableArray<string?> cells = table.Text(column);
        ImmutableArray<string> wanted = [.. codes.Select(Normal)];
        HashSet<string> seen = [];
        double[] values = new double[cells.Length];
        for (int row = 0; row < cells.Length; row++)
        {
            string? cell = cells[row] is string text ? Normal(text) : null;
            values[row] = cell is null ? double.NaN : wanted.IsEmpty ? OfWord(cell) : wanted.Contains(cell) ? 1 : 0;
            if (cell is not null && double.IsNaN(values[row]))
            {
                problems.Add(row, column, cells[row], new(
                    "is not an event code; expected 1/0, true/false, yes/no or oui/non, or --event-code with the values that are the event",
                    "n'est pas un code d'événement ; attendu : 1/0, true/false, yes/no ou oui/non, ou --event-code avec les valeurs qui sont l'événement"));
            }

            seen.Add(cell ?? string.Empty);
        }

        foreach (string code in codes.Where(code => !seen.Contains(Normal(code))))
        {
            warnings.Add(new AnalysisWarning(
                "event-code-absent",
                $"The event code '{code}' does not occur in the column {column}.",
                $"Le code d'événement « {code} » ne figure pas dans la colonne {column}."));
        }

        return values;
    }

    /// <summary>0 for censored, k for the k-th kind of event, NaN for missing, per row; kinds are in ascending order of their codes.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The event column.</param>
    /// <param name="censorCode">The value that means censored; every other one is a kind of event.</param>
    /// <param name="warnings">Takes a censoring code that never occurs.</param>
    public static (double[] Causes, ImmutableArray<string> Labels) ReadCauses(
        DataTable table, string column, string censorCode, ICollection<AnalysisWarning> warnings)
    {
        string censored = Normal(censorCode);
        string?[] cells = [.. table.Text(column).Select(cell => cell is null ? null : Normal(cell))];
        Factor codes = Factor.FromLabels(column, cells);
        ImmutableArray<string> labels = [.. codes.Levels.Where(level => level != censored)];
        if (labels.Length == codes.Levels.Length)
        {
            warnings.Add(new AnalysisWarning(
                "censor-code-absent",
                $"The censoring code '{censorCode}' does not occur in the column {column}: every row counts as an event.",
                $"Le code de censure « {censorCode} » ne figure pas dans la colonne {column} : chaque ligne compte comme un événement."));
        }

        return ([.. cells.Select(cell => cell is null ? double.NaN : labels.IndexOf(cell) + 1)], labels);
    }

    private static double OfWord(string cell) =>
        EventWords.Contains(cell, StringComparer.OrdinalIgnoreCase) ? 1 : CensoredWords.Contains(cell, StringComparer.OrdinalIgnoreCase) ? 0 : double.NaN;

    /// <summary>A code as it is compared: "2" and "2.0" are one, a column of numbers knows no spelling.</summary>
    public static string Normal(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : text;
}
