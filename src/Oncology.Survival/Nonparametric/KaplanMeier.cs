using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Oncology.Survival;

/// <summary>
/// The Kaplan-Meier estimate of the survival function S(t), from right-censored or left-truncated follow-up.
/// </summary>
/// <remarks>
/// <para>
/// S(t) = Π_{t_j ≤ t} (1 − d_j / n_j), with d_j events and n_j at risk at the distinct times t_j. Standard error of S(t) by
/// Greenwood: S(t) √Σ d_j / (n_j (n_j − d_j)). Cumulative hazard (Nelson-Aalen): H(t) = Σ d_j / n_j, standard error √Σ d_j / n_j².
/// Robust standard errors, exp(−H(t)) for S(t) and the tie-corrected hazard are options.
/// </para>
/// <para>
/// Columns are in ascending time; row 0 is the origin (S = 1), the others are the distinct exit times. At equal times events
/// come before censorings. Time is in the caller's unit.
/// </para>
/// <para>
/// Where S = 0, the standard error and the interval of S(t) are undefined (NaN), as in R, Stata and SAS. Once 0, S stays 0, also
/// when rows enter later. Without events S is 1 throughout. Intervals on the log(−log), logit and arcsine scales are
/// undefined (NaN) at times where S = 1; at the origin the interval is [1, 1].
/// </para>
/// <para>Convention: interval and quantile rules are those of <see cref="KaplanMeierOptions"/> (default R).</para>
/// <para>Source: Kaplan, Meier, JASA 1958;53:457, doi 10.1080/01621459.1958.10501452; Greenwood 1926.</para>
/// </remarks>
public sealed partial class KaplanMeier
{
    private readonly double _origin;
    private readonly double[] _survival;
    private readonly double[] _standardError;
    private readonly Lazy<double[]> _timeColumn;
    private readonly Lazy<double[]> _atRiskColumn;
    private readonly Lazy<double[]> _eventsColumn;
    private readonly Lazy<double[]> _censoredColumn;
    private readonly Lazy<(double[] Lower, double[] Upper)> _bounds;
    private readonly Lazy<(double[] Value, double[] Error)> _hazardColumns;

    // In a reverse curve the "censored" are the events: they may leave before the others are counted.
    private readonly bool _censoredLeaveFirst;

    private KaplanMeier(string? label, EventTable table, double origin, KaplanMeierOptions options, bool censoredLeaveFirst)
    {
        Label = label;
        Options = options;
        Count = table.Data.RowCount;
        EventTable = table;
        _origin = origin;
        _censoredLeaveFirst = censoredLeaveFirst;
        _timeColumn = new Lazy<double[]>(() => [_origin, .. table.TimeColumn]);
        _atRiskColumn = new Lazy<double[]>(() => [AtRiskAtOrigin(table.Data, origin), .. table.AtRiskColumn]);
        _eventsColumn = new Lazy<double[]>(() => [0, .. table.EventsColumn]);
        _censoredColumn = new Lazy<double[]>(() => [0, .. table.CensoredColumn]);
        _hazardColumns = new Lazy<(double[], double[])>(Hazards);
        _bounds = new Lazy<(double[], double[])>(Bounds);
        _survival = GC.AllocateUninitializedArray<double>(table.Count + 1);
        _standardError = GC.AllocateUninitializedArray<double>(table.Count + 1);
        Estimate();
    }

    // Columns that not everybody asks for are made when they are asked for.
    private double[] Times => _timeColumn.Value;

    private double[] AtRisks => _atRiskColumn.Value;

    private double[] EventsAt => _eventsColumn.Value;

    private double[] CensoredAt => _censoredColumn.Value;

    private double[] Lowers => _bounds.Value.Lower;

    private double[] Uppers => _bounds.Value.Upper;

    private double[] Hazard => _hazardColumns.Value.Value;

    private double[] HazardError => _hazardColumns.Value.Error;

    /// <summary>Label of the group, null for a curve of the whole sample.</summary>
    public string? Label { get; }

    /// <summary>Number of rows the curve was made from, frequencies counted.</summary>
    public long Count { get; }

    /// <summary>Number of events, weighted.</summary>
    public double EventCount => EventsAt.Sum();

    /// <summary>The choices that made this curve.</summary>
    public KaplanMeierOptions Options { get; }

    /// <summary>Times: the origin, then the distinct exit times.</summary>
    public ImmutableArray<double> Time => ImmutableCollectionsMarshal.AsImmutableArray(Times);

    /// <summary>Number at risk just before t; at the origin, the number under observation there.</summary>
    public ImmutableArray<double> AtRisk => ImmutableCollectionsMarshal.AsImmutableArray(AtRisks);

    /// <summary>Events at t.</summary>
    public ImmutableArray<double> Events => ImmutableCollectionsMarshal.AsImmutableArray(EventsAt);

    /// <summary>Censored at t.</summary>
    public ImmutableArray<double> Censored => ImmutableCollectionsMarshal.AsImmutableArray(CensoredAt);

    /// <summary>S(t), right-continuous.</summary>
    public ImmutableArray<double> Survival => ImmutableCollectionsMarshal.AsImmutableArray(_survival);

    /// <summary>Standard error of S(t) (Greenwood); NaN where S(t) = 0.</summary>
    public ImmutableArray<double> StandardError => ImmutableCollectionsMarshal.AsImmutableArray(_standardError);

    /// <summary>Lower confidence bound of S(t); NaN where undefined.</summary>
    public ImmutableArray<double> Lower => ImmutableCollectionsMarshal.AsImmutableArray(Lowers);

    /// <summary>Upper confidence bound of S(t); NaN where undefined.</summary>
    public ImmutableArray<double> Upper => ImmutableCollectionsMarshal.AsImmutableArray(Uppers);

