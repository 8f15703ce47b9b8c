using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The table of characteristics: as JSON, as table for reading, and tidy.</summary>
/// <param name="Groups">The grouping column; null without groups.</param>
/// <param name="Count">Number of rows described.</param>
/// <param name="Characteristics">One entry per column described.</param>
internal sealed record CharacteristicsResult(Factor? Groups, int Count, ImmutableArray<Characteristic> Characteristics)
{
    private static readonly ImmutableArray<string> NumberKeys = ["mean", "sd", "median", "q1", "q3", "min", "max"];
    private static readonly ImmutableArray<string> TestKeys = ["statistic", "df", "p"];

    /// <summary>Level of the intervals of percentages; null where all tests are not asked for.</summary>
    public double? DetailLevel { get; init; }

    /// <summary>Writes <c>by</c>, <c>groups</c> and <c>variables</c>; the group null is all rows.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("by", Groups?.Name);
        json.WriteObjects("groups", Enumerable.Range(0, Groups?.Levels.Length ?? 0), group =>
        {
            json.WriteString("group", Groups!.Levels[group]);
            json.WriteNumber("n", SizeOf(group));
        });
        json.WriteObjects("variables", Characteristics, one =>
        {
            json.WriteString("variable", one.Name);
            json.WriteString("type", one.IsNumber ? "numeric" : "categorical");
            json.WriteObjects("summaries", one.Columns, column => WriteColumn(json, one, column));
            json.WritePropertyName("test");
            WriteTest(json, one.Test);
            if (one.Details is CharacteristicDetails details)
            {
                CharacteristicDetailsTable.WriteJson(json, details);
            }
        });
    }

    /// <summary>The table for reading: counts with percentages of the known, medians with ranges, tests.</summary>
    public ResultTable ToTable(Session session)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("characteristic", session.Say("Characteristic", "Caractéristique"), IsText: true),
            new("total", Header(session.Say(Words.All), Count)),
            .. Enumerable.Range(0, Groups?.Levels.Length ?? 0).Select(group =>
                new TableColumn(string.Create(CultureInfo.InvariantCulture, $"group_{group + 1}"), Header(Groups!.Levels[group], SizeOf(group)))),
            .. Groups is null ? ImmutableArray<TableColumn>.Empty : [new("p", "p"), new("test", session.Say("Test", "Test"), IsText: true)],
        ];
        return new ResultTable(
            session.Say("Characteristics", "Caractéristiques"), columns, [.. Characteristics.SelectMany(one => Rows(one, session))], session.Language);
    }

    /// <summary>The tidy table: one row per number and group, per category, level and group.</summary>
    public ResultTable Tidy(Language language)
    {
        ImmutableArray<string> texts = ["variable", "type", "group", "level"];
        ImmutableArray<string> numbers = ["n", "n_missing", "count", "percent", .. NumberKeys];
        return new ResultTable(
            string.Empty,
            [
                .. texts.Select(key => new TableColumn(key, key, IsText: true)), .. numbers.Select(key => new TableColumn(key, key)),
                new TableColumn("test", "test", IsText: true), .. TestKeys.Select(key => new TableColumn(key, key)),
            ],
            [.. Characteristics.SelectMany(one => one.Columns.SelectMany(column => TidyRows(one, column)))],
            language);
    }

    private void WriteColumn(Utf8JsonWriter json, Characteristic one, CharacteristicColumn column)
    {
        json.WriteString("group", column.Group);
        json.WriteNumber("n", column.Count);
        json.WriteNumber("n_missing", column.Missing);
        if (column.Numbers is NumericSummary numbers)
        {
            foreach ((string key, double? value) in NumberKeys.Zip(Values(numbers)))
            {
                json.WriteFinite(key, value);
            }

            return;
        }

        json.WriteObjects("levels", Enumerable.Range(0, one.Levels.Length), level =>
        {
            json.WriteString("level", one.Levels[level]);
            json.WriteNumber("count", column.Counts[level]);
            json.WriteFinite("percent", Percent(column, level));
            if (DetailLevel is double detailLevel)
            {
                CharacteristicDetailsTable.WriteShare(json, column.Counts[level], column.Count, detailLevel);
            }
        });
    }

    private static void WriteTest(Utf8JsonWriter json, CharacteristicTest? test)
    {
        if (test is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("name", test.Code);
        json.WriteFinite("statistic", test.Statistic);
        json.WriteFinite("df", test.DegreesOfFreedom);
        json.WriteFinite("p", test.PValue);
        if (test.PValueStandardError is double error)
        {
            json.WriteFinite("p_std_error", error);
        }

        json.WriteEndObject();
    }

    private static IEnumerable<double?> Values(NumericSummary s) =>
        [s.Mean, s.StandardDeviation, s.Median, s.LowerQuartile, s.UpperQuartile, s.Smallest, s.Largest];

    private static double? Percent(CharacteristicColumn column, int level) => column.Count == 0 ? null : 100.0 * column.Counts[level] / column.Count;

    private static string Header(string label, int count) => string.Create(CultureInfo.InvariantCulture, $"{label} (N = {count})");

    private static IEnumerable<TableRow> TidyRows(Characteristic one, CharacteristicColumn column)
    {
        Cell[] head = [new Cell.Text(one.Name), new Cell.Text(one.IsNumber ? "numeric" : "categorical"), new Cell.Text(column.Group ?? string.Empty)];
        Cell[] tail = [new Cell.Text(one.Test?.Code ?? string.Empty), Number(one.Test?.Statistic), Number(one.Test?.DegreesOfFreedom), Number(one.Test?.PValue)];
        Cell[] known = [Number(column.Count), Number(column.Missing)];
        if (column.Numbers is NumericSummary numbers)
        {
            yield return new TableRow([.. head, Cell.Empty, .. known, Cell.Empty, Cell.Empty, .. Values(numbers).Select(Number), .. tail]);
            yield break;
        }

        for (int level = 0; level < one.Levels.Length; level++)
        {
            yield return new TableRow(
            [
                .. head, new Cell.Text(one.Levels[level]), .. known, Number(column.Counts[level]), Number(Percent(column, level)),
                .. Enumerable.Repeat(Cell.Empty, NumberKeys.Length), .. tail,
            ]);
        }
    }

    private static Cell Number(double? value) => new Cell.Number(value ?? double.NaN, NumberKind.General);

    private int SizeOf(int group) => Groups!.Codes.Count(code => code == group);

    private IEnumerable<TableRow> Rows(Characteristic one, Session session)
    {
        Cell[] test = Groups is null ? [] : one.Test is null
            ? [Cell.Empty, Cell.Empty]
            : [new Cell.Number(one.Test.PValue, NumberKind.PValue), new Cell.Text(session.Say(one.Test.Name))];
        Cell[] none = Groups is null ? [] : [Cell.Empty, Cell.Empty];
        yield return new TableRow([new Cell.Text(one.Name), .. one.Columns.Select(_ => Cell.Empty), .. test]) { IsHeading = true };
        if (one.IsNumber)
        {
            yield return Row(session.Say(Words.Median), one.Columns.Select(c => (Cell)new Cell.Number(c.Numbers!.Median ?? double.NaN, NumberKind.Measure)), none);
            yield return Row(session.Say("(range)", "(étendue)"), one.Columns.Select(c => c.Count == 0 ? Cell.Empty : new Cell.Range(c.Numbers!.Smallest!.Value, c.Numbers.Largest!.Value)), none);
        }

        for (int level = 0; level < one.Levels.Length; level++)
        {
            int at = level;
            yield return Row(one.Levels[level], one.Columns.Select(c => (Cell)new Cell.Share(c.Counts[at], c.Count)), none);
        }

        if (one.Columns[0].Missing > 0)
        {
            yield return Row(session.Say("Missing", "Manquant"), one.Columns.Select(c => (Cell)new Cell.Number(c.Missing, NumberKind.Count)), none);
        }
    }

    private static TableRow Row(string label, IEnumerable<Cell> cells, Cell[] end) => new([new Cell.Text(label), .. cells, .. end]) { Indent = 1 };
}
