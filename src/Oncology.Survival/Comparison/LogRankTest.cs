using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Oncology.Survival;

/// <summary>
/// The log-rank test that k groups have one hazard, and its weighted relatives; stratified, with late entry, with trend.
/// </summary>
/// <remarks>
/// <para>
/// At each event time t with N at risk and D events in all groups, group g expects D n_g / N events. With weights w(t),
/// Z_g = Σ w (d_g − D n_g / N) and Cov(Z_g, Z_h) = Σ w² D (N − D) / (N − 1) · n_g / N · (δ_gh − n_h / N), summed over strata.
/// The statistic is Z′ V⁻¹ Z over all groups but one.
/// </para>
/// <para>
/// Groups without expected events do not count for the degrees of freedom (R <c>survdiff</c>). Where groups are never at risk together
/// the covariance has a lower rank, and that rank is the degrees of freedom (SAS LIFETEST).
/// </para>
/// <para>
/// At equal times events come before censorings; a row is at risk in (entry, exit]. Case weights and frequencies count as numbers of
/// rows; for weights of single patients, as after propensity scores, ask for <see cref="LogRankVariance.XieLiu"/>. All kinds of events count as the event.
/// </para>
/// <para>Hypothesis: equal hazards at all times. Most powerful when hazards are proportional; blind to curves that cross.</para>
/// <para>Convention: R, Stata and SAS agree, except for nearly equal times (<see cref="LogRankOptions.Ties"/>).</para>
/// <para>Source: Mantel, Cancer Chemother Rep 1966;50:163; Klein, Moeschberger, Survival Analysis, 2nd ed., Springer 2003, sections 7.3 to 7.5.</para>
/// </remarks>
public sealed partial class LogRankTest
{
    private readonly double[] _difference;
    private readonly double[] _covariance;

    private LogRankTest(ImmutableArray<LogRankGroup> groups, double[] covariance, int leftOut, LogRankOptions options)
    {
        Groups = groups;
        LeftOutCount = leftOut;
        Options = options;
        _covariance = covariance;
        _difference = [.. groups.Select(group => group.WeightedObserved - group.WeightedExpected)];
        Test = OverallTest();
    }

    /// <summary>The groups that have a row, in the order of their levels.</summary>
    public ImmutableArray<LogRankGroup> Groups { get; }

    /// <summary>Covariance of the weighted observed minus expected events: one row per group.</summary>
    public ImmutableArray<ImmutableArray<double>> Covariance =>
        [.. Groups.Select((_, g) => ImmutableCollectionsMarshal.AsImmutableArray(_covariance.AsSpan(g * Groups.Length, Groups.Length).ToArray()))];

    /// <summary>The test that all groups have one hazard.</summary>
    public TestResult Test { get; }

    /// <summary>Number of rows without a group or without a stratum; they are not in the test.</summary>
    public int LeftOutCount { get; }

    /// <summary>The choices that made this test.</summary>
    public LogRankOptions Options { get; }

    /// <summary>Compares groups.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="groups">Group of each row; rows without a group are left out and counted.</param>
    /// <param name="options">Choices of convention and weights; null is R's log-rank test.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ModelException">
    /// There is no event (<c>no-events</c>), a single group (<c>one-group</c>), or no event time at which two groups are at risk and
    /// somebody goes on (<c>no-comparison</c>).
    /// </exception>
    public static LogRankTest Run(SurvivalData data, Factor groups, LogRankOptions? options = null) =>
        RunWithin(data, groups, null, options ?? new LogRankOptions());

    /// <summary>Compares groups within strata: only rows of one stratum are compared with each other.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="groups">Group of each row; rows without a group are left out and counted.</param>
    /// <param name="strata">Stratum of each row; rows without a stratum are left out and counted.</param>
    /// <param name="options">Choices of convention and weights; null is R's log-rank test.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ModelException">
    /// There is no event (<c>no-events</c>), a single group (<c>one-group</c>), or no event time at which two groups are at risk and
    /// somebody goes on (<c>no-comparison</c>).
    /// </exception>
    public static LogRankTest Run(SurvivalData data, Factor groups, Factor strata, LogRankOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(strata);
        return RunWithin(data, groups, strata, options ?? new LogRankOptions());
    }

    /// <summary>Tests for a trend over the groups in their order, with scores 1, 2, ….</summary>
    /// <exception cref="ModelException">The trend has no variance (<c>no-comparison</c>).</exception>
    public TestResult Trend() => Trend([.. Enumerable.Range(1, Groups.Length).Select(score => (double)score)]);

