using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Checks printed tables against themselves, without data: could these numbers come from any data?</summary>
/// <remarks>
/// <para>
/// Percentages against counts and denominators, totals against parts, hazard ratios against their intervals (inside, and symmetric on the
/// log scale), p-values against intervals (Wald), p-values of counts against chi-square, Yates and Fisher, survival rates and medians
/// against their intervals. Every printed number stands for the range that rounds to it, and a check fails only when no numbers in
/// these ranges fit. That a check holds does not prove a number.
/// </para>
/// <para>Numbers belong together by source, population, endpoint, characteristic and level, or by the beginning of their ids.</para>
/// <para>
/// Source: the arithmetic of Brown, Heathers, Soc Psychol Personal Sci 2017;8:363 (counts), and of Altman, Bland, BMJ 2011;343:d2304
/// (p-value from an interval).
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class TableCheck : ITabular
{
    private const int NamedWithoutPopulation = 5;
    private const int NamedUnchecked = 12;

    private TableCheck(ImmutableArray<TableCheckRow> rows, ImmutableArray<PublishedNumber> numbers)
    {
        Rows = rows;
        WithoutPopulation = [.. numbers.Where(number => number.Population.Length == 0)];
        HashSet<string> entered = new(rows.SelectMany(row => row.Ids.Concat(row.Beside)), StringComparer.Ordinal);
        Unchecked = [.. numbers.Where(number => number.Role != PublishedRole.Parameter && !entered.Contains(number.Id))];
    }

    /// <summary>The checks, in the order of the numbers they begin with.</summary>
    public ImmutableArray<TableCheckRow> Rows { get; }

    /// <summary>Numbers that name no population: they belong to no group, and are compared only with each other.</summary>
    public ImmutableArray<PublishedNumber> WithoutPopulation { get; }

    /// <summary>Numbers that entered no check, neither themselves nor as a denominator: nothing printed beside them can be held against them.</summary>
    /// <remarks>In the order of the file, without parameters and reference levels, which are set and not found.</remarks>
    public ImmutableArray<PublishedNumber> Unchecked { get; }

    /// <summary>Checks that fail.</summary>
    public int FailureCount => Count(TableCheckVerdict.Fails);

    /// <summary>Checks a file of printed numbers.</summary>
    /// <param name="path">The file, as for <see cref="PublishedNumber.Read"/>.</param>
    /// <inheritdoc cref="PublishedNumber.Read" path="/exception"/>
    public static TableCheck Run(string path) => Run(PublishedNumber.Read(path));

    /// <summary>Checks printed numbers.</summary>
    /// <param name="numbers">The numbers; those of other studies are checked like all others.</param>
    public static TableCheck Run(ImmutableArray<PublishedNumber> numbers)
    {
        PrintedNumbers printed = new(numbers);
        TableCheckRow[] rows =
        [
            .. CountChecks.Percentages(printed), .. CountChecks.Totals(printed), .. RatioChecks.Run(printed),
            .. ContingencyChecks.Run(printed), .. IntervalChecks.Run(printed),
        ];
        Dictionary<string, int> place = numbers.Select((number, i) => (number.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        return new TableCheck([.. rows.OrderBy(row => place[row.Ids[0]])], numbers);
    }

    /// <summary>Checks with a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    public int Count(TableCheckVerdict verdict) => Rows.Count(row => row.Verdict == verdict);

    /// <summary>What the reader must know: how many numbers name no population, and the first of them; null when all do.</summary>
    public AnalysisWarning? Warning => WithoutPopulation.IsEmpty
        ? null
        : new AnalysisWarning("no-population", NoticeOfPopulation(Language.English), NoticeOfPopulation(Language.French));

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) => ToTable(language, Rows);

    /// <summary>The checks that do not simply hold.</summary>
    /// <param name="language">Language of the table.</param>
    public ResultTable ToRemarks(Language language) => ToTable(language, [.. Rows.Where(row => row.Verdict != TableCheckVerdict.Holds)]);

    /// <summary>The checks that do not simply hold for a terminal, the worst first: no line is longer than 120 characters.</summary>
    /// <param name="language">Language of the words.</param>
    public string ToText(Language language)
    {
        StringBuilder text = new();
        text.Append(TableCheckWords.Title.In(language)).Append('\n');
        foreach (IGrouping<TableCheckVerdict, TableCheckRow> remarks in Rows.Where(row => row.Verdict != TableCheckVerdict.Holds).GroupBy(row => row.Verdict).OrderByDescending(group => group.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{TableCheckWords.NameOf(remarks.Key).In(language)} ({remarks.Count()})\n");
            foreach (TableCheckRow row in remarks)
            {
                WrappedText.Append(text, $"{row.Ids[0]} – {TableCheckWords.NameOf(row.Kind).In(language)}, {row.Printed.In(language)}", indent: 2);
                WrappedText.Append(text, row.Finding.In(language), indent: 6);
            }
        }

        text.Append('\n');
        foreach (string note in ToTable(language, []).Footnotes)
        {
            WrappedText.Append(text, note);
        }

        return text.ToString();
    }

    /// <summary>The checks that do not simply hold as text, in English.</summary>
    public override string ToString() => ToText(Language.English);

    private string NoticeOfPopulation(Language language) => Notice(TableCheckWords.NoPopulation.In(language), WithoutPopulation, NamedWithoutPopulation);

    private string NoticeOfUnchecked(Language language) =>
        Unchecked.IsEmpty ? TableCheckWords.AllChecked.In(language) : Notice(TableCheckWords.Unchecked.In(language), Unchecked, NamedUnchecked);

    private static string Notice(string sentence, ImmutableArray<PublishedNumber> numbers, int most)
    {
        string named = string.Join(", ", numbers.Take(most).Select(number => number.Id));
        return string.Format(CultureInfo.InvariantCulture, sentence, numbers.Length, numbers.Length > most ? named + ", …" : named);
    }

    private ResultTable ToTable(Language language, ImmutableArray<TableCheckRow> rows) => new(
        TableCheckWords.Title.In(language),
        [
            new("check", TableCheckWords.Check.In(language), IsText: true),
            new("numbers", TableCheckWords.Numbers.In(language), IsText: true),
            new("printed", TableCheckWords.Printed.In(language), IsText: true),
            new("verdict", ReproductionWords.Verdict.In(language), IsText: true),
            new("finding", TableCheckWords.Finding.In(language), IsText: true),
        ],
        [
            .. rows.Select(row => new TableRow(
            [
                new Cell.Text(TableCheckWords.NameOf(row.Kind).In(language)),
                new Cell.Text(string.Join(", ", row.Ids)),
                new Cell.Text(row.Printed.In(language)),
                new Cell.Text(TableCheckWords.NameOf(row.Verdict).In(language)),
                new Cell.Text(row.Finding.In(language)),
            ])),
        ],
        language)
    {
        Footnotes =
        [
            string.Format(
                CultureInfo.InvariantCulture,
                TableCheckWords.Summary.In(language),
                Rows.Length,
                Count(TableCheckVerdict.Holds),
                Count(TableCheckVerdict.LastDigit),
                Count(TableCheckVerdict.OtherReading),
                Count(TableCheckVerdict.Fails)),
            NoticeOfUnchecked(language),
            .. WithoutPopulation.IsEmpty ? [] : (string[])[NoticeOfPopulation(language)],
        ],
    };
}

/// <summary>One check of printed numbers.</summary>
/// <param name="Kind">What was checked.</param>
/// <param name="Ids">The numbers, the one under suspicion first.</param>
/// <param name="Printed">The numbers as printed.</param>
/// <param name="Verdict">Whether they fit.</param>
/// <param name="Finding">What fits, or what would be right.</param>
public sealed record TableCheckRow(TableCheckKind Kind, ImmutableArray<string> Ids, LocalText Printed, TableCheckVerdict Verdict, LocalText Finding)
{
    /// <summary>Counts that were read as denominators, or as parts of them.</summary>
    internal ImmutableArray<string> Beside { get; init; } = [];
}

/// <summary>What is checked of printed tables.</summary>
public enum TableCheckKind
{
    /// <summary>Percentage of a count and its denominator.</summary>
    Percentage,

    /// <summary>Total of the groups.</summary>
    Total,

    /// <summary>Hazard ratio and its interval.</summary>
    RatioInterval,

    /// <summary>p-value of a hazard ratio and its interval.</summary>
    RatioPValue,

    /// <summary>p-value of a table of counts.</summary>
    CountPValue,

    /// <summary>Survival rate and its interval.</summary>
    SurvivalInterval,

    /// <summary>Median and its interval or range.</summary>
    Median,
}

/// <summary>Whether printed numbers fit each other, from the best to the worst.</summary>
public enum TableCheckVerdict
{
    /// <summary>They fit.</summary>
    Holds,

    /// <summary>They fit when the last digit was cut off or is one unit off.</summary>
    LastDigit,

    /// <summary>They fit under another denominator, another test, or overlapping groups; the finding says which.</summary>
    OtherReading,

    /// <summary>No data give them.</summary>
    Fails,
}
