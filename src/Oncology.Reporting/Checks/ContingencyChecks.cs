using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>p-values of counts by group: does any of the usual tests of the printed counts give them?</summary>
internal static class ContingencyChecks
{
    public static IEnumerable<TableCheckRow> Run(PrintedNumbers printed)
    {
        foreach (PublishedNumber p in printed.All.Where(number => number is { Statistic: "p_value", Value: not null }))
        {
            if (p.Covariate.Length == 0 || p.Covariate == "-" || printed.Companion(p, "hr", "hr") is not null)
            {
                continue;
            }

            ImmutableArray<string> groups = printed.Groups(p.Source, p.Covariate, p.Population);
            if (groups.Length >= 2 && CountReading.Of(printed, p, groups) is { IsEmpty: false } readings)
            {
                yield return Check(p, readings) with { Beside = [.. groups.Select(group => printed.Head(p, group)?.Id).OfType<string>()] };
            }
        }
    }

    private static TableCheckRow Check(PublishedNumber p, ImmutableArray<CountReading> readings)
    {
        (CountReading Reading, LocalText Name, double P)[] tests = [.. readings.SelectMany(reading => Tests(reading.Table).Select(test => (reading, test.Name, test.P)))];
        PrintedRange exact = PrintedRange.Of(p);
        PrintedRange wide = PrintedRange.Wide(p);
        bool Fits(PrintedRange range, bool plain) => tests.Any(test => test.Reading.IsPlain == plain && range.Holds(test.P));
        TableCheckVerdict verdict =
            Fits(exact, plain: true) ? TableCheckVerdict.Holds
            : Fits(exact, plain: false) ? TableCheckVerdict.OtherReading
            : Fits(wide, plain: true) ? TableCheckVerdict.LastDigit
            : TableCheckVerdict.Fails;
        (CountReading Reading, LocalText Name, double P)[] shown = verdict switch
        {
            TableCheckVerdict.Holds => [.. tests.Where(test => test.Reading.IsPlain && exact.Holds(test.P))],
            TableCheckVerdict.OtherReading => [.. tests.Where(test => exact.Holds(test.P))],
            _ => tests,
        };
        return new TableCheckRow(
            TableCheckKind.CountPValue,
            [p.Id, .. shown[0].Reading.Ids],
            TableCheckWords.Both(language => $"p {p.In(language)}"),
            verdict,
            TableCheckWords.Both(language => string.Join(language == Language.French ? " ; " : "; ", shown.GroupBy(test => test.Reading).Select(tested => List(tested.Key, tested, language)))));
    }

    private static string List(CountReading reading, IEnumerable<(CountReading Reading, LocalText Name, double P)> tests, Language language)
    {
        string values = string.Join(", ", tests.Select(test => $"{test.Name.In(language)} {TableCheckWords.Number(test.P, "G4", language)}"));
        return reading.Shares is null ? values : $"{reading.Shares}{(language == Language.French ? " :" : ":")} {values}";
    }

    private static IEnumerable<(LocalText Name, double P)> Tests(ContingencyTable table)
    {
        yield return (TableWords.NameOf(TableOneMethod.ChiSquare), ContingencyTest.Run(table, new ContingencyTestOptions { Method = ContingencyMethod.ChiSquared }).PValue);
        if (table is { RowCount: 2, ColumnCount: 2 })
        {
            yield return (LocalText.Same("Yates"), ContingencyTest.Run(table, new ContingencyTestOptions { Method = ContingencyMethod.ChiSquared, ContinuityCorrection = true }).PValue);
        }

        yield return (TableWords.NameOf(TableOneMethod.Fisher), ContingencyTest.Run(table, new ContingencyTestOptions { Method = ContingencyMethod.FisherExact }).PValue);
    }
}
