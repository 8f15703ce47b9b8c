using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>A landmark analysis of an endpoint: who was followed at the landmark, grouped by the exposure so far (D11).</summary>
/// <remarks>
/// <para>Who had the event, or was censored, before the landmark leaves; groups are fixed at the landmark and later exposure moves nobody.
/// Time is in days, from the landmark unless <see cref="LandmarkRules.ResetClock"/> is false.</para>
/// <para>Source: Anderson, Cain, Gelber, J Clin Oncol 1983;1:710.</para>
/// </remarks>
public sealed class LandmarkTable
{
    private LandmarkTable(
        double months, LandmarkRules rules, ImmutableArray<EndpointRow> rows, SurvivalData data, Factor exposed, ImmutableArray<Excluded> excluded)
    {
        Months = months;
        Rules = rules;
        Rows = rows;
        Data = data;
        Exposed = exposed;
        Excluded = excluded;
    }

    /// <summary>The landmark in months.</summary>
    public double Months { get; }

    /// <summary>The landmark in days: months × 30.4375.</summary>
    public double LandmarkDays => ClinicalTime.MonthsToDays(Months);

    /// <summary>The rule.</summary>
    public LandmarkRules Rules { get; }

    /// <summary>The rows of the endpoint that stay, in their order.</summary>
    public ImmutableArray<EndpointRow> Rows { get; }

    /// <summary>Follow-up of the rows that stay, aligned with <see cref="Rows"/>.</summary>
    public SurvivalData Data { get; }

    /// <summary>Exposed on or before the landmark or not, aligned with <see cref="Rows"/>; the unexposed are the reference.</summary>
    public Factor Exposed { get; }

    /// <summary>Patients who left, with the reason of each.</summary>
    public ImmutableArray<Excluded> Excluded { get; }

    /// <summary>How many left for each reason, the most frequent first.</summary>
    public ImmutableArray<(Wording Reason, int Patients)> ExclusionCounts =>
    [
        .. Excluded.GroupBy(e => e.Reason).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2),
    ];

    /// <summary>A regression model from the landmark on: the exposure at the landmark, and covariates known at time zero.</summary>
    /// <param name="terms">The other covariates, read from the patients of the rows.</param>
    /// <returns>The complete rows, the exposure first among the covariates; the others are listed in <see cref="ModelFrame.Dropped"/>.</returns>
    /// <exception cref="ArgumentException">A reference level does not exist.</exception>
    /// <exception cref="ModelException">A factor has one level only.</exception>
    public ModelFrame Model(params Term<PatientHistory>[] terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Dictionary<string, double> exposed = Rows.Select((r, i) => (r.PatientId, Exposed.Codes[i]))
            .ToDictionary(r => r.PatientId, r => (double)r.Item2, StringComparer.Ordinal);
        return ModelFrame.From(
            Data, [.. Rows.Select(r => r.History)], [Term.Numeric<PatientHistory>(Exposed.Name, h => exposed[h.PatientId]), .. terms]);
    }

    internal static LandmarkTable Create(EndpointTable table, ExposureTable exposure, double months, LandmarkRules rules)
    {
        double day = ClinicalTime.MonthsToDays(months);
        ImmutableArray<ExposureRow> exposures = exposure.For(table).Rows;
        Dictionary<string, EndpointRow>? others = rules.EventFree?.Rows.ToDictionary(r => r.PatientId, StringComparer.Ordinal);

        // Whoever has no known exposure or no row in the other endpoint leaves before the landmark is looked at.
        var rows = new List<EndpointRow>();
        var twins = new List<EndpointRow>();
        var starts = new List<double>();
        var excluded = ImmutableArray.CreateBuilder<Excluded>();
        for (int i = 0; i < table.Count; i++)
        {
            EndpointRow row = table.Rows[i];
            EndpointRow? twin = others is null ? row : others.GetValueOrDefault(row.PatientId);
            if ((exposures[i].Problem ?? (twin is null ? ExclusionReasons.OtherEndpointMissing : null)) is { } reason)
            {
                excluded.Add(reason.Of(row.History));
                continue;
            }

            rows.Add(row);
            twins.Add(twin!);
            starts.Add(exposures[i].StartDays ?? double.NaN);
        }

        Exposure definition = exposure.Exposure;
        var landmark = Landmark.At(EndpointTable.ToSurvivalData(rows), [.. starts], day, EndpointTable.ToSurvivalData(twins), new LandmarkOptions
        {
            Boundary = rules.Boundary,
            ResetClock = rules.ResetClock,
            ExposureName = definition.Name,
            UnexposedLabel = definition.UnexposedLabel,
            ExposedLabel = definition.ExposedLabel,
        });
        foreach (int i in landmark.ExcludedEvent.Concat(landmark.ExcludedCensored).Order())
        {
            excluded.Add(ReasonToLeave(rows[i], twins[i], day, rules).Of(rows[i].History));
        }

        return new LandmarkTable(
            months, rules, [.. landmark.KeptRows.Select(i => rows[i])], landmark.Data, landmark.Exposed, excluded.ToImmutable());
    }

    // The endpoint itself is the first reason; the other endpoint only counts for those still followed.
    private static ExclusionReason ReasonToLeave(EndpointRow row, EndpointRow twin, double landmark, LandmarkRules rules)
    {
        bool own = rules.Boundary == LandmarkBoundary.KeepAt ? row.TimeDays < landmark : row.TimeDays <= landmark;
        return (own, own ? row.IsEvent : twin.IsEvent) switch
        {
            (true, true) => ExclusionReasons.EventBeforeLandmark,
            (true, false) => ExclusionReasons.CensoredBeforeLandmark,
            (false, true) => ExclusionReasons.OtherEventBeforeLandmark,
            (false, false) => ExclusionReasons.OtherCensoredBeforeLandmark,
        };
    }
}
