using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Rules about treatments.</summary>
internal static class TreatmentRules
{
    public static ImmutableArray<CohortRule> All { get; } =
    [
        CohortRule.OfPatient("V12", "Treatments start before they stop, lines do not overlap, metastatic treatment follows the metastases.", "Les traitements commencent avant de finir, les lignes ne se recouvrent pas, le traitement métastatique suit les métastases.", Order),
        CohortRule.OfPatient("V13", "Focal treatments are dated, have an intent and treat known lesions.", "Les traitements focaux sont datés, ont une intention et visent des lésions connues.", Focal),
        CohortRule.OfPatient("V14", "Doses agree with fractions and units.", "Les doses concordent avec les séances et les unités.", Dose),
        CohortRule.OfPatient("V15", "Stereotactic schedules are stereotactic.", "Les schémas stéréotaxiques le sont.", Stereotactic),
    ];

    private static void Order(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        foreach (Treatment t in history.Treatments)
        {
            if (t is { StartDate: { } start, StopDate: { } stop } && PatientDates.IsBefore(stop, start))
            {
                findings.Error(t.Cells, "stop_date", $"The treatment stops on {stop}, before its start {start}.", $"Le traitement finit le {stop}, avant son début {start}.");
            }

            if (t is { Setting: TreatmentSetting.Metastatic, StartDate: { } begin } && history.Patient.MetastasisDxDate is { } metastasis && PatientDates.IsBefore(begin, metastasis))
            {
                findings.Warning(t.Cells, "start_date", $"A treatment of the metastatic disease starts on {begin}, before its diagnosis {metastasis}.", $"Un traitement de la maladie métastatique commence le {begin}, avant son diagnostic {metastasis}.");
            }
        }

        foreach (Treatment later in history.Treatments)
        {
            if (IsLine(later) && EarlierLine(later, history) is { } earlier)
            {
                findings.Warning(
                    later.Cells, "start_date",
                    string.Create(CultureInfo.InvariantCulture, $"Line {later.Line} starts on {later.StartDate}, before line {earlier.Line} stops on {earlier.StopDate}."),
                    string.Create(CultureInfo.InvariantCulture, $"La ligne {later.Line} commence le {later.StartDate}, avant la fin de la ligne {earlier.Line} le {earlier.StopDate}."));
            }
        }
    }

    private static bool IsLine(Treatment treatment) => treatment is { Kind: TreatmentKind.Systemic, Line: not null, StartDate: not null };

    // A line of a lower number that stops after the beginning of this one.
    private static Treatment? EarlierLine(Treatment later, PatientHistory history)
    {
        foreach (Treatment earlier in history.Treatments)
        {
            if (IsLine(earlier) && earlier.Line < later.Line && earlier.StopDate is { } stop && PatientDates.IsBefore(later.StartDate!.Value, stop))
            {
                return earlier;
            }
        }

        return null;
    }

    private static void Focal(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        bool delayGiven = (history.Patient.TimeToMdtDays ?? history.Patient.TimeToMdtMonths) is not null;
        foreach (Treatment t in history.Treatments)
        {
            if (t.Kind != TreatmentKind.MetastasisDirected)
            {
                continue;
            }

            if (t.StartDate is null && !delayGiven)
            {
                findings.Error(t.Cells, "start_date", "A metastasis-directed therapy has no date; the exposure of the patient is unknown.", "Un traitement focal n'a pas de date ; l'exposition est inconnue.");
            }

            if (FocalTreatment.IsOpen(t))
            {
                findings.Warning(t.Cells, "intent", "The intent of a metastasis-directed therapy cannot be read; whether it is curative is left open, and so is what hangs on it.", "L'intention d'un traitement focal est illisible ; on ne sait pas s'il est curatif, et ce qui en dépend reste ouvert.");
            }
            else if (t.Intent is null or TreatmentIntent.Unknown)
            {
                findings.Warning(t.Cells, "intent", "The intent of a metastasis-directed therapy is unknown; it is taken as curative, so say when it was palliative.", "L'intention d'un traitement focal est inconnue ; il est considéré comme curatif, indiquez-le s'il était palliatif.");
            }

            if (!t.LesionIds.IsEmpty && !t.TreatsAllLesions && UnknownLesion(t, history) is { } unknown)
            {
                findings.Warning(t.Cells, "lesion_ids", $"The treated lesion \"{unknown}\" is not among the lesions of the patient.", $"La lésion traitée « {unknown} » n'est pas parmi les lésions du dossier.");
            }
        }
    }

