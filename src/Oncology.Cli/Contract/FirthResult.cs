using System.Collections.Immutable;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>A Cox model with Firth's penalty in the keys of the contract. Log-likelihoods and tests are the penalised ones.</summary>
internal sealed record FirthResult(FirthCoxModel Model)
{
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("events", Model.EventCount);
        json.WriteString("ties", CoxResult.Word(Model.Options.Ties));
        json.WriteBoolean("robust", false);
        json.WriteString("penalty", "firth");
        json.WriteStartObject("log_likelihood");
        json.WriteFinite("null", Model.PenalizedLogLikelihoodNull);
        json.WriteFinite("model", Model.PenalizedLogLikelihood);
        json.WriteFinite("unpenalized", Model.LogLikelihood);
        json.WriteEndObject();
        json.WriteStartObject("tests");
        CoxResult.WriteTest(json, "likelihood_ratio", Model.LikelihoodRatioTest);
        json.WriteEndObject();
        json.WriteObjects("coefficients", Model.Coefficients, coefficient =>
        {
            CoxResult.WriteName(json, coefficient.Name);
            json.WriteFinite("estimate", coefficient.Estimate);
            json.WriteFinite("hazard_ratio", coefficient.HazardRatio);
            json.WriteFinite("std_error", coefficient.StandardError);
            json.WriteNull("robust_std_error");
            json.WriteFinite("statistic", coefficient.LikelihoodRatioTest.Statistic);
            json.WriteFinite("p", coefficient.LikelihoodRatioTest.PValue);
            json.WriteFinite("lower", coefficient.HazardRatioInterval.Lower);
            json.WriteFinite("upper", coefficient.HazardRatioInterval.Upper);
            json.WriteFinite("wald_lower", coefficient.WaldInterval.Lower);
            json.WriteFinite("wald_upper", coefficient.WaldInterval.Upper);
        });
        int count = Model.Coefficients.Length;
        json.WriteMatrix("covariance", Enumerable.Range(0, count).Select(i => Enumerable.Range(0, count).Select(j => Model.Covariance(i, j))));
        json.WriteNumber("iterations", Model.Iterations);
        json.WriteBoolean("converged", Model.Converged);
    }

    /// <summary>The tidy table: one row per coefficient; statistic and p are those of the penalised likelihood-ratio test.</summary>
    public ResultTable Tidy(Language language)
    {
        ImmutableArray<string> keys = ["estimate", "hazard_ratio", "std_error", "statistic", "p", "lower", "upper"];
        return new ResultTable(
            string.Empty,
            [new TableColumn("term", "term", IsText: true), new TableColumn("level", "level", IsText: true), .. keys.Select(key => new TableColumn(key, key))],
            [
                .. Model.Coefficients.Select(c => new TableRow(
                [
                    new Cell.Text(c.Name.Term),
                    new Cell.Text(c.Name.Level ?? string.Empty),
                    .. new[]
                    {
                        c.Estimate, c.HazardRatio, c.StandardError, c.LikelihoodRatioTest.Statistic, c.LikelihoodRatioTest.PValue, c.HazardRatioInterval.Lower, c.HazardRatioInterval.Upper,
                    }.Select(value => new Cell.Number(value, NumberKind.General)),
                ])),
            ],
            language);
    }
}