    /// <summary>Cumulative hazard H(t) (Nelson-Aalen).</summary>
    public ImmutableArray<double> CumulativeHazard => ImmutableCollectionsMarshal.AsImmutableArray(Hazard);

    /// <summary>Standard error of H(t).</summary>
    public ImmutableArray<double> CumulativeHazardStandardError => ImmutableCollectionsMarshal.AsImmutableArray(HazardError);

    /// <summary>Median time to the event with its interval.</summary>
    public QuantileEstimate Median => Quantile(0.5);

    /// <summary>S(t) as the corners of its steps, for programs that draw lines and areas.</summary>
    public StepCoordinates ToSteps() => StepCoordinates.Of(Times, _survival, Lowers, Uppers);

    /// <summary>The table of counts behind the curve.</summary>
    internal EventTable EventTable { get; }

    /// <summary>Estimates the curve of a whole sample.</summary>
    /// <param name="data">The sample; all kinds of events count as the event.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <exception cref="ArgumentException">The data have no row (at or after <see cref="KaplanMeierOptions.StartTime"/>).</exception>
    public static KaplanMeier Fit(SurvivalData data, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options = Valid(options);
        return FitOne(null, data.WithTiesMerged(options.Ties), Origin(data, options), options, censoredLeaveFirst: false);
    }

    /// <summary>Estimates one curve per level of a factor.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="groups">Group of each row; rows without a group belong to no curve.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <returns>One labelled curve per level that has a row, in the order of the levels.</returns>
    /// <exception cref="ArgumentException">
    /// The lengths differ, no level has a row, or a level has none at or after <see cref="KaplanMeierOptions.StartTime"/>.
    /// </exception>
    public static ImmutableArray<KaplanMeier> FitBy(SurvivalData data, Factor groups, KaplanMeierOptions? options = null) =>
        FitBy(data, groups, Valid(options), censoredLeaveFirst: false);

    /// <summary>The curve of data whose events and censorings were swapped.</summary>
    internal static KaplanMeier FitReversed(SurvivalData swapped, KaplanMeierOptions? options)
    {
        options = Valid(options);
        return FitOne(null, swapped.WithTiesMerged(options.Ties), Origin(swapped, options), options, options.FollowUpTies == FollowUpTies.EventsFirst);
    }

    /// <summary>The curves of groups of data whose events and censorings were swapped.</summary>
    internal static ImmutableArray<KaplanMeier> FitReversedBy(SurvivalData swapped, Factor groups, KaplanMeierOptions? options)
    {
        options = Valid(options);
        return FitBy(swapped, groups, options, options.FollowUpTies == FollowUpTies.EventsFirst);
    }

    /// <summary>The denominator n_j of row <paramref name="row"/>.</summary>
    internal double RiskSet(int row) =>
        _censoredLeaveFirst ? EventTable.AtRiskColumn[row - 1] - EventTable.CensoredColumn[row - 1] : EventTable.AtRiskColumn[row - 1];

    // The denominators of some times.
    private double[] RiskSets(int first, int times) => [.. Enumerable.Range(first + 1, times).Select(RiskSet)];

    private static KaplanMeierOptions Valid(KaplanMeierOptions? options)
    {
        options ??= new KaplanMeierOptions();
        options.Validate();
        return options;
    }

    private static ImmutableArray<KaplanMeier> FitBy(SurvivalData data, Factor groups, KaplanMeierOptions options, bool censoredLeaveFirst)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count != data.Count)
        {
            throw new ArgumentException($"The groups have {groups.Count} rows and the data {data.Count}.", nameof(groups));
        }

        double origin = Origin(data, options);
        SurvivalData merged = data.WithTiesMerged(options.Ties);
        int[][] rows = groups.RowsByLevel();
        var curves = ImmutableArray.CreateBuilder<KaplanMeier>();
        for (int level = 0; level < rows.Length; level++)
        {
            if (rows[level].Length > 0)
            {
                curves.Add(FitOne(groups.Levels[level], merged.Subset(rows[level]), origin, options, censoredLeaveFirst));
            }
        }

        return curves.Count > 0 ? curves.ToImmutable() : throw new ArgumentException("No row belongs to a group.", nameof(groups));
    }

    private static KaplanMeier FitOne(string? label, SurvivalData merged, double origin, KaplanMeierOptions options, bool censoredLeaveFirst)
    {
        if (options.StartTime is double start)
        {
            merged = merged.Subset([.. Enumerable.Range(0, merged.Count).Where(i => merged.Exit[i] >= start)]);
        }

        if (merged.Count == 0)
        {
            string whose = label is null ? "" : $" of '{label}'";
            throw new ArgumentException($"There is no row{whose} to estimate a curve from.", nameof(merged));
        }

        return new KaplanMeier(label, EventTable.Create(merged, TieTolerance.None), origin, options, censoredLeaveFirst);
    }

    private static double Origin(SurvivalData data, KaplanMeierOptions options)
    {
        if (options.StartTime is double start)
        {
            return start;
        }

        double origin = 0;
        if (!data.HasEntry)
        {
            return origin;
        }

        foreach (double time in data.Exit)
        {
            origin = Math.Min(origin, time);
        }

        return origin;
    }

    // Under observation at the origin itself: everybody, or with late entry who has entered by then.
    private static double AtRiskAtOrigin(SurvivalData data, double origin)
    {
        if (!data.HasEntry && data.Weights.IsEmpty)
        {
            return data.RowCount;
        }

        CompensatedSum sum = default;
        for (int i = 0; i < data.Count; i++)
        {
            if (!data.HasEntry || (data.Entry[i] <= origin && data.Exit[i] > origin))
            {
                sum.Add(data.RowWeight(i));
            }
        }

        return sum.Value;
    }
}
