using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>p-values of counts by group: does any of the usual tests of the printed counts give them?</summary>
internal static class ContingencyChecks
{
    // More levels than this are no table of counts that a reader could check.
    private const int MostLevels = 12;

    public static IEnumerable<TableCheckRow> Run(PrintedNumbers printed)
    {
        foreach (PublishedNumber p in printed.All.Where(number => number is { Statistic: "p_value", Value: not null }))
        {
            if (p.Covariate.Length == 0 || p.Covariate == "-" || printed.Sibling(p, "hr") is not null)
            {
                continue;
            }

            ImmutableArray<string> groups = printed.Groups(p.Source, p.Covariate, p.Population);
            if (groups.Length >= 2 && Counts(printed, p, groups) is (ContingencyTable table, ImmutableArray<string> ids))
            {
                yield return Check(p, table, ids);
            }
        }
    }

    private static TableCheckRow Check(PublishedNumber p, ContingencyTable table, ImmutableArray<string> ids)
    {
        (LocalText Name, double P)[] tests = [.. Tests(table)];
        PrintedRange exact = PrintedRange.Of(p);
        PrintedRange wide = PrintedRange.Wide(p);
        (LocalText Name, double P)[] fitting = [.. tests.Where(test => exact.Holds(test.P))];
        TableCheckVerdict verdict =
            fitting.Length > 0 ? TableCheckVerdict.Holds
            : tests.Any(test => wide.Holds(test.P)) ? TableCheckVerdict.LastDigit
            : TableCheckVerdict.Fails;
        (LocalText Name, double P)[] shown = fitting.Length > 0 ? fitting : tests;
        return new TableCheckRow(
            TableCheckKind.CountPValue,
            [p.Id, .. ids],
            $"p {p}",
            verdict,
            new LocalText(List(Language.English), List(Language.French)));

        string List(Language language) => string.Join(", ", shown.Select(test => $"{test.Name.In(language)} {test.P.ToString("G4", CultureInfo.InvariantCulture)}"));
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

    // Levels that make up the population; of one level alone, those who have it against the rest.
    private static (ContingencyTable Table, ImmutableArray<string> Ids)? Counts(PrintedNumbers printed, PublishedNumber p, ImmutableArray<string> groups)
    {
        PublishedNumber[][] columns = [.. groups.Select(group => Known(printed, p, group))];
        string[] levels = [.. columns[0].Select(count => count.Level)];
        double?[] heads = [.. groups.Select(group => printed.Head(p, group)?.Value)];
        if (levels.Length is 0 or > MostLevels || levels.Distinct().Count() != levels.Length || columns.Any(column => !column.Select(count => count.Level).SequenceEqual(levels)))
        {
            return null;
        }

        int[]? exclusive = levels.Length == 1 ? null : Exclusive(columns, heads);
        long[,] counts;
        if (exclusive is not null)
        {
            counts = new long[exclusive.Length, groups.Length];
            for (int row = 0; row < exclusive.Length; row++)
            {
                for (int column = 0; column < groups.Length; column++)
                {
                    counts[row, column] = (long)columns[column][exclusive[row]].Value!.Value;
                }
            }
        }
        else if (heads.All(head => head is not null) && columns.Zip(heads).All(pair => pair.First[0].Value <= pair.Second))
        {
            exclusive = [0];
            counts = new long[2, groups.Length];
            for (int column = 0; column < groups.Length; column++)
            {
                counts[0, column] = (long)columns[column][0].Value!.Value;
                counts[1, column] = (long)heads[column]!.Value - counts[0, column];
            }
        }
        else
        {
            return null;
        }

        ContingencyTable table = ContingencyTable.FromCounts(counts);
        return table.IsTestable ? (table, [.. exclusive.SelectMany(level => columns.Select(column => column[level].Id))]) : null;
    }

    private static PublishedNumber[] Known(PrintedNumbers printed, PublishedNumber p, string group) =>
        [.. printed.Counts(p.Source, group, p.Covariate).Where(count => !PrintedNumbers.IsMissing(count) && count.Level != "total")];

    // The levels, several of which may be parts of others, that add up to the patients of every group (less the missing); all, when they
    // stay below it.
    private static int[]? Exclusive(PublishedNumber[][] columns, double?[] heads)
    {
        int[] all = [.. Enumerable.Range(0, columns[0].Length)];
        if (Fits(all, exact: false))
        {
            return all;
        }

        return Enumerable.Range(1, (1 << all.Length) - 1)
            .Select(bits => all.Where(level => (bits >> level & 1) == 1).ToArray())
            .Where(levels => levels.Length >= 2)
            .OrderByDescending(levels => levels.Length)
            .FirstOrDefault(levels => Fits(levels, exact: true));

        bool Fits(int[] levels, bool exact) => columns.Zip(heads).All(pair =>
        {
            double sum = levels.Sum(level => pair.First[level].Value!.Value);
            return pair.Second is not double head || (exact ? sum == head : sum <= head);
        });
    }
}
