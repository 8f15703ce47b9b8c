using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>A warning where the rule for times equal up to rounding merges times that no rounding made different: the unit of time is too large for it.</summary>
internal static class NearTimes
{
    // Rounding of decimal numbers stays far below this share of a time.
    private const double Rounding = 1e-6;

    /// <summary>The warning, or none.</summary>
    /// <param name="data">Rows with their times as given.</param>
    /// <param name="ties">The rule.</param>
    public static IEnumerable<AnalysisWarning> Warnings(SurvivalData data, TieTolerance ties)
    {
        double reach = ties.Relative * Math.Max(1, data.Exit.DefaultIfEmpty().Average());
        if (!data.Exit.Any(time => time > 0 && time * Rounding < reach))
        {
            return [];
        }

        SurvivalData merged = data.WithTiesMerged(ties);
        int moved = data.Exit.Zip(merged.Exit).Count(pair => pair.First - pair.Second > Rounding * pair.First);
        string rows = moved.ToString(CultureInfo.InvariantCulture);
        return moved == 0
            ? []
            : [new AnalysisWarning(
                "near-times-merged",
                $"Times closer than 1.5e-8 count as one, as in R: {rows} rows take an earlier time. Use a smaller unit of time, or --near-times as-given.",
                $"Des temps à moins de 1,5e-8 comptent pour un seul, comme dans R : {rows} lignes prennent un temps antérieur. Prenez une unité de temps plus petite, ou --near-times as-given.")];
    }
}
