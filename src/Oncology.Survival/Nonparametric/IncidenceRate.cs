using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Events per person-time, with an exact Poisson interval.</summary>
/// <remarks>
/// <para>
/// rate = d / T with d events in the person-time T = Σ (exit − entry), case weights and frequencies counted. The bounds are the rates at
/// which P(D ≥ d) and P(D ≤ d) are (1 − level)/2: quantiles of the gamma distributions of shapes d and d + 1, divided by T. Without
/// events the lower bound is 0.
/// </para>
/// <para>The rate is per unit of the caller's time. Source: Garwood, Biometrika 1936;28:437, doi 10.1093/biomet/28.3-4.437; R's <c>poisson.test</c>.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class IncidenceRate : ITabular
{
    private IncidenceRate(string? label, SurvivalData data, double confidenceLevel)
    {
        Label = label;
        ConfidenceLevel = confidenceLevel;
        CompensatedSum events = default;
        CompensatedSum time = default;
        for (int i = 0; i < data.Count; i++)
        {
            double weight = data.RowWeight(i);
            events.Add(data.Cause[i] != 0 ? weight : 0);
            time.Add(weight * (data.Exit[i] - (data.HasEntry ? data.Entry[i] : 0)));
        }

        Events = events.Value;
        PersonTime = time.Value;
        if (!(PersonTime > 0))
        {
            throw new ModelException("no-person-time", label is null ? "There is no person-time." : $"There is no person-time in '{label}'.", label is null ? "Il n'y a pas de personnes-temps." : $"Il n'y a pas de personnes-temps dans « {label} ».");
        }

        double tail = (1 - confidenceLevel) / 2;
        double lower = Events > 0 ? Tails.GammaQuantile(tail, Events) : 0;
        Interval = new Interval(lower / PersonTime, Tails.GammaUpperQuantile(tail, Events + 1) / PersonTime);
    }

    /// <summary>Label of the group, null for the whole sample.</summary>
    public string? Label { get; }

    /// <summary>Confidence level of the interval.</summary>
    public double ConfidenceLevel { get; }

    /// <summary>Number of events, weighted.</summary>
    public double Events { get; }

    /// <summary>Time under observation, in the caller's unit.</summary>
    public double PersonTime { get; }

    /// <summary>Events per unit of time.</summary>
    public double Rate => Events / PersonTime;

    /// <summary>Exact confidence interval of the rate.</summary>
    public Interval Interval { get; }

    /// <summary>Estimates the rate of a whole sample.</summary>
    /// <param name="data">The sample; all kinds of events count as the event.</param>
    /// <param name="confidenceLevel">Level of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    /// <exception cref="ModelException">There is no person-time.</exception>
    public static IncidenceRate Fit(SurvivalData data, double confidenceLevel = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        ConfidenceLevels.Check(confidenceLevel);
        return new IncidenceRate(null, data, confidenceLevel);
    }

    /// <summary>Estimates one rate per level of a factor.</summary>
    /// <param name="data">The sample; all kinds of events count as the event.</param>
    /// <param name="groups">Group of each row; rows without a group belong to no rate.</param>
    /// <param name="confidenceLevel">Level of the intervals, in (0, 1).</param>
    /// <returns>One labelled rate per level that has a row, in the order of the levels.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    /// <exception cref="ModelException">A group has no person-time.</exception>
    public static ImmutableArray<IncidenceRate> FitBy(SurvivalData data, Factor groups, double confidenceLevel = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        ConfidenceLevels.Check(confidenceLevel);
        if (groups.Count != data.Count)
        {
            throw new ArgumentException($"The groups have {groups.Count} rows and the data {data.Count}.", nameof(groups));
        }

        var rates = ImmutableArray.CreateBuilder<IncidenceRate>();
        int[][] rows = groups.RowsByLevel();
        for (int level = 0; level < rows.Length; level++)
        {
            if (rows[level].Length > 0)
            {
                rates.Add(new IncidenceRate(groups.Levels[level], data.Subset(rows[level]), confidenceLevel));
            }
        }

        return rates.ToImmutable();
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.IncidenceRate,
            language,
            ConfidenceLevel,
            ("group", Words.Group, new Cell.Text(Label ?? string.Empty)),
            ("events", Words.Events, SingleRow.Number(Events, NumberKind.Count)),
            ("person_time", Words.PersonTime, SingleRow.Number(PersonTime, NumberKind.General)),
            ("rate", Words.IncidenceRate, new Cell.WithInterval(Rate, Interval, NumberKind.General)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();
}
