using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>A date of which the day, only the month, or only the year is known; or a day counted from an unnamed index day.</summary>
/// <remarks>
/// <para>A file of day offsets (integer days from an index day) has no calendar. Its dates are kept as days counted from
/// <see cref="OffsetEpoch"/> and marked by <see cref="IsDayOffset"/>: differences between two of them are exact, their calendar
/// means nothing and is never shown.</para>
/// <para>The default value is 0001-01-01, known to the day. Dates order by <see cref="Earliest"/>, then by <see cref="Latest"/>.</para>
/// </remarks>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    // One more than the precision; 0 stands for Day, so that default(PartialDate) is a day and not a year.
    private readonly byte _precision;

    private PartialDate(DateOnly earliest, DatePrecision? precision, bool isDayOffset)
    {
        Earliest = earliest;
        _precision = precision is { } known ? (byte)(known + 1) : (byte)0;
        IsDayOffset = isDayOffset;
    }

    /// <summary>The calendar day that stands for offset 0 in a file of day offsets: 2000-01-01.</summary>
    public static DateOnly OffsetEpoch { get; } = new(2000, 1, 1);

    /// <summary>First day the date can be.</summary>
    public DateOnly Earliest { get; }

    /// <summary>How much of the date is known. The default value of the type is known to the day.</summary>
    public DatePrecision Precision => _precision == 0 ? DatePrecision.Day : (DatePrecision)(_precision - 1);

    /// <summary>True when the date is a number of days from an index day.</summary>
    public bool IsDayOffset { get; }

    /// <summary>Last day the date can be.</summary>
    public DateOnly Latest => Precision switch
    {
        DatePrecision.Year => new DateOnly(Earliest.Year, 12, 31),
        DatePrecision.Month => new DateOnly(Earliest.Year, Earliest.Month, DateTime.DaysInMonth(Earliest.Year, Earliest.Month)),
        _ => Earliest,
    };

    /// <summary>The day that stands for the date when one is imputed: the 15th of a month, 1 July of a year.</summary>
    public DateOnly Middle => Precision switch
    {
        DatePrecision.Year => new DateOnly(Earliest.Year, 7, 1),
        DatePrecision.Month => new DateOnly(Earliest.Year, Earliest.Month, 15),
        _ => Earliest,
    };

    /// <summary>True when the day is known.</summary>
    public bool IsExact => Precision == DatePrecision.Day;

    /// <summary>Days from the index day, of a date made by <see cref="OfDayOffset"/>; null for a calendar date.</summary>
    public int? DayOffset => IsDayOffset ? Earliest.DayNumber - OffsetEpoch.DayNumber : null;

    /// <summary>A date known to the day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The date.</returns>
    public static PartialDate OfDay(DateOnly day) => new(day, null, false);

    /// <summary>A date known to the day.</summary>
    /// <param name="year">Year, 1 to 9999.</param>
    /// <param name="month">Month, 1 to 12.</param>
    /// <param name="day">Day of the month.</param>
    /// <returns>The date.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public static PartialDate OfDay(int year, int month, int day) => new(new DateOnly(year, month, day), null, false);

    /// <summary>A date of which year and month are known.</summary>
    /// <param name="year">Year, 1 to 9999.</param>
    /// <param name="month">Month, 1 to 12.</param>
    /// <returns>The date.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public static PartialDate OfMonth(int year, int month) => new(new DateOnly(year, month, 1), DatePrecision.Month, false);

    /// <summary>A date of which only the year is known.</summary>
    /// <param name="year">Year, 1 to 9999.</param>
    /// <returns>The date.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1 to 9999.</exception>
    public static PartialDate OfYear(int year) => new(new DateOnly(year, 1, 1), DatePrecision.Year, false);

    /// <summary>A date given as days from the index day of its file.</summary>
    /// <param name="days">Days, negative before the index day.</param>
    /// <returns>The date, known to the day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the years 1 to 9999 when counted from <see cref="OffsetEpoch"/>.</exception>
    public static PartialDate OfDayOffset(int days) => new(OffsetEpoch.AddDays(days), null, true);

    /// <inheritdoc/>
    public int CompareTo(PartialDate other)
    {
        int order = Earliest.CompareTo(other.Earliest);
        return order != 0 ? order : Latest.CompareTo(other.Latest);
    }

    /// <summary>True when the left date comes first.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">A date.</param>
    /// <returns>Whether left orders before right.</returns>
    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    /// <summary>True when the left date does not come after the right one.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">A date.</param>
    /// <returns>Whether left orders before right or with it.</returns>
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    /// <summary>True when the left date comes last.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">A date.</param>
    /// <returns>Whether left orders after right.</returns>
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    /// <summary>True when the left date does not come before the right one.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">A date.</param>
    /// <returns>Whether left orders after right or with it.</returns>
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    /// <summary>The date as a language writes it, as precisely as it is known: in French <c>12/05/2016</c>, <c>05/2016</c>, <c>2016</c>, <c>jour 31</c>.</summary>
    /// <param name="language">The language; English is the text of <see cref="ToString"/>.</param>
    /// <returns>The text.</returns>
    public string In(Language language)
    {
        if (language != Language.French)
        {
            return ToString();
        }

        string pattern = Precision switch { DatePrecision.Year => "yyyy", DatePrecision.Month => "MM/yyyy", _ => "dd/MM/yyyy" };
        return IsDayOffset ? string.Create(CultureInfo.InvariantCulture, $"jour {DayOffset}") : Earliest.ToString(pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>The date as precisely as it is known: <c>2016-05-12</c>, <c>2016-05</c>, <c>2016</c>, or <c>day 31</c>.</summary>
    /// <returns>The text, in the same form in every culture.</returns>
    public override string ToString()
    {
        if (IsDayOffset)
        {
            return string.Create(CultureInfo.InvariantCulture, $"day {DayOffset}");
        }

        string pattern = Precision switch { DatePrecision.Year => "yyyy", DatePrecision.Month => "yyyy-MM", _ => "yyyy-MM-dd" };
        return Earliest.ToString(pattern, CultureInfo.InvariantCulture);
    }
}
