namespace Oncology.Cohort;

/// <summary>How the dates of a column are written. ISO dates and month names are read under every style but the numeric ones.</summary>
public enum DateStyle
{
    /// <summary>Decided by the content of the column: day first, unless a cell can only be month first. A column whose cells prove both orders, or none
    /// beside a column of the cohort that is month first or where no column proves any, is an error (F07) for the caller to settle.</summary>
    Detect,

    /// <summary>12/05/2016 is the 12th of May.</summary>
    DayFirst,

    /// <summary>12/05/2016 is the 5th of December.</summary>
    MonthFirst,

    /// <summary>Whole days from an index day of the patient.</summary>
    DayOffset,

    /// <summary>Months from an index day of the patient, as public data sets give times: kept as completed days, 30.4375 to the month, so that 6.0 is
    /// not later than six months.</summary>
    MonthOffset,

    /// <summary>Day numbers of a spreadsheet that counts from 1900.</summary>
    Excel1900,

    /// <summary>Day numbers of a spreadsheet that counts from 1904.</summary>
    Excel1904,
}
