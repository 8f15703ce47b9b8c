using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>A stretch of time in the lane of a swimmer plot, such as a treatment.</summary>
/// <param name="Name">What it is; equal names have one colour and one line in the legend.</param>
/// <param name="Start">Its beginning.</param>
/// <param name="End">Its end, not before its beginning.</param>
public sealed record SwimmerPhase(string Name, double Start, double End)
{
    /// <summary>
    /// Which of the six fills it has, 0 to 5, so that one treatment looks alike in every figure; null takes the first one free, in the
    /// order of appearance. The first phase of a name decides for all of that name.
    /// </summary>
    public int? Fill { get; init; }
}

/// <summary>What a moment means, which decides its mark in every swimmer plot.</summary>
public enum SwimmerEventKind
{
    /// <summary>Anything else: diamond, square, downward triangle and so on, in the order of appearance.</summary>
    Other,

    /// <summary>A focal treatment: an open circle.</summary>
    FocalTreatment,

    /// <summary>A progression: a triangle.</summary>
    Progression,

    /// <summary>Death: a cross.</summary>
    Death,
}

/// <summary>A moment in the lane of a swimmer plot, such as a progression.</summary>
/// <param name="Name">What it is; equal names have one mark and one line in the legend.</param>
/// <param name="Time">When.</param>
public sealed record SwimmerEvent(string Name, double Time)
{
    /// <summary>What it means; the first event of a name decides for all of that name.</summary>
    public SwimmerEventKind Kind { get; init; }
}

/// <summary>One patient of a swimmer plot. Times count from the origin, in one unit for all lanes.</summary>
/// <param name="Label">Code of the patient.</param>
/// <param name="FollowUp">End of follow-up.</param>
/// <param name="IsOngoing">Followed on: the lane ends in an arrow.</param>
/// <param name="Phases">Treatments; those that overlap in time share the height of the lane.</param>
/// <param name="Events">Moments.</param>
public sealed record SwimmerLane(
    string Label, double FollowUp, bool IsOngoing, ImmutableArray<SwimmerPhase> Phases, ImmutableArray<SwimmerEvent> Events);
