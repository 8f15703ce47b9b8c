using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>One table of counts that a printed p-value may have been computed from.</summary>
/// <param name="Table">The counts, levels by groups.</param>
/// <param name="Ids">The printed counts.</param>
/// <param name="Shares">Counts and denominators, <c>20/43, 5/29</c>; null where the levels make up the groups.</param>
/// <param name="IsPlain">Whether the counts and denominators are those printed beside the p-value.</param>
internal sealed record CountReading(ContingencyTable Table, ImmutableArray<string> Ids, string? Shares, bool IsPlain)
{
    // More levels than this are no table of counts that a reader could check.
    private const int MostLevels = 12;

    /// <summary>The readings of a p-value, the plain one first; none when the counts make no table.</summary>
    /// <remarks>
    /// Levels that make up the groups are one table. Of a level alone, those who have it stand against the rest of a denominator: the one that
    /// the percentages beside the counts fix, else the patients of the group; other readings are the patients of the group, the denominators
    /// that percentages of the same level fix elsewhere, and the sum of the other levels in place of the first.
    /// </remarks>
    public static ImmutableArray<CountReading> Of(PrintedNumbers printed, PublishedNumber p, ImmutableArray<string> groups)
    {
        PublishedNumber[][] columns = [.. groups.Select(group => Known(printed, p, group))];
        string[] levels = [.. columns[0].Select(count => count.Level)];
        double?[] heads = [.. groups.Select(group => printed.Head(p, group)?.Value)];
        if (levels.Length is 0 or > MostLevels || levels.Distinct().Count() != levels.Length || columns.Any(column => !column.Select(count => count.Level).SequenceEqual(levels)))
        {
            return [];
        }

        return levels.Length > 1 && Exclusive(columns, heads) is int[] exclusive ? OfLevels(columns, exclusive) : OfFirst(printed, columns, heads);
    }

    private static ImmutableArray<CountReading> OfLevels(PublishedNumber[][] columns, int[] levels)
    {
        long[,] counts = new long[levels.Length, columns.Length];
        for (int row = 0; row < levels.Length; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                counts[row, column] = (long)columns[column][levels[row]].Value!.Value;
            }
        }

        ContingencyTable table = ContingencyTable.FromCounts(counts);
        return table.IsTestable ? [new CountReading(table, [.. levels.SelectMany(level => columns.Select(column => column[level].Id))], null, true)] : [];
    }

    private static ImmutableArray<CountReading> OfFirst(PrintedNumbers printed, PublishedNumber[][] columns, double?[] heads)
    {
        PublishedNumber[] first = [.. columns.Select(column => column[0])];
        double[] counts = [.. first.Select(count => count.Value!.Value)];
        double?[] beside = [.. first.Select((count, group) => printed.DenominatorOf(count, count.Source, heads[group]))];
        bool isFixed = beside.All(denominator => denominator is not null);
        var readings = ImmutableArray.CreateBuilder<CountReading>();
        Add(counts, isFixed ? beside : heads, isPlain: true);
        Add(counts, heads, isPlain: false);
        foreach (string source in printed.All.Select(number => number.Source).Distinct().Where(source => source != first[0].Source))
        {
            Add(counts, [.. first.Select((count, group) => printed.DenominatorOf(count, source, heads[group]))], isPlain: false);
        }

        if (SumsOfOthers(columns) is double[] sums)
        {
            Add(sums, beside, isPlain: false);
            Add(sums, heads, isPlain: false);
        }

        return readings.ToImmutable();

        void Add(double[] parts, double?[] wholes, bool isPlain)
        {
            if (wholes.Any(whole => whole is null) || parts.Zip(wholes).Any(pair => pair.First > pair.Second))
            {
                return;
            }

            long[,] cells = new long[2, parts.Length];
            for (int group = 0; group < parts.Length; group++)
            {
                cells[0, group] = (long)parts[group];
                cells[1, group] = (long)wholes[group]!.Value - cells[0, group];
            }

            string shares = string.Join(", ", parts.Zip(wholes, (part, whole) => string.Create(CultureInfo.InvariantCulture, $"{part}/{whole}")));
            ContingencyTable table = ContingencyTable.FromCounts(cells);
            if (table.IsTestable && readings.All(reading => reading.Shares != shares))
            {
                readings.Add(new CountReading(table, [.. first.Select(count => count.Id)], shares, isPlain));
            }
        }
    }

    // The other levels may be the parts of the first, where they add up to it in one group at least.
    private static double[]? SumsOfOthers(PublishedNumber[][] columns)
    {
        double[] sums = [.. columns.Select(column => column.Skip(1).Sum(count => count.Value!.Value))];
        return columns[0].Length > 2 && columns.Zip(sums).Any(pair => pair.First[0].Value == pair.Second) ? sums : null;
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
