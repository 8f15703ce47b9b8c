using System.Collections.Immutable;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Curves and what was asked of them, in the keys of the contract.</summary>
/// <param name="Curves">One curve per group.</param>
/// <param name="Times">Times at which the curves are read.</param>
/// <param name="Probabilities">Quantiles.</param>
/// <param name="Horizon">Horizon of the restricted mean, null for none.</param>
/// <param name="IsReverse">True for follow-up: censoring is the event.</param>
internal sealed record KaplanMeierResult(
    ImmutableArray<KaplanMeier> Curves, ImmutableArray<double> Times, ImmutableArray<double> Probabilities, double? Horizon, bool IsReverse)
{
    /// <summary>Restricted means of each later group against the first; empty without a horizon or with one group.</summary>
    public ImmutableArray<MeanContrast> MeanContrasts
    {
        get
        {
            if (Horizon is not double tau)
            {
                return [];
            }

            var reference = RestrictedMean.Fit(Curves[0], tau);
            return [.. Curves.Skip(1).Select(curve => new MeanContrast(RestrictedMean.Fit(curve, tau), reference))];
        }
    }

    /// <summary>Writes <c>groups</c> and, where groups have restricted means, <c>rmst_contrasts</c>.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteObjects("groups", Curves, curve => WriteCurve(json, curve));
        if (!MeanContrasts.IsEmpty)
        {
            json.WriteObjects("rmst_contrasts", MeanContrasts, contrast => contrast.WriteJson(json));
        }
    }

    /// <summary>The restricted mean of a curve, null when none was asked for.</summary>
    public RestrictedMean? MeanOf(KaplanMeier curve) => Horizon is double tau ? RestrictedMean.Fit(curve, tau) : null;

    private void WriteCurve(Utf8JsonWriter json, KaplanMeier curve)
    {
        json.WriteString("group", curve.Label);
        json.WriteNumber("n", curve.Count);
        json.WriteFinite("events", curve.EventCount);
        json.WriteObjects("quantiles", Probabilities.Select(curve.Quantile), quantile =>
        {
            json.WriteFinite("p", quantile.Probability);
            json.WriteFinite("estimate", quantile.Time);
            json.WriteFinite("lower", quantile.Lower);
            json.WriteFinite("upper", quantile.Upper);
        });
        WriteRestrictedMean(json, curve);
        json.WriteObjects("at", Times.Select(curve.At), point =>
        {
            json.WriteFinite("time", point.Time);
            json.WriteFinite("at_risk", point.AtRisk);
            WriteEstimate(json, "survival", point.Survival);
        });
        json.WriteObjects("curve", Enumerable.Range(1, curve.Time.Length - 1), row => WriteRow(json, curve, row));
    }

    private void WriteRestrictedMean(Utf8JsonWriter json, KaplanMeier curve)
    {
        if (MeanOf(curve) is not RestrictedMean mean)
        {
            json.WriteNull("rmst");
            return;
        }

        json.WriteStartObject("rmst");
        json.WriteFinite("tau", mean.Tau);
        WriteEstimate(json, "estimate", mean.Mean);
        json.WriteEndObject();
    }

    private static void WriteEstimate(Utf8JsonWriter json, string key, Estimate estimate)
    {
        json.WriteFinite(key, estimate.Value);
        json.WriteFinite("std_error", estimate.StandardError);
        json.WriteFinite("lower", estimate.Interval.Lower);
        json.WriteFinite("upper", estimate.Interval.Upper);
    }

    private static void WriteRow(Utf8JsonWriter json, KaplanMeier curve, int row)
    {
        json.WriteFinite("time", curve.Time[row]);
        json.WriteFinite("at_risk", curve.AtRisk[row]);
        json.WriteFinite("events", curve.Events[row]);
        json.WriteFinite("censored", curve.Censored[row]);
        json.WriteFinite("survival", curve.Survival[row]);
        json.WriteFinite("std_error", curve.StandardError[row]);
        json.WriteFinite("lower", curve.Lower[row]);
        json.WriteFinite("upper", curve.Upper[row]);
        json.WriteFinite("cumulative_hazard", curve.CumulativeHazard[row]);
        json.WriteFinite("cumulative_hazard_std_error", curve.CumulativeHazardStandardError[row]);
    }
}
