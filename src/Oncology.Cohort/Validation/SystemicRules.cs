using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Rules about drugs and the receptors they act on.</summary>
internal static class SystemicRules
{
    public static ImmutableArray<CohortRule> All { get; } =
    [
        CohortRule.OfPatient("V17", "Drugs of the metastatic disease fit the receptors.", "Les médicaments de la maladie métastatique concordent avec les récepteurs.", Drugs),
    ];

    private static void Drugs(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        bool? her2Negative = null;
        bool? hormoneNegative = null;
        if (history.Patient.SystemicNaive == true && history.Treatments.Any(IsMetastatic))
        {
            findings.Warning(history.Patient.Cells, "systemic_naive", "The patient is said to have had no systemic treatment of the metastatic disease, and one is recorded; the record is used.", "Il est dit qu'aucun traitement systémique de la maladie métastatique n'a été donné, et un traitement est recueilli ; c'est lui qui compte.");
        }

        foreach (Treatment t in history.Treatments)
        {
            if (!IsMetastatic(t))
            {
                continue;
            }

            if (t.DrugClasses.Contains(DrugClass.AntiHer2)
                && (her2Negative ??= Her2.Derive(history, ClinicalConventions.Toulouse).Value == ReceptorStatus.Negative) == true)
            {
                findings.Warning(t.Cells, Field(t), "An anti-HER2 drug although HER2 is negative.", "Un anti-HER2 alors que HER2 est négatif.");
            }

            if (IsEndocrine(t) && (hormoneNegative ??= HormoneReceptor.ValueOf(history.Patient, ClinicalConventions.Toulouse) == ReceptorStatus.Negative) == true)
            {
                findings.Warning(t.Cells, Field(t), "An endocrine drug although the hormone receptors are negative.", "Une hormonothérapie alors que les récepteurs hormonaux sont négatifs.");
            }

            if (!findings.IsRefused && t.DrugClasses.Contains(DrugClass.Cdk46) && !history.Treatments.Any(o => IsMetastatic(o) && (IsEndocrine(o) || SystemicTreatment.OpenOf(o).HasFlag(SystemicClasses.Endocrine))))
            {
                findings.Warning(t.Cells, Field(t), "A CDK4/6 inhibitor without endocrine drug.", "Un inhibiteur de CDK4/6 sans hormonothérapie.");
            }
        }
    }

    private static bool IsMetastatic(Treatment treatment) => treatment is { Kind: TreatmentKind.Systemic, Setting: TreatmentSetting.Metastatic };

    private static bool IsEndocrine(Treatment treatment)
    {
        foreach (DrugClass drug in treatment.DrugClasses)
        {
            if (SystemicTreatment.ClassOf(drug) == SystemicClasses.Endocrine)
            {
                return true;
            }
        }

        return false;
    }

    private static string Field(Treatment treatment) => treatment.Agents.IsEmpty ? "drug_class" : "agents";
}
