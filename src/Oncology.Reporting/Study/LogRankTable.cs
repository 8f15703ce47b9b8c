using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Log-rank tests of one endpoint: observed and expected events by level, with the test on the heading.</summary>
internal static class LogRankTable
{
    public static ResultTable Create(LocalText title, StudyEndpoint endpoint, ImmutableArray<(StudyVariable Variable, LogRankTest Test)> tests, Language language)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("group", TableWords.Group.In(language), IsText: true),
            new("n", TableWords.Patients.In(language)),
            new("observed", TableWords.Observed.In(language)),
            new("expected", TableWords.Expected.In(language)),
            new("statistic", "χ²"),
            new("df", language == Language.French ? "ddl" : "df"),
            new("p", TableWords.PValue.In(language)),
        ];
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach ((StudyVariable variable, LogRankTest test) in tests)
        {
            rows.Add(new TableRow(
            [
                new Cell.Text(variable.Label.In(language)),
                Cell.Empty,
                Cell.Empty,
                Cell.Empty,
                new Cell.Number(test.Test.Statistic, NumberKind.Statistic),
                new Cell.Number(test.Test.DegreesOfFreedom, NumberKind.Count),
                new Cell.Number(test.Test.PValue, NumberKind.PValue),
            ])
            {
                IsHeading = true,
            });
            foreach (LogRankGroup group in test.Groups)
            {
                rows.Add(new TableRow(
                [
                    new Cell.Text(variable.Levels[variable.LevelOf(group.Label)].In(language)),
                    new Cell.Number(group.Count, NumberKind.Count),
                    new Cell.Number(group.Observed, NumberKind.Count),
                    new Cell.Number(group.Expected, NumberKind.Statistic),
                    Cell.Empty,
                    Cell.Empty,
                    Cell.Empty,
                ])
                {
                    Indent = 1,
                });
            }
        }

        return new ResultTable(title.In(language), columns, rows.ToImmutable(), language) { Footnotes = [$"{StudyWords.LogRank.In(language)}, {endpoint.Label.In(language)}."] };
    }
}
