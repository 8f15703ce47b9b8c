using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>An exposure derived for the rows of an endpoint.</summary>
public sealed class ExposureTable
{
    private ExposureTable(Exposure exposure, EndpointTable endpoint, ClinicalConventions conventions, ImmutableArray<ExposureRow> rows)
    {
        Exposure = exposure;
        EndpointTable = endpoint;
        Conventions = conventions;
        Rows = rows;
    }

    /// <summary>The exposure.</summary>
    public Exposure Exposure { get; }

    /// <summary>The endpoint whose rows are exposed.</summary>
    public EndpointTable EndpointTable { get; }

    /// <summary>The conventions it was derived with.</summary>
    public ClinicalConventions Conventions { get; }

    /// <summary>One row per row of the endpoint, in the same order.</summary>
    public ImmutableArray<ExposureRow> Rows { get; }

    /// <summary>Start of exposure in days per row; NaN where it never begins (or is unknown: see <see cref="ExposureRow.Problem"/>).</summary>
    public ImmutableArray<double> StartDays => [.. Rows.Select(r => r.StartDays ?? double.NaN)];

    /// <summary>End of exposure in days per row: the start plus <see cref="ClinicalConventions.ExposureWindowMonths"/>; NaN where it never ends
    /// or never begins.</summary>
    public ImmutableArray<double> EndDays => Conventions.ExposureWindowMonths is { } months
        ? [.. Rows.Select(r => r.StartDays is { } start ? start + ClinicalTime.MonthsToDays(months) : double.NaN)]
        : [.. Rows.Select(_ => double.NaN)];

    /// <summary>Number of rows whose exposure begins at some time during follow-up.</summary>
    public int ExposedCount => Rows.Count(r => r.StartDays is not null);

    /// <summary>Number of rows treated after progression, whether that counts or not.</summary>
    public int SalvageCount => Rows.Count(r => r.IsSalvage);

    internal static ExposureTable Create(
        Exposure exposure, EndpointTable endpoint, ClinicalConventions conventions, ImmutableArray<ExposureRow> rows) =>
        new(exposure, endpoint, conventions, rows);

    /// <summary>The same exposure for the rows of an endpoint: itself when it was derived for it, else derived anew.</summary>
    internal ExposureTable For(EndpointTable endpoint) =>
        ReferenceEquals(endpoint, EndpointTable) ? this : Exposure.Derive(endpoint, Conventions);
}
