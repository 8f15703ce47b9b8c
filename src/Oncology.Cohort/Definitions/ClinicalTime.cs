namespace Oncology.Cohort;

/// <summary>The lengths of months and years (D1). Durations are whole days; months and years are for definitions and display.</summary>
public static class ClinicalTime
{
    /// <summary>Days in a month: 365.25 / 12.</summary>
    public const double DaysPerMonth = 30.4375;

    /// <summary>Days in a year.</summary>
    public const double DaysPerYear = 365.25;

    /// <summary>Days in a number of months, not rounded.</summary>
    /// <param name="months">Months.</param>
    /// <returns>Days.</returns>
    public static double MonthsToDays(double months) => months * DaysPerMonth;

    /// <summary>Months in a number of days, not rounded.</summary>
    /// <param name="days">Days.</param>
    /// <returns>Months.</returns>
    public static double DaysToMonths(double days) => days / DaysPerMonth;

    /// <summary>Whole days from one day to another.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <returns>Days, negative when <paramref name="to"/> comes first.</returns>
    public static int DaysBetween(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;
}
