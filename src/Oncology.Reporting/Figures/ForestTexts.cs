using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The printed ratio and p-value of a forest plot's cell.</summary>
internal static class ForestTexts
{
    internal static (string Ratio, string P) Of(ForestCell cell, ForestFigureOptions options)
    {
        var numbers = options.NumberStyle;
        return cell switch
        {
            ForestCell.Effect { Estimate: double.NaN } effect => (numbers.Missing, P(effect.P, numbers)),
            ForestCell.Effect effect => (
                numbers.Format(effect.Estimate, new Interval(effect.Lower, effect.Upper), NumberKind.Ratio), P(effect.P, numbers)),
            ForestCell.Reference => (FigureWords.Reference.In(options.Language), ""),
            ForestCell.Overall overall => ("", P(overall.P, numbers)),
            ForestCell.Absent => (numbers.Missing, numbers.Missing),
            _ => throw new ArgumentException($"Unknown cell {cell.GetType().Name}.", nameof(cell)),
        };
    }

    private static string P(double? p, NumberStyle numbers) => p is { } value ? numbers.Format(value, NumberKind.PValue) : "";
}
