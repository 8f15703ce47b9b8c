using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Description of a cohort: characteristics and treatments by group, each row with its own denominator, and the follow-up.</summary>
/// <remarks>
/// <para>Percentages are of the patients in whom the value is known; missing values stand on a row of their own. CDK4/6 inhibitors are counted among
/// the patients with endocrine treatment, endocrine treatment among the hormone-receptor-positive, anti-HER2 among the HER2-positive (D18). The tests
/// are those of <see cref="TableOne"/> (D19).</para>
/// <para>Groups by the exposure are groups of description only: ever against never treated is no comparison of outcomes.</para>
/// </remarks>
public sealed class CohortDescription
{
    private CohortDescription(TableOne characteristics, TableOne treatments, FollowUpTable? followUp)
    {
        Characteristics = characteristics;
        Treatments = treatments;
        FollowUp = followUp;
    }

    /// <summary>Patients, tumours and metastases by group.</summary>
    public TableOne Characteristics { get; }

    /// <summary>Treatments by group.</summary>
    public TableOne Treatments { get; }

    /// <summary>Median follow-up of overall survival by group, reverse Kaplan-Meier; null when no patient has one.</summary>
    public FollowUpTable? FollowUp { get; }

    /// <summary>Describes a cohort.</summary>
    /// <param name="cohort">The patients; at least one.</param>
    /// <param name="group">Group of a patient; null leaves the patient out. Groups stand in alphabetical order.</param>
    /// <param name="conventions">Clinical conventions.</param>
    /// <param name="statistics">Interval and median of the follow-up; null for the conventions of R.</param>
    /// <returns>The description.</returns>
    /// <exception cref="ArgumentException">No patient has a group.</exception>
    public static CohortDescription Create(
        PatientCohort cohort, Func<PatientHistory, string?> group, ClinicalConventions conventions, AnalysisConventions? statistics = null)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(conventions);
        PatientHistory[] patients = [.. cohort.Histories.Where(h => group(h) is not null)];
        if (patients.Length == 0)
        {
            throw new ArgumentException("No patient has a group.", nameof(group));
        }

        var groups = StudyVariable.Category(Factor.FromLabels("group", [.. patients.Select(group)]), new LocalText("Group", "Groupe"));
        var rows = new CohortDescriptionRows(patients, conventions);
        return new CohortDescription(
            TableOne.Create(new LocalText("Patients, tumours and metastases", "Patients, tumeurs et métastases"), groups, rows.Characteristics()),
            TableOne.Create(new LocalText("Treatments", "Traitements"), groups, rows.Treatments()),
            FollowUpOf(PatientCohort.Create(patients, cohort.CutOffDate), group, conventions, (statistics ?? AnalysisConventions.R).KaplanMeier));
    }

    private static FollowUpTable? FollowUpOf(
        PatientCohort cohort, Func<PatientHistory, string?> group, ClinicalConventions conventions, KaplanMeierOptions options)
    {
        EndpointTable survival = Endpoints.OverallSurvival.Derive(cohort, conventions);
        if (survival.Count == 0)
        {
            return null;
        }

        SurvivalData data = survival.ToSurvivalData();
        Factor groups = survival.Factor("group", group);
        ImmutableArray<KaplanMeier> curves = groups.Levels.Length > 1 ? MedianFollowUp.FitBy(data, groups, options) : [];
        return FollowUpTable.Create(
            new LocalText("Follow-up", "Suivi"),
            [
                (new LocalText("All patients", "Tous les patients"), MedianFollowUp.Fit(data, options)),
                .. curves.Select(curve => (LocalText.Same(curve.Label ?? ""), curve)),
            ],
            TimeUnit.Months);
    }
}
