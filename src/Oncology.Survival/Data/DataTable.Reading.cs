using System.Data.Common;
using System.Globalization;

namespace Oncology.Survival;

public sealed partial class DataTable
{
    /// <summary>Reads all rows of the current result of a database query; the reader is left after its last row.</summary>
    /// <remarks>
    /// The reader's field types decide: numbers and booleans (1, 0) make columns of numbers; text, characters, identifiers and dates
    /// (ISO 8601, <c>2021-03-04</c>, with the time of day where there is one) make columns of text. A field without declared type takes
    /// the type of its values. NULL is missing, NaN too. Numbers beyond 2⁵³ lose their last digits.
    /// </remarks>
    /// <param name="reader">An open reader of any provider.</param>
    /// <exception cref="ArgumentException">Two columns have the same name, one has none, or a column is neither number, boolean, text nor date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is infinite.</exception>
    public static DataTable Read(DbDataReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        int fields = reader.FieldCount;
        List<object?>[] cells = [.. Enumerable.Range(0, fields).Select(_ => new List<object?>())];
        int rows = 0;
        for (; reader.Read(); rows++)
        {
            for (int field = 0; field < fields; field++)
            {
                cells[field].Add(reader.IsDBNull(field) ? null : reader.GetValue(field));
            }
        }

        DataTable table = new([], rows, null, []);
        for (int field = 0; field < fields; field++)
        {
            string name = reader.GetName(field);
            bool isText = IsTextType(reader.GetFieldType(field)) || cells[field].Exists(value => value is not null && IsTextType(value.GetType()));
            table = isText
                ? table.WithText(name, [.. cells[field].Select((value, row) => ToText(name, row, value))])
                : table.WithNumbers(name, [.. cells[field].Select((value, row) => ToNumber(name, row, value))]);
        }

        return table;
    }

    private static bool IsTextType(Type type) =>
        type == typeof(string) || type == typeof(char) || type == typeof(Guid) || type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(DateTimeOffset);

    private static string? ToText(string name, int row, object? value) => value switch
    {
        null => null,
        string text => text,
        char letter => letter.ToString(),
        Guid identifier => identifier.ToString(),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        _ => Label(ToNumber(name, row, value)),
    };
}
