using System.Globalization;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Reads dates as hospitals write them. The order of day and month is a property of the column.</summary>
internal static partial class DateText
{
    private const int Pivot = 30;

    private static readonly string[][] MonthWords =
    [
        ["janvier", "janv", "jan", "january"], ["fevrier", "fevr", "fev", "february", "feb"], ["mars", "mar", "march"],
        ["avril", "avr", "april", "apr"], ["mai", "may"], ["juin", "june", "jun"], ["juillet", "juil", "july", "jul"],
        ["aout", "aou", "august", "aug"], ["septembre", "sept", "sep", "september"], ["octobre", "oct", "october"],
        ["novembre", "nov", "november"], ["decembre", "dec", "december"],
    ];

    /// <summary>True when the text has the form of a day with numbers in an undeclared order, such as 03/04/2016.</summary>
    public static bool IsOrdered(string text, out int first, out int second)
    {
        (first, second) = (0, 0);
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        return rest.Length is >= 6 and <= 10 && TakeNumber(ref rest, 2, out first) && TakeNumber(ref rest, 2, out second)
            && rest.Length is 2 or 4 && !rest.ContainsAnyExceptInRange('0', '9');
    }

    // One or two digits and the sign after them.
    private static bool TakeNumber(ref ReadOnlySpan<char> text, int most, out int number)
    {
        number = 0;
        int digits = 0;
        while (digits < text.Length && digits < most && char.IsAsciiDigit(text[digits]))
        {
            number = (10 * number) + (text[digits] - '0');
            digits++;
        }

        if (digits == 0 || digits >= text.Length || text[digits] is not ('/' or '.' or '-' or ' ' or '\u00A0'))
        {
            return false;
        }

        text = text[(digits + 1)..];
        return true;
    }

    public static bool TryParse(string text, DateStyle style, bool isBirth, out PartialDate date)
    {
        date = default;
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (style is DateStyle.DayOffset or DateStyle.Excel1900 or DateStyle.Excel1904)
        {
            return TrySerial(trimmed, style, out date);
        }

        if (style == DateStyle.MonthOffset)
        {
            return TryMonths(trimmed, out date);
        }

        if (trimmed.StartsWith("day ", StringComparison.Ordinal))
        {
            return TrySerial(trimmed[4..], DateStyle.DayOffset, out date);
        }

        string[] parts = Parts(WithoutTime(trimmed.ToString()));
        if (parts is [{ Length: 3 } first, _, _] && first.Equals("1er", StringComparison.OrdinalIgnoreCase))
        {
            parts[0] = "1";
        }

        return parts.Length switch
        {
            1 => parts[0].Length == 4 && Number(parts[0]) is >= 1800 and <= 2200 and int year && Assign(PartialDate.OfYear(year), out date),
            2 => TryMonth(parts[0], parts[1], isBirth, out date),
            3 => TryDay(parts, style, isBirth, out date),
            _ => false,
        };
    }

    // The decimal sign is the only sign that the number can have.
    private static bool TryMonths(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        bool isNumber = double.TryParse(text.ToString().Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double months);
        return isNumber && Math.Abs(months) <= 6000 && Assign(PartialDate.OfDayOffset((int)Math.Floor(ClinicalTime.MonthsToDays(months))), out date);
    }

    private static bool TrySerial(ReadOnlySpan<char> text, DateStyle style, out PartialDate date)
    {
        date = default;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int days) || Math.Abs(days) > 200_000)
        {
            return false;
        }

        if (style == DateStyle.DayOffset)
        {
            return Assign(PartialDate.OfDayOffset(days), out date);
        }

        // Serial 60 of the 1900 system is a 29 February that never was; dates before it are not met in a cohort.
        DateOnly origin = style == DateStyle.Excel1900 ? new DateOnly(1899, 12, 30) : new DateOnly(1904, 1, 1);
        return days > 60 && Assign(PartialDate.OfDay(origin.AddDays(days)), out date);
    }

    private static bool TryMonth(string first, string second, bool isBirth, out PartialDate date)
    {
        date = default;
        if (first.Length == 4 && Number(first) is int year && MonthOf(second) is int month)
        {
            return Assign(PartialDate.OfMonth(year, month), out date);
        }

        bool monthFirst = MonthOf(first) is not null && (second.Length == 4 || !char.IsAsciiDigit(first[0]));
        return monthFirst && YearOf(second, isBirth) is int y && Assign(PartialDate.OfMonth(y, MonthOf(first)!.Value), out date);
    }

    private static bool TryDay(string[] parts, DateStyle style, bool isBirth, out PartialDate date)
    {
        (string d, string m, string y) = (parts[0], parts[1], parts[2]);
        if (parts[0].Length == 4)
        {
            (y, m, d) = (parts[0], parts[1], parts[2]);
        }
        else if (!char.IsAsciiDigit(parts[0][0]) || (style == DateStyle.MonthFirst && char.IsAsciiDigit(parts[1][0])))
        {
            (m, d, y) = (parts[0], parts[1], parts[2]);
        }

        date = default;
        if (YearOf(y, isBirth) is not int year || MonthOf(m) is not int month || d.Length > 2 || Number(d) is not int day
            || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        return Assign(PartialDate.OfDay(year, month, day), out date);
    }

    private static string[] Parts(string text) =>
        text.Split(['/', '.', '-', ' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // "2016-05-12T00:00:00" and "12/05/2016 00:00" are exports of a day; the time carries nothing.
    private static string WithoutTime(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        int cut = colon < 0 ? -1 : text.LastIndexOfAny(['T', ' '], colon);
        return cut > 0 && TimeOfDay().IsMatch(text.AsSpan(cut + 1)) ? text[..cut] : text;
    }

    private static int? MonthOf(string text)
    {
        if (Number(text) is int number)
        {
            return text.Length <= 2 && number is >= 1 and <= 12 ? number : null;
        }

        string key = TextKey.OfWord(text);
        int month = Array.FindIndex(MonthWords, words => words.Contains(key));
        return month < 0 ? null : month + 1;
    }

    private static int? YearOf(string text, bool isBirth) => (text.Length, Number(text)) switch
    {
        (4, >= 1800 and <= 2200 and int year) => year,
        (2, int year) => year + (isBirth || year > Pivot ? 1900 : 2000),
        _ => null,
    };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static bool Assign(PartialDate value, out PartialDate date)
    {
        date = value;
        return true;
    }

    // Anything more, such as a second date, is not dropped.
    [GeneratedRegex(@"^\s*\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();
}
