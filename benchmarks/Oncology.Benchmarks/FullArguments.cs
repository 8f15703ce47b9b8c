using System.Globalization;

namespace Oncology.Benchmarks;

/// <summary>What a full run was asked for.</summary>
/// <param name="Largest">Largest number of patients.</param>
/// <param name="Document">Document whose table is written; null for none.</param>
/// <param name="Only">Goals to measure; empty for all.</param>
internal sealed record FullArguments(int Largest, string? Document, string[] Only)
{
    /// <summary>Reads the words after the folder; null when they make no sense.</summary>
    public static FullArguments? Read(ReadOnlySpan<string> words)
    {
        FullArguments read = new(1_000_000, null, []);
        for (int i = 0; i < words.Length; i += 2)
        {
            string value = i + 1 < words.Length ? words[i + 1] : string.Empty;
            switch (words[i])
            {
                case "--largest" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int largest):
                    read = read with { Largest = largest };
                    break;
                case "--document" when value.Length > 0:
                    read = read with { Document = value };
                    break;
                case "--only" when value.Length > 0:
                    read = read with { Only = value.Split(',', StringSplitOptions.TrimEntries) };
                    break;
                default:
                    return null;
            }
        }

        return read;
    }
}
