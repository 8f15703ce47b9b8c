using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>A warning where all rows of a curve have weight 0: nobody is ever at risk, and the curve that stays where it begins estimates nothing.</summary>
internal static class WeightlessCurve
{
    /// <summary>Warnings on curves.</summary>
    public static IEnumerable<AnalysisWarning> Warnings(ImmutableArray<KaplanMeier> curves) =>
        curves.Select(curve => Warning(curve.Label, curve.AtRisk)).OfType<AnalysisWarning>();

    /// <summary>Warnings on incidences.</summary>
    public static IEnumerable<AnalysisWarning> Warnings(ImmutableArray<AalenJohansen> curves) =>
        curves.Select(curve => Warning(curve.Label, curve.AtRisk)).OfType<AnalysisWarning>();

    private static AnalysisWarning? Warning(string? label, ImmutableArray<double> atRisk) => atRisk.IsEmpty || atRisk.AsSpan().ContainsAnyExcept(0) ? null : new AnalysisWarning(
        "no-weight",
        $"{(label is null ? "The curve" : $"Curve '{label}'")}: every row has weight 0, so nobody is at risk and the curve, which stays where it begins, estimates nothing.",
        $"{(label is null ? "La courbe" : $"Courbe « {label} »")} : toutes les lignes ont un poids nul ; personne n'est à risque et la courbe, qui reste où elle commence, n'estime rien.");
}
