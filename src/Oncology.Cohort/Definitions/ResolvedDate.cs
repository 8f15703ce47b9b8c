namespace Oncology.Cohort;

/// <summary>Which day of a partial date makes the duration: the middle, or the one that makes it shortest or longest.</summary>
internal enum DateReading
{
    Middle,
    Shortest,
    Longest,
}

/// <summary>A partial date read under a policy: the day it counts as, and the days it may be.</summary>
internal readonly record struct ResolvedDate(DateOnly Day, DateOnly Earliest, DateOnly Latest, bool IsDayOffset) : IComparable<ResolvedDate>
{
    internal bool IsImputed => Earliest != Latest;

    /// <summary>The day it counts as, as it is written.</summary>
    internal PartialDate Written => IsDayOffset ? PartialDate.OfDayOffset(Day.DayNumber - PartialDate.OffsetEpoch.DayNumber) : PartialDate.OfDay(Day);

    public int CompareTo(ResolvedDate other)
    {
        int order = Day.CompareTo(other.Day);
        return order != 0 ? order : Earliest.CompareTo(other.Earliest);
    }

    /// <summary>Reads a date; null when it is missing, or partial under <see cref="PartialDatePolicy.Reject"/>.</summary>
    internal static ResolvedDate? Read(PartialDate? date, PartialDatePolicy policy) => date switch
    {
        { } known when known.IsExact || policy != PartialDatePolicy.Reject
            => new ResolvedDate(known.Middle, known.Earliest, known.Latest, known.IsDayOffset),
        _ => null,
    };

    /// <summary>The day as the beginning of a duration.</summary>
    internal ResolvedDate AsStart(DateReading reading) => reading switch
    {
        DateReading.Shortest => this with { Day = Latest },
        DateReading.Longest => this with { Day = Earliest },
        _ => this,
    };

    /// <summary>The day as the end of a duration.</summary>
    internal ResolvedDate AsEnd(DateReading reading) => reading switch
    {
        DateReading.Shortest => this with { Day = Earliest },
        DateReading.Longest => this with { Day = Latest },
        _ => this,
    };

    /// <summary>An imputed day moved into [first, last] as far as the date can be one of those days.</summary>
    internal ResolvedDate ClippedInto(DateOnly first, DateOnly? last)
    {
        if (!IsImputed)
        {
            return this;
        }

        DateOnly low = Earliest > first ? Earliest : first;
        DateOnly high = last is { } end && end < Latest ? end : Latest;
        return low > high ? this : this with { Day = Day < low ? low : Day > high ? high : Day };
    }
}
