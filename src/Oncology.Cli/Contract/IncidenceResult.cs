using System.Collections.Immutable;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Cumulative incidences and Gray's tests in the keys of the contract, and as tables.</summary>
/// <param name="Curves">One estimate per group.</param>
/// <param name="Causes">The causes to report, from 1.</param>
/// <param name="Tests">Gray's test of each of these causes; empty without groups.</param>
/// <param name="Times">Times at which the incidences are read.</param>
internal sealed record IncidenceResult(ImmutableArray<AalenJohansen> Curves, ImmutableArray<int> Causes, ImmutableArray<GrayTest> Tests, ImmutableArray<double> Times)
{
    private bool IsAalen => Curves[0].Options.Variance == IncidenceVariance.Aalen;

    /// <summary>Writes <c>variance</c>, <c>causes</c> and <c>gray</c>.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("variance", IsAalen ? "aalen" : "jackknife");
        json.WriteObjects("causes", Causes, cause =>
        {
            json.WriteString("cause", Label(cause));
            json.WriteObjects("groups", Curves, curve => WriteGroup(json, curve, cause));
        });
        json.WriteObjects("gray", Causes.Zip(Tests), pair =>
        {
            json.WriteString("cause", Label(pair.First));
            LogRankResult.WriteTest(json, pair.Second.Test);
        });
    }

    /// <summary>One row per cause and group: events, and the incidence at the times asked for, or at the end of follow-up.</summary>
    public ResultTable ToTable(Session session)
    {
        double level = Curves[0].Options.ConfidenceLevel;
        NumberStyle style = NumberStyle.For(session.Language);
        ImmutableArray<TableColumn> columns =
        [
            new("cause", session.Say("Cause", "Cause"), IsText: true),
            new("group", session.Say(Words.Group), IsText: true),
            new("n", session.Say(Words.Number)),
            new("events", session.Say(Words.Events)),
            .. Times.Select(time => new TableColumn(
                FormattableString.Invariant($"at_{time}"), $"{session.Say("At", "À")} {style.Format(time, NumberKind.General)}") { IntervalLevel = level }),
            .. Times.IsEmpty ? [new TableColumn("last", session.Say("At the end", "À la fin")) { IntervalLevel = level }] : ImmutableArray<TableColumn>.Empty,
        ];
        return new ResultTable(session.Say("Cumulative incidence", "Incidence cumulée"), columns, [.. Causes.SelectMany(cause => Curves.Select(curve => Row(curve, cause, session)))], session.Language)
        {
            StyledFootnotes = numbers =>
            [
                .. Causes.Zip(Tests).Select(pair => LogRankResult.Line(
                    session.Say("Gray's test, cause ", "Test de Gray, cause ") + Label(pair.First), pair.Second.Test, session, numbers)),
            ],
        };
    }

    /// <summary>The tidy table: one row per cause, group and time.</summary>
    public ResultTable Tidy(Language language)
    {
        ImmutableArray<string> keys = ["time", "estimate", "std_error", "lower", "upper"];
        return new ResultTable(
            string.Empty,
            [new TableColumn("cause", "cause", IsText: true), new TableColumn("group", "group", IsText: true), .. keys.Select(key => new TableColumn(key, key))],
            [.. Causes.SelectMany(cause => Curves.SelectMany(curve => Points(curve, cause).Select(point => new TableRow(
            [
                new Cell.Text(Label(cause)),
                new Cell.Text(curve.Label ?? string.Empty),
                .. new[] { point.Time, point.At.Value, point.At.StandardError, point.At.Interval.Lower, point.At.Interval.Upper }
                    .Select(value => new Cell.Number(value, NumberKind.General)),
            ]))))],
            language);
    }

    /// <summary>The choices behind the numbers, for the notes.</summary>
    public string Choices(Session session)
    {
        string scale = KaplanMeierTables.Scale(Curves[0].Options.Interval);
        string variance = IsAalen ? session.Say("Aalen's variance", "variance d'Aalen") : session.Say("infinitesimal jackknife", "jackknife infinitésimal");
        return session.Say(
            $"Aalen-Johansen estimate; interval on the {scale} scale, {variance}",
            $"estimation d'Aalen-Johansen ; intervalle sur l'échelle {scale}, {variance}");
    }

    private string Label(int cause) => Curves[0].Causes[cause - 1].Label;

    private static void WriteGroup(Utf8JsonWriter json, AalenJohansen curve, int cause)
    {
        CumulativeIncidence incidence = curve.Causes[cause - 1];
        json.WriteString("group", curve.Label);
        json.WriteNumber("n", curve.Count);
        json.WriteFinite("events", incidence.Events.Sum());
        json.WriteObjects("curve", Enumerable.Range(1, curve.Time.Length - 1), row =>
        {
            json.WriteFinite("time", curve.Time[row]);
            json.WriteFinite("at_risk", curve.AtRisk[row]);
            json.WriteFinite("events", incidence.Events[row]);
            json.WriteFinite("estimate", incidence.Estimate[row]);
            json.WriteFinite("std_error", incidence.StandardError[row]);
            json.WriteFinite("lower", incidence.Lower[row]);
            json.WriteFinite("upper", incidence.Upper[row]);
        });
    }

    private TableRow Row(AalenJohansen curve, int cause, Session session)
    {
        CumulativeIncidence incidence = curve.Causes[cause - 1];
        ImmutableArray<double> times = Times.IsEmpty ? [curve.Time[^1]] : Times;
        return new TableRow(
        [
            new Cell.Text(incidence.Label),
            new Cell.Text(curve.Label ?? session.Say(Words.All)),
            new Cell.Number(curve.Count, NumberKind.Count),
            new Cell.Number(incidence.Events.Sum(), NumberKind.Count),
            .. times.Select(incidence.At).Select(at => new Cell.WithInterval(at.Value, at.Interval, NumberKind.Percent)),
        ]);
    }

    private IEnumerable<(double Time, Estimate At)> Points(AalenJohansen curve, int cause)
    {
        IEnumerable<double> times = Times.IsEmpty ? curve.Time.Skip(1) : Times;
        return times.Select(time => (time, curve.Causes[cause - 1].At(time)));
    }
}
