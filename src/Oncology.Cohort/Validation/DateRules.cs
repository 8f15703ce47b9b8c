using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Rules about the order of dates.</summary>
internal static class DateRules
{
    public static ImmutableArray<CohortRule> All { get; } =
    [
        CohortRule.OfPatient("V04", "Birth comes first, and the age at the primary tumour is 18 to 110.", "La naissance précède tout, et l'âge au diagnostic est de 18 à 110 ans.", Birth),
        CohortRule.OfPatient("V05", "The stated age agrees with the dates within a year.", "L'âge indiqué concorde avec les dates à un an près.", StatedAge),
        CohortRule.OfPatient("V06", "Metastases are not diagnosed more than 6 months before the primary.", "Les métastases ne précèdent pas la tumeur primitive de plus de 6 mois.", MetastasisBeforePrimary),
        CohortRule.OfPatient("V07", "Nothing happens after death.", "Rien n'arrive après le décès.", AfterDeath),
        CohortRule.OfPatient("V08", "Dead patients have a date of death, living ones have none.", "Les décès sont datés, les vivants n'ont pas de date de décès.", DeathDate),
        CohortRule.OfPatient("V09", "Nothing happens after the last follow-up, the cut-off or today.", "Rien n'arrive après les dernières nouvelles, la date de point ou aujourd'hui.", AfterLastNews),
        CohortRule.OfPatient("V10", "A progression has a date, and a date its progression.", "Une progression est datée, une date a sa progression.", ProgressionDate),
        CohortRule.OfPatient("V11", "Progression comes after time zero.", "La progression suit l'origine du temps.", ProgressionBeforeOrigin),
    ];

    private static void Birth(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        Patient p = history.Patient;
        if (p.BirthDate is not { } birth)
        {
            return;
        }

        foreach ((PartialDate date, RecordCells cells, string field, _) in findings.Dates.All)
        {
            if (PatientDates.IsBefore(date, birth))
            {
                findings.Error(cells, field, $"{FieldWords.Of(field).English} {date} lies before birth {birth}.", $"{FieldWords.Of(field).French} {date} précède la naissance {birth}.");
            }
        }

        if (p.PrimaryDxDate is { } primary && primary.IsDayOffset == birth.IsDayOffset && !PatientDates.IsBefore(primary, birth))
        {
            if (primary.Latest < birth.Earliest.AddYears(18) || primary.Earliest > birth.Latest.AddYears(110))
            {
                findings.Error(p.Cells, "birth_date", $"The age at the primary tumour ({birth} to {primary}) is outside 18 to 110 years.", $"L'âge au diagnostic ({birth} à {primary}) sort de 18 à 110 ans.");
            }
        }
    }

    private static void StatedAge(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        if (history.Patient is { BirthDate: { } birth, Age: { } age } patient)
        {
            StatedAge(patient, birth, age, findings);
        }
    }

    // Apart, so that only patients with both pay for the functions that capture them.
    private static void StatedAge(Patient p, PartialDate birth, double age, RuleFindings findings)
    {
        PartialDate[] diagnoses = [.. new[] { p.PrimaryDxDate, p.MetastasisDxDate }.OfType<PartialDate>().Where(d => d.IsDayOffset == birth.IsDayOffset)];
        if (diagnoses.Length > 0 && diagnoses.All(d => Math.Abs(((d.Middle.DayNumber - birth.Middle.DayNumber) / ClinicalTime.DaysPerYear) - age) >= 2))
        {
            findings.Warning(
                p.Cells, "age",
                string.Create(CultureInfo.InvariantCulture, $"The age {age} differs by more than a year from that of the dates (born {birth})."),
                string.Create(FieldWords.French, $"L'âge {age} s'écarte de plus d'un an de celui des dates (naissance {birth})."));
        }
    }

    private static void MetastasisBeforePrimary(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        Patient p = history.Patient;
        if (p is { PrimaryDxDate: { } primary, MetastasisDxDate: { } metastasis } && primary.IsDayOffset == metastasis.IsDayOffset
            && PatientDates.FewestDays(metastasis, primary) > ClinicalTime.MonthsToDays(6))
        {
            findings.Error(p.Cells, "metastasis_dx_date", $"Metastases {metastasis} are diagnosed more than 6 months before the primary {primary}.", $"Les métastases {metastasis} précèdent la tumeur primitive {primary} de plus de 6 mois.");
        }
    }

    private static void AfterDeath(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        if (history.Patient.DeathDate is not { } death)
        {
            return;
        }

        foreach ((PartialDate date, RecordCells cells, string field, _) in findings.Dates.All)
        {
            if (field != "death_date" && PatientDates.IsBefore(death, date))
            {
                findings.Error(cells, field, $"{FieldWords.Of(field).English} {date} lies after death {death}.", $"{FieldWords.Of(field).French} {date} suit le décès {death}.");
            }
        }
    }

