using System.Collections.Immutable;
using System.Globalization;

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
    ImmutableArray<Flag> Flags)
{
    private readonly Func<ImmutableArray<Evidence>>? _gather;

    internal ExposureRow(
        string patientId, double? treatmentDay, double? startDays, bool isSalvage, ExclusionReason? problem, Func<ImmutableArray<Evidence>> gather, ImmutableArray<Flag> flags)
        : this(patientId, treatmentDay, startDays, isSalvage, problem, default(ImmutableArray<Evidence>), flags) => _gather = gather;

    /// <summary>The values it came from, gathered when they are asked for.</summary>
    public ImmutableArray<Evidence> Evidence
    {
        get => field.IsDefault && _gather is not null ? field = _gather() : field;
        init;
    }
    = Evidence;

    /// <summary>The row in one line: <c>P001: treated on day 35, counts from day 35</c>.</summary>
    /// <returns>The text, in the same form in every culture.</returns>
    public override string ToString()
    {
        string treated = TreatmentDay is { } day ? string.Create(CultureInfo.InvariantCulture, $"treated on day {day}{(IsSalvage ? ", after progression" : "")}") : "not treated";
        string counts = StartDays is { } start ? string.Create(CultureInfo.InvariantCulture, $"counts from day {start}") : "does not count";
        return Problem is { } problem ? $"{PatientId}: {problem.Reason.English}" : TreatmentDay is null ? $"{PatientId}: {treated}" : $"{PatientId}: {treated}, {counts}";
    }
}
