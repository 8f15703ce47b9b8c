using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>A Fine-Gray model in the keys of the contract.</summary>
internal sealed record FineGrayResult(FineGray Model)
{
    private bool IsEstimated => Model.Options.Variance == FineGrayVariance.EstimatedCensoring;

    /// <summary>Writes the model: the keys of <c>cox</c>, with the cause and the number of competing events.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("cause", Model.CauseLabel);
        json.WriteNumber("competing_events", Model.CompetingEventCount);
        json.WriteString("variance", IsEstimated ? "estimated" : "known");
        json.WriteString("censor_ties", Model.Options.CensoringTies == FollowUpTies.EventsFirst ? "events-first" : "censorings-first");
        json.WriteNumber("weighted_rows", Model.Model.Count);
        new CoxResult(Model.Model).WriteJson(json);
    }

    /// <summary>The choices behind the numbers, for the notes.</summary>
    public string Choices(Session session)
    {
        string group = Model.Options.CensoringGroups?.Name is string name ? session.Say($" by {name}", $" par {name}") : string.Empty;
        return new CoxResult(Model.Model).Choices(session) + session.Say($"; censoring weights by Kaplan-Meier{group}", $" ; poids de censure par Kaplan-Meier{group}")
            + (IsEstimated ? session.Say(", their estimation in the variance", ", leur estimation dans la variance") : session.Say(", taken as known in the variance", ", supposés connus dans la variance"));
    }
}
