namespace Oncology.Cohort;

/// <summary>One endpoint of a patient or lesion: its row, or why there is none.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Row">The row; null when there is none.</param>
/// <param name="Excluded">Why there is none; null when there is a row.</param>
public sealed record ExplainedEndpoint(Endpoint Endpoint, EndpointRow? Row, Excluded? Excluded)
{
    /// <summary>What decided the row, in words; null when there is no row.</summary>
    public Wording? DecidedBy => Row is { } row ? Terms.OfDecision(Endpoint, row.DecidedBy) : null;

    /// <summary>Exposure to focal treatment (D10) of an endpoint that is counted from time zero; null of others, and when there is no row.</summary>
    public ExposureRow? Exposure { get; private init; }

    internal static IEnumerable<ExplainedEndpoint> Of(Endpoint endpoint, PatientCohort alone, ClinicalConventions conventions)
    {
        EndpointTable table = endpoint.Derive(alone, conventions);
        bool isExposed = endpoint.Origin == Origin.TimeZero && endpoint != Endpoints.TimeToFocalTreatment;
        return [.. table.Rows.Select(row => new ExplainedEndpoint(endpoint, row, null) { Exposure = isExposed ? Cohort.Exposure.MetastasisDirectedTherapy.DeriveOne(row, conventions) : null }), .. table.Excluded.Select(left => new ExplainedEndpoint(endpoint, null, left))];
    }
}
