using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Rules about durations that a file gives instead of dates, or beside them.</summary>
internal static class DurationRules
{
    private const double MostDays = 25 * ClinicalTime.DaysPerYear;

    // Months are often whole, and the first and last day are counted in different ways.
    private const int ToleranceDays = 31;

    public static ImmutableArray<CohortRule> All { get; } =
    [
        CohortRule.OfPatient("V23", "Durations are plausible and agree with the dates.", "Les durées sont plausibles et concordent avec les dates.", Durations),
    ];

    private static void Durations(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        Patient p = history.Patient;
        OfUnread(p, "os_months", findings);
        OfUnread(p, "pfs_months", findings);
        if (p is { PfsDays: null, PfsMonths: null, OsDays: null, OsMonths: null })
        {
            return;
        }

        (double? Days, string Field)[] durations =
        [
            (p.PfsDays, "pfs_days"), (p.PfsMonths * ClinicalTime.DaysPerMonth, "pfs_months"), (p.OsDays, "os_days"), (p.OsMonths * ClinicalTime.DaysPerMonth, "os_months"),
        ];
        foreach ((double? days, string field) in durations)
        {
            if (days == 0)
            {
                findings.Information(p.Cells, field, $"{FieldWords.Of(field).English} is 0: the event or the end of follow-up falls on time zero.", $"{FieldWords.Of(field).French} vaut 0 : l'événement ou la fin du suivi tombe le jour de l'origine.");
            }
            else if (days > MostDays)
            {
                findings.Information(p.Cells, field, $"{FieldWords.Of(field).English} is more than 25 years; is it in another unit, or counted from birth?", $"{FieldWords.Of(field).French} dépasse 25 ans ; autre unité, ou compté depuis la naissance ?");
            }
            else if (days is { } given && IsImpossible(given, history, field.StartsWith("os", StringComparison.Ordinal)))
            {
                findings.Information(p.Cells, field, $"{FieldWords.Of(field).English} agrees with no two of the dates of the patient; the dates are used.", $"{FieldWords.Of(field).French} ne correspond à aucun couple de dates du dossier ; les dates sont utilisées.");
            }
        }

        double? os = p.OsDays ?? (p.OsMonths * ClinicalTime.DaysPerMonth);
        double? pfs = p.PfsDays ?? (p.PfsMonths * ClinicalTime.DaysPerMonth);
        if (pfs > os + 1)
        {
            findings.Information(p.Cells, p.PfsDays is null ? "pfs_months" : "pfs_days", "Progression-free survival is longer than overall survival.", "La survie sans progression dépasse la survie globale.");
        }
    }

    // Too many months to be read (V03): days in a column of months, or counted from birth.
    private static void OfUnread(Patient patient, string field, RuleFindings findings)
    {
        if (patient.Cells.IsUnreadable(field) && patient.Cells.SourceOf(field) is { } cell
            && double.TryParse(cell.TextRead.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double months) && months * ClinicalTime.DaysPerMonth > MostDays)
        {
            findings.Information(
                patient.Cells, field, $"{FieldWords.Of(field).English} is more than 25 years of months; is it in days, or counted from birth?", $"{FieldWords.Of(field).French} dépasse 25 ans en mois ; en jours, ou compté depuis la naissance ?");
        }
    }

    // No date on which such a duration can begin lies so long before one on which it can end.
    private static bool IsImpossible(double days, PatientHistory history, bool isOverall)
    {
        Patient p = history.Patient;
        PartialDate?[] ends = isOverall
            ? p.DeathDate is null ? [p.LastFollowupDate, p.LastImagingDate] : [p.DeathDate]
            : [p.ProgressionDate, p.DeathDate, p.LastFollowupDate, p.LastImagingDate, .. history.Events.Where(DateSources.IsProgression).Select(e => e.EventDate)];
        PartialDate?[] starts =
        [
            TimeZero.Read(history, ClinicalConventions.Toulouse, DateReading.Middle).Value?.Written, p.T0Date, p.MetastasisDxDate, p.PrimaryDxDate, p.MtbDate,
        ];
        bool isAny = false;
        foreach (PartialDate end in ends.OfType<PartialDate>())
        {
            foreach (PartialDate start in starts.OfType<PartialDate>())
            {
                if (start.IsDayOffset != end.IsDayOffset)
                {
                    continue;
                }

                isAny = true;
                if (days >= end.Earliest.DayNumber - start.Latest.DayNumber - ToleranceDays && days <= end.Latest.DayNumber - start.Earliest.DayNumber + ToleranceDays)
                {
                    return false;
                }
            }
        }

        return isAny;
    }
}
