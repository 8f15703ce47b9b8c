using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Reads numbers under the decimal sign of their column.</summary>
internal static class NumberText
{
    private static readonly string[][] SmallNumbers =
    [
        ["zero"], ["un", "une", "one"], ["deux", "two"], ["trois", "three"], ["quatre", "four"], ["cinq", "five"], ["six"], ["sept", "seven"], ["huit", "eight"], ["neuf", "nine"], ["dix", "ten"],
    ];

    /// <summary>A number up to ten in letters, French or English; null when the word is none.</summary>
    public static int? OfWord(string word)
    {
        string key = TextKey.OfWord(word);
        int number = Array.FindIndex(SmallNumbers, words => Array.IndexOf(words, key) >= 0);
        return number < 0 ? null : number;
    }

    /// <summary>A finite number. Spaces may group thousands; the other sign may group them beside a decimal sign, and where the column shows that it does.</summary>
    public static bool TryParse(string text, char decimalSign, out double value, bool groups = false)
    {
        value = double.NaN;
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty || trimmed.Length > 60 || !(char.IsAsciiDigit(trimmed[0]) || trimmed[0] is '+' or '-' or '.' or ','))
        {
            return false;
        }

        char other = decimalSign == ',' ? '.' : ',';
        int mark = trimmed.IndexOf(decimalSign);
        Span<char> plain = stackalloc char[trimmed.Length];
        int length = 0;
        int sinceGroup = -1;
        for (int i = 0; i < trimmed.Length; i++)
        {
            char c = trimmed[i];
            bool inWhole = mark < 0 || i < mark;
            if (IsSpace(c) || (c == other && (mark > 0 || groups)))
            {
                // A group sign stands before exactly three digits, and only left of the decimal sign.
                if (!inWhole || (sinceGroup >= 0 && sinceGroup != 3) || i == 0 || !char.IsAsciiDigit(trimmed[i - 1]))
                {
                    return false;
                }

                sinceGroup = 0;
                continue;
            }

            if (i == mark)
            {
                if (sinceGroup >= 0 && sinceGroup != 3)
                {
                    return false;
                }

                sinceGroup = -1;
                plain[length++] = '.';
                continue;
            }

            if (c == other || c == decimalSign)
            {
                return false;
            }

            sinceGroup += sinceGroup >= 0 ? 1 : 0;
            plain[length++] = c;
        }

        return (sinceGroup is -1 or 3)
            && double.TryParse(
                plain[..length],
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out value)
            && double.IsFinite(value);
    }

    /// <summary>
    /// The decimal sign of a column, from the cells that hold digits. A sign that cannot group thousands (1,5) is decimal; so is the
    /// point when no comma occurs. A column that only has forms such as 1,500 follows <paramref name="fallback"/>.
    /// </summary>
    public static char DecimalSign(IEnumerable<string> cells, char fallback)
    {
        bool point = false;
        bool comma = false;
        bool anyComma = false;
        bool anyPoint = false;
        foreach (string cell in cells)
        {
            int lastComma = cell.LastIndexOf(',');
            int lastPoint = cell.LastIndexOf('.');
            anyComma |= lastComma >= 0;
            anyPoint |= lastPoint >= 0;
            if (lastComma >= 0 && lastPoint >= 0)
            {
                comma |= lastComma > lastPoint;
                point |= lastPoint > lastComma;
            }
            else if (lastComma > 0 && !CouldGroup(cell, lastComma))
            {
                comma = true;
            }
            else if (lastPoint > 0 && !CouldGroup(cell, lastPoint))
            {
                point = true;
            }
        }

        point |= anyPoint && !anyComma;
        return comma == point ? fallback : comma ? ',' : '.';
    }

    /// <summary>
    /// What the sign that is not decimal means in a column: it groups thousands where every such cell has the form of it (6,100) and another cell shows
    /// the decimal sign (50.4). Undecided where nothing shows whether 6,100 is a little more than six or six thousand.
    /// </summary>
    public static (bool Groups, bool IsUndecided) Grouping(IEnumerable<string> cells, char decimalSign)
    {
        char other = decimalSign == ',' ? '.' : ',';
        (bool ofOther, bool isOpen, bool shows) = (false, false, false);
        foreach (string cell in cells)
        {
            int sign = cell.LastIndexOf(decimalSign);
            int group = cell.LastIndexOf(other);
            ofOther |= group > 0 && sign < 0;
            isOpen |= sign > 0 && group < 0 && CouldGroup(cell, sign);
            shows |= sign >= 0 && !(group < 0 && CouldGroup(cell, sign));
        }

        return (ofOther && shows, decimalSign == ',' && isOpen && !shows && !ofOther);
    }

    private static bool CouldGroup(string cell, int sign)
    {
        ReadOnlySpan<char> after = cell.AsSpan(sign + 1).Trim();
        bool zeroBefore = cell.AsSpan(0, sign).Trim() is "0" or "-0";
        return !zeroBefore && after.Length == 3 && !after.ContainsAnyExceptInRange('0', '9');
    }

    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009';
}
