using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Hazard ratios against their intervals, and p-values against intervals.</summary>
internal static class RatioChecks
{
    // A log-rank or likelihood-ratio p lies near the Wald p of the interval; farther than this factor it is no other test.
    private const double OtherTestFactor = 2;

    public static IEnumerable<TableCheckRow> Run(PrintedNumbers printed)
    {
        foreach (PublishedNumber ratio in printed.All.Where(number => number is { Statistic: "hr", Value: > 0 }))
        {
            if (printed.Companion(ratio, "lower", "hr_lower") is not { Value: > 0 } lower || printed.Companion(ratio, "upper", "hr_upper") is not { Value: > 0 } upper)
            {
                continue;
            }

            yield return Interval(ratio, lower, upper);
            if (printed.Companion(ratio, "p", "p_value") is { Value: not null } p)
            {
                yield return PValue(ratio, lower, upper, p);
            }
        }
    }

    private static TableCheckRow Interval(PublishedNumber ratio, PublishedNumber lower, PublishedNumber upper)
    {
        LocalText text = TableCheckWords.WithInterval(ratio, lower, upper);
        ImmutableArray<string> ids = [ratio.Id, lower.Id, upper.Id];
        if (!(lower.Value <= ratio.Value && ratio.Value <= upper.Value))
        {
            return new TableCheckRow(TableCheckKind.RatioInterval, ids, text, TableCheckVerdict.Fails, new LocalText("the ratio lies outside its interval", "le rapport est hors de son intervalle"));
        }

        PrintedRange centre = Centre(PrintedRange.Of(lower), PrintedRange.Of(upper));
        TableCheckVerdict verdict =
            PrintedRange.Of(ratio).Meets(centre) ? TableCheckVerdict.Holds
            : PrintedRange.Wide(ratio).Meets(centre) ? TableCheckVerdict.LastDigit
            : TableCheckVerdict.Fails;
        return new TableCheckRow(TableCheckKind.RatioInterval, ids, text, verdict, new LocalText(
            $"the middle of the interval on the log scale is {Range(centre, "G4", Language.English)}",
            $"le milieu de l'intervalle sur l'échelle log est {Range(centre, "G4", Language.French)}"));
    }

    private static TableCheckRow PValue(PublishedNumber ratio, PublishedNumber lower, PublishedNumber upper, PublishedNumber p)
    {
        PrintedRange wald = Wald(PrintedRange.Of(ratio), PrintedRange.Of(lower), PrintedRange.Of(upper));
        PrintedRange printed = PrintedRange.Of(p);
        double unit = (double)PrintedPrecision.Unit(p.Decimals);
        PrintedRange cut = p.Relation == "=" ? new PrintedRange(p.Value!.Value, p.Value.Value + unit) : printed;
        PrintedRange near = new(wald.From / OtherTestFactor, Math.Min(1, wald.To * OtherTestFactor));
        TableCheckVerdict verdict =
            printed.Meets(wald) ? TableCheckVerdict.Holds
            : cut.Meets(wald) ? TableCheckVerdict.LastDigit
            : printed.Meets(near) ? TableCheckVerdict.OtherReading
            : TableCheckVerdict.Fails;
        (string english, string french) = (Range(wald, "G3", Language.English), Range(wald, "G3", Language.French));
        LocalText finding = verdict == TableCheckVerdict.OtherReading
            ? new LocalText($"Wald p of the interval: {english}; the printed one may be of another test", $"p de Wald de l'intervalle : {french} ; celui imprimé peut être d'un autre test")
            : new LocalText($"Wald p of the interval: {english}", $"p de Wald de l'intervalle : {french}");
        LocalText text = TableCheckWords.WithInterval(ratio, lower, upper);
        return new TableCheckRow(
            TableCheckKind.RatioPValue, [p.Id, ratio.Id, lower.Id, upper.Id], TableCheckWords.Both(language => $"p {p.In(language)}, {text.In(language)}"), verdict, finding);
    }

    private static string Range(PrintedRange range, string format, Language language) =>
        $"{TableCheckWords.Number(range.From, format, language)} {(language == Language.French ? "à" : "to")} {TableCheckWords.Number(range.To, format, language)}";

    private static PrintedRange Centre(PrintedRange lower, PrintedRange upper) =>
        new(Math.Sqrt(Math.Max(0, lower.From) * Math.Max(0, upper.From)), Math.Sqrt(lower.To * upper.To));

    // The p-values of all ratios and intervals that round to what is printed.
    private static PrintedRange Wald(PrintedRange ratio, PrintedRange lower, PrintedRange upper)
    {
        // The ratio is the middle of its interval: of what it may be only that part counts.
        PrintedRange centre = Centre(lower, upper);
        if (ratio.Meets(centre))
        {
            ratio = new PrintedRange(Math.Max(ratio.From, centre.From), Math.Min(ratio.To, centre.To));
        }

        double[] ratios = [Math.Max(ratio.From, double.Epsilon), ratio.To];
        Interval narrow = new(lower.To, Math.Max(upper.From, lower.To * (1 + 1e-9)));
        double smallest = ratios.Min(value => IntervalPValue.FromRatio(value, narrow));
        bool holdsOne = ratio.From <= 1 && ratio.To >= 1;
        double largest = holdsOne || lower.From <= 0 ? 1 : ratios.Max(value => IntervalPValue.FromRatio(value, new Interval(lower.From, upper.To)));
        return new PrintedRange(smallest, largest);
    }
}
