using System.Collections.Immutable;

namespace Oncology.Cli;

/// <summary>Names of the columns that a command uses.</summary>
internal sealed record FollowUpColumns
{
    public required string Time { get; init; }

    public required string Event { get; init; }

    /// <summary>Values of the event column that are the event; empty for the usual words.</summary>
    public ImmutableArray<string> EventCodes { get; init; } = [];

    /// <summary>Value of the event column that means censored, where every other value is a kind of event; null where there is one event.</summary>
    public string? CensorCode { get; init; }

    public string? Start { get; init; }

    public string? Group { get; init; }

    public ImmutableArray<string> Strata { get; init; } = [];

    public string? Weights { get; init; }

    public string? Frequency { get; init; }

    public string? Id { get; init; }

    /// <summary>All columns named, in the order in which a row is asked for them.</summary>
    public ImmutableArray<string> All =>
        [.. new[] { Start, Time, Event, Group, Weights, Frequency, Id }.OfType<string>().Concat(Strata).Distinct()];
}
