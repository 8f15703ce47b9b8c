using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>An endpoint derived for a cohort: one row per patient (or treated lesion), in cohort order, and the patients it lost with the reason of each.</summary>
/// <remarks>Covariates, groups and exposures are taken from these rows, never from the cohort, so that they cannot be misaligned.</remarks>
public sealed partial class EndpointTable
{
    private EndpointTable(
        Endpoint endpoint,
        ClinicalConventions conventions,
        ImmutableArray<EndpointRow> rows,
        ImmutableArray<Excluded> excluded,
        EndpointBounds? bounds)
    {
        Endpoint = endpoint;
        Conventions = conventions;
        Rows = rows;
        Excluded = excluded;
        Bounds = bounds;
    }

    /// <summary>The endpoint.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>The conventions it was derived with.</summary>
    public ClinicalConventions Conventions { get; }

    /// <summary>One row per patient.</summary>
    public ImmutableArray<EndpointRow> Rows { get; }

    /// <summary>Patients without row, with the reason of each.</summary>
    public ImmutableArray<Excluded> Excluded { get; }

    /// <summary>The same endpoint at both extremes of the partial dates; null unless <see cref="PartialDatePolicy.Bounds"/> was asked for.</summary>
    public EndpointBounds? Bounds { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Rows.Length;

    /// <summary>Number of rows that ended with the event.</summary>
    public int EventCount => Rows.Count(r => r.IsEvent);

    /// <summary>The rows as survival data, in row order; time in days.</summary>
    /// <returns>Right-censored data; several kinds of events have their English names.</returns>
    public SurvivalData ToSurvivalData()
    {
        SurvivalData data = ToSurvivalData(Rows);
        return Endpoint.Causes.IsEmpty ? data : data.WithCauseLabels([.. Endpoint.Causes.Select(c => c.English)]);
    }

    /// <summary>The patient of each row: the cluster of rows that belong together.</summary>
    /// <returns>A factor aligned with the rows.</returns>
    public Factor Patients() => Factor("patient", h => h.PatientId);

    /// <summary>Number of rows that ended with one kind of event.</summary>
    /// <param name="cause">The kind, from 1.</param>
    /// <returns>Their number.</returns>
    public int CountOf(int cause) => Rows.Count(r => r.Cause == cause);

    /// <summary>A categorical column aligned with the rows.</summary>
    /// <param name="name">Name of the column, as it appears in tables.</param>
    /// <param name="label">Label of a patient; null when missing.</param>
    /// <param name="levels">All levels, reference first; empty to take those that occur, in order.</param>
    /// <returns>The factor.</returns>
    /// <exception cref="ArgumentException">A label is not among the levels.</exception>
    public Factor Factor(string name, Func<PatientHistory, string?> label, params ImmutableArray<string> levels)
    {
        ArgumentNullException.ThrowIfNull(label);
        string?[] labels = [.. Rows.Select(r => label(r.History))];
        return levels.IsDefaultOrEmpty ? Survival.Factor.FromLabels(name, labels) : Survival.Factor.FromLabels(name, labels, levels);
    }

    /// <summary>A numeric column aligned with the rows.</summary>
    /// <param name="value">Value of a patient; null when missing.</param>
    /// <returns>One value per row; NaN where it is missing.</returns>
    public ImmutableArray<double> Column(Func<PatientHistory, double?> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return [.. Rows.Select(r => value(r.History) ?? double.NaN)];
    }

    /// <summary>The rows of some patients; the others are excluded with the reason given.</summary>
    /// <param name="reasonToLeave">Why a patient leaves, or null when the patient stays.</param>
    /// <returns>A new table.</returns>
    public EndpointTable Keep(Func<PatientHistory, ExclusionReason?> reasonToLeave)
    {
        ArgumentNullException.ThrowIfNull(reasonToLeave);
        var kept = ImmutableArray.CreateBuilder<EndpointRow>();
        var left = ImmutableArray.CreateBuilder<Excluded>();
        foreach (EndpointRow row in Rows)
        {
            if (reasonToLeave(row.History) is { } reason)
            {
                left.Add(reason.Of(row.History));
            }
            else
            {
                kept.Add(row);
            }
        }

        return new EndpointTable(Endpoint, Conventions, kept.ToImmutable(), [.. Excluded, .. left], null);
    }

    /// <summary>The endpoint from a landmark on, grouped by the exposure so far (D11).</summary>
    /// <param name="exposure">The exposure; one that was derived for another endpoint is derived anew for this one.</param>
    /// <param name="months">The landmark in months from time zero, at least 0.</param>
    /// <param name="rules">Boundary, clock, second endpoint; null for those of <see cref="Conventions"/>.</param>
    /// <returns>Who stays, in which group, and who left and why.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The landmark is negative or not a finite number.</exception>
    /// <exception cref="ModelException">Nobody is followed to the landmark.</exception>
    /// <exception cref="ArgumentException">The clock is not reset and a row that stays ends exactly at the landmark.</exception>
    public LandmarkTable LandmarkAt(ExposureTable exposure, double months, LandmarkRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(exposure);
        if (!(months >= 0 && double.IsFinite(months)))
        {
            throw new ArgumentOutOfRangeException(nameof(months), months, "A landmark must be finite and at least 0.");
        }

        return LandmarkTable.Create(this, exposure, months, rules ?? Conventions.Landmark);
    }

    internal static EndpointTable Create(
        Endpoint endpoint, ClinicalConventions conventions, ImmutableArray<EndpointRow> rows, ImmutableArray<Excluded> excluded) =>
        new(endpoint, conventions, rows, excluded, null);

    internal static SurvivalData ToSurvivalData(IReadOnlyCollection<EndpointRow> rows) =>
        SurvivalData.RightCensored([.. rows.Select(r => r.TimeDays)], (ReadOnlySpan<int>)[.. rows.Select(r => r.Cause)]);

    internal EndpointTable WithBounds(EndpointBounds bounds) => new(Endpoint, Conventions, Rows, Excluded, bounds);
}
