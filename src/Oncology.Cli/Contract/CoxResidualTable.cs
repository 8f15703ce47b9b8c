using System.Collections.Immutable;
using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Residuals of a Cox model as columns: the row of the file (from 1), the event time of Schoenfeld residuals, then the values.</summary>
internal sealed class CoxResidualTable
{
    private readonly string _kind;
    private readonly ImmutableArray<string> _columns;
    private readonly ImmutableArray<double>[] _values;

    private CoxResidualTable(string kind, ImmutableArray<string> columns, ImmutableArray<double>[] values)
    {
        _kind = kind;
        _columns = columns;
        _values = values;
    }

    /// <summary>The kinds, by their words.</summary>
    public static ImmutableArray<string> Kinds { get; } =
        ["martingale", "deviance", "cox-snell", "score", "dfbeta", "dfbetas", "schoenfeld", "scaled-schoenfeld"];

    public static CoxResidualTable Of(CoxModel model, string kind)
    {
        var residuals = CoxResiduals.Of(model);
        ImmutableArray<double> rows = [.. model.Frame.Rows.Select(row => row + 1.0)];
        ImmutableArray<string> names = [.. model.Coefficients.Select(c => c.Name.ToString())];
        switch (kind)
        {
            case "martingale":
                return new CoxResidualTable(kind, ["row", kind], [rows, residuals.Martingale]);
            case "deviance":
                return new CoxResidualTable(kind, ["row", kind], [rows, residuals.Deviance]);
            case "cox-snell":
                return new CoxResidualTable(kind, ["row", kind], [rows, residuals.CoxSnell]);
            case "schoenfeld" or "scaled-schoenfeld":
                Func<int, ImmutableArray<double>> events = kind == "schoenfeld" ? residuals.Schoenfeld : residuals.ScaledSchoenfeld;
                return new CoxResidualTable(
                    kind,
                    ["row", "time", .. names],
                    [[.. residuals.SchoenfeldRows.Select(row => rows[row])], residuals.SchoenfeldTimes, .. Enumerable.Range(0, names.Length).Select(events)]);
            default:
                Func<int, ImmutableArray<double>> all = kind switch { "score" => residuals.Score, "dfbeta" => residuals.Dfbeta, _ => residuals.Dfbetas };
                return new CoxResidualTable(kind, ["row", .. names], [rows, .. Enumerable.Range(0, names.Length).Select(all)]);
        }
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject("residuals");
        json.WriteString("type", _kind);
        json.WriteArray("columns", _columns, json.WriteStringValue);
        json.WriteMatrix("rows", Enumerable.Range(0, _values[0].Length).Select(row => _values.Select(column => column[row])));
        json.WriteEndObject();
    }

    public ResultTable ToTable(Session session) => new(
        session.Say($"Residuals: {_kind}", $"Résidus : {_kind}"),
        [.. _columns.Select((name, j) => new TableColumn(name, j == 0 ? session.Say("Row", "Ligne") : name == "time" && j == 1 ? session.Say("Time", "Temps") : name))],
        [
            .. Enumerable.Range(0, _values[0].Length).Select(row => new TableRow(
                [.. _values.Select((column, j) => (Cell)new Cell.Number(column[row], j == 0 ? NumberKind.Count : NumberKind.General))])),
        ],
        session.Language);
}
