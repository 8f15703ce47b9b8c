using System.Globalization;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Reads the schedule of a radiotherapy as it is written: 27/3, 30 Gy / 10 fr, 30 Gy en 10 séances, 3x9, 3 x 9 Gy.</summary>
internal static partial class ScheduleText
{
    /// <summary>Total dose and fractions; null where the text is no schedule. Ambiguous where fractions and dose could change places.</summary>
    public static (double TotalGy, int Fractions, bool IsAmbiguous)? Read(string? schedule)
    {
        string text = (schedule ?? "").Replace(',', '.');
        if (TotalInFractions().Match(text) is { Success: true } total && IsCount(Number(total, "n")))
        {
            return (Number(total, "dose"), (int)Number(total, "n"), false);
        }

        if (Times().Match(text) is not { Success: true } times)
        {
            return null;
        }

        (double first, double second) = (Number(times, "first"), Number(times, "second"));
        if (times.Groups["gy1"].Success || times.Groups["fr2"].Success || !IsCount(first))
        {
            return IsCount(second) ? (first * second, (int)second, false) : null;
        }

        // "3x9" is 3 fractions of 9 Gy; "9x3" could be 9 Gy three times, "9 x 3 Gy" not.
        return (first * second, (int)first, !times.Groups["fr"].Success && !times.Groups["gy2"].Success && first != second && IsCount(second));
    }

    /// <summary>True for a schedule that a radiotherapy can have: half a gray to 34 Gy per fraction, 90 Gy at most.</summary>
    public static bool IsPlausible(string text) => Read(text) is { TotalGy: <= 90 } read && read.TotalGy / read.Fractions is >= 1 and <= 34;

    private static double Number(Match match, string group) =>
        double.TryParse(match.Groups[group].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    private static bool IsCount(double number) => number is >= 1 and <= 40 && number == Math.Floor(number);

    [GeneratedRegex(@"^\s*(?<dose>\d+\.?\d*)\s*(?:gy)?\s*(?:/|en|in)\s*(?<n>\d+)\s*(?:f|fr|fx|fractions?|seances?|séances?)?\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TotalInFractions();

    [GeneratedRegex(@"^\s*(?<first>\d+\.?\d*)\s*(?<gy1>gy)?\s*(?<fr>f|fr|fx|fractions?|seances?|séances?)?\s*(?:x|\*|×|de|of)\s*(?<second>\d+\.?\d*)\s*(?:(?<gy2>gy)|(?<fr2>f|fr|fx|fractions?|seances?|séances?))?\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Times();
}
