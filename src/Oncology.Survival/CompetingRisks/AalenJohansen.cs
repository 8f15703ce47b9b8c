using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// The Aalen-Johansen estimate of the cumulative incidence of each of several competing causes.
/// </summary>
/// <remarks>
/// <para>
/// F_k(t) = Σ_{t_j ≤ t} S(t_j−) d_kj / n_j, with S the Kaplan-Meier estimate for an event of any cause. The incidences and S(t) add up
/// to 1. Standard errors by the infinitesimal jackknife, as R's multi-state <c>survfit</c>, or by Aalen's variance, as cmprsk's
/// <c>cuminc</c> (<see cref="CumulativeIncidenceOptions.Variance"/>).
/// </para>
/// <para>Row 0 is the origin, the others are the distinct exit times in ascending order. Events come before censorings at equal times.</para>
/// <para>Treating competing events as censored and taking one minus Kaplan-Meier overstates the incidence: that is what this estimate mends.</para>
/// <para>Source: Aalen, Johansen, Scand J Stat 1978;5:141; R survival, vignette "compete".</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class AalenJohansen : ITabular
{
    private readonly Lazy<double[]> _time;
    private readonly double[] _eventFree;

    private AalenJohansen(string? label, EventTable table, CumulativeIncidenceOptions options)
    {
        Label = label;
        Options = options;
        Count = table.Data.RowCount;
        EventTable = table;
        _time = new Lazy<double[]>(() => [Math.Min(0, table.TimeColumn[0]), .. table.TimeColumn]);
        IncidenceCurves curves = options.Variance == IncidenceVariance.Aalen
            ? AalenVariance.Of(table)
            : JackknifeVariance.Incidences(table, table.Data.Subjects.AsSpan());
        _eventFree = curves.EventFree;
        Causes =
        [
            .. Enumerable.Range(1, table.CauseCount)
                .Select(cause => new CumulativeIncidence(cause, CauseLabel(table.Data, cause), table, _time, curves, options)),
        ];
    }

    /// <summary>Label of the group, null for the whole sample.</summary>
    public string? Label { get; }

    /// <summary>Number of rows, frequencies counted.</summary>
    public long Count { get; }

    /// <summary>The choices that made the estimate.</summary>
    public CumulativeIncidenceOptions Options { get; }

    /// <summary>Times: the origin, then the distinct exit times.</summary>
    public ImmutableArray<double> Time => ImmutableCollectionsMarshal.AsImmutableArray(Times);

    /// <summary>Probability of no event by t: Kaplan-Meier for an event of any cause.</summary>
    public ImmutableArray<double> EventFree => ImmutableCollectionsMarshal.AsImmutableArray(_eventFree);

    /// <summary>Number at risk just before each time; at the origin, the number just before the first time.</summary>
    public ImmutableArray<double> AtRisk => [EventTable.AtRisk[0], .. EventTable.AtRisk];

    /// <summary>Censored at each time.</summary>
    public ImmutableArray<double> Censored => [0, .. EventTable.Censored];

    /// <summary>One curve per cause, in the order of the causes.</summary>
    public ImmutableArray<CumulativeIncidence> Causes { get; }

    internal EventTable EventTable { get; }

    // A copy with an origin, made when it is asked for.
    private double[] Times => _time.Value;

    /// <summary>Estimates the incidences in a whole sample.</summary>
    /// <param name="data">The sample; its causes are the competing events.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <exception cref="ArgumentException">The data have no row, or case weights with Aalen's variance.</exception>
    public static AalenJohansen Fit(SurvivalData data, CumulativeIncidenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new CumulativeIncidenceOptions();
        options.Validate();
        return FitOne(null, data.WithTiesMerged(options.Ties), options);
    }

    /// <summary>Estimates the incidences in each group.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="groups">Group of each row; rows without a group belong to none.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <returns>One estimate per level that has a row, in the order of the levels.</returns>
    /// <exception cref="ArgumentException">The lengths differ, no level has a row, or case weights with Aalen's variance.</exception>
    public static ImmutableArray<AalenJohansen> FitBy(SurvivalData data, Factor groups, CumulativeIncidenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count != data.Count)
        {
            throw new ArgumentException($"The groups have {groups.Count} rows and the data {data.Count}.", nameof(groups));
        }

        options ??= new CumulativeIncidenceOptions();
        options.Validate();
        SurvivalData merged = data.WithTiesMerged(options.Ties).WithAllCauses();
        int[][] rows = groups.RowsByLevel();
        ImmutableArray<AalenJohansen> curves =
        [
            .. Enumerable.Range(0, rows.Length)
                .Where(level => rows[level].Length > 0)
                .Select(level => FitOne(groups.Levels[level], merged.Subset(rows[level]), options)),
        ];
        return curves.IsEmpty ? throw new ArgumentException("No row belongs to a group.", nameof(groups)) : curves;
    }

    /// <summary>Number under observation at <paramref name="time"/>, as printed under a figure: late entries count once they are in.</summary>
    /// <param name="time">Any time at or after the origin.</param>
    public double NumberAtRisk(double time)
    {
        SurvivalData data = EventTable.Data;
        if (!data.HasEntry)
        {
            int next = Array.BinarySearch(Times, 1, Times.Length - 1, time);
            next = next >= 0 ? next : ~next;
            return next < Times.Length ? EventTable.AtRiskColumn[next - 1] : 0;
        }

        CompensatedSum sum = default;
        for (int i = 0; i < data.Count; i++)
        {
            bool entered = data.Entry[i] < time || (time == Times[0] && data.Entry[i] <= time);
            if (entered && data.Exit[i] >= time)
            {
                sum.Add(data.RowWeight(i));
            }
        }

        return sum.Value;
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        string title = Words.CumulativeIncidence.In(language) + (Label is null ? string.Empty : Words.Colon.In(language) + Label);
        ImmutableArray<TableColumn> columns =
        [
            new("time", Words.Time.In(language)),
            new("at_risk", Words.AtRisk.In(language)),
            .. Causes.Select(cause => new TableColumn($"cause_{cause.Cause.ToString(CultureInfo.InvariantCulture)}", cause.Label)),
        ];
        return new ResultTable(title, columns, [.. Enumerable.Range(1, Times.Length - 1).Select(Row)], language);
    }

    /// <summary>The curves as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static AalenJohansen FitOne(string? label, SurvivalData merged, CumulativeIncidenceOptions options)
    {
        if (merged.Count == 0)
        {
            throw new ArgumentException("There is no row to estimate an incidence from.", nameof(merged));
        }

        return options.Variance == IncidenceVariance.Aalen && !merged.Weights.IsEmpty
            ? throw new RequestException("Aalen's variance counts patients: with case weights use the infinitesimal jackknife.", "La variance d'Aalen compte des patients : avec des poids, prenez le jackknife infinitésimal.", nameof(options))
            : new AalenJohansen(label, EventTable.Create(merged, TieTolerance.None), options);
    }

    private static string CauseLabel(SurvivalData data, int cause) =>
        cause <= data.CauseLabels.Length ? data.CauseLabels[cause - 1] : cause.ToString(CultureInfo.InvariantCulture);

    private TableRow Row(int i) => new(
    [
        new Cell.Number(Times[i], NumberKind.General),
        new Cell.Number(EventTable.AtRiskColumn[i - 1], NumberKind.Count),
        .. Causes.Select(cause => new Cell.WithInterval(cause.Estimate[i], new Interval(cause.Lower[i], cause.Upper[i]), NumberKind.Percent)),
    ]);
}
