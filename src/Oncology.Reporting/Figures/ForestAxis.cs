namespace Oncology.Reporting;

/// <summary>Chooses the range of a forest plot: as wide as the intervals, as far as they can be read.</summary>
internal static class ForestAxis
{
    // Beyond a fiftieth and fifty the width of an interval says only "imprecise", and an arrow says it too.
    private const double Widest = 50;

    internal static (double From, double To) Range(IEnumerable<ForestRow> rows, ForestFigureOptions options) =>
        Range(rows.SelectMany(r => r.Cells.IsDefault ? [] : r.Cells).OfType<ForestCell.Effect>(), options.From, options.To);

    internal static (double From, double To) Range(IEnumerable<ForestCell.Effect> effects, double? chosenFrom, double? chosenTo)
    {
        double lowest = 0.5, highest = 2, lowestEstimate = 1, highestEstimate = 1;
        foreach (var effect in effects)
        {
            if (effect.Lower > 0) lowest = Math.Min(lowest, effect.Lower);
            if (double.IsFinite(effect.Upper)) highest = Math.Max(highest, effect.Upper);
            // 0 and infinity (separation) have no place on any axis.
            if (effect.Estimate is > 0 and < 1) lowestEstimate = Math.Min(lowestEstimate, Math.Max(effect.Estimate, 1e-3));
            if (effect.Estimate > 1) highestEstimate = Math.Max(highestEstimate, Math.Min(effect.Estimate, 1e3));
        }

        double from = Math.Max(lowest, Math.Min(1 / Widest, lowestEstimate / 1.25));
        double to = Math.Min(highest, Math.Max(Widest, highestEstimate * 1.25));
        return (chosenFrom ?? OuterTick(from, isBelow: true), chosenTo ?? OuterTick(to, isBelow: false));
    }

    private static double OuterTick(double value, bool isBelow)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        double found = power;
        foreach (double factor in (ReadOnlySpan<double>)[1, 2, 5, 10])
        {
            double tick = factor * power;
            if (isBelow && tick <= value * (1 + 1e-9)) found = tick;
            if (!isBelow && tick >= value * (1 - 1e-9)) return tick;
        }

        return found;
    }
}
