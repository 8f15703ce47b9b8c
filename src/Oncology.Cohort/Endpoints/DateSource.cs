using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Where the dates of one kind of event, or of the end of follow-up, are found in a history.</summary>
/// <remarks>Sources are data: an endpoint is made by listing them. <see cref="DateSources"/> holds the usual ones.</remarks>
public sealed record DateSource
{
    /// <summary>Short name, kept in every row the source decides: <c>death</c>, <c>progression</c>, <c>last follow-up</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the source means.</summary>
    public required Wording Label { get; init; }

    /// <summary>Cause it gives to a row it ends: 1, 2, … for kinds of events. Not used by censoring sources.</summary>
    public int Cause { get; init; } = 1;

    /// <summary>True when nothing can happen after it: death.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>All dates of this kind in a history; empty when there is none.</summary>
    public required Func<PatientHistory, ImmutableArray<SourcedDate>> Dates { get; init; }

    /// <summary>Why the record of this kind is unusable although no date is looked at: it contradicts itself, or happened without date. Null
    /// when it is sound.</summary>
    public Func<PatientHistory, ExclusionReason?> Problem { get; init; } = _ => null;

    /// <summary>Dates that depend on a clinical option; null when they do not.</summary>
    internal Func<PatientHistory, ClinicalConventions, ImmutableArray<SourcedDate>>? DatesUnder { get; init; }

    /// <summary>A problem that depends on a clinical option; null when it does not.</summary>
    internal Func<PatientHistory, ClinicalConventions, ExclusionReason?>? ProblemUnder { get; init; }

    internal ImmutableArray<SourcedDate> DatesOf(PatientHistory history, ClinicalConventions conventions) =>
        DatesUnder?.Invoke(history, conventions) ?? Dates(history);

    internal ExclusionReason? ProblemOf(PatientHistory history, ClinicalConventions conventions) =>
        ProblemUnder?.Invoke(history, conventions) ?? Problem(history);
}
