using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A patient with the answer of every criterion.</summary>
/// <param name="History">The patient.</param>
/// <param name="Eligibility">The eligibility.</param>
/// <param name="Answers">One answer per criterion, in the order of the list.</param>
public sealed record ScreenedPatient(PatientHistory History, PatientEligibility Eligibility, ImmutableArray<CriterionAnswer> Answers)
{
    /// <summary>Code of the patient.</summary>
    public string PatientId => History.PatientId;

    /// <summary>The criteria that decide: those that fail, or, of an indeterminate patient, those that are unknown; empty for an eligible one.</summary>
    public ImmutableArray<CriterionAnswer> Reasons => Eligibility switch
    {
        PatientEligibility.NotEligible => [.. Answers.Where(a => a.Fails)],
        PatientEligibility.Indeterminate => [.. Answers.Where(a => a.IsUnknown)],
        _ => [],
    };

    internal static ScreenedPatient Of(ScreeningSubject subject, CriteriaList list)
    {
        ImmutableArray<CriterionAnswer> answers = [.. list.Criteria.Select(c => c.Ask(subject))];
        PatientEligibility eligibility = answers.Any(a => a.Fails) ? PatientEligibility.NotEligible
            : answers.Any(a => a.IsUnknown) ? PatientEligibility.Indeterminate
            : PatientEligibility.Eligible;
        return new ScreenedPatient(subject.History, eligibility, answers);
    }
}
