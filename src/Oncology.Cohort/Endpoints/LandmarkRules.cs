namespace Oncology.Cohort;

/// <summary>Rule of a landmark analysis (D11).</summary>
public sealed record LandmarkRules
{
}
