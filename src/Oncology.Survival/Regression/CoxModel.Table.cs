using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;

namespace Oncology.Survival;

[TypeFormatterSource(typeof(TableDisplay))]
public sealed partial class CoxModel : ITabular
{
    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        string colon = Words.Colon.In(language);
        return ToTable(language, Words.CoxModel.In(language), Words.HazardRatio, style =>
        {
            string n = style.Format(Count, NumberKind.Count);
            string events = style.Format(EventCount, NumberKind.Count);
            string missing = style.Format(Frame.MissingCount, NumberKind.Count);
            return $"n = {n}, {Words.Events.In(language)}{colon}{events}, {Words.MissingRows.In(language)}{colon}{missing}. {Words.Ties.In(language)}{colon}{Options.Ties}.";
        });
    }

    /// <summary>The coefficients as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    /// <summary>The table of a model that is a Cox model inside.</summary>
    internal ResultTable ToTable(Language language, string title, Word ratio, Func<NumberStyle, string> counts)
    {
        double level = Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("term", Words.Term.In(language), IsText: true),
            new("level", Words.Level.In(language), IsText: true),
            new("estimate", "β"),
            new("std_error", (IsRobust ? Words.RobustStandardError : Words.StandardError).In(language)),
            new("hazard_ratio", ratio.In(language)) { IntervalLevel = level },
            new("statistic", "z"),
            new("p", "p"),
        ];
        return new ResultTable(title, columns, [.. Coefficients.Select(Row)], language)
        {
            StyledFootnotes = style => [counts(style), .. Notes(style, language)],
        };
    }

    private static TableRow Row(CoxCoefficient coefficient) => new(
    [
        new Cell.Text(coefficient.Name.Term),
        new Cell.Text(coefficient.Name.Level ?? string.Empty),
        new Cell.Number(coefficient.Estimate, NumberKind.Coefficient),
        new Cell.Number(coefficient.RobustStandardError ?? coefficient.StandardError, NumberKind.Coefficient),
        new Cell.WithInterval(coefficient.HazardRatio, coefficient.HazardRatioInterval, NumberKind.Ratio),
        new Cell.Number(coefficient.Statistic, NumberKind.Statistic),
        new Cell.Number(coefficient.PValue, NumberKind.PValue),
    ]);

    private IEnumerable<string> Notes(NumberStyle style, Language language)
    {
        string colon = Words.Colon.In(language);
        if (DegreesOfFreedom > 0)
        {
            yield return Line(Words.LikelihoodRatioTest.In(language) + colon, LikelihoodRatioTest, style, language);
            yield return Line(Words.WaldTest.In(language) + colon, WaldTest, style, language);
            yield return Line(Words.ScoreTest.In(language) + colon, ScoreTest, style, language);
            yield return $"{Words.Concordance.In(language)}{colon}{style.Format(Concordance.Estimate, NumberKind.Coefficient)} "
                + $"({Words.StandardError.In(language)} {style.Format(Concordance.StandardError, NumberKind.Coefficient)}).";
        }

        foreach (AnalysisWarning warning in Warnings)
        {
            yield return warning.In(language);
        }
    }

    private static string Line(string name, TestResult test, NumberStyle style, Language language) =>
        $"{name}χ² = {style.Format(test.Statistic, NumberKind.Statistic)}, "
        + $"{Words.DegreesOfFreedom.In(language)} = {test.DegreesOfFreedom.ToString(CultureInfo.InvariantCulture)}, {style.FormatP(test.PValue)}.";
}
