using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Turns a Cox model into the rows of a forest plot: numbers one row, factors a heading and a row per level.</summary>
internal static class CoxForest
{
    internal static ImmutableArray<ForestRow> Rows(CoxModel model)
    {
        var rows = ImmutableArray.CreateBuilder<ForestRow>();
        string last = "";
        foreach (var coefficient in model.Coefficients)
        {
            string variables = string.Join(" × ", coefficient.Name.Variables.Select(v => v.Name));
            string[] levels = [.. coefficient.Name.Variables.Select(v => v.Level).OfType<string>()];
            bool isNumber = levels.Length == 0;
            if (!isNumber && coefficient.Name.Term != last) rows.Add(ForestRow.Heading(variables));
            last = coefficient.Name.Term;
            rows.Add(new ForestRow(isNumber ? variables : string.Join(" × ", levels), isNumber ? 0 : 1, [Cell(coefficient)]));
        }

        return rows.ToImmutable();
    }

    private static ForestCell Cell(CoxCoefficient coefficient)
    {
        var interval = coefficient.HazardRatioInterval;
        return double.IsNaN(coefficient.HazardRatio)
            ? new ForestCell.Absent()
            : new ForestCell.Effect(coefficient.HazardRatio, interval.Lower, interval.Upper, coefficient.PValue);
    }
}
