namespace Oncology.Cohort;

/// <summary>A layout with the frames and targets that the search evaluates, and the published numbers behind each window.</summary>
internal sealed class SearchProblem
{
    public required SearchLayout Layout { get; init; }

    public required FrameSlot[] Frames { get; init; }

    public required SearchTarget[] Targets { get; init; }

    /// <summary>The published numbers: where each is computed and how it is printed.</summary>
    public required SearchNumber[] Numbers { get; init; }
}

/// <summary>A published number and the place of the search that computes it.</summary>
/// <param name="Published">The number.</param>
/// <param name="Target">Index of the target.</param>
/// <param name="Slot">Index of the value within the target.</param>
/// <param name="Window">The values that print as published.</param>
/// <param name="Weight">What the number counts for.</param>
internal sealed record SearchNumber(PublishedNumber Published, int Target, int Slot, TargetWindow Window, double Weight);
