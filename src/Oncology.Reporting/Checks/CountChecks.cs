using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Percentages against counts, totals against groups.</summary>
internal static class CountChecks
{
    public static IEnumerable<TableCheckRow> Percentages(PrintedNumbers printed) =>
        printed.All.Where(number => number is { Statistic: "percent", Value: not null, Relation: "=" })
            .Select(percent => Percentage(printed, percent) is TableCheckRow row ? row with { Beside = Denominating(printed, percent) } : null).OfType<TableCheckRow>();

    /// <summary>The whole against the sum of its groups, level by level.</summary>
    public static IEnumerable<TableCheckRow> Totals(PrintedNumbers printed)
    {
        foreach (PublishedNumber whole in printed.All.Where(number => PrintedNumbers.IsCount(number) && number.Population == "all" && number.Source.Length > 0))
        {
            PublishedNumber[] parts =
            [
                .. printed.All.Where(number => PrintedNumbers.IsCount(number) && number.Population is not ("all" or "external") && number.Source == whole.Source
                    && number.Covariate == whole.Covariate && number.Level == whole.Level && number.Endpoint == whole.Endpoint),
            ];
            if (parts.Length < 2 || parts.DistinctBy(part => part.Population).Count() != parts.Length)
            {
                continue;
            }

            double sum = parts.Sum(part => part.Value!.Value);
            yield return new TableCheckRow(
                TableCheckKind.Total,
                [whole.Id, .. parts.Select(part => part.Id)],
                TableCheckWords.Both(whole.In),
                sum == whole.Value ? TableCheckVerdict.Holds : TableCheckVerdict.Fails,
                LocalText.Same(string.Create(CultureInfo.InvariantCulture, $"{string.Join(" + ", parts.Select(part => part.Text))} = {sum}")));
        }
    }

    private static TableCheckRow? Percentage(PrintedNumbers printed, PublishedNumber percent)
    {
        PublishedNumber? count = printed.CountOf(percent);
        PublishedNumber[] likely = [.. Denominators(printed, percent).DistinctBy(number => number.Value)];
        double[] sums = [.. Sums(printed, percent)];
        if (count is null)
        {
            return WithoutCount(percent, [.. likely.Select(number => number.Value!.Value)], [.. Others(printed, percent)]);
        }

        double part = count.Value!.Value;
        double[] first = [.. likely.Select(number => number.Value!.Value).Concat(sums).Distinct().Where(whole => whole >= part)];
        double[] others = [.. Others(printed, percent).Where(whole => whole >= part && whole > 0)];
        (TableCheckVerdict verdict, double? whole) =
            Fitting(first, PrintedRange.Of(percent)) is double exact ? (TableCheckVerdict.Holds, exact)
            : Fitting(others, PrintedRange.Of(percent)) is double other ? (TableCheckVerdict.OtherReading, other)
            : Fitting(first, PrintedRange.Wide(percent)) is double near ? (TableCheckVerdict.LastDigit, near)
            : (TableCheckVerdict.Fails, (double?)null);
        if (whole is null && (first.Length == 0 || PrintedNumbers.IsNameless(percent)))
        {
            return null;
        }

        return new TableCheckRow(TableCheckKind.Percentage, [percent.Id, count.Id], TableCheckWords.Both(language => $"{count.In(language)} ({percent.In(language)} %)"), verdict, Shares(part, whole is double fits ? [fits] : first));

        double? Fitting(double[] wholes, PrintedRange range) =>
            wholes.Where(w => w > 0 && range.Holds(100 * part / w)).Select(w => (double?)w).FirstOrDefault();
    }