    // Apart, so that only treatments that name lesions pay for the functions that capture them.
    private static string? UnknownLesion(Treatment treatment, PatientHistory history) =>
        treatment.LesionIds.FirstOrDefault(id => !history.Lesions.Any(l => l.LesionId.Equals(id, StringComparison.OrdinalIgnoreCase)));

    private static void Dose(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        foreach (Treatment t in history.Treatments)
        {
            if (t is { TotalDoseGy: null, DosePerFractionGy: null })
            {
                if (RadiationUnit.InGray(t.DoseUnit, t.Kind) is null && t.Cells.ColumnOf("total_dose_gy")?.HasValue(t.Cells.Row) == true)
                {
                    findings.Warning(
                        t.Cells, "total_dose_gy",
                        "The dose is that of a drug, or its unit is none of radiation; it is not read as Gy.", "La dose est celle d'un médicament, ou son unité n'est pas celle d'une irradiation ; elle n'est pas lue en Gy.");
                }

                continue;
            }

            if (t is { TotalDoseGy: { } total, NFractions: { } n, DosePerFractionGy: { } each } && Math.Abs(total - (n * each)) > 0.1)
            {
                findings.Warning(
                    t.Cells, "total_dose_gy",
                    string.Create(CultureInfo.InvariantCulture, $"The total dose {total} Gy is not {n} fractions of {each} Gy."),
                    string.Create(FieldWords.French, $"La dose totale de {total} Gy n'est pas {n} séances de {each} Gy."));
            }

            if (t.TotalDoseGy is > 90 or < 4)
            {
                string unit = t.TotalDoseGy > 1000 && t.DoseUnit is null ? " Is it in cGy?" : "";
                string unite = unit.Length > 0 ? " En cGy ?" : "";
                findings.Warning(
                    t.Cells, "total_dose_gy",
                    string.Create(CultureInfo.InvariantCulture, $"The total dose {t.TotalDoseGy} Gy is outside 4 to 90 Gy.{unit}"),
                    string.Create(FieldWords.French, $"La dose totale de {t.TotalDoseGy} Gy sort de 4 à 90 Gy.{unite}"));
            }

            if (t.DoseUnit is null && t.TotalDoseGy is not null && import.HasColumn(CohortTable.Treatments, "dose_unit") && RadiationUnit.WrittenIn(t.Cells.SourceOf("total_dose_gy")?.TextRead) is null)
            {
                findings.Warning(t.Cells, "dose_unit", "The dose has no unit; it is read as Gy.", "La dose n'a pas d'unité ; elle est lue en Gy.");
            }

            double? perFraction = t.DosePerFractionGy ?? (t.NFractions > 0 ? t.TotalDoseGy / t.NFractions : null);
            if (perFraction > 34 && t.TotalDoseGy <= 90)
            {
                findings.Warning(t.Cells, "dose_per_fraction_gy", "The dose per fraction exceeds 34 Gy.", "La dose par séance dépasse 34 Gy.");
            }
        }
    }

    private static void Stereotactic(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        foreach (Treatment t in history.Treatments)
        {
            if (t.Modality != MdtModality.Sbrt)
            {
                continue;
            }

            double? perFraction = t.DosePerFractionGy ?? (t.NFractions > 0 ? t.TotalDoseGy / t.NFractions : null);
            if (t.NFractions > 10 || perFraction < 5)
            {
                findings.Warning(t.Cells, "n_fractions", "Stereotactic radiotherapy with more than 10 fractions or less than 5 Gy per fraction; are dose and fractions swapped?", "Radiothérapie stéréotaxique de plus de 10 séances ou de moins de 5 Gy par séance ; dose et séances sont-elles inversées ?");
            }
        }
    }
}
