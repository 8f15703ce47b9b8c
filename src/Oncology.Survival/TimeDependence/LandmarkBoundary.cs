namespace Oncology.Survival;

/// <summary>Who counts as followed to the landmark.</summary>
public enum LandmarkBoundary
{
    /// <summary>Who is followed beyond the landmark: time &gt; L. An event on the landmark day leaves the analysis.</summary>
    ExcludeAt,

    /// <summary>Also who ends on the landmark day: time ≥ L. An event on that day counts, at time 0 after the landmark.</summary>
    KeepAt,
}
