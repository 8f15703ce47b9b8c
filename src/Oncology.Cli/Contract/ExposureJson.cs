using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Hazard ratios of an exposure in JSON.</summary>
internal static class ExposureJson
{
    /// <summary>Writes <c>n</c>, <c>exposed</c>, <c>events</c>, <c>hazard_ratio</c>, <c>lower</c>, <c>upper</c>, <c>p</c> and <c>problem</c> under a key; null where there is no estimate.</summary>
    public static void Write(Utf8JsonWriter json, string key, ExposureEstimate? estimate, Language language)
    {
        if (estimate is null)
        {
            json.WriteNull(key);
            return;
        }

        json.WriteStartObject(key);
        json.WriteNumber("n", estimate.Count);
        json.WriteNumber("exposed", estimate.ExposedCount);
        json.WriteNumber("events", estimate.EventCount);
        json.WriteFinite("hazard_ratio", estimate.HazardRatio);
        json.WriteFinite("lower", estimate.Interval.Lower);
        json.WriteFinite("upper", estimate.Interval.Upper);
        json.WriteFinite("p", estimate.PValue);
        json.WriteString("problem", estimate.Problem?.In(language));
        json.WriteEndObject();
    }

    /// <summary>Writes <c>landmarks</c>: each with its hazard ratio, unadjusted and adjusted.</summary>
    public static void Write(Utf8JsonWriter json, LandmarkSweep sweep, Language language) => json.WriteObjects("landmarks", sweep.Points, point =>
    {
        json.WriteFinite("landmark", point.Landmark);
        Write(json, "unadjusted", point.Unadjusted, language);
        Write(json, "adjusted", point.Adjusted, language);
    });
}
