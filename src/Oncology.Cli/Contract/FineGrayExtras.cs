using System.Collections.Immutable;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>What follows from a Fine-Gray model: its baseline and predicted incidences, in the keys of the contract and as tables.</summary>
/// <param name="Baseline">The baseline; null when not asked for.</param>
/// <param name="Predictions">One curve per patient to predict for.</param>
internal sealed record FineGrayExtras(FineGrayBaseline? Baseline, ImmutableArray<FineGrayPrediction> Predictions)
{
    /// <summary>Writes <c>baseline</c> and <c>predictions</c> where they are asked for.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        if (Baseline is not null)
        {
            json.WriteObjects("baseline", Baseline.Curves.SelectMany(curve => curve.Time.Select((_, i) => (curve, i))), entry =>
            {
                (CoxBaselineCurve curve, int i) = entry;
                json.WriteString("stratum", curve.Stratum);
                json.WriteFinite("time", curve.Time[i]);
                json.WriteFinite("cumulative_hazard", curve.CumulativeHazard[i]);
                json.WriteFinite("cumulative_hazard_at_zero", curve.CumulativeHazardAtZero[i]);
            });
        }

        if (!Predictions.IsEmpty)
        {
            json.WriteObjects("predictions", Predictions.SelectMany(curve => curve.Time.Select((_, i) => (curve, i))), entry =>
            {
                (FineGrayPrediction curve, int i) = entry;
                json.WriteNumber("row", curve.Row + 1);
                json.WriteFinite("time", curve.Time[i]);
                json.WriteFinite("estimate", curve.Incidence[i]);
                json.WriteFinite("std_error", curve.StandardError[i]);
                json.WriteFinite("lower", curve.Lower[i]);
                json.WriteFinite("upper", curve.Upper[i]);
            });
        }
    }

    /// <summary>The tables for reading.</summary>
    public IEnumerable<ResultTable> ToTables(Language language) =>
        [.. Baseline is null ? [] : ImmutableArray.Create(Baseline.ToTable(language)), .. Predictions.Select(curve => curve.ToTable(language))];

    /// <summary>The tidy table of the predictions, else of the baseline; null when neither is asked for.</summary>
    public ResultTable? Tidy(Language language)
    {
        if (Predictions.IsEmpty)
        {
            return Baseline?.ToTable(language);
        }

        ImmutableArray<string> keys = ["row", "time", "estimate", "std_error", "lower", "upper"];
        return new ResultTable(
            string.Empty,
            [.. keys.Select(key => new TableColumn(key, key))],
            [
                .. Predictions.SelectMany(curve => curve.Time.Select((time, i) => new TableRow(
                [
                    .. new[] { curve.Row + 1, time, curve.Incidence[i], curve.StandardError[i], curve.Lower[i], curve.Upper[i] }
                        .Select(value => new Cell.Number(value, NumberKind.General)),
                ]))),
            ],
            language);
    }
}
