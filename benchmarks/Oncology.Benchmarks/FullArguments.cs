using System.Globalization;

namespace Oncology.Benchmarks;

/// <summary>What a full run was asked for.</summary>
/// <param name="Goals">Goals to measure; empty for all.</param>
/// <param name="Folder">Where the result file goes.</param>
/// <param name="Largest">Largest number of patients; ten times as many for Kaplan-Meier curves.</param>
/// <param name="Document">Document whose table is written; null for none.</param>
internal sealed record FullArguments(string[] Goals, string Folder, int Largest, string? Document)
{
    /// <summary>Reads the words of the command line; null when they make no sense.</summary>
    public static FullArguments? Read(ReadOnlySpan<string> words)
    {
        int goals = words.IndexOfAnyExcept([.. FullCases.Goals]);
        goals = goals < 0 ? words.Length : goals;
        FullArguments read = new([.. words[..goals]], Path.Combine("out", "benchmarks"), 1_000_000, null);
        for (int i = goals; i < words.Length; i += 2)
        {
            string value = i + 1 < words.Length ? words[i + 1] : string.Empty;
            switch (words[i])
            {
                case "--out" when value.Length > 0:
                    read = read with { Folder = value };
                    break;
                case "--largest" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int largest):
                    read = read with { Largest = largest };
                    break;
                case "--document" when value.Length > 0:
                    read = read with { Document = value };
                    break;
                default:
                    return null;
            }
        }

        return read;
    }
}
