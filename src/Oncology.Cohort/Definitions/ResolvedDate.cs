namespace Oncology.Cohort;

/// <summary>A partial date read under a policy: the day it counts as, and the days it may be.</summary>
internal readonly record struct ResolvedDate(DateOnly Day, DateOnly Earliest, DateOnly Latest, bool IsImputed)
{
    /// <summary>Reads a date; null when it is missing, or partial under <see cref="PartialDatePolicy.Reject"/>.</summary>
    internal static ResolvedDate? Read(PartialDate? date, PartialDatePolicy policy) => date switch
    {
        null => null,
        { IsExact: true } exact => new ResolvedDate(exact.Earliest, exact.Earliest, exact.Earliest, false),
        _ when policy == PartialDatePolicy.Reject => null,
        { } partial => new ResolvedDate(partial.Middle, partial.Earliest, partial.Latest, true),
    };
}
