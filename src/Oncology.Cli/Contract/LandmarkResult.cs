using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The analysis at one landmark, in the keys of the contract.</summary>
/// <param name="At">Who is kept and who is not.</param>
/// <param name="Source">Follow-up of all rows, from the origin.</param>
/// <param name="Curves">Curves of the groups.</param>
internal sealed record LandmarkResult(Landmark At, SurvivalData Source, KaplanMeierResult Curves)
{
    /// <summary>Test of the groups, null where they cannot be compared.</summary>
    public LogRankResult? LogRank { get; init; }

    /// <summary>Model of the groups and the covariates, null where it cannot be fitted.</summary>
    public CoxResult? Cox { get; init; }

    /// <summary>Why the test or the model is missing, null where both are there.</summary>
    public ModelException? Problem { get; init; }

    /// <summary>Rows left out because the event came before the landmark, frequencies counted.</summary>
    public long EventBefore => CountOf(At.ExcludedEvent);

    /// <summary>Rows left out because follow-up ended before the landmark, frequencies counted.</summary>
    public long CensoredBefore => CountOf(At.ExcludedCensored);

    /// <summary>Warnings of the model, or why it is missing, with the landmark they belong to.</summary>
    public IEnumerable<AnalysisWarning> Warnings
    {
        get
        {
            string landmark = At.Time.ToString("R", CultureInfo.InvariantCulture);
            ImmutableArray<AnalysisWarning> own = Problem is ModelException problem
                ? [new AnalysisWarning(problem.Code, problem.MessageIn(Language.English), problem.MessageIn(Language.French))]
                : Cox!.Model.Warnings;
            return own.Select(warning => new AnalysisWarning(warning.Code, $"Landmark {landmark}: {warning.English}", $"Landmark {landmark} : {warning.French}"));
        }
    }

    /// <summary>Writes the keys of one landmark.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteFinite("landmark", At.Time);
        json.WriteNumber("n", At.Data.RowCount);
        json.WriteStartObject("excluded");
        json.WriteNumber("event_before", EventBefore);
        json.WriteNumber("censored_before", CensoredBefore);
        json.WriteEndObject();
        WriteObject(json, "km", Curves.WriteJson);
        WriteObject(json, "logrank", LogRank is null ? null : LogRank.WriteJson);
        WriteObject(json, "cox", Cox is null ? null : Cox.WriteJson);
    }

    private static void WriteObject(Utf8JsonWriter json, string key, Action<Utf8JsonWriter>? write)
    {
        if (write is null)
        {
            json.WriteNull(key);
            return;
        }

        json.WriteStartObject(key);
        write(json);
        json.WriteEndObject();
    }

    private long CountOf(ImmutableArray<int> rows) => rows.IsEmpty ? 0 : Source.Subset(rows.AsSpan()).RowCount;
}
