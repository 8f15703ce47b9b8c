using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Survival rates and medians against their intervals.</summary>
internal static class IntervalChecks
{
    private static readonly ImmutableArray<(LocalText Name, Func<double, double> Scale)> Scales =
    [
        (LocalText.Same("log(−log)"), s => Math.Log(-Math.Log(s))),
        (new LocalText("log", "log"), Math.Log),
        (new LocalText("plain", "identité"), s => s),
        (LocalText.Same("logit"), s => Math.Log(s / (1 - s))),
    ];

    public static IEnumerable<TableCheckRow> Run(PrintedNumbers printed)
    {
        foreach (PublishedNumber number in printed.All.Where(number => number.Value is not null))
        {
            PublishedNumber? lower = Bound(printed, number, "lower");
            PublishedNumber? upper = Bound(printed, number, "upper");
            if (number.Statistic == "survival_percent")
            {
                lower ??= printed.Companion(number, "lower", "survival_percent_lower");
                upper ??= printed.Companion(number, "upper", "survival_percent_upper");
                if (lower?.Value is not null && upper?.Value is not null)
                {
                    yield return Survival(number, lower, upper);
                }
            }
            else if (number.Statistic == "median")
            {
                lower ??= printed.Companion(number, "min", "min") ?? printed.Companion(number, "lower", "ci_lower");
                upper ??= printed.Companion(number, "max", "max") ?? printed.Companion(number, "upper", "ci_upper");
                if (lower?.Value is double from && upper?.Value is double to)
                {
                    bool holds = from <= number.Value && number.Value <= to;
                    yield return new TableCheckRow(
                        TableCheckKind.Median, [number.Id, lower.Id, upper.Id], TableCheckWords.WithInterval(number, lower, upper),
                        holds ? TableCheckVerdict.Holds : TableCheckVerdict.Fails,
                        holds ? new LocalText("inside", "à l'intérieur") : new LocalText("the median lies outside", "la médiane est à l'extérieur"));
                }
            }
        }
    }

    // Bounds are named "s24.lower" beside "s24".
    private static PublishedNumber? Bound(PrintedNumbers printed, PublishedNumber number, string bound) =>
        printed.All.FirstOrDefault(other => other.Id == $"{number.Id}.{bound}" && other.Value is not null);

    private static TableCheckRow Survival(PublishedNumber rate, PublishedNumber lower, PublishedNumber upper)
    {
        LocalText text = TableCheckWords.WithInterval(rate, lower, upper);
        ImmutableArray<string> ids = [rate.Id, lower.Id, upper.Id];
        if (!(lower.Value <= rate.Value && rate.Value <= upper.Value))
        {
            return new TableCheckRow(TableCheckKind.SurvivalInterval, ids, text, TableCheckVerdict.Fails, new LocalText("the rate lies outside its interval", "le taux est hors de son intervalle"));
        }

        ImmutableArray<LocalText> fitting = [.. Scales.Where(scale => IsCentred(rate, lower, upper, scale.Scale)).Select(scale => scale.Name)];
        return fitting.IsEmpty
            ? new TableCheckRow(TableCheckKind.SurvivalInterval, ids, text, TableCheckVerdict.Fails, new LocalText("centred on no usual scale", "centré sur aucune échelle usuelle"))
            : new TableCheckRow(TableCheckKind.SurvivalInterval, ids, text, TableCheckVerdict.Holds, new LocalText(
                $"centred on the scale {string.Join(", ", fitting.Select(name => name.English))}", $"centré sur l'échelle {string.Join(", ", fitting.Select(name => name.French))}"));
    }

    // Whether some rate and bounds within rounding are centred on a scale. A bound cut at 0 or 100 % says nothing.
    private static bool IsCentred(PublishedNumber rate, PublishedNumber lower, PublishedNumber upper, Func<double, double> scale)
    {
        (double From, double To) s = Scaled(rate, scale), l = Scaled(lower, scale), u = Scaled(upper, scale);
        double[] all = [s.From, s.To, l.From, l.To, u.From, u.To];
        return all.All(double.IsFinite) && (l.From + u.From) / 2 <= s.To && (l.To + u.To) / 2 >= s.From;
    }

    private static (double From, double To) Scaled(PublishedNumber number, Func<double, double> scale)
    {
        PrintedRange range = PrintedRange.Of(number);
        double a = scale(range.From / 100);
        double b = scale(range.To / 100);
        return (Math.Min(a, b), Math.Max(a, b));
    }
}
