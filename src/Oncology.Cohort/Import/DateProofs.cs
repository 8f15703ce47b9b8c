namespace Oncology.Cohort;

/// <summary>The orders of day and month that the dates of the files of a cohort prove.</summary>
/// <param name="DayFirst">A column has a first number above 12, and no second one.</param>
/// <param name="MonthFirst">A column has a second number above 12, and no first one.</param>
internal sealed record DateProofs(bool DayFirst, bool MonthFirst)
{
    /// <summary>What the columns of some files prove; one that proves both proves nothing.</summary>
    public static DateProofs Of(IEnumerable<DelimitedFile> files)
    {
        bool dayFirst = false;
        bool monthFirst = false;
        foreach (TextColumn column in files.SelectMany(f => f.Table.Columns))
        {
            bool above = false;
            bool below = false;
            foreach (string cell in column.WordsUsed)
            {
                if (DateText.IsOrdered(cell, out int first, out int second))
                {
                    above |= first > 12;
                    below |= second > 12 && first <= 12;
                }
            }

            dayFirst |= above && !below;
            monthFirst |= below && !above;
        }

        return new DateProofs(dayFirst, monthFirst);
    }
}
