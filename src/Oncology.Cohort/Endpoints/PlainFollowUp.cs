namespace Oncology.Cohort;

/// <summary>Overall survival and focal treatment of a patient whose record raises no question, under the conventions of the Toulouse study.</summary>
/// <remarks>Most patients of a large cohort are such. They get the same numbers as from <see cref="Endpoints.OverallSurvival"/> and
/// <see cref="Exposure.MetastasisDirectedTherapy"/>, without the rows, sources and evidence of these.</remarks>
internal readonly record struct PlainFollowUp(double Days, bool Died, bool IsExposed)
{
    /// <summary>The follow-up; null where the endpoint must be derived.</summary>
    /// <remarks>Plain: no row of events, no recorded origin, every date that matters known to the day, every systemic treatment with a setting, and death, last news
    /// and vital status in agreement, and nothing after the last news.</remarks>
    public static PlainFollowUp? Of(PatientHistory history)
    {
        Patient p = history.Patient;
        if (!history.Events.IsEmpty || p.T0Date is not null || !IsPlain(p.MetastasisDxDate) || !IsPlain(p.DeathDate) || !IsPlain(p.LastFollowupDate)
            || !Starts(history, out DateOnly? first, out DateOnly? focal) || first is not { } origin
            || p.MetastasisDxDate?.Earliest.AddDays(-ClinicalConventions.Toulouse.OriginBeforeMetastasisDays) > origin
            || (p.VitalStatus == VitalStatus.Dead && p.DeathDate is null) || (p.VitalStatus == VitalStatus.Alive && p.DeathDate is not null))
        {
            return null;
        }

        bool died = p.DeathDate is not null;
        DateOnly? end = p.DeathDate?.Earliest ?? p.LastFollowupDate?.Earliest;
        if (!died && end is { } news && SignsOfLife.IsAnyAfter(history, news, isDayOffset: false))
        {
            return null;
        }

        // On the day of the origin, or before it, a policy decides.
        return end is not { } last || last <= origin ? null
            : new PlainFollowUp(ClinicalTime.DaysBetween(origin, last), died, focal < last);
    }

    private static bool IsPlain(PartialDate? date) => date is not { } known || (known.IsExact && !known.IsDayOffset);

    // First start of any treatment that makes the origin, and of a focal one; false where a start or a setting is missing.
    private static bool Starts(PatientHistory history, out DateOnly? first, out DateOnly? focal)
    {
        first = null;
        focal = null;
        foreach (Treatment row in history.Treatments)
        {
            if (FocalTreatment.IsOpen(row))
            {
                return false;
            }

            bool isFocal = row.Kind == TreatmentKind.MetastasisDirected && row.Intent != TreatmentIntent.Palliative;
            if (!isFocal && (row.Kind != TreatmentKind.Systemic || row.Setting is not (null or TreatmentSetting.Metastatic) || !SystemicTreatment.IsAnticancer(row)))
            {
                continue;
            }

            if (row.StartDate is not { } start || !IsPlain(start) || (!isFocal && row.Setting is null))
            {
                return false;
            }

            first = first <= start.Earliest ? first : start.Earliest;
            focal = !isFocal || focal <= start.Earliest ? focal : start.Earliest;
        }

        return true;
    }
}
