using System.Collections.Immutable;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>
/// Characteristics of patients by group: counts with percentages of their own denominators, medians with ranges, and tests.
/// </summary>
/// <remarks>
/// <para>
/// Percentages are of the patients in whom the value is known; missing values are counted on a row of their own. Categories are compared
/// by Pearson's chi-square without continuity correction, or by Fisher's exact test as soon as an expected count is below 5; numbers of two
/// groups by the Mann-Whitney test (normal approximation with ties), of more by the Kruskal-Wallis test. Missing values do not enter a test.
/// The test stands beside each p-value, and a footnote explains those that were used.
/// </para>
/// <para>A variable in which the groups cannot be compared (one level, one group) has no p-value.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class TableOne : ITabular
{
    private readonly ImmutableArray<(LocalText Label, int Indent, bool IsHeading, ImmutableArray<Cell> Cells, TableOneTest? Test)> _rows;
    private readonly ImmutableArray<(LocalText Label, int Count)> _groups;

    private TableOne(
        LocalText title,
        ImmutableArray<(LocalText Label, int Count)> groups,
        ImmutableArray<(LocalText Label, int Indent, bool IsHeading, ImmutableArray<Cell> Cells, TableOneTest? Test)> rows)
    {
        Title = title;
        _groups = groups;
        _rows = rows;
    }

    /// <summary>Title.</summary>
    public LocalText Title { get; }

    /// <summary>The tests, in the order of the table, each with the heading it stands beside.</summary>
    public ImmutableArray<(LocalText Heading, TableOneTest Test)> Tests =>
        [.. _rows.Where(row => row.Test is not null).Select(row => (row.Label, row.Test!))];

    /// <summary>Describes patients by group.</summary>
    /// <param name="title">Title of the table.</param>
    /// <param name="groups">Group of each patient, a category.</param>
    /// <param name="blocks">Headings with their rows.</param>
    /// <exception cref="ArgumentException">The groups are a number, or a column has another number of patients.</exception>
    public static TableOne Create(LocalText title, StudyVariable groups, ImmutableArray<TableOneBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.IsNumber)
        {
            throw new ArgumentException($"'{groups.Name}' is a number, not a grouping.", nameof(groups));
        }

        TableOneRows rows = new(groups);
        foreach (TableOneBlock block in blocks)
        {
            rows.Add(block);
        }

        ImmutableArray<(LocalText, int)> counts = [.. groups.Levels.Select((level, i) => (level, groups.Codes.Count(code => code == i)))];
        return new TableOne(title, counts, rows.ToImmutable());
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        bool hasTests = _rows.Any(row => row.Test is not null);
        var columns = ImmutableArray.CreateBuilder<TableColumn>();
        columns.Add(new TableColumn("characteristic", TableWords.Characteristic.In(language), IsText: true));
        columns.Add(new TableColumn("total", Header(TableWords.Total, _groups.Sum(group => group.Count), language)));
        for (int i = 0; i < _groups.Length; i++)
        {
            columns.Add(new TableColumn(FormattableString.Invariant($"group_{i + 1}"), Header(_groups[i].Label, _groups[i].Count, language)));
        }

        if (hasTests)
        {
            columns.Add(new TableColumn("p", TableWords.PValue.In(language)));
            columns.Add(new TableColumn("test", TableWords.Test.In(language), IsText: true));
        }

        ImmutableArray<TableRow> rows =
        [
            .. _rows.Select(row => new TableRow([new Cell.Text(row.Label.In(language)), .. row.Cells, .. hasTests ? TestCells(row.Test, language) : []])
            {
                Indent = row.Indent,
                IsHeading = row.IsHeading,
            }),
        ];
        return new ResultTable(Title.In(language), columns.ToImmutable(), rows, language)
        {
            Footnotes = hasTests ? [TableWords.PercentOfKnown.In(language), TestsNamed(language)] : [TableWords.PercentOfKnown.In(language)],
        };
    }

    /// <summary>The table as text, in English.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private string TestsNamed(Language language) =>
        string.Join(" ", Tests.Select(one => one.Test.Method).Distinct().Order().Select(method => TableWords.Explained(method).In(language)));

    private static string Header(LocalText label, int count, Language language) => FormattableString.Invariant($"{label.In(language)} (N = {count})");

    private static Cell[] TestCells(TableOneTest? test, Language language) => test is null
        ? [Cell.Empty, Cell.Empty]
        : [new Cell.Number(test.PValue, NumberKind.PValue), new Cell.Text(TableWords.NameOf(test.Method).In(language))];
}
