namespace Oncology.Cohort;

/// <summary>The days between which treatment begins and the living are last heard of.</summary>
internal sealed class RecordWindow
{
    private static readonly DateOnly UsualLast = new(2021, 3, 31);
    private static readonly DateOnly UsualEnd = new(2018, 12, 31);
    private static readonly DateOnly UsualNews = new(2020, 6, 1);
    private static readonly DateOnly UsualStart = new(2014, 1, 13);

    /// <summary>
    /// The window of the targets file; else treatment from 2014 to 2018, or from earlier on when somebody is followed for longer than that allows.
    /// A window of treatment alone leaves the last news to the follow-up.
    /// </summary>
    public RecordWindow(RecordsDesign design, int longest)
    {
        DateOnly[] start = design.Start;
        LastNews = design.LastNews is [var first, var last] ? (first, last)
            : start.Length > 0 ? (start[0], start[1].AddDays(longest))
            : (UsualNews, UsualLast);
        DateOnly from = Earlier(UsualStart, LastNews.To.AddDays(-longest));
        Start = start.Length > 0 ? (start[0], start[1]) : (from, Later(from, Earlier(UsualEnd, LastNews.From)));
    }

    /// <summary>First treatment.</summary>
    public (DateOnly From, DateOnly To) Start { get; }

    /// <summary>Last news of the living.</summary>
    public (DateOnly From, DateOnly To) LastNews { get; }

    public static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    public static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
