using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The hazard ratio printed beside a group of a survival figure.</summary>
/// <param name="Group">Label of the curve it belongs to; the group compared with, not the reference.</param>
/// <param name="HazardRatio">Ratio to the reference group, with its interval on the ratio scale.</param>
public sealed record GroupHazardRatio(string Group, Estimate HazardRatio);
