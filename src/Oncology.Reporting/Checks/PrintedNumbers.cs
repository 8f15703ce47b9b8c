using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Printed numbers, and which of them belong together.</summary>
internal sealed class PrintedNumbers
{
    // Counts of the whole population stand without a characteristic.
    private static readonly string[] Nothing = [string.Empty, "-"];

    // A percentage that as many denominators give fixes none.
    private const int MostDenominators = 10_000;

    private readonly Dictionary<string, PublishedNumber> _byId;
    private readonly ILookup<string, PublishedNumber> _byStatistic;
    private readonly ILookup<(string Source, string Population, string Covariate), PublishedNumber> _counts;

    public PrintedNumbers(ImmutableArray<PublishedNumber> numbers)
    {
        All = numbers;
        _byId = numbers.ToDictionary(number => number.Id, StringComparer.Ordinal);
        _byStatistic = numbers.ToLookup(number => number.Statistic, StringComparer.Ordinal);
        _counts = numbers.Where(IsCount).ToLookup(number => (number.Source, number.Population, number.Covariate));
    }

    public ImmutableArray<PublishedNumber> All { get; }

    /// <summary>The number of the same beginning of the id, with another last word.</summary>
    public PublishedNumber? Sibling(PublishedNumber number, string ending) => _byId.GetValueOrDefault($"{Stem(number.Id)}.{ending}");

    /// <summary>The number of another statistic that belongs to a number, whatever the last words of their ids.</summary>
    /// <returns>
    /// The one of that ending; else the only one of that statistic with the same beginning of the id; else the only one that shares
    /// population, endpoint, characteristic and level in the same source. Null for none, or several.
    /// </returns>
    public PublishedNumber? Companion(PublishedNumber number, string ending, string statistic)
    {
        if (Sibling(number, ending) is PublishedNumber named)
        {
            return named;
        }

        string stem = Stem(number.Id);
        PublishedNumber[] alike = [.. _byStatistic[statistic].Where(other => Stem(other.Id) == number.Id || (Stem(other.Id) == stem && stem != number.Id))];
        if (alike.Length > 0 || IsNameless(number))
        {
            return alike.Length == 1 ? alike[0] : null;
        }

        // Where two numbers share them, as a univariable and a multivariable ratio do, nothing says whose companion it is.
        PublishedNumber[] sharing = [.. _byStatistic[statistic].Where(Shares)];
        return sharing.Length == 1 && _byStatistic[number.Statistic].Count(Shares) == 1 ? sharing[0] : null;

        bool Shares(PublishedNumber other) => other.Source == number.Source && other.Population == number.Population && other.Endpoint == number.Endpoint
            && other.Covariate == number.Covariate && other.Level == number.Level;
    }

    /// <summary>The count beside a percentage.</summary>
    public PublishedNumber? CountOf(PublishedNumber percent) =>
        Sibling(percent, "n")
        ?? (percent.Level.Length == 0 ? null : Counts(percent.Source, percent.Population, percent.Covariate).FirstOrDefault(count => count.Level == percent.Level))
        ?? Companion(percent, "n", "n");

    /// <summary>Counts of a characteristic in a population, level by level.</summary>
    public IEnumerable<PublishedNumber> Counts(string source, string population, string covariate) => _counts[(source, population, covariate)].Where(count => count.Level.Length > 0);

    /// <summary>What a count is a share of, as the percentage of the same level and population that a source prints fixes it.</summary>
    /// <param name="count">The count.</param>
    /// <param name="source">Where the percentage is printed.</param>
    /// <param name="head">Patients of the population, which is taken where it is one of several that fit.</param>
    /// <returns>The only whole number that gives the percentage; null when there is none, or several.</returns>
    public double? DenominatorOf(PublishedNumber count, string source, double? head)
    {
        PublishedNumber? percent = All.FirstOrDefault(number => number is { Statistic: "percent", Relation: "=", Value: > 0 } && number.Source == source
            && number.Population == count.Population && number.Covariate == count.Covariate && number.Level == count.Level);
        if (percent is null || count.Value is not double part || part <= 0)
        {
            return null;
        }

        PrintedRange range = PrintedRange.Of(percent);
        double least = Math.Max(part, Math.Floor(100 * part / range.To));
        double[] fitting =
        [
            .. Enumerable.Range(0, (int)Math.Min(MostDenominators, Math.Ceiling(100 * part / range.From) - least + 1))
                .Select(more => least + more).Where(whole => range.Holds(100 * part / whole)),
        ];
        return fitting.Length == 1 ? fitting[0] : head is double patients && fitting.Contains(patients) ? patients : null;
    }

    /// <summary>Patients of the population of a number as its source prints them at its head; elsewhere when it does not.</summary>
    /// <remarks>Of several the one with the same note, then the one whose id begins most alike: several studies may share a file.</remarks>
    /// <returns>The count; null for a number that names no characteristic, of which nothing says what it is a share of.</returns>
    public PublishedNumber? Head(PublishedNumber number) => IsNameless(number)
        ? null
        : Nearest(Nothing.SelectMany(covariate => _counts[(number.Source, number.Population, covariate)]).Where(count => count.Level.Length == 0), number)
        ?? Nearest(All.Where(count => IsCount(count) && count.Population == number.Population && count.Level.Length == 0 && Nothing.Contains(count.Covariate)), number);

    /// <summary>Patients of a group as a source prints them at its head.</summary>
    public PublishedNumber? Head(PublishedNumber number, string population) => Head(number with { Population = population });

    /// <summary>Groups that a source compares: the populations other than the whole that have counts of a characteristic.</summary>
    public ImmutableArray<string> Groups(string source, string covariate, string whole) =>
        [.. All.Where(number => IsCount(number) && number.Source == source && number.Covariate == covariate && number.Population != whole).Select(number => number.Population).Distinct()];

    public static bool IsCount(PublishedNumber number) => number is { Statistic: "n", Value: not null, Decimals: 0, Relation: "=" };

    public static bool IsNameless(PublishedNumber number) => Nothing.Contains(number.Covariate) && number.Level.Length == 0;

    public static bool IsMissing(PublishedNumber number) => number.Level.Equals("missing", StringComparison.OrdinalIgnoreCase);

    private static PublishedNumber? Nearest(IEnumerable<PublishedNumber> heads, PublishedNumber number) =>
        heads.OrderByDescending(head => head.Note == number.Note).ThenByDescending(head => head.Id.AsSpan().CommonPrefixLength(number.Id)).FirstOrDefault();

    private static string Stem(string id) => id.LastIndexOf('.') is int dot and >= 0 ? id[..dot] : id;
}