    private static void DeathDate(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        Patient p = history.Patient;
        if (p.VitalStatus == VitalStatus.Dead && p.DeathDate is null && (p.OsDays ?? p.OsMonths) is null)
        {
            findings.Error(p.Cells, "vital_status", "The patient is dead but the date of death is missing; overall survival is lost.", "Le décès est indiqué mais sa date manque ; la survie globale est perdue.");
        }

        if (p.VitalStatus is null or VitalStatus.Lost && p.DeathDate is null && !history.Events.IsEmpty
            && history.Events.Any(e => e.EventType == EventType.Death) && !history.Events.Any(e => e.EventType == EventType.Death && e.EventDate is not null))
        {
            findings.Error(p.Cells, "death_date", "An event says death, but no date of death is known; overall survival is lost.", "Un événement dit décès, mais aucune date de décès n'est connue ; la survie globale est perdue.");
        }

        if (p.VitalStatus == VitalStatus.Alive && p.DeathDate is { } death)
        {
            findings.Error(p.Cells, "death_date", $"The patient is alive but has a date of death, {death}.", $"Le statut est « en vie », mais une date de décès est indiquée, {death}.");
        }

        if (p.VitalStatus == VitalStatus.Alive && p.DeathDate is null && !history.Events.IsEmpty && history.Events.FirstOrDefault(e => e.EventType == EventType.Death) is { } told)
        {
            string on = told.EventDate is { } day ? $" ({day})" : "";
            findings.Error(p.Cells, "vital_status", $"The patient is alive, but a row of the events says death{on}: one of them must be corrected.", $"Le statut est « en vie », mais une ligne des événements dit décès{on} : l'un des deux est à corriger.");
        }

        if (p.VitalStatus == VitalStatus.Lost && DateSources.HasDeathDate(history))
        {
            findings.Warning(p.Cells, "vital_status", "The patient is said to be lost to follow-up but has a date of death; the death counts.", "La patiente est dite perdue de vue mais a une date de décès ; le décès compte.");
        }

        if (p.VitalStatus == VitalStatus.Alive && p.DeathDate is null && p.DeathCause is not (null or DeathCause.Unknown))
        {
            findings.Warning(p.Cells, "death_cause", "The patient is alive but has a cause of death; no death counts.", "Le statut est « en vie », mais une cause de décès est indiquée ; aucun décès ne compte.");
        }

        if (p is { OsEvent: { } observed, VitalStatus: { } status } && status != VitalStatus.Lost && observed != (status == VitalStatus.Dead))
        {
            findings.Error(p.Cells, "os_event", "The event of overall survival and the vital status contradict each other.", "L'événement de survie globale et le statut vital se contredisent.");
        }
    }

    private static void AfterLastNews(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        if (history.Patient.LastFollowupDate is { } news)
        {
            foreach ((PartialDate date, RecordCells cells, string field, bool isProgression) in findings.Dates.Events)
            {
                if (!PatientDates.IsBefore(news, date))
                {
                    continue;
                }

                if (isProgression && IsProgressionLost(history, news, findings))
                {
                    findings.Error(
                        cells, field,
                        $"The progression of {date} lies after the last follow-up {news}; progression-free survival is lost, overall survival is extended to it.",
                        $"La progression du {date} suit les dernières nouvelles {news} ; la survie sans progression est perdue, la survie globale est prolongée d'autant.");
                    continue;
                }

                findings.Warning(cells, field, $"{FieldWords.Of(field).English} {date} lies after the last follow-up {news}, which is extended to it.", $"{FieldWords.Of(field).French} {date} suit les dernières nouvelles {news}, prolongées d'autant.");
            }
        }

        foreach ((PartialDate date, RecordCells cells, string field, _) in findings.Dates.All)
        {
            Future(date, cells, field, import, findings);
        }

        foreach (LabResult result in history.Labs)
        {
            Future(result.Date, result.Cells, "date", import, findings);
        }

        if (import.Options.CutOffDate is { } cutOff)
        {
            string day = cutOff.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            foreach ((PartialDate date, RecordCells cells, string field, _) in findings.Dates.All)
            {
                if (date.IsDayOffset || date.Earliest <= cutOff)
                {
                    continue;
                }

                findings.Error(cells, field, $"{FieldWords.Of(field).English} {date} lies after the cut-off {day}.", $"{FieldWords.Of(field).French} {date} suit la date de point {day}.");
            }
        }
    }

