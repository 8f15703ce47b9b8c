namespace Oncology.Cohort;

/// <summary>The endpoint with every partial date read so that follow-up is shortest, and so that it is longest.</summary>
/// <param name="Shortest">Starts as late and ends as early as the partial dates allow.</param>
/// <param name="Longest">Starts as early and ends as late as the partial dates allow.</param>
public sealed record EndpointBounds(EndpointTable Shortest, EndpointTable Longest);
