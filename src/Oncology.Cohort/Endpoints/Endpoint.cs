using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>A time-to-event endpoint as data: where it begins, what ends it, where it is otherwise censored.</summary>
/// <remarks>
/// <para>The first event decides; on one day the source listed first (D9.1: progression before death). An event after the administrative
/// cut-off does not count and follow-up is truncated there. A last follow-up before an event is extended to it, flagged (D9.4).</para>
/// <para>Nothing is repaired: a patient whose record contradicts itself, or lacks a date the endpoint needs, is excluded with a reason.</para>
/// <para>Time is in days from the origin; months exist only for display.</para>
/// </remarks>
public sealed record Endpoint
{
    /// <summary>Short name: <c>OS</c>, <c>PFS</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Full name.</summary>
    public required Wording Label { get; init; }

    /// <summary>Sources of events; the order decides between events of one day.</summary>
    public required ImmutableArray<DateSource> Events { get; init; }

    /// <summary>Where time begins. Default: time zero (D8).</summary>
    public Origin Origin { get; init; } = Origin.TimeZero;

    /// <summary>Where a patient without event is censored: the first source that has a date. <see cref="DateSources.LastImaging"/> is consulted
    /// only under <see cref="ProgressionCensoring.LastImaging"/>. Default: the last follow-up.</summary>
    public ImmutableArray<DateSource> Censoring { get; init; } = [DateSources.LastFollowUp];

    /// <summary>True when the last imaging ends the follow-up whatever <see cref="ClinicalConventions.ProgressionCensoring"/> says: nobody sees a local
    /// failure without imaging. Without it the last follow-up is used, flagged. Default: false.</summary>
    public bool CensorsAtImaging { get; init; }

    /// <summary>Names of the kinds of events, the first for cause 1; empty when there is one kind.</summary>
    public ImmutableArray<Wording> Causes { get; init; } = [];

    /// <summary>Duration a file gives when it withholds dates; null when there is none.</summary>
    public Func<Patient, RecordedDuration?> Recorded { get; init; } = _ => null;

    /// <summary>True when a patient gives one row per treated lesion.</summary>
    public bool IsPerLesion => OfLesion is not null;

    /// <summary>Why a patient without origin has no row.</summary>
    internal ExclusionReason WithoutOrigin { get; init; } = ExclusionReasons.NoOrigin;

    /// <summary>The endpoint of one lesion; null when patients are the rows.</summary>
    internal Func<string, Endpoint>? OfLesion { get; init; }

    /// <summary>Derives the endpoint of every patient.</summary>
    /// <param name="cohort">The patients, with the cut-off date if there is one.</param>
    /// <param name="conventions">Policies for partial dates, zero time, censoring.</param>
    /// <returns>One row per patient (or treated lesion) in cohort order, and the excluded with their reasons.</returns>
    /// <exception cref="ArgumentException">The cohort has a cut-off date and a patient has day offsets, which know no calendar.</exception>
    public EndpointTable Derive(PatientCohort cohort, ClinicalConventions conventions) => Derive(cohort, conventions, null, default);

    /// <summary>Derives the endpoint of every patient, says how far it is, and can be stopped.</summary>
    /// <param name="cohort">The patients, with the cut-off date if there is one.</param>
    /// <param name="conventions">Policies for partial dates, zero time, censoring.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One row per patient (or treated lesion) in cohort order, and the excluded with their reasons.</returns>
    /// <exception cref="ArgumentException">The cohort has a cut-off date and a patient has day offsets, which know no calendar.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public EndpointTable Derive(PatientCohort cohort, ClinicalConventions conventions, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(conventions);
        WorkWatch watch = new(progress, cancellation);
        watch.Report(0);
        if (conventions.PartialDates != PartialDatePolicy.Bounds)
        {
            return Derive(cohort, conventions, DateReading.Middle, watch);
        }

        EndpointTable table = Derive(cohort, conventions, DateReading.Middle, watch.Part(0, 1.0 / 3));
        EndpointTable shortest = Derive(cohort, conventions, DateReading.Shortest, watch.Part(1.0 / 3, 2.0 / 3));
        return table.WithBounds(new EndpointBounds(shortest, Derive(cohort, conventions, DateReading.Longest, watch.Part(2.0 / 3, 1))));
    }

    /// <summary>The row of one patient, of an endpoint with one row per patient; null when there is none.</summary>
    internal EndpointRow? DeriveOne(PatientHistory history, ClinicalConventions conventions, DateOnly? cutOff) =>
        new EndpointDerivation(this, history, conventions, cutOff, DateReading.Middle).Derive(out _);

    // Patients do not depend on each other: parts of the cohort are derived at once and joined in order.
    private EndpointTable Derive(PatientCohort cohort, ClinicalConventions conventions, DateReading reading, WorkWatch watch)
    {
        var done = new SharedProgress(watch, cohort.Count);
        var parts = new (List<EndpointRow> Rows, List<Excluded> Excluded)[InParts.CountOf(cohort.Count)];
        InParts.Run(cohort.Count, (part, from, to) =>
        {
            parts[part] = ([], []);
            for (int i = from; i < to; i++)
            {
                watch.Cancellation.ThrowIfCancellationRequested();
                Derive(cohort.Histories[i], conventions, cohort.CutOffDate, reading, parts[part].Rows, parts[part].Excluded);
            }

            done.Add(to - from);
        });
        return EndpointTable.Create(this, conventions, [.. parts.SelectMany(p => p.Rows)], [.. parts.SelectMany(p => p.Excluded)]);
    }

    private void Derive(
        PatientHistory history, ClinicalConventions conventions, DateOnly? cutOff, DateReading reading, List<EndpointRow> rows, List<Excluded> excluded)
    {
        if (OfLesion is null)
        {
            Add(this, null);
            return;
        }

        TreatedLesions treated = TreatedLesions.Of(history);
        if (treated.Problem is { } problem)
        {
            excluded.Add(problem.Of(history));
        }

        foreach (string lesion in treated.LesionIds)
        {
            Add(OfLesion(lesion), lesion);
        }

        void Add(Endpoint endpoint, string? lesion)
        {
            var derivation = new EndpointDerivation(endpoint, history, conventions, cutOff, reading);
            if (derivation.Derive(out ExclusionReason? reason) is { } row)
            {
                rows.Add(lesion is null ? row : row with { LesionId = lesion });
            }
            else
            {
                excluded.Add(reason!.Of(history));
            }
        }
    }
}
