using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Rules about drugs and the receptors they act on.</summary>
internal static class SystemicRules
{
    private static readonly ImmutableArray<DrugClass> Endocrine =
        [DrugClass.AromataseInhibitor, DrugClass.Tamoxifen, DrugClass.Fulvestrant, DrugClass.Lhrh, DrugClass.OtherEndocrine];

    public static ImmutableArray<CohortRule> All { get; } =
    [
        CohortRule.OfPatient("V17", "Drugs of the metastatic disease fit the receptors.", "Les médicaments de la maladie métastatique concordent avec les récepteurs.", Drugs),
    ];

    private static void Drugs(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        Treatment[] rows = [.. history.Treatments.Where(t => t is { Kind: TreatmentKind.Systemic, Setting: TreatmentSetting.Metastatic } && !t.DrugClasses.IsEmpty)];
        if (rows.Length == 0)
        {
            return;
        }

        bool her2Negative = Her2.Derive(history, ClinicalConventions.Toulouse).Value == ReceptorStatus.Negative;
        bool hormoneNegative = HormoneReceptor.Derive(history, ClinicalConventions.Toulouse).Value == ReceptorStatus.Negative;
        bool anyEndocrine = rows.Any(IsEndocrine);
        foreach (Treatment t in rows)
        {
            if (her2Negative && t.DrugClasses.Contains(DrugClass.AntiHer2))
            {
                findings.Warning(t.Cells, Field(t), "An anti-HER2 drug although HER2 is negative.", "Un anti-HER2 alors que HER2 est négatif.");
            }

            if (hormoneNegative && IsEndocrine(t))
            {
                findings.Warning(t.Cells, Field(t), "An endocrine drug although the hormone receptors are negative.", "Une hormonothérapie alors que les récepteurs hormonaux sont négatifs.");
            }

            if (!anyEndocrine && t.DrugClasses.Contains(DrugClass.Cdk46))
            {
                findings.Warning(t.Cells, Field(t), "A CDK4/6 inhibitor without endocrine drug.", "Un inhibiteur de CDK4/6 sans hormonothérapie.");
            }
        }
    }

    private static bool IsEndocrine(Treatment treatment) => treatment.DrugClasses.Any(c => Endocrine.Contains(c));

    private static string Field(Treatment treatment) => treatment.Agents.IsEmpty ? "drug_class" : "agents";
}
