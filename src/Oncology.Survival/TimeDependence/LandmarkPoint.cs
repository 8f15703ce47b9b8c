namespace Oncology.Survival;

/// <summary>The hazard ratio at one landmark.</summary>
/// <param name="Landmark">The landmark, in the unit of the data.</param>
/// <param name="Unadjusted">Exposure alone.</param>
/// <param name="Adjusted">Exposure beside the covariates; null without any.</param>
public sealed record LandmarkPoint(double Landmark, ExposureEstimate Unadjusted, ExposureEstimate? Adjusted);
