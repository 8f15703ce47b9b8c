using System.Text.Json;

namespace Oncology.Cli;

/// <summary>Numbers in JSON: the shortest text that reads back to the same double; what is undefined or infinite is null.</summary>
internal static class JsonNumbers
{
    public static void WriteFinite(this Utf8JsonWriter json, string key, double? value)
    {
        json.WritePropertyName(key);
        json.WriteFiniteValue(value);
    }

    public static void WriteFiniteValue(this Utf8JsonWriter json, double? value)
    {
        if (value is double number && double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>An array with one entry per item.</summary>
    public static void WriteArray<T>(this Utf8JsonWriter json, string key, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(key);
        foreach (T item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    /// <summary>An array with one object per item.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string key, IEnumerable<T> items, Action<T> write) => json.WriteArray(key, items, item =>
    {
        json.WriteStartObject();
        write(item);
        json.WriteEndObject();
    });

    /// <summary>A matrix as an array of rows.</summary>
    public static void WriteMatrix(this Utf8JsonWriter json, string key, IEnumerable<IEnumerable<double>> rows) => json.WriteArray(key, rows, row =>
    {
        json.WriteStartArray();
        foreach (double value in row)
        {
            json.WriteFiniteValue(value);
        }

        json.WriteEndArray();
    });
}
