using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A criteria list applied to a cohort: the answer of every criterion for every patient, who stays, and why the others leave.</summary>
/// <remarks>
/// <para>A patient is not eligible when an inclusion is not met or an exclusion is; else indeterminate when one is unknown; else eligible. A missing
/// value is never a no (D0).</para>
/// <para>The attrition takes the criteria in order: a patient leaves at the first that fails. Removed patients sum to screened − included. Under
/// <see cref="UnknownPolicy.Separate"/> a last step takes the indeterminate patients.</para>
/// </remarks>
public sealed class Screening
{
    /// <summary>Id of the step that takes the indeterminate patients.</summary>
    public const string UnknownStep = "unknown";

    private Screening(
        CriteriaList list,
        ScreeningOptions options,
        ImmutableArray<ScreenedPatient> patients,
        PatientCohort included,
        ImmutableArray<FlowStep> attrition,
        ImmutableArray<CapResult> caps)
    {
        List = list;
        Options = options;
        Patients = patients;
        Included = included;
        Attrition = attrition;
        Caps = caps;
        Criteria = patients.IsEmpty ? [] : [.. list.Criteria.Select((_, i) => CriterionSummary.Of(i, patients))];
    }

    /// <summary>The criteria.</summary>
    public CriteriaList List { get; }

    /// <summary>The options it was made with.</summary>
    public ScreeningOptions Options { get; }

    /// <summary>Every patient of the cohort, in its order.</summary>
    public ImmutableArray<ScreenedPatient> Patients { get; }

    /// <summary>The patients who stay; its flow ends with the steps of <see cref="Attrition"/>.</summary>
    public PatientCohort Included { get; }

    /// <summary>One step per inclusion and exclusion, in order, each with who left there; last the indeterminate, when they have a box.</summary>
    public ImmutableArray<FlowStep> Attrition { get; }

    /// <summary>The answers criterion by criterion; empty when nobody was screened.</summary>
    public ImmutableArray<CriterionSummary> Criteria { get; }

    /// <summary>The rules on the included patients as a whole.</summary>
    public ImmutableArray<CapResult> Caps { get; }

    /// <summary>Number of patients of one eligibility.</summary>
    /// <param name="eligibility">The eligibility.</param>
    /// <returns>Their number.</returns>
    public int Count(PatientEligibility eligibility) => Patients.Count(p => p.Eligibility == eligibility);

    /// <summary>Screens a cohort.</summary>
    /// <param name="cohort">The patients.</param>
    /// <param name="list">The criteria.</param>
    /// <param name="options">What becomes of the unknown, conventions, day of the screening; null for the defaults.</param>
    /// <returns>The screening.</returns>
    public static Screening Run(PatientCohort cohort, CriteriaList list, ScreeningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(list);
        options ??= new ScreeningOptions();
        ImmutableArray<ScreenedPatient> patients =
            [.. cohort.Histories.Select(h => ScreenedPatient.Of(ScreeningSubject.Of(h, options.Conventions, options.Day), list))];
        Dictionary<string, ScreenedPatient> byId = patients.ToDictionary(p => p.PatientId, StringComparer.Ordinal);
        PatientCohort included = cohort;
        for (int i = 0; i < list.Criteria.Length; i++)
        {
            int at = i;
            Criterion criterion = list.Criteria[i];
            if (criterion.Kind != CriterionKind.Informative)
            {
                included = included.Keep(criterion.Id, criterion.Label, h => Leaves(byId[h.PatientId], at, options.Unknown) ? criterion.Label : null);
            }
        }

        if (options.Unknown == UnknownPolicy.Separate)
        {
            Wording label = new("Eligibility unknown", "Éligibilité inconnue");
            included = included.Keep(UnknownStep, label, h => byId[h.PatientId].Eligibility == PatientEligibility.Indeterminate ? label : null);
        }

        ScreeningSubject[] subjects = [.. included.Histories.Select(h => ScreeningSubject.Of(h, options.Conventions, options.Day))];
        return new Screening(
            list, options, patients, included, included.Flow[cohort.Flow.Length..], [.. list.Caps.SelectMany(cap => Count(cap, subjects))]);
    }

    private static bool Leaves(ScreenedPatient patient, int criterion, UnknownPolicy unknown)
    {
        CriterionAnswer answer = patient.Answers[criterion];
        return answer.Fails || (answer.IsUnknown && unknown == UnknownPolicy.Exclude);
    }

    private static IEnumerable<CapResult> Count(CohortCap cap, ScreeningSubject[] included)
    {
        Verdict[] counted = [.. included.Select(s => cap.Among?.Ask(s).Verdict ?? Verdict.Met)];
        if (cap.By is null)
        {
            return [CapResult.Of(cap, null, counted.Count(v => v == Verdict.Met), counted.Count(v => v == Verdict.Unknown), included.Length)];
        }

        string?[] groups = [.. included.Select(s => Facts.Find(cap.By)!.Read(s).Category)];
        int withoutGroup = groups.Count(g => g is null);
        return groups.OfType<string>().Distinct().Order(StringComparer.Ordinal)
            .Select(g => CapResult.Of(cap, g, groups.Where((own, i) => own == g && counted[i] == Verdict.Met).Count(), withoutGroup, included.Length));
    }
}
