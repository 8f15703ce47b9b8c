using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Rates per person-time and their ratios, as JSON and as tables.</summary>
/// <param name="Rates">One rate per group, or one of all rows.</param>
/// <param name="Per">Person-time that the rates are given for.</param>
internal sealed record RateResult(ImmutableArray<IncidenceRate> Rates, double Per)
{
    private static readonly ImmutableArray<string> Keys = ["events", "person_time", "rate", "lower", "upper"];

    /// <summary>Each later group against the first; empty where they cannot be compared.</summary>
    public ImmutableArray<RateRatio> Ratios { get; } =
        IsWhole(Rates) && Rates.Sum(rate => rate.Events) > 0 ? [.. Rates.Skip(1).Where(rate => rate.Events + Rates[0].Events > 0).Select(rate => RateRatio.Run(rate, Rates[0]))] : [];

    /// <summary>Why ratios are missing.</summary>
    public ImmutableArray<AnalysisWarning> Warnings => Ratios.Length >= Rates.Length - 1
        ? []
        : IsWhole(Rates)
            ? [new AnalysisWarning("no-events", "Two groups without an event cannot be compared.", "Deux groupes sans événement ne peuvent pas être comparés.")]
            : [new AnalysisWarning("weighted-rates", "The exact comparison of rates needs whole numbers of events.", "La comparaison exacte de taux exige des nombres entiers d'événements.")];

    /// <summary>Writes <c>per</c>, <c>rates</c> and <c>ratios</c>.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteFinite("per", Per);
        json.WriteObjects("rates", Rates, rate =>
        {
            json.WriteString("group", rate.Label);
            foreach ((string key, double value) in Keys.Zip(Values(rate)))
            {
                json.WriteFinite(key, value);
            }
        });
        json.WriteObjects("ratios", Ratios, ratio =>
        {
            json.WriteString("group", ratio.First.Label);
            json.WriteString("reference", ratio.Second.Label);
            json.WriteFinite("ratio", ratio.Value);
            json.WriteFinite("lower", ratio.Interval.Lower);
            json.WriteFinite("upper", ratio.Interval.Upper);
            json.WriteFinite("p", ratio.PValue);
        });
    }

    /// <summary>The tables for reading.</summary>
    public IEnumerable<ResultTable> ToTables(Session session)
    {
        string per = Per == 1 ? session.Say("Rate", "Taux") : session.Say("Rate per ", "Taux pour ") + Per.ToString("R", CultureInfo.InvariantCulture);
        yield return new ResultTable(
            session.Say("Events per person-time", "Événements par temps-personne"),
            [
                new("group", session.Say(Words.Group), IsText: true), new("events", session.Say(Words.Events)),
                new("person_time", session.Say("Person-time", "Temps-personne")), new("rate", per) { IntervalLevel = Rates[0].ConfidenceLevel },
            ],
            [
                .. Rates.Select(rate => new TableRow(
                [
                    new Cell.Text(rate.Label ?? session.Say(Words.All)),
                    new Cell.Number(rate.Events, NumberKind.Count),
                    new Cell.Number(rate.PersonTime, NumberKind.General),
                    new Cell.WithInterval(Per * rate.Rate, new Interval(Per * rate.Interval.Lower, Per * rate.Interval.Upper), NumberKind.General),
                ])),
            ],
            session.Language);
        if (!Ratios.IsEmpty)
        {
            yield return new ResultTable(
                session.Say("Rate ratios", "Rapports de taux"),
                [
                    new("group", session.Say(Words.Group), IsText: true), new("reference", session.Say("Reference", "Référence"), IsText: true),
                    new("ratio", session.Say("Ratio", "Rapport")) { IntervalLevel = Rates[0].ConfidenceLevel }, new("p", "p"),
                ],
                [
                    .. Ratios.Select(ratio => new TableRow(
                    [
                        new Cell.Text(ratio.First.Label!),
                        new Cell.Text(ratio.Second.Label!),
                        new Cell.WithInterval(ratio.Value, ratio.Interval, NumberKind.Ratio),
                        new Cell.Number(ratio.PValue, NumberKind.PValue),
                    ])),
                ],
                session.Language);
        }
    }

    /// <summary>The tidy table: one row per group.</summary>
    public ResultTable Tidy(Language language) => new(
        string.Empty,
        [new TableColumn("group", "group", IsText: true), .. Keys.Select(key => new TableColumn(key, key))],
        [.. Rates.Select(rate => new TableRow([new Cell.Text(rate.Label ?? string.Empty), .. Values(rate).Select(value => new Cell.Number(value, NumberKind.General))]))],
        language);

    private double[] Values(IncidenceRate rate) => [rate.Events, rate.PersonTime, Per * rate.Rate, Per * rate.Interval.Lower, Per * rate.Interval.Upper];

    private static bool IsWhole(ImmutableArray<IncidenceRate> rates) => rates.All(rate => double.IsInteger(rate.Events));
}
