using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>A stretch of time in the lane of a swimmer plot, such as a treatment.</summary>
/// <param name="Name">What it is; equal names have one colour and one line in the legend.</param>
/// <param name="Start">Its beginning.</param>
/// <param name="End">Its end, not before its beginning.</param>
public sealed record SwimmerPhase(string Name, double Start, double End);

/// <summary>A moment in the lane of a swimmer plot, such as a progression.</summary>
/// <param name="Name">What it is; equal names have one mark and one line in the legend.</param>
/// <param name="Time">When.</param>
public sealed record SwimmerEvent(string Name, double Time);

/// <summary>One patient of a swimmer plot. Times count from the origin, in one unit for all lanes.</summary>
/// <param name="Label">Code of the patient.</param>
/// <param name="FollowUp">End of follow-up.</param>
/// <param name="IsOngoing">Followed on: the lane ends in an arrow.</param>
/// <param name="Phases">Treatments; those that overlap in time share the height of the lane.</param>
/// <param name="Events">Moments.</param>
public sealed record SwimmerLane(
    string Label, double FollowUp, bool IsOngoing, ImmutableArray<SwimmerPhase> Phases, ImmutableArray<SwimmerEvent> Events);
