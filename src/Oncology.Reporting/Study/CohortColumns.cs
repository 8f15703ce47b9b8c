using System.Globalization;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>
/// Every definition of a cohort as a column, one row per patient: what a study file may name as the source of a variable.
/// docs/study-file.md lists them.
/// </summary>
internal static class CohortColumns
{
    private static readonly (string Name, Func<PatientHistory, ClinicalConventions, object?> Value)[] Definitions =
    [
        ("patient_id", (h, _) => h.PatientId),
        ("age", (h, rules) => AgeAtDiagnosis.Derive(h, rules).Value),
        ("ecog", (h, c) => PerformanceStatus.Derive(h, c).Value),
        ("menopause", (h, c) => Answer(Menopause.Derive(h, c).Value)),
        ("presentation", (h, c) => Presentation.Derive(h, c).Value?.ToString()),
        ("t_group", (h, c) => TumourStage.DeriveT(h, c).Value?.ToString()),
        ("n_group", (h, c) => TumourStage.DeriveN(h, c).Value?.ToString()),
        ("grade", (h, _) => h.Patient.Grade),
        ("histology", (h, _) => h.Patient.Histology?.ToString()),
        ("hormone_receptor", (h, c) => HormoneReceptor.Derive(h, c).Value?.ToString()),
        ("er", (h, c) => HormoneReceptor.DeriveEr(h, c).Value?.ToString()),
        ("pr", (h, c) => HormoneReceptor.DerivePr(h, c).Value?.ToString()),
        ("her2", (h, c) => Her2.Derive(h, c).Value?.ToString()),
        ("subtype", (h, c) => Subtype.Label(Subtype.Derive(h, c).Value)),
        ("img_pet", (h, _) => YesNo(h.Patient.ImgPet)),
        ("img_wbmri", (h, _) => YesNo(h.Patient.ImgWbmri)),
        ("img_liver_mri", (h, _) => YesNo(h.Patient.ImgLiverMri)),
        ("img_bone_mri", (h, _) => YesNo(h.Patient.ImgBoneMri)),
        ("img_ct", (h, _) => YesNo(h.Patient.ImgCt)),
        ("img_bone_scan", (h, _) => YesNo(h.Patient.ImgBoneScan)),
        ("n_metastases", (h, c) => LesionCount.Derive(h, c).Value.Metastases),
        ("n_metastases_recorded", (h, _) => h.Patient.NMetastases),
        ("n_organs", (h, c) => LesionCount.Derive(h, c).Value.Organs),
        ("bone_only", (h, c) => Answer(LesionCount.Derive(h, c).Value.BoneOnly)),
        ("liver_metastases", (h, c) => Answer(LesionCount.Derive(h, c).Value.LiverMetastases)),
        ("largest_size", (h, c) => LesionCount.Derive(h, c).Value.LargestSize?.ToString()),
        ("first_line", (h, c) => SystemicTreatment.Derive(h, c).Value?.Label),
        ("endocrine", (h, c) => Has(h, c, SystemicClasses.Endocrine)),
        ("chemotherapy", (h, c) => Has(h, c, SystemicClasses.Chemotherapy)),
        ("cdk46", (h, c) => Has(h, c, SystemicClasses.Cdk46)),
        ("anti_her2", (h, c) => Has(h, c, SystemicClasses.AntiHer2)),
        ("endocrine_agent", (h, _) => EndocrineAgent(h)),
        ("chemotherapy_agent", (h, _) => ChemotherapyAgent(h)),
        ("mdt_radiotherapy", (h, _) => Focal(h, MdtModality.Sbrt, MdtModality.Imrt, MdtModality.ThreeDimensional)),
        ("mdt_surgery", (h, _) => Focal(h, MdtModality.Surgery)),
        ("mdt_ablation", (h, _) => Focal(h, MdtModality.RadiofrequencyAblation, MdtModality.Microwave)),
        ("mdt_cryotherapy", (h, _) => Focal(h, MdtModality.Cryotherapy)),
        ("mdt_all_treated", (h, c) => FocalTreatment.DeriveAllTreated(h, c).Value switch { Verdict.Met => "Yes", Verdict.Unknown => null, _ => "No" }),
        ("best_response", (h, _) => h.Patient.BestResponse?.ToString()),
        ("first_treatment", (h, c) => TimeZero.Derive(h, c).Value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("endocrine_months", (h, _) => EndocrineMonths(h)),
        ("toxicity_grade", (h, _) => h.Events.Where(e => e.EventType == EventType.Toxicity).Max(e => e.Grade)),
        ("progression", (h, _) => YesNo(h.Patient.Progression)),
        ("death_of_disease", (h, _) => h.Patient.VitalStatus is null ? null : h.Patient.DeathCause == DeathCause.Cancer ? "Yes" : "No"),
    ];

    public static DataTable Create(PatientCohort cohort, ClinicalConventions conventions)
    {
        return DataTable.From(
            cohort.Histories,
            [
                .. Definitions.Select(definition => (definition.Name, (Func<PatientHistory, object?>)(history => definition.Value(history, conventions)))),
                .. Enum.GetValues<Organ>().Select(organ => (OrganColumn(organ.ToString()), (Func<PatientHistory, object?>)(history => Lesions(history, organ)))),
                ("lesions_total", (Func<PatientHistory, object?>)(history => Enum.GetValues<Organ>().Sum(organ => Lesions(history, organ)))),
            ]);
    }

    /// <summary>The columns of the file that the dictionary does not know, of those a study asks for; rows as the cohort has them.</summary>
    public static DataTable WithExtra(DataTable table, PatientCohort cohort, IEnumerable<string> wanted)
    {
        foreach (string header in wanted.Distinct().Where(name => !table.HasColumn(name)))
        {
            string?[] cells = [.. cohort.Histories.Select(history => history.Patient.Cells.Extra.GetValueOrDefault(header)?.Trim() is { Length: > 0 } cell ? cell : null)];
            if (cells.Any(cell => cell is not null))
            {
                table = table.WithText(header, [.. cells]);
            }
        }

        return table;
    }

    private static string OrganColumn(string organ) => $"lesions_{organ.ToLowerInvariant()}";

    private static string? YesNo(bool? answer) => answer switch { true => "Yes", false => "No", null => null };

    // A question that does not apply is left open, as a missing value.
    private static string? Answer(Verdict verdict) => verdict switch { Verdict.Met => "Yes", Verdict.NotMet => "No", _ => null };

    // Neither given nor not given where nobody knows.
    private static string? Has(PatientHistory history, ClinicalConventions conventions, SystemicClasses wanted) =>
        SystemicTreatment.Derive(history, conventions).Value?.Classes.HasFlag(wanted) == true ? "Yes"
        : SystemicTreatment.DeriveOpen(history, conventions).Value.HasFlag(wanted) ? null
        : "No";

    private static int Lesions(PatientHistory history, Organ organ) =>
        history.Lesions.Where(lesion => lesion.Organ == organ && (lesion.Epoch is null or LesionEpoch.Baseline)).Sum(lesion => lesion.NLesions ?? 1);

    private static string? Focal(PatientHistory history, params MdtModality[] techniques) => history.Treatments.Any(treatment =>
        treatment.Kind == TreatmentKind.MetastasisDirected && treatment.Intent != TreatmentIntent.Palliative && treatment.Modality is MdtModality technique && techniques.Contains(technique))
        ? "Yes"
        : FocalTreatment.DeriveReceived(history, ClinicalConventions.Toulouse).Value == Verdict.Unknown ? null : "No";

    private static string? EndocrineAgent(PatientHistory history)
    {
        // A drug of unknown class may be one that goes before.
        HashSet<DrugClass> classes = [.. Classes(history)];
        return classes.Contains(DrugClass.AromataseInhibitor) ? nameof(DrugClass.AromataseInhibitor)
            : classes.Contains(DrugClass.Endocrine) ? null
            : classes.Contains(DrugClass.Tamoxifen) ? nameof(DrugClass.Tamoxifen)
            : classes.Contains(DrugClass.Fulvestrant) ? nameof(DrugClass.Fulvestrant)
            : null;
    }

    // From the first day of endocrine treatment for the metastatic disease to its last, or to the end of follow-up while it goes on.
    private static double? EndocrineMonths(PatientHistory history)
    {
        Treatment[] given = [.. history.Treatments.Where(treatment =>
            treatment.Kind == TreatmentKind.Systemic && (treatment.Setting is null or TreatmentSetting.Metastatic)
            && treatment.DrugClasses.Any(drug => drug is DrugClass.AromataseInhibitor or DrugClass.Tamoxifen or DrugClass.Fulvestrant))];
        DateOnly? start = given.Min(treatment => treatment.StartDate)?.Middle;
        PartialDate? end = given.Any(treatment => treatment.StopDate is null)
            ? history.Patient.DeathDate ?? history.Patient.LastFollowupDate
            : given.Max(treatment => treatment.StopDate);
        return start is DateOnly first && end?.Middle is DateOnly last ? (last.DayNumber - first.DayNumber) / StudyTime.DaysIn(TimeUnit.Months) : null;
    }

    private static string? ChemotherapyAgent(PatientHistory history)
    {
        HashSet<DrugClass> classes = [.. Classes(history)];
        bool anthracycline = classes.Contains(DrugClass.Anthracycline);
        bool taxane = classes.Contains(DrugClass.Taxane);
        return anthracycline && taxane ? "AnthracyclineAndTaxane"
            : classes.Contains(DrugClass.Chemotherapy) || classes.Contains(DrugClass.Unknown) ? null
            : anthracycline ? "Anthracycline"
            : taxane ? "Taxane"
            : classes.Contains(DrugClass.OtherChemotherapy) ? "Other"
            : null;
    }

    private static IEnumerable<DrugClass> Classes(PatientHistory history) => history.Treatments
        .Where(treatment => treatment.Kind == TreatmentKind.Systemic && (treatment.Setting is null or TreatmentSetting.Metastatic))
        .SelectMany(treatment => treatment.DrugClasses);
}