    // Without a count: some whole number of patients must give the percentage.
    private static TableCheckRow? WithoutCount(PublishedNumber percent, double[] wholes, double[] others)
    {
        if (wholes.Length == 0 && others.Length == 0)
        {
            return null;
        }

        (double Part, double Whole)? exact = Fitting(wholes, PrintedRange.Of(percent));
        (double Part, double Whole)? other = exact is null ? Fitting(others, PrintedRange.Of(percent)) : null;
        (double Part, double Whole)? near = exact is null && other is null ? Fitting(wholes, PrintedRange.Wide(percent)) : null;
        if ((exact ?? other ?? near) is (double part, double whole))
        {
            TableCheckVerdict verdict = exact is not null ? TableCheckVerdict.Holds : other is not null ? TableCheckVerdict.OtherReading : TableCheckVerdict.LastDigit;
            return new TableCheckRow(TableCheckKind.Percentage, [percent.Id], TableCheckWords.Both(language => $"{percent.In(language)} %"), verdict, Shares(part, [whole]));
        }

        if (wholes.Length == 0)
        {
            return null;
        }

        string of = string.Join(", ", wholes.Select(size => size.ToString(CultureInfo.InvariantCulture)));
        return new TableCheckRow(
            TableCheckKind.Percentage, [percent.Id], TableCheckWords.Both(language => $"{percent.In(language)} %"), TableCheckVerdict.Fails, new LocalText($"no whole number of {of} gives it", $"aucun nombre entier sur {of} ne le donne"));

        (double, double)? Fitting(double[] sizes, PrintedRange range)
        {
            foreach (double size in sizes.Where(size => size > 0))
            {
                double count = Math.Round(percent.Value!.Value * size / 100, MidpointRounding.AwayFromZero);
                if (count >= 0 && count <= size && range.Holds(100 * count / size))
                {
                    return (count, size);
                }
            }

            return null;
        }
    }

    // The population, its total of the characteristic, and a denominator that is printed beside the count.
    private static IEnumerable<PublishedNumber> Denominators(PrintedNumbers printed, PublishedNumber percent)
    {
        if (printed.Sibling(percent, "denominator") is PublishedNumber beside)
        {
            yield return beside;
        }

        foreach (PublishedNumber total in printed.Counts(percent.Source, percent.Population, percent.Covariate).Where(count => count.Level == "total"))
        {
            yield return total;
        }

        if (printed.Head(percent) is PublishedNumber head)
        {
            yield return head;
        }
    }

    // What was read as a denominator, or as a part of one.
    private static ImmutableArray<string> Denominating(PrintedNumbers printed, PublishedNumber percent) =>
        [.. Denominators(printed, percent).Concat(printed.Counts(percent.Source, percent.Population, percent.Covariate)).Select(number => number.Id)];

    // Patients in whom the characteristic is known: the sum of its levels, or the head without the missing.
    private static IEnumerable<double> Sums(PrintedNumbers printed, PublishedNumber percent)
    {
        PublishedNumber[] levels = [.. printed.Counts(percent.Source, percent.Population, percent.Covariate)];
        double sum = levels.Where(level => !PrintedNumbers.IsMissing(level)).Sum(level => level.Value!.Value);
        double missing = levels.Where(PrintedNumbers.IsMissing).Sum(level => level.Value!.Value);
        double? head = printed.Head(percent)?.Value;
        if (sum > 0 && (head is null || sum <= head))
        {
            yield return sum;
        }

        if (missing > 0 && head > missing)
        {
            yield return head.Value - missing;
        }
    }

    private static IEnumerable<double> Others(PrintedNumbers printed, PublishedNumber percent) => printed.All
        .Where(number => PrintedNumbers.IsCount(number) && number.Population == percent.Population && number.Population != "external")
        .Where(number => number.Level.Length > 0 || (PrintedNumbers.IsNameless(percent) && number.Id != printed.CountOf(percent)?.Id))
        .Select(number => number.Value!.Value).Distinct().OrderDescending();

    private static LocalText Shares(double part, double[] wholes)
    {
        NumberStyle english = NumberStyle.English with { PercentDecimals = 2 };
        NumberStyle french = NumberStyle.French with { PercentDecimals = 2 };
        return new LocalText(List(english), List(french));

        string List(NumberStyle style) => string.Join(", ", wholes.Select(whole =>
            $"{style.Format(part, NumberKind.Count)}/{style.Format(whole, NumberKind.Count)} = {style.Format(part / whole, NumberKind.Percent)}"));
    }
}
