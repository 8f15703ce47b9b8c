using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Reads published numbers: a table with the columns id, value, decimals and relation.</summary>
internal static class PublishedFile
{
    public static IEnumerable<PublishedNumber> Read(string path)
    {
        DataTable table = TableReader.Read(path, new TableReaderOptions { Decimal = '.' });
        ImmutableArray<string?> id = table.Text("id");
        ImmutableArray<string?> value = table.Text("value");
        ImmutableArray<string?> decimals = table.Text("decimals");
        ImmutableArray<string?> relation = table.Text("relation");
        for (int row = 0; row < id.Length; row++)
        {
            // A median that is not reached is a curve that stays above one half.
            if (id[row] is { } unreached && value[row] == "not reached")
            {
                yield return new PublishedNumber(unreached, 50, 0, PublishedNumber.Above) { IsUnreachedMedian = true };
                continue;
            }

            bool isNumber = double.TryParse(value[row], NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
            if (id[row] is { } name && isNumber && int.TryParse(decimals[row], NumberStyles.Integer, CultureInfo.InvariantCulture, out int digits))
            {
                yield return new PublishedNumber(name, number, digits, relation[row] ?? "=");
            }
        }
    }
}
