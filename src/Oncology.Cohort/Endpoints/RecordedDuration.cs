using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A duration the file gives because it withholds dates.</summary>
/// <param name="TimeDays">The duration in days; months are multiplied by 30.4375.</param>
/// <param name="IsEvent">Whether the event ended it.</param>
/// <param name="Evidence">The values it came from.</param>
public sealed record RecordedDuration(double TimeDays, bool IsEvent, ImmutableArray<Evidence> Evidence)
{
    internal static RecordedDuration? Read(Patient patient, double? days, double? months, bool? isEvent, string prefix)
    {
        double? time = days ?? (months is { } m ? ClinicalTime.MonthsToDays(m) : null);
        if (time is not { } known || isEvent is not { } ended)
        {
            return null;
        }

        string field = days is null ? $"{prefix}_months" : $"{prefix}_days";
        return new RecordedDuration(known, ended, Cohort.Evidence.Of(patient, field, $"{prefix}_event"));
    }
}