    /// <summary>Tests for a trend over the groups: the statistic is (Σ a_g Z_g)² / a′ V a, with one degree of freedom.</summary>
    /// <param name="scores">Score a of each group of <see cref="Groups"/>, finite.</param>
    /// <remarks>Source: Tarone, Biometrika 1975;62:679.</remarks>
    /// <exception cref="ArgumentException">There is not one score per group.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A score is not finite.</exception>
    /// <exception cref="ModelException">The trend has no variance, as with equal scores (<c>no-comparison</c>).</exception>
    public TestResult Trend(ReadOnlySpan<double> scores)
    {
        int k = Groups.Length;
        if (scores.Length != k)
        {
            throw new ArgumentException($"There are {scores.Length} scores for {k} groups.", nameof(scores));
        }

        double[] centred = new double[k];
        for (int g = 0; g < k; g++)
        {
            if (!double.IsFinite(scores[g]))
            {
                throw new ArgumentOutOfRangeException(nameof(scores), scores[g], $"Score {g}: a score must be finite.");
            }

            // Rows of the covariance add up to zero: a constant in the scores changes nothing, and equal scores become exact zeros.
            centred[g] = scores[g] - scores[0];
        }

        double sum = 0;
        double variance = 0;
        for (int g = 0; g < k; g++)
        {
            sum += centred[g] * _difference[g];
            for (int h = 0; h < k; h++)
            {
                variance += centred[g] * _covariance[g * k + h] * centred[h];
            }
        }

        return variance > 0 ? TestResult.ChiSquared(sum * sum / variance, 1) : throw NotComparable();
    }

    private static LogRankTest RunWithin(SurvivalData data, Factor groups, Factor? strata, LogRankOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckLength(data, groups, nameof(groups));
        if (strata is not null)
        {
            CheckLength(data, strata, nameof(strata));
        }

        SurvivalData merged = data.WithTiesMerged(options.Ties);
        int[] stratum = StratumOf(groups, strata);
        long?[] sizes = new long?[groups.Levels.Length];
        int kept = 0;
        for (int row = 0; row < data.Count; row++)
        {
            if (stratum[row] >= 0)
            {
                kept++;
                sizes[groups.Codes[row]] = (sizes[groups.Codes[row]] ?? 0) + (data.Frequencies.IsEmpty ? 1 : data.Frequencies[row]);
            }
        }

        int[] levels = [.. Enumerable.Range(0, sizes.Length).Where(level => sizes[level] is not null)];
        CheckPossible(data, groups, stratum, levels);
        LogRankSums sums = new(levels.Length, options);
        int[] place = [.. Enumerable.Range(0, sizes.Length).Select(level => Array.IndexOf(levels, level))];
        int[] group = new int[data.Count];
        for (int row = 0; row < group.Length; row++)
        {
            group[row] = stratum[row] >= 0 ? place[groups.Codes[row]] : -1;
        }

        int strataCount = strata?.Levels.Length ?? 1;
        if (!data.HasEntry && data.Weights.IsEmpty && data.Frequencies.IsEmpty)
        {
            AddPlainStrata(sums, merged, group, stratum, strataCount);
        }
        else
        {
            AddStrata(sums, merged, group, stratum, strataCount);
        }

        ImmutableArray<LogRankGroup> result =
        [
            .. levels.Select((level, g) => new LogRankGroup(
                groups.Levels[level],
                sizes[level]!.Value,
                sums.Observed[g],
                sums.Expected[g],
                sums.WeightedObserved[g],
                sums.WeightedExpected[g])),
        ];
        return new LogRankTest(result, sums.Covariance(), data.Count - kept, options);
    }

    private static void AddStrata(LogRankSums sums, SurvivalData data, int[] group, int[] stratum, int strata)
    {
        int[][] byExit = ByStratum(data.ExitOrder, stratum, strata);
        int[][] byEntry = data.HasEntry ? ByStratum(data.EntryOrder, stratum, strata) : byExit;
        for (int s = 0; s < strata; s++)
        {
            sums.AddStratum(data, group, byExit[s], byEntry[s]);
        }
    }

