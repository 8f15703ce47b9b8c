using System.Globalization;

namespace Oncology.Shared;

/// <summary>Text that a spreadsheet would run as a formula, made harmless in exported tables and plain again when they are read.</summary>
internal static class SpreadsheetCell
{
    /// <summary>The cell with an apostrophe before a first =, +, -, @, tab or carriage return; numbers such as -3 stay as they are.</summary>
    public static string Defused(string cell) => cell.Length > 0 && Starts(cell[0]) && !IsNumber(cell) ? "'" + cell : cell;

    /// <summary>The cell as it was before <see cref="Defused"/>.</summary>
    public static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && Starts(cell[1]) ? cell[1..] : cell;

    private static bool Starts(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static bool IsNumber(string cell) =>
        double.TryParse(cell.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
