using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>A landmark analysis of an endpoint: who was followed at the landmark, grouped by the exposure so far (D11).</summary>
/// <remarks>
/// <para>Who had the event, or was censored, before the landmark leaves; groups are fixed at the landmark and later exposure moves nobody.
/// Time is in days, from the landmark unless <see cref="LandmarkRules.Clock"/> says otherwise.</para>
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

    internal static LandmarkTable Create(EndpointTable table, ExposureTable exposure, double months, LandmarkRules rules)
    {
        double landmark = ClinicalTime.MonthsToDays(months);
        ImmutableArray<ExposureRow> exposures = exposure.For(table).Rows;
        Dictionary<string, EndpointRow>? other = rules.EventFree?.Rows.ToDictionary(r => r.PatientId, StringComparer.Ordinal);

        var rows = ImmutableArray.CreateBuilder<EndpointRow>();
        var exposed = new List<bool>();
        var excluded = ImmutableArray.CreateBuilder<Excluded>();
        for (int i = 0; i < table.Count; i++)
        {
            EndpointRow row = table.Rows[i];
            if ((exposures[i].Problem ?? ReasonToLeave(row, other, landmark, rules)) is { } reason)
            {
                excluded.Add(reason.Of(row.History));
            }
            else
            {
                rows.Add(row);
                exposed.Add(exposures[i].StartDays <= landmark);
            }
        }

        Exposure definition = exposure.Exposure;
        var factor = Factor.FromBooleans(definition.Name, [.. exposed], definition.UnexposedLabel, definition.ExposedLabel);
        return new LandmarkTable(months, rules, rows.ToImmutable(), ToData(rows, landmark, rules.Clock), factor, excluded.ToImmutable());
    }

    private static ExclusionReason? ReasonToLeave(
        EndpointRow row, Dictionary<string, EndpointRow>? other, double landmark, LandmarkRules rules)
    {
        if (EndsBefore(row))
        {
            return row.IsEvent ? ExclusionReasons.EventBeforeLandmark : ExclusionReasons.CensoredBeforeLandmark;
        }

        if (other is null)
        {
            return null;
        }

        return !other.TryGetValue(row.PatientId, out EndpointRow? twin) ? ExclusionReasons.OtherEndpointMissing
            : !EndsBefore(twin) ? null
            : twin.IsEvent ? ExclusionReasons.OtherEventBeforeLandmark
            : ExclusionReasons.OtherCensoredBeforeLandmark;

        // Rows that keep the clock of the origin enter at the landmark and must leave after it.
        bool EndsBefore(EndpointRow r) => rules.Boundary == LandmarkBoundary.Leaves || rules.Clock == LandmarkClock.FromOrigin
            ? r.TimeDays <= landmark
            : r.TimeDays < landmark;
    }

    private static SurvivalData ToData(ImmutableArray<EndpointRow>.Builder rows, double landmark, LandmarkClock clock)
    {
        int[] cause = [.. rows.Select(r => r.Cause)];
        return clock == LandmarkClock.FromOrigin
            ? SurvivalData.CountingProcess([.. rows.Select(_ => landmark)], [.. rows.Select(r => r.TimeDays)], cause)
            : SurvivalData.RightCensored([.. rows.Select(r => r.TimeDays - landmark)], cause);
    }
}