    // What is needed of a row is brought together, so that large samples are looked up once per row and then read in their order.
    private static void AddPlainStrata(LogRankSums sums, SurvivalData data, int[] group, int[] stratum, int strata)
    {
        int[] next = new int[strata + 1];
        var unsorted = new LogRankRow[data.Count];
        for (int row = 0; row < unsorted.Length; row++)
        {
            unsorted[row] = new LogRankRow(data.Exit[row], stratum[row], group[row], data.Cause[row] > 0);
            if (stratum[row] >= 0)
            {
                next[stratum[row] + 1]++;
            }
        }

        for (int s = 1; s <= strata; s++)
        {
            next[s] += next[s - 1];
        }

        int[] starts = [.. next];
        var rows = new LogRankRow[starts[strata]];
        foreach (int row in data.ExitOrder)
        {
            LogRankRow one = unsorted[row];
            if (one.Stratum >= 0)
            {
                rows[next[one.Stratum]++] = one;
            }
        }

        for (int s = 0; s < strata; s++)
        {
            sums.AddPlainStratum(rows.AsSpan(starts[s]..starts[s + 1]));
        }
    }

    // Stratum of each row; -1 for rows without a group or a stratum.
    private static int[] StratumOf(Factor groups, Factor? strata)
    {
        int[] stratum = new int[groups.Count];
        for (int row = 0; row < stratum.Length; row++)
        {
            stratum[row] = groups.Codes[row] < 0 ? -1 : strata?.Codes[row] ?? 0;
        }

        return stratum;
    }

    // Rows of each stratum in the order they stand in.
    private static int[][] ByStratum(int[] order, int[] stratum, int strata)
    {
        int[] count = new int[strata];
        foreach (int code in stratum)
        {
            if (code >= 0)
            {
                count[code]++;
            }
        }

        if (strata == 1 && count[0] == order.Length)
        {
            return [order];
        }

        int[][] rows = [.. count.Select(n => new int[n])];
        Array.Clear(count);
        foreach (int row in order)
        {
            if (stratum[row] >= 0)
            {
                rows[stratum[row]][count[stratum[row]]++] = row;
            }
        }

        return rows;
    }

    private static void CheckLength(SurvivalData data, Factor factor, string name)
    {
        ArgumentNullException.ThrowIfNull(factor, name);
        if (factor.Count != data.Count)
        {
            throw new ArgumentException($"'{factor.Name}' has {factor.Count} rows and the data {data.Count}.", name);
        }
    }

    private static void CheckPossible(SurvivalData data, Factor groups, int[] stratum, int[] levels)
    {
        if (levels.Length < 2)
        {
            string only = levels.Length == 1 ? $" ('{groups.Levels[levels[0]]}')" : "";
            string onlyFrench = levels.Length == 1 ? $" (« {groups.Levels[levels[0]]} »)" : "";
            throw new ModelException(
                "one-group",
                $"A log-rank test needs two groups; '{groups.Name}' has {levels.Length}{only}.",
                $"Un test du log-rank demande deux groupes ; « {groups.Name} » en a {levels.Length}{onlyFrench}.");
        }

        int row = 0;
        while (row < data.Count && !(stratum[row] >= 0 && data.Cause[row] > 0 && data.RowWeight(row) > 0))
        {
            row++;
        }

        if (row == data.Count)
        {
            throw new ModelException("no-events", $"A log-rank test needs an event; no row of '{groups.Name}' has one.", $"Un test du log-rank demande un événement ; aucune ligne de « {groups.Name} » n'en a.");
        }
    }

    private TestResult OverallTest()
    {
        int k = Groups.Length;
        int[] counting = [.. Enumerable.Range(0, k).Where(g => Groups[g].Expected > 0)];
        int[] used = counting[..^1];
        double[] z = [.. used.Select(g => _difference[g])];
        double[] v = [.. used.SelectMany(g => used.Select(h => _covariance[g * k + h]))];
        (double statistic, int rank) = QuadraticForm.Evaluate(z, v);
        return rank > 0 ? TestResult.ChiSquared(statistic, rank) : throw NotComparable();
    }

    private ModelException NotComparable() => new(
        "no-comparison",
        $"The groups {string.Join(", ", Groups.Select(group => $"'{group.Label}'"))} cannot be compared: "
        + "at no event time are two of them at risk with somebody going on.",
        $"Les groupes {string.Join(", ", Groups.Select(group => $"« {group.Label} »"))} ne peuvent être comparés : "
        + "à aucun temps d'événement deux d'entre eux ne sont à risque avec quelqu'un qui continue.");
}
