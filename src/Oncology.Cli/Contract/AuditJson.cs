using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>An immortal-time audit in JSON.</summary>
internal static class AuditJson
{
    /// <summary>Writes the verdict, what was credited, and the hazard ratios.</summary>
    public static void Write(Utf8JsonWriter json, ImmortalTimeAudit audit, Language language)
    {
        json.WriteString("verdict", audit.Verdict switch
        {
            ImmortalTimeVerdict.NoImmortalTime => "no-immortal-time",
            ImmortalTimeVerdict.SameConclusion => "same-conclusion",
            ImmortalTimeVerdict.OtherConclusion => "other-conclusion",
            _ => "not-comparable",
        });
        json.WriteString("verdict_line", audit.VerdictLine(language));
        json.WriteFinite("exposed_group_time", audit.ExposedGroupTime);
        json.WriteFinite("immortal_time", audit.ImmortalTime);
        json.WriteFinite("exposed_group_events", audit.ExposedGroupEvents);
        json.WriteFinite("events_before_exposure", audit.EventsBeforeExposure);
        Write(json, "ever_never", audit.EverNever, audit.EverNeverAdjusted, language);
        Write(json, "time_dependent", audit.TimeDependent, audit.TimeDependentAdjusted, language);
        ExposureJson.Write(json, audit.Landmarks, language);
    }

    private static void Write(Utf8JsonWriter json, string key, ExposureEstimate unadjusted, ExposureEstimate? adjusted, Language language)
    {
        json.WriteStartObject(key);
        ExposureJson.Write(json, "unadjusted", unadjusted, language);
        ExposureJson.Write(json, "adjusted", adjusted, language);
        json.WriteEndObject();
    }
}
