using System.Collections.Immutable;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>All tests of characteristics, as JSON and as a table for reading.</summary>
internal static class CharacteristicDetailsTable
{
    /// <summary>Writes <c>tests</c> and <c>standardized_difference</c> of one characteristic.</summary>
    public static void WriteJson(Utf8JsonWriter json, CharacteristicDetails details)
    {
        json.WriteObjects("tests", details.Tests, test =>
        {
            json.WriteString("name", test.Code);
            json.WriteFinite("statistic", test.Statistic);
            json.WriteFinite("df", test.DegreesOfFreedom);
            json.WriteFinite("df_denominator", test.DenominatorDegreesOfFreedom);
            json.WriteFinite("p", test.PValue);
            json.WriteFinite("estimate", test.Estimate);
            json.WriteFinite("lower", test.Interval?.Lower);
            json.WriteFinite("upper", test.Interval?.Upper);
            json.WriteString("problem", test.Problem);
        });
        json.WriteFinite("standardized_difference", details.StandardizedDifference);
    }

    /// <summary>Writes the intervals of a percentage: Wilson's, and that of Clopper and Pearson.</summary>
    public static void WriteShare(Utf8JsonWriter json, int count, int total, double level)
    {
        foreach ((string key, ProportionIntervalMethod method) in ((string, ProportionIntervalMethod)[])[("wilson", ProportionIntervalMethod.Wilson), ("exact", ProportionIntervalMethod.ClopperPearson)])
        {
            Interval? interval = total == 0 ? null : ProportionInterval.Fit(count, total, method, level).Interval;
            json.WriteFinite($"{key}_lower", 100 * interval?.Lower);
            json.WriteFinite($"{key}_upper", 100 * interval?.Upper);
        }
    }

    /// <summary>The table for reading: one row per test.</summary>
    public static ResultTable Of(ImmutableArray<Characteristic> characteristics, double level, Session session) => new(
        session.Say("All tests", "Tous les tests"),
        [
            new("characteristic", session.Say("Characteristic", "Caractéristique"), IsText: true), new("test", session.Say("Test", "Test"), IsText: true),
            new("statistic", session.Say("Statistic", "Statistique")), new("df", session.Say("df", "ddl")), new("p", "p"),
            new("estimate", session.Say("Estimate", "Estimation")) { IntervalLevel = level },
        ],
        [.. characteristics.Where(one => one.Details is not null).SelectMany(one => Rows(one, session))],
        session.Language);

    private static IEnumerable<TableRow> Rows(Characteristic one, Session session)
    {
        string name = one.Name;
        foreach (DetailedTest test in one.Details!.Tests)
        {
            yield return new TableRow(
            [
                new Cell.Text(name), new Cell.Text(session.Say(test.Name) + (test.Problem is null ? string.Empty : $" ({test.Problem})")),
                Number(test.Statistic, NumberKind.Statistic), Number(test.DegreesOfFreedom, NumberKind.General), Number(test.PValue, NumberKind.PValue),
                test.Estimate is double estimate ? new Cell.WithInterval(estimate, test.Interval!.Value, NumberKind.General) : Cell.Empty,
            ]);
            name = string.Empty;
        }

        if (one.Details.StandardizedDifference is double difference)
        {
            yield return new TableRow(
            [
                new Cell.Text(name), new Cell.Text(session.Say("standardised difference", "différence standardisée")), Cell.Empty, Cell.Empty, Cell.Empty, Number(difference, NumberKind.Coefficient),
            ]);
        }
    }

    private static Cell Number(double? value, NumberKind kind) => value is double number ? new Cell.Number(number, kind) : Cell.Empty;
}
