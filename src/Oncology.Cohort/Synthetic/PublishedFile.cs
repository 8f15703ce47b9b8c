using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Reads published numbers: a table with the columns id, value, decimals and relation.</summary>
internal static class PublishedFile
{
    /// <summary>Every number of a file, with either decimal sign.</summary>
    /// <exception cref="SyntheticDesignException">A cell cannot be read: every one, with its line.</exception>
    public static ImmutableArray<PublishedNumber> Read(string path)
    {
        // No word stands for a missing value here: a cell is as printed.
        DataTable table = TableReader.Read(path, new TableReaderOptions { MissingWords = [] });
        ImmutableArray<string?>[] columns = [.. ((string[])["id", "value", "decimals"]).Select(table.Text)];
        ImmutableArray<string?> relations = table.HasColumn("relation") ? table.Text("relation") : [];
        List<Wording> problems = [];
        List<PublishedNumber> numbers = [];
        for (int row = 0; row < table.RowCount; row++)
        {
            (string id, string value, string decimals) = (columns[0][row] ?? "", columns[1][row] ?? "", columns[2][row] ?? "");
            string relation = relations.IsDefault || relations.IsEmpty || relations[row] is not { Length: > 0 } sign ? "=" : sign;
            bool isUnreached = value is "not reached" or "non atteinte";
            bool isNumber = double.TryParse(value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
            bool isWhole = int.TryParse(decimals, NumberStyles.None, CultureInfo.InvariantCulture, out int digits);
            if (id.Length == 0)
            {
                Report(row, "id", "a number needs an id", "un nombre demande un id");
            }

            if (!isUnreached && !isNumber)
            {
                Report(row, "value", $"'{value}' is no number", $"« {value} » n'est pas un nombre");
            }

            if (!isUnreached && !isWhole)
            {
                Report(row, "decimals", $"'{decimals}' is no number of decimals", $"« {decimals} » n'est pas un nombre de décimales");
            }

            // A median that is not reached is a curve that stays above one half.
            numbers.Add(isUnreached
                ? new PublishedNumber(id, 50, 0, PublishedNumber.Above) { IsUnreachedMedian = true }
                : new PublishedNumber(id, number, digits, relation));
        }

        return problems.Count == 0 ? [.. numbers] : throw new SyntheticDesignException([.. problems]);

        void Report(int row, string column, string english, string french)
        {
            string file = Path.GetFileName(path);
            int line = table.Line(row) ?? row + 2;
            problems.Add(new($"{file}, line {line}, column '{column}': {english}.", $"{file}, ligne {line}, colonne « {column} » : {french}."));
        }
    }
}
