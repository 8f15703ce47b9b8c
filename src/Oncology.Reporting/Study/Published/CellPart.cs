using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>One number of a cell in the unit in which it is printed: proportions are percentages, ratios of counts are exact.</summary>
/// <param name="IsKnown">Whether the cell has such a part.</param>
/// <param name="Number">The number; null when it does not exist, such as a median that is not reached.</param>
internal readonly record struct CellPart(bool IsKnown, decimal? Number)
{
    public static CellPart Of(Cell cell, string part) => (cell, part) switch
    {
        (Cell.Number number, "" or "value") => Known(number.Value, number.Kind),
        (Cell.WithInterval estimate, "" or "value") => Known(estimate.Value, estimate.Kind),
        (Cell.WithInterval estimate, "lower") => Known(estimate.Interval.Lower, estimate.Kind),
        (Cell.WithInterval estimate, "upper") => Known(estimate.Interval.Upper, estimate.Kind),
        (Cell.Share share, "" or "value" or "count") => Known(share.Count, NumberKind.Count),
        (Cell.Share share, "of") => Known(share.Denominator, NumberKind.Count),
        (Cell.Share share, "percent") => new(true, share.Denominator > 0 ? 100 * (decimal)share.Count / (decimal)share.Denominator : null),
        (Cell.OutOf outOf, "" or "value" or "count") => Known(outOf.Part, NumberKind.Count),
        (Cell.OutOf outOf, "of") => Known(outOf.Whole, NumberKind.Count),
        (Cell.Range range, "lowest") => Known(range.Lowest, NumberKind.Measure),
        (Cell.Range range, "highest") => Known(range.Highest, NumberKind.Measure),
        (Cell.Text text, "year") => Month(text.Value, month => month.Year),
        (Cell.Text text, "month") => Month(text.Value, month => month.Month),
        (Cell.Text { Value.Length: 0 }, _) => new(true, null),
        _ => new(false, null),
    };

    private static CellPart Known(double value, NumberKind kind) =>
        new(true, double.IsFinite(value) && Math.Abs(value) < 1e20 ? (kind == NumberKind.Percent ? 100 : 1) * (decimal)value : null);

    private static CellPart Month(string text, Func<DateOnly, int> read) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month) ? new(true, read(month)) : new(false, null);
}
