using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>A warning where late entry leaves nobody at risk early on: the estimate stays as it is whatever happens to those who enter later.</summary>
internal static class EmptiedRiskSet
{
    /// <summary>Warnings on curves.</summary>
    public static IEnumerable<AnalysisWarning> Warnings(ImmutableArray<KaplanMeier> curves) =>
        curves.Select(curve => Warning(curve.Label, curve.Time, curve.Survival, curve.AtRisk)).OfType<AnalysisWarning>();

    /// <summary>Warnings on incidences.</summary>
    public static IEnumerable<AnalysisWarning> Warnings(ImmutableArray<AalenJohansen> curves) =>
        curves.Select(curve => Warning(curve.Label, curve.Time, curve.EventFree, curve.AtRisk)).OfType<AnalysisWarning>();

    private static AnalysisWarning? Warning(string? label, ImmutableArray<double> time, ImmutableArray<double> eventFree, ImmutableArray<double> atRisk)
    {
        int emptied = eventFree.IndexOf(0);
        if (emptied < 0 || !atRisk.AsSpan()[(emptied + 1)..].ContainsAnyExcept(0))
        {
            return null;
        }

        string at = time[emptied].ToString("R", CultureInfo.InvariantCulture);
        return new AnalysisWarning(
            "risk-set-emptied",
            $"{(label is null ? "The curve" : $"Curve '{label}'")}: at {at} everybody at risk had the event, so the estimate stays as it is although others enter later.",
            $"{(label is null ? "La courbe" : $"Courbe « {label} »")} : à {at}, tous les sujets à risque ont eu l'événement ; l'estimation ne change plus, bien que d'autres entrent plus tard.");
    }
}
