using System.Collections.Immutable;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>What follows from a Cox model, in the keys of the contract and as tables.</summary>
internal sealed class CoxDiagnostics
{
    private readonly ProportionalHazardsTest? _test;
    private readonly CoxBaseline? _baseline;
    private readonly bool _baselineAtZero;
    private readonly CoxResidualTable? _residuals;
    private readonly ImmutableArray<CoxPrediction> _predictions;

    /// <param name="model">The model.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="patients">The patients to predict for; null for none.</param>
    /// <param name="interval">Scale of the intervals of predicted curves.</param>
    /// <param name="session">Language of a refusal.</param>
    /// <exception cref="CommandException">The model does not have what is asked for.</exception>
    public CoxDiagnostics(CoxModel model, CoxRequest request, DataTable? patients, IntervalTransform interval, Session session)
    {
        _baselineAtZero = request.BaselineAtZero;
        try
        {
            _test = request.Test is TimeTransform transform ? ProportionalHazardsTest.Run(model, transform) : null;
            _baseline = request.Baseline ? CoxBaseline.Fit(model) : null;
            _residuals = request.Residuals is string kind ? CoxResidualTable.Of(model, kind) : null;
            _predictions = patients is null
                ? []
                : CoxPrediction.Fit(model, patients, new CoxPredictionOptions { ConfidenceLevel = model.Options.ConfidenceLevel, Interval = interval });
        }
        catch (InvalidOperationException) when (model.Options.Ties == CoxTies.Exact)
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say(
                $"--residuals {request.Residuals}: not defined with exact ties; fit with --ties efron or breslow",
                $"--residuals {request.Residuals} : non défini avec des ex aequo exacts ; ajustez avec --ties efron ou breslow"));
        }
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        if (_test is not null)
        {
            json.WriteObjects("proportional_hazards", _test.Terms.Append(new TermTest("GLOBAL", _test.Global)), term =>
            {
                json.WriteString("term", term.Term);
                LogRankResult.WriteTest(json, term.Test);
            });
        }

        if (_baseline is not null)
        {
            json.WriteString("baseline_at", _baselineAtZero ? "zero" : "centered");
            json.WriteObjects("baseline", _baseline.Curves.SelectMany(curve => curve.Time.Select((_, i) => (curve, i))), entry =>
            {
                (CoxBaselineCurve curve, int i) = entry;
                json.WriteString("stratum", curve.Stratum);
                json.WriteFinite("time", curve.Time[i]);
                json.WriteFinite("cumulative_hazard", _baselineAtZero ? curve.CumulativeHazardAtZero[i] : curve.CumulativeHazard[i]);
                json.WriteFinite("cumulative_hazard_at_zero", curve.CumulativeHazardAtZero[i]);
            });
        }

        _residuals?.WriteJson(json);
        if (!_predictions.IsEmpty)
        {
            json.WriteObjects("predictions", _predictions.SelectMany(curve => curve.Time.Select((_, i) => (curve, i))), entry =>
            {
                (CoxPrediction curve, int i) = entry;
                json.WriteNumber("row", curve.Row + 1);
                json.WriteFinite("time", curve.Time[i]);
                json.WriteFinite("survival", curve.Survival[i]);
                json.WriteFinite("std_error", curve.StandardError[i]);
                json.WriteFinite("lower", curve.Lower[i]);
                json.WriteFinite("upper", curve.Upper[i]);
            });
        }
    }

    /// <summary>The tables for reading.</summary>
    public ImmutableArray<ResultTable> ToTables(Session session) =>
    [
        .. _test is null ? [] : ImmutableArray.Create(_test.ToTable(session.Language)),
        .. _baseline is null ? [] : ImmutableArray.Create(_baseline.ToTable(session.Language)),
        .. _residuals is null ? [] : ImmutableArray.Create(_residuals.ToTable(session)),
        .. _predictions.Select(curve => curve.ToTable(session.Language)),
    ];

    /// <summary>The tidy table of what is asked for; null when nothing is.</summary>
    public ResultTable? Tidy(Session session)
    {
        if (_predictions.IsEmpty)
        {
            return ToTables(session).FirstOrDefault();
        }

        ImmutableArray<string> keys = ["row", "time", "survival", "std_error", "lower", "upper"];
        return new ResultTable(
            string.Empty,
            [.. keys.Select(key => new TableColumn(key, key))],
            [
                .. _predictions.SelectMany(curve => curve.Time.Select((time, i) => new TableRow(
                [
                    .. new[] { curve.Row + 1, time, curve.Survival[i], curve.StandardError[i], curve.Lower[i], curve.Upper[i] }
                        .Select(value => new Cell.Number(value, NumberKind.General)),
                ]))),
            ],
            session.Language);
    }
}
