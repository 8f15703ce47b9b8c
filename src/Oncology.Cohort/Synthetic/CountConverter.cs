using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oncology.Cohort;

/// <summary>Reads a count of a targets file: one whole number, or a list of them.</summary>
internal sealed class CountConverter : JsonConverter<int[]>
{
    public override int[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return [Whole(reader)];
        }

        List<int> numbers = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            numbers.Add(Whole(reader));
        }

        return [.. numbers];
    }

    public override void Write(Utf8JsonWriter writer, int[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (int number in value)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    // The reader's own message, with the key and the line, is that of an exception without one.
    private static int Whole(Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number) ? number : throw new JsonException();
}
