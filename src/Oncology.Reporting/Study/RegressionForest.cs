using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Draws a regression table as a forest plot, endpoints side by side.</summary>
internal static class RegressionForest
{
    public static Figure Draw(StudyContext study, RegressionTable table, bool multivariable, Language language)
    {
        var rows = ImmutableArray.CreateBuilder<ForestRow>();
        ImmutableArray<RegressionRow> shown = [.. Shown(table.Rows, multivariable)];
        foreach (RegressionRow row in shown)
        {
            ImmutableArray<RegressionCell> cells = multivariable ? row.Multivariable : row.Univariable;
            rows.Add(cells.All(cell => cell.Kind == RegressionCellKind.Absent)
                ? ForestRow.Heading(row.Label.In(language), row.Indent)
                : new ForestRow(row.Label.In(language), row.Indent, [.. cells.Select(ToForest)]));
        }

        return ForestFigure.Create(rows.ToImmutable(), new ForestFigureOptions
        {
            Language = language,
            Numbers = study.Numbers(language),
            Endpoints = [.. table.Endpoints.Select(endpoint => endpoint.In(language))],
            ConfidenceLevel = table.ConfidenceLevel,
            Notes = [Note(shown, multivariable).In(language)],
            IsSynthetic = study.Spec.IsSynthetic,
        });
    }

    // Where p is no Wald test, it may fall below 0.05 though the interval holds 1: the figure says so itself, also cut out of its report.
    private static LocalText Note(ImmutableArray<RegressionRow> rows, bool multivariable)
    {
        RegressionTest[] tests = multivariable ? [] : [.. rows.SelectMany(row => row.Univariable).Select(cell => cell.Test).OfType<RegressionTest>().Distinct()];
        return !tests.Contains(RegressionTest.LogRank) ? TableWords.ForestWald : tests.Contains(RegressionTest.Wald) ? TableWords.ForestMixed : TableWords.ForestLogRank;
    }

    // A characteristic that is in none of the models shown is left out with its levels.
    private static IEnumerable<RegressionRow> Shown(ImmutableArray<RegressionRow> rows, bool multivariable)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Indent > 0)
            {
                continue;
            }

            RegressionRow[] block = [rows[i], .. rows.Skip(i + 1).TakeWhile(row => row.Indent > 0)];
            foreach (RegressionRow row in block.Where(row => block.Any(IsIn) && (row.IsHeading || IsIn(row))))
            {
                yield return row;
            }
        }

        bool IsIn(RegressionRow row) => (multivariable ? row.Multivariable : row.Univariable).Any(cell => cell.Kind is RegressionCellKind.Effect or RegressionCellKind.Reference);
    }

    private static ForestCell ToForest(RegressionCell cell) => cell.Kind switch
    {
        RegressionCellKind.Reference => new ForestCell.Reference(),
        RegressionCellKind.Overall => new ForestCell.Overall(cell.PValue!.Value),
        RegressionCellKind.Effect when cell.HazardRatio is Estimate ratio => new ForestCell.Effect(ratio.Value, ratio.Interval.Lower, ratio.Interval.Upper, cell.PValue),
        _ => new ForestCell.Absent(),
    };
}
