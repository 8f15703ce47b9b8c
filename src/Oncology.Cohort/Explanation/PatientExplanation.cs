using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Everything that is derived of one patient, and why: the chronology, the values of D2 to D18, the endpoints.</summary>
public sealed class PatientExplanation
{
    private PatientExplanation(
        PatientHistory history,
        ImmutableArray<ChronologyEntry> chronology,
        ImmutableArray<ExplainedValue> values,
        ImmutableArray<ExplainedEndpoint> endpoints)
    {
        History = history;
        Chronology = chronology;
        Values = values;
        Endpoints = endpoints;
    }

    /// <summary>The patient.</summary>
    public PatientHistory History { get; }

    /// <summary>Dated facts in order; those without date last.</summary>
    public ImmutableArray<ChronologyEntry> Chronology { get; }

    /// <summary>Derived values, in the order of the definitions.</summary>
    public ImmutableArray<ExplainedValue> Values { get; }

    /// <summary>The endpoints, in the order of <see cref="Oncology.Cohort.Endpoints.All"/>; a lesion has one of its own.</summary>
    public ImmutableArray<ExplainedEndpoint> Endpoints { get; }

    /// <summary>Explains a patient.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Clinical conventions.</param>
    /// <param name="cutOffDate">Administrative cut-off; null for none.</param>
    /// <returns>The explanation.</returns>
    /// <exception cref="ArgumentException">There is a cut-off date and the patient has day offsets, which know no calendar.</exception>
    public static PatientExplanation Derive(PatientHistory history, ClinicalConventions conventions, DateOnly? cutOffDate = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        var alone = PatientCohort.Create([history], cutOffDate);
        return new PatientExplanation(
            history,
            PatientChronology.Of(history),
            DerivedValues.Of(history, conventions),
            [.. Cohort.Endpoints.All.SelectMany(endpoint => ExplainedEndpoint.Of(endpoint, alone, conventions))]);
    }
}
