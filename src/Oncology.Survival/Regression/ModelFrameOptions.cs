using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>How a table is read for a formula: event coding, weights and the like.</summary>
public sealed record ModelFrameOptions
{
    /// <summary>
    /// Values of the event column that count as the event; all others are censored. Empty: the column must be 1/0, true/false,
    /// yes/no or oui/non. A code on the left side of the formula (<c>event == 2</c>) goes before.
    /// </summary>
    public ImmutableArray<string> EventCodes { get; init; } = [];

    /// <summary>
    /// Competing risks: the value of the event column that means censored. The event codes (<c>1</c> where none are given) become cause 1,
    /// every other value a further cause, in ascending order. Null: there is one kind of event.
    /// </summary>
    public string? CensorCode { get; init; }

    /// <summary>Column of case weights; null for none.</summary>
    public string? Weights { get; init; }

    /// <summary>Column of frequencies, the number of identical rows that a row stands for; null for none.</summary>
    public string? Frequencies { get; init; }

    /// <summary>Column of the patient of start-stop rows; null when every row is a patient.</summary>
    public string? Id { get; init; }

    /// <summary>Column of the cluster for the sandwich variance; null for none. <c>cluster(x)</c> in the formula goes before.</summary>
    public string? Cluster { get; init; }

    /// <summary>
    /// Rows that end where they begin. With <see cref="ZeroFollowUp.Keep"/> a row that ends at time 0 stays, and a start-stop row
    /// of no length is refused.
    /// </summary>
    public ZeroFollowUp ZeroFollowUp { get; init; } = ZeroFollowUp.Keep;
}
