using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;

namespace Oncology.Survival;

[TypeFormatterSource(typeof(TableDisplay))]
public sealed partial class LogisticModel : ITabular
{
    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        double level = Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("term", Words.Term.In(language), IsText: true),
            new("level", Words.Level.In(language), IsText: true),
            new("estimate", "β"),
            new("std_error", Words.StandardError.In(language)),
            new("odds_ratio", Words.OddsRatio.In(language)) { IntervalLevel = level },
            new("statistic", "z"),
            new("p", "p"),
        ];
        return new ResultTable(Words.LogisticModel.In(language), columns, [.. Coefficients.Select(Row)], language)
        {
            StyledFootnotes = style => [.. Notes(style, language)],
        };
    }

    /// <summary>The coefficients as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static TableRow Row(LogisticCoefficient coefficient) => new(
    [
        new Cell.Text(coefficient.Name.Term),
        new Cell.Text(coefficient.Name.Level ?? string.Empty),
        new Cell.Number(coefficient.Estimate, NumberKind.Coefficient),
        new Cell.Number(coefficient.StandardError, NumberKind.Coefficient),
        new Cell.WithInterval(coefficient.OddsRatio, coefficient.OddsRatioInterval, NumberKind.Ratio),
        new Cell.Number(coefficient.Statistic, NumberKind.Statistic),
        new Cell.Number(coefficient.PValue, NumberKind.PValue),
    ]);

    private IEnumerable<string> Notes(NumberStyle style, Language language)
    {
        string colon = Words.Colon.In(language);
        yield return $"n = {style.Format(Count, NumberKind.Count)}, {Words.WithOutcome.In(language)}{colon}{style.Format(EventCount, NumberKind.Count)}.";
        if (DegreesOfFreedom > 0)
        {
            yield return $"{Words.LikelihoodRatioTest.In(language)}{colon}χ² = {style.Format(LikelihoodRatioTest.Statistic, NumberKind.Statistic)}, "
                + $"{Words.DegreesOfFreedom.In(language)} = {DegreesOfFreedom.ToString(CultureInfo.InvariantCulture)}, {style.FormatP(LikelihoodRatioTest.PValue)}.";
        }

        yield return $"AIC = {style.Format(InformationCriterion, NumberKind.Statistic)}; c = {style.Format(Concordance, NumberKind.Coefficient)}.";
        foreach (AnalysisWarning warning in Warnings)
        {
            yield return warning.In(language);
        }
    }
}
