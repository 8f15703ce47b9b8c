using System.Collections.Immutable;
using System.Globalization;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Landmark analyses as tables.</summary>
internal static class LandmarkTables
{
    /// <summary>Landmark after landmark, for reading.</summary>
    public static ResultPage Page(ImmutableArray<LandmarkResult> results, Summary summary, Session session)
    {
        LandmarkResult last = results[^1];
        string boundary = last.At.Options.Boundary == LandmarkBoundary.ExcludeAt
            ? session.Say("kept: time > landmark", "gardés : temps > landmark")
            : session.Say("kept: time ≥ landmark", "gardés : temps ≥ landmark");
        ImmutableArray<string> notes = summary.Notes(
            session,
            boundary,
            session.Say("exposed: exposure time ≤ landmark", "exposés : temps d'exposition ≤ landmark"),
            KaplanMeierTables.Choices(last.Curves.Curves[0].Options, session),
            results.First(result => result.Cox is not null).Cox!.Choices(session));
        return ResultPage.Of(results.SelectMany(result => Tables(result, session)), notes);
    }

    // Each table says which landmark it belongs to: it may be read alone.
    private static IEnumerable<ResultTable> Tables(LandmarkResult result, Session session) =>
        KaplanMeierTables.Of(result.Curves, session)
            .Concat(new[] { result.LogRank?.ToTable(session), result.Cox?.ToTable(session) }.OfType<ResultTable>())
            .Select(table => new ResultTable($"{Heading(result, session)}. {table.Title}", table.Columns, table.Rows, table.Language) { StyledFootnotes = table.FootnotesIn });

    /// <summary>The tidy table: one row per landmark and group, the log-rank test repeated on each.</summary>
    public static ResultTable Tidy(ImmutableArray<LandmarkResult> results, Language language)
    {
        ImmutableArray<string> keys =
            ["n", "event_before", "censored_before", "group_n", "group_events", "median", "median_lower", "median_upper", "logrank_statistic", "logrank_df", "logrank_p"];
        return new ResultTable(
            string.Empty,
            [new TableColumn("landmark", "landmark"), new TableColumn("group", "group", IsText: true), .. keys.Select(key => new TableColumn(key, key))],
            [.. results.SelectMany(result => result.Curves.Curves.Select(curve => Row(result, curve)))],
            language);
    }

    private static TableRow Row(LandmarkResult result, KaplanMeier curve)
    {
        QuantileEstimate median = curve.Median;
        TestResult? test = result.LogRank?.Test.Test;
        double[] values =
        [
            result.At.Data.RowCount, result.EventBefore, result.CensoredBefore, curve.Count, curve.EventCount,
            median.Time ?? double.NaN, median.Lower ?? double.NaN, median.Upper ?? double.NaN, test?.Statistic ?? double.NaN, test?.DegreesOfFreedom ?? double.NaN, test?.PValue ?? double.NaN,
        ];
        return new TableRow(
        [
            new Cell.Number(result.At.Time, NumberKind.General),
            new Cell.Text(curve.Label ?? string.Empty),
            .. values.Select(value => new Cell.Number(value, NumberKind.General)),
        ]);
    }

    private static string Heading(LandmarkResult result, Session session)
    {
        string time = NumberStyle.For(session.Language).Format(result.At.Time, NumberKind.General);
        string n = result.At.Data.RowCount.ToString(CultureInfo.InvariantCulture);
        string events = result.EventBefore.ToString(CultureInfo.InvariantCulture);
        string censored = result.CensoredBefore.ToString(CultureInfo.InvariantCulture);
        return session.Say(
            $"Landmark {time}: {n} rows; left out before: {events} with the event, {censored} censored",
            $"Landmark {time} : {n} lignes ; écartées avant : {events} avec l'événement, {censored} censurées");
    }
}
