using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Rows of endpoints as a table of data and in the keys of the contract.</summary>
internal sealed class EndpointRows(ImmutableArray<EndpointTable> tables, Session session)
{
    /// <summary>Name of an endpoint on the command line: <c>os</c>, <c>lc-lesion</c>.</summary>
    public static string Word(Endpoint endpoint) => endpoint.Name.ToLowerInvariant();

    public static string? Origin(EndpointRow? row) => row?.Origin?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How a row ended, in words.</summary>
    public static string Event(Endpoint endpoint, EndpointRow row, Language language) =>
        row.Cause == 0 ? language == Language.French ? "censuré" : "censored"
        : endpoint.Causes.IsEmpty ? language == Language.French ? "événement" : "event"
        : endpoint.Causes[row.Cause - 1].In(language);

    /// <summary>One row per patient or lesion and endpoint: readable by every statistical command.</summary>
    public ResultTable ToTable()
    {
        ImmutableArray<TableColumn> columns =
        [
            Text("patient_id"), Text("lesion_id"), Text("endpoint"), Text("origin"), Number("time_days"), Number("time_months"), Number("cause"), Text("event"), Text("decided_by"), Text("flags"),
        ];
        return new ResultTable(session.Say("Endpoints", "Critères de jugement"), columns, [.. tables.SelectMany(table => table.Rows.Select(row => Row(table.Endpoint, row)))], session.Language);
    }

    public ImmutableArray<string> Notes() =>
    [
        .. tables.Select(table => session.Say(
            $"{table.Endpoint.Label.English}: {table.Count} rows, {table.EventCount} events, {table.Excluded.Length} excluded.",
            $"{table.Endpoint.Label.French} : {table.Count} lignes, {table.EventCount} événements, {table.Excluded.Length} exclus.")),
        .. tables.SelectMany(table => table.Excluded.GroupBy(left => (left.Rule, left.Reason)).Select(group =>
            $"{Word(table.Endpoint)} [{group.Key.Rule}] {group.Key.Reason.In(session.Language)} {string.Join(", ", group.Select(left => left.PatientId))}")),
    ];

    public void WriteJson(Utf8JsonWriter json) => json.WriteObjects("endpoints", tables, table =>
    {
        json.WriteString("endpoint", Word(table.Endpoint));
        json.WriteString("label", table.Endpoint.Label.In(session.Language));
        json.WriteNumber("n", table.Count);
        json.WriteNumber("events", table.EventCount);
        json.WriteObjects("causes", table.Endpoint.Causes.Select((cause, i) => (Label: cause, Code: i + 1)), cause =>
        {
            json.WriteNumber("cause", cause.Code);
            json.WriteString("label", cause.Label.In(session.Language));
            json.WriteNumber("n", table.CountOf(cause.Code));
        });
        json.WriteObjects("rows", table.Rows, row =>
        {
            json.WriteString("patient_id", row.PatientId);
            json.WriteString("lesion_id", row.LesionId);
            json.WriteString("origin", Origin(row));
            json.WriteFinite("time_days", row.TimeDays);
            json.WriteNumber("cause", row.Cause);
            json.WriteString("event", Event(table.Endpoint, row, session.Language));
            json.WriteString("decided_by", row.DecidedBy);
            json.WriteArray("flags", row.Flags.Select(flag => flag.Code), json.WriteStringValue);
        });
        json.WriteObjects("excluded", table.Excluded, left =>
        {
            json.WriteString("patient_id", left.PatientId);
            json.WriteString("rule", left.Rule);
            json.WriteString("reason", left.Reason.In(session.Language));
        });
    });

    private TableRow Row(Endpoint endpoint, EndpointRow row) => new(
    [
        new Cell.Text(row.PatientId), new Cell.Text(row.LesionId ?? ""), new Cell.Text(Word(endpoint)), new Cell.Text(Origin(row) ?? ""),
        new Cell.Number(row.TimeDays, NumberKind.General), new Cell.Number(ClinicalTime.DaysToMonths(row.TimeDays), NumberKind.General),
        new Cell.Number(row.Cause, NumberKind.Count), new Cell.Text(Event(endpoint, row, session.Language)), new Cell.Text(row.DecidedBy),
        new Cell.Text(string.Join(" ", row.Flags.Select(flag => flag.Code))),
    ]);

    private static TableColumn Text(string name) => new(name, name, IsText: true);

    private static TableColumn Number(string name) => new(name, name);
}
