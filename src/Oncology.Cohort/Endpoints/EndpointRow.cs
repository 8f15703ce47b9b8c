using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort;

/// <summary>One patient, or one lesion of a patient, of an endpoint: how long, how it ended, and what decided.</summary>
/// <param name="History">The patient with all rows, from which covariates are taken.</param>
/// <param name="Origin">Time zero; null when the file gave a duration instead of dates.</param>
/// <param name="TimeDays">Follow-up in days.</param>
/// <param name="Cause">0 censored, 1, 2, … the kind of event.</param>
/// <param name="DecidedBy">Name of the date source that decided: <c>progression</c>, <c>death</c>, <c>last follow-up</c>, <c>cut-off</c>,
/// <c>recorded duration</c>.</param>
/// <param name="Evidence">The values time zero and end came from.</param>
/// <param name="Flags">What the reader should know; empty for a plain case.</param>
public sealed record EndpointRow(
    PatientHistory History,
    DateOnly? Origin,
    double TimeDays,
    int Cause,
    string DecidedBy,
    ImmutableArray<Evidence> Evidence,
    ImmutableArray<Flag> Flags)
{
    private readonly Func<ImmutableArray<Evidence>>? _gather;

    internal EndpointRow(
        PatientHistory history, DateOnly? origin, double timeDays, int cause, string decidedBy, Func<ImmutableArray<Evidence>> gather, ImmutableArray<Flag> flags)
        : this(history, origin, timeDays, cause, decidedBy, default(ImmutableArray<Evidence>), flags) => _gather = gather;

    /// <summary>The values it came from, gathered when they are asked for.</summary>
    public ImmutableArray<Evidence> Evidence
    {
        get => field.IsDefault && _gather is not null ? field = _gather() : field;
        init;
    }
    = Evidence;

    /// <summary>Code of the patient.</summary>
    public string PatientId => History.PatientId;

    /// <summary>Code of the lesion, of an endpoint with one row per treated lesion; else null.</summary>
    public string? LesionId { get; init; }

    /// <summary>True when the event ended the follow-up.</summary>
    public bool IsEvent => Cause > 0;

    /// <summary>The row in one line: <c>P017, lesion 2: 913 days from 2018-01-12, censored, last follow-up</c>.</summary>
    /// <returns>The text, in the same form in every culture.</returns>
    public override string ToString()
    {
        string lesion = LesionId is null ? "" : $", lesion {LesionId}";
        string origin = Origin is { } day ? $" from {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        string flags = Flags.IsEmpty ? "" : $" [{string.Join(", ", Flags.Select(flag => flag.Code))}]";
        return string.Create(CultureInfo.InvariantCulture, $"{PatientId}{lesion}: {TimeDays} days{origin}, {(IsEvent ? $"event of cause {Cause}" : "censored")}, {DecidedBy}{flags}");
    }
}
