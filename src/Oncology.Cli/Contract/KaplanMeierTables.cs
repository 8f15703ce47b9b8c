using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Kaplan-Meier results as tables: for reading, and tidy for other programs.</summary>
internal static class KaplanMeierTables
{
    /// <summary>All tables for reading: groups, restricted means against the first group, values at the times asked for.</summary>
    public static IEnumerable<ResultTable> Of(KaplanMeierResult result, Session session)
    {
        yield return Groups(result, session);
        if (!result.MeanContrasts.IsEmpty)
        {
            yield return MeanContrasts(result, session);
        }

        if (!result.Times.IsEmpty)
        {
            yield return AtTimes(result, session);
        }
    }

    /// <summary>One row per group: patients, events, quantiles, restricted mean.</summary>
    private static ResultTable Groups(KaplanMeierResult result, Session session)
    {
        double level = result.Curves[0].Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("group", session.Say(Words.Group), IsText: true),
            new("n", session.Say(Words.Number)),
            new("events", session.Say(result.IsReverse ? Words.Censored : Words.Events)),
            .. result.Probabilities.Select(p => new TableColumn(
                FormattableString.Invariant($"quantile_{p}"), QuantileName(p, session)) { IntervalLevel = level }),
            .. result.Horizon is double tau
                ? [new TableColumn("rmst", $"{session.Say(Words.RestrictedMean)}({tau.ToString("R", CultureInfo.InvariantCulture)})") { IntervalLevel = level }]
                : ImmutableArray<TableColumn>.Empty,
        ];
        bool isReached = result.Curves.All(curve => result.Probabilities.Select(curve.Quantile).All(q => q is { Time: not null, Lower: not null, Upper: not null }));
        return new ResultTable(session.Say(result.IsReverse ? Words.FollowUpTitle : Words.CurveTitle), columns, [.. result.Curves.Select(curve => Row(curve, result, session))], session.Language)
        {
            StyledFootnotes = style => isReached ? [] : [session.Say($"{style.NotReached}: not reached.", $"{style.NotReached} : non atteint.")],
        };
    }

    /// <summary>One row per later group: difference and ratio of its restricted mean to that of the first.</summary>
    private static ResultTable MeanContrasts(KaplanMeierResult result, Session session)
    {
        double level = result.Curves[0].Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("group", session.Say(Words.Group), IsText: true),
            new("reference", session.Say("Reference", "Référence"), IsText: true),
            new("difference", session.Say("Difference", "Différence")) { IntervalLevel = level },
            new("difference_p", "p"),
            new("ratio", session.Say("Ratio", "Rapport")) { IntervalLevel = level },
            new("ratio_p", "p"),
        ];
        return new ResultTable(session.Say("Restricted means compared", "Comparaison des moyennes restreintes"), columns,
        [
            .. result.MeanContrasts.Select(contrast => new TableRow(
            [
                new Cell.Text(contrast.Mean.Label ?? string.Empty),
                new Cell.Text(contrast.Reference.Label ?? string.Empty),
                new Cell.WithInterval(contrast.Difference.Difference.Value, contrast.Difference.Difference.Interval, NumberKind.General),
                new Cell.Number(contrast.Difference.PValue, NumberKind.PValue),
                new Cell.WithInterval(contrast.Ratio.Ratio, contrast.Ratio.Interval, NumberKind.Ratio),
                new Cell.Number(contrast.Ratio.PValue, NumberKind.PValue),
            ])),
        ],
        session.Language);
    }

    /// <summary>One row per group and time asked for.</summary>
    private static ResultTable AtTimes(KaplanMeierResult result, Session session)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("group", session.Say(Words.Group), IsText: true),
            new("time", session.Say(Words.Time)),
            new("at_risk", session.Say(Words.AtRisk)),
            new("survival", "S(t)") { IntervalLevel = result.Curves[0].Options.ConfidenceLevel },
            new("std_error", session.Say(Words.StandardErrorOfSurvival)),
        ];
        return new ResultTable(session.Say(Words.AtTimesTitle), columns,
        [
            .. result.Curves.SelectMany(curve => result.Times.Select(curve.At).Select((point, i) => new TableRow(
            [
                new Cell.Text(i == 0 ? Label(curve, session) : string.Empty),
                new Cell.Number(point.Time, NumberKind.General),
                new Cell.Number(point.AtRisk, NumberKind.Count),
                new Cell.WithInterval(point.Survival.Value, point.Survival.Interval, NumberKind.Percent),
                new Cell.Number(point.Survival.StandardError, NumberKind.Coefficient),
            ]))),
        ],
        session.Language);
    }

    /// <summary>The tidy table: the curves at the times asked for, or without any at all their times.</summary>
    public static ResultTable Tidy(KaplanMeierResult result, Language language) => result.Times.IsEmpty
        ? Tidy(
            ["time", "at_risk", "events", "censored", "survival", "std_error", "lower", "upper", "cumulative_hazard", "cumulative_hazard_std_error"],
            result.Curves.SelectMany(curve => Enumerable.Range(1, curve.Time.Length - 1).Select(row => (curve, new[]
            {
                curve.Time[row], curve.AtRisk[row], curve.Events[row], curve.Censored[row], curve.Survival[row], curve.StandardError[row],
                curve.Lower[row], curve.Upper[row], curve.CumulativeHazard[row], curve.CumulativeHazardStandardError[row],
            }))),
            language)
        : Tidy(
            ["time", "at_risk", "survival", "std_error", "lower", "upper"],
            result.Curves.SelectMany(curve => result.Times.Select(curve.At).Select(point => (curve, new[]
            {
                point.Time, point.AtRisk, point.Survival.Value, point.Survival.StandardError, point.Survival.Interval.Lower, point.Survival.Interval.Upper,
            }))),
            language);

    /// <summary>The choices behind the numbers, for the notes.</summary>
    public static string Choices(KaplanMeierOptions options, Session session)
    {
        string interval = Scale(options.Interval);
        string estimator = (options.Estimator == SurvivalEstimator.ProductLimit ? string.Empty : session.Say("S(t) = exp(-H(t)); ", "S(t) = exp(-H(t)) ; "))
            + (options.Hazard == HazardEstimator.NelsonAalen ? string.Empty : session.Say("H(t) of Fleming and Harrington; ", "H(t) de Fleming et Harrington ; "))
            + (options.StartTime is double time ? session.Say($"given no event by {time.ToString("R", CultureInfo.InvariantCulture)}; ", $"sachant sans événement à {time.ToString("R", CultureInfo.InvariantCulture)} ; ") : string.Empty);
        string error = options.Variance == CurveVariance.Robust ? session.Say("robust (infinitesimal jackknife)", "robuste (jackknife infinitésimal)") : "Greenwood";
        string quantile = options.Quantile == QuantileRule.Midpoint
            ? session.Say("quantile on a flat step: its middle", "quantile sur un palier : son milieu")
            : session.Say("quantile: first time with S(t) ≤ 1 − p", "quantile : premier temps avec S(t) ≤ 1 − p");
        return estimator + session.Say($"interval of S(t) on the {interval} scale, {error}", $"intervalle de S(t) sur l'échelle {interval}, {error}") + session.Say("; ", " ; ") + quantile;
    }

    /// <summary>The name of a scale.</summary>
    public static string Scale(IntervalTransform interval) => interval switch
    {
        IntervalTransform.Plain => "plain",
        IntervalTransform.Log => "log",
        IntervalTransform.LogLog => "log(-log)",
        IntervalTransform.Logit => "logit",
        _ => "arcsine",
    };

    private static TableRow Row(KaplanMeier curve, KaplanMeierResult result, Session session) => new(
    [
        new Cell.Text(Label(curve, session)),
        new Cell.Number(curve.Count, NumberKind.Count),
        new Cell.Number(curve.EventCount, NumberKind.Count),
        .. result.Probabilities.Select(curve.Quantile).Select(q => new Cell.WithInterval(
            q.Time ?? double.NaN, new Interval(q.Lower ?? double.NaN, q.Upper ?? double.NaN), NumberKind.General)),
        .. result.MeanOf(curve) is RestrictedMean mean
            ? [new Cell.WithInterval(mean.Mean.Value, mean.Mean.Interval, NumberKind.General)]
            : ImmutableArray<Cell>.Empty,
    ]);

    private static string Label(KaplanMeier curve, Session session) => curve.Label ?? session.Say(Words.All);

    private static string QuantileName(double p, Session session) => p == 0.5
        ? session.Say(Words.Median)
        : session.Say("Quantile ", "Quantile ") + NumberStyle.For(session.Language).Format(p, NumberKind.General);

    private static ResultTable Tidy(ImmutableArray<string> keys, IEnumerable<(KaplanMeier Curve, double[] Values)> rows, Language language) => new(
        string.Empty,
        [new TableColumn("group", "group", IsText: true), .. keys.Select(key => new TableColumn(key, key))],
        [.. rows.Select(row => new TableRow([new Cell.Text(row.Curve.Label ?? string.Empty), .. row.Values.Select(value => new Cell.Number(value, NumberKind.General))]))],
        language);
}
