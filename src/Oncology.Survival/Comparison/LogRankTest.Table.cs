using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;

namespace Oncology.Survival;

[TypeFormatterSource(typeof(TableDisplay))]
public sealed partial class LogRankTest : ITabular
{
    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("group", Words.Group.In(language), IsText: true),
            new("n", "n"),
            new("observed", Words.Observed.In(language)),
            new("expected", Words.Expected.In(language)),
        ];
        string leftOut = $"{Words.MissingRows.In(language)}{Words.Colon.In(language)}{LeftOutCount.ToString(CultureInfo.InvariantCulture)}.";
        return new ResultTable($"{Words.LogRankTest.In(language)}{Words.Colon.In(language)}{Options.Weights.Code}", columns, [.. Groups.Select(Row)], language)
        {
            StyledFootnotes = style => LeftOutCount == 0 ? [Line(style, language)] : [Line(style, language), leftOut],
        };
    }

    /// <summary>The test as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private string Line(NumberStyle style, Language language) => $"χ² = {style.Format(Test.Statistic, NumberKind.Statistic)}, "
        + $"{Words.DegreesOfFreedom.In(language)} = {Test.DegreesOfFreedom.ToString(CultureInfo.InvariantCulture)}, {style.FormatP(Test.PValue)}.";

    private static TableRow Row(LogRankGroup group) => new(
    [
        new Cell.Text(group.Label),
        new Cell.Number(group.Count, NumberKind.Count),
        new Cell.Number(group.Observed, NumberKind.General),
        new Cell.Number(group.Expected, NumberKind.Statistic),
    ]);
}
