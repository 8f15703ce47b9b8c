using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>The cumulative baseline hazard of one stratum.</summary>
/// <param name="Stratum">Label of the stratum; null when the model has none.</param>
/// <param name="Time">Distinct exit times, ascending.</param>
/// <param name="CumulativeHazard">H0(t) of a subject at the centring constants <see cref="CoxModel.Means"/>.</param>
/// <param name="CumulativeHazardAtZero">H0(t) of a subject with all covariates 0.</param>
public sealed record CoxBaselineCurve(
    string? Stratum,
    ImmutableArray<double> Time,
    ImmutableArray<double> CumulativeHazard,
    ImmutableArray<double> CumulativeHazardAtZero);
