using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>When the exposure of one patient began.</summary>
/// <param name="PatientId">Code of the patient.</param>
/// <param name="TreatmentDay">Days from time zero to the first exposing treatment, whether it counts or not; null when there was none.</param>
/// <param name="StartDays">Days from time zero at which the exposure begins to count for the endpoint; null when it never does: no treatment, at
/// or after the end of follow-up, or salvage that does not count.</param>
/// <param name="IsSalvage">True when the treatment came after progression.</param>
/// <param name="Problem">Why the beginning of the exposure is unknown; null when it is known. Such a patient is left out of every analysis of the
/// exposure.</param>
/// <param name="Evidence">The values it came from.</param>
/// <param name="Flags">What the reader should know; empty for a plain case.</param>
public sealed record ExposureRow(
    string PatientId,
    double? TreatmentDay,
    double? StartDays,
    bool IsSalvage,
    ExclusionReason? Problem,
    ImmutableArray<Evidence> Evidence,
    ImmutableArray<Flag> Flags);
