using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Turns the coefficients of a Cox model into the rows of a forest plot: numbers one row, factors a heading and a row per level, the reference first.</summary>
internal static class CoxForest
{
    internal static ImmutableArray<ForestRow> Rows(CoxModel model) =>
        Rows(model.Frame.FactorLevels, model.Coefficients.Select(c => (c.Name, Cell(c.HazardRatio, c.HazardRatioInterval, c.PValue))));

    internal static ImmutableArray<ForestRow> Rows(FirthCoxModel model) =>
        Rows(model.Frame.FactorLevels, model.Coefficients.Select(c => (c.Name, Cell(c.HazardRatio, c.HazardRatioInterval, c.LikelihoodRatioTest.PValue))));

    private static ImmutableArray<ForestRow> Rows(
        ImmutableDictionary<string, ImmutableArray<string>> factors, IEnumerable<(CoefficientName Name, ForestCell Cell)> coefficients)
    {
        var rows = ImmutableArray.CreateBuilder<ForestRow>();
        string last = "";
        foreach (var (name, cell) in coefficients)
        {
            string variables = string.Join(" × ", name.Variables.Select(v => v.Name));
            string[] levels = [.. name.Variables.Select(v => v.Level).OfType<string>()];
            bool isNumber = levels.Length == 0;
            if (!isNumber && name.Term != last)
            {
                rows.Add(ForestRow.Heading(variables));
                if (factors.TryGetValue(name.Term, out var all)) rows.Add(new ForestRow(all[0], 1, [new ForestCell.Reference()]));
            }

            last = name.Term;
            rows.Add(new ForestRow(isNumber ? variables : string.Join(" × ", levels), isNumber ? 0 : 1, [cell]));
        }

        return rows.ToImmutable();
    }

    // A column that was left out as collinear has no ratio; an interval whose profile has no end is open on that side.
    private static ForestCell Cell(double ratio, Interval interval, double p) =>
        double.IsNaN(ratio) ? new ForestCell.Absent() : new ForestCell.Effect(ratio, interval.Lower, interval.Upper, p);
}
