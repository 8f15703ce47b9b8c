using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>A Fine-Gray model in the keys of the contract.</summary>
internal sealed record FineGrayResult(FineGray Model)
{
    /// <summary>Writes the model: the keys of <c>cox</c>, with the cause and the number of competing events.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("cause", Model.CauseLabel);
        json.WriteNumber("competing_events", Model.CompetingEventCount);
        json.WriteNumber("weighted_rows", Model.Weights.Data.Count);
        new CoxResult(Model.Model).WriteJson(json);
    }

    /// <summary>The choices behind the numbers, for the notes.</summary>
    public string Choices(Session session)
    {
        string group = Model.Options.CensoringGroups?.Name is string name ? session.Say($" by {name}", $" par {name}") : string.Empty;
        return new CoxResult(Model.Model).Choices(session) + session.Say($"; censoring weights by Kaplan-Meier{group}", $" ; poids de censure par Kaplan-Meier{group}");
    }
}