    // The first progression of a living patient lies after the last news, which cannot be (D9.2).
    private static bool IsProgressionLost(PatientHistory history, PartialDate news, RuleFindings findings)
    {
        foreach (DatedField happened in findings.Dates.Events)
        {
            if (happened.IsProgression && !PatientDates.IsBefore(news, happened.Date))
            {
                return false;
            }
        }

        return !DateSources.HasDeathDate(history);
    }

    private static void Future(PartialDate? date, RecordCells cells, string field, ImportResult import, RuleFindings findings)
    {
        if (date is { IsDayOffset: false } known && known.Earliest > import.Today)
        {
            string today = import.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            findings.Error(cells, field, $"{FieldWords.Of(field).English} {known} lies in the future (today is {today}).", $"{FieldWords.Of(field).French} {known} est dans le futur (nous sommes le {today}).");
        }
    }

    private static void ProgressionDate(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        Patient p = history.Patient;
        bool datedElsewhere = !history.Events.IsEmpty && history.Events.Any(e => e.EventDate is not null && (e.EventType is EventType.Progression or EventType.LocalFailure or EventType.NewMetastasis));
        if (p.Progression == true && p.ProgressionDate is null && !datedElsewhere && (p.PfsDays ?? p.PfsMonths) is null)
        {
            findings.Error(p.Cells, "progression", "A progression is recorded without date; progression-free survival is lost.", "Une progression est notée sans date ; la survie sans progression est perdue.");
        }

        if (p.Progression != true && p.ProgressionDate is { } date && import.HasPatientColumn("progression"))
        {
            findings.Error(p.Cells, "progression_date", $"There is a date of progression, {date}, but progression does not say yes.", $"Il y a une date de progression, {date}, mais progression ne dit pas oui.");
        }

        if (!history.Events.IsEmpty)
        {
            ProgressionOfEvents(history, findings);
        }

        // A recorded event of progression-free survival is a progression, or a death.
        if (p is { Progression: false, PfsEvent: true } && p.VitalStatus is not VitalStatus.Dead && p.OsEvent != true)
        {
            findings.Error(p.Cells, "pfs_event", "An event of progression-free survival is recorded, but no progression and no death.", "Un événement de survie sans progression est noté, mais ni progression ni décès.");
        }
        else if (p is { Progression: true, PfsEvent: false })
        {
            findings.Error(p.Cells, "pfs_event", "A progression is recorded, but no event of progression-free survival.", "Une progression est notée, mais pas d'événement de survie sans progression.");
        }
    }

    // The two tables must tell the same first progression; of two dates the earlier decides.
    private static void ProgressionOfEvents(PatientHistory history, RuleFindings findings)
    {
        Patient p = history.Patient;
        foreach (ClinicalEvent happened in history.Events)
        {
            if (happened.EventDate is not { } date || !DateSources.IsProgression(happened))
            {
                continue;
            }

            if (p is { Progression: false, ProgressionDate: null })
            {
                findings.Error(p.Cells, "progression", $"Progression says no, but a row of the events is a progression ({date}); progression-free survival is lost.", $"« Progression » dit non, mais une ligne des événements est une progression ({date}) ; la survie sans progression est perdue.");
                return;
            }

            if (p.ProgressionDate is { } stated && PatientDates.IsBefore(date, stated))
            {
                findings.Warning(p.Cells, "progression_date", $"The first progression is dated {stated}, but a row of the events is an earlier one ({date}), which decides.", $"La première progression est datée du {stated}, mais une ligne des événements en est une plus précoce ({date}), qui décide.");
                return;
            }
        }
    }

    private static void ProgressionBeforeOrigin(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        Patient p = history.Patient;
        if (p.ProgressionDate is not { } progression || StartsBefore(history, progression)
            || TimeZero.Derive(history, ClinicalConventions.Toulouse).Value is not { } origin || progression.IsDayOffset != (p.MetastasisDxDate?.IsDayOffset ?? false))
        {
            return;
        }

        string day = origin.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (progression.Latest < origin)
        {
            findings.Error(p.Cells, "progression_date", $"Progression {progression} lies before time zero {day}.", $"La progression {progression} précède l'origine {day}.");
        }
        else if (progression.IsExact && progression.Earliest == origin)
        {
            findings.Warning(p.Cells, "progression_date", $"Progression {progression} falls on time zero.", $"La progression {progression} tombe le jour de l'origine.");
        }
    }

    // One treatment that starts the disease's follow-up before the progression is enough: time zero is the first of them.
    private static bool StartsBefore(PatientHistory history, PartialDate progression)
    {
        foreach (Treatment t in history.Treatments)
        {
            if (t is { Kind: TreatmentKind.Systemic, Setting: TreatmentSetting.Metastatic, StartDate: { } start } && SystemicTreatment.IsAnticancer(t) && PatientDates.IsBefore(start, progression))
            {
                return true;
            }
        }

        return false;
    }
}
