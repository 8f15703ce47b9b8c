using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Bootstrap intervals in the keys of the contract.</summary>
internal static class BootstrapJson
{
    /// <summary>Writes <c>bootstrap</c> of a Cox model.</summary>
    public static void Write(Utf8JsonWriter json, CoxBootstrap bootstrap)
    {
        Begin(json, bootstrap.Options);
        json.WriteNumber("patients", bootstrap.PatientCount);
        json.WriteObjects("coefficients", Enumerable.Range(0, bootstrap.HazardRatios.Length), j =>
        {
            CoxResult.WriteName(json, bootstrap.Model.Coefficients[j].Name);
            WriteEstimate(json, "hazard_ratio", bootstrap.HazardRatios[j]);
        });
        json.WriteEndObject();
    }

    /// <summary>Writes <c>bootstrap</c> of a curve.</summary>
    public static void Write(Utf8JsonWriter json, KaplanMeierBootstrap bootstrap)
    {
        Begin(json, bootstrap.Options);
        WriteObject(json, "median", bootstrap.Median);
        json.WriteObjects("at", Enumerable.Range(0, bootstrap.Survival.Length), k =>
        {
            json.WriteFinite("time", bootstrap.Readings.Times[k]);
            WriteEstimate(json, "survival", bootstrap.Survival[k]);
        });
        if (bootstrap.RestrictedMean is BootstrapEstimate mean)
        {
            WriteObject(json, "rmst", mean);
        }
        else
        {
            json.WriteNull("rmst");
        }

        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, BootstrapOptions options)
    {
        json.WriteStartObject("bootstrap");
        json.WriteNumber("replicates", options.Replicates);
        json.WriteNumber("seed", options.Seed);
        json.WriteFinite("level", options.ConfidenceLevel);
    }

    private static void WriteObject(Utf8JsonWriter json, string key, BootstrapEstimate estimate)
    {
        json.WriteStartObject(key);
        WriteEstimate(json, "estimate", estimate);
        json.WriteEndObject();
    }

    private static void WriteEstimate(Utf8JsonWriter json, string key, BootstrapEstimate estimate)
    {
        json.WriteFinite(key, estimate.Value);
        json.WriteFinite("std_error", estimate.StandardError);
        json.WriteNumber("undefined", estimate.UndefinedCount);
        foreach ((string name, Interval interval) in new[] { ("percentile", estimate.Percentile), ("basic", estimate.Basic), ("bca", estimate.Bca) })
        {
            json.WriteStartObject(name);
            json.WriteFinite("lower", interval.Lower);
            json.WriteFinite("upper", interval.Upper);
            json.WriteEndObject();
        }
    }
}
