using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Rows of endpoints as a table of data and in the keys of the contract.</summary>
internal sealed class EndpointRows(ImmutableArray<EndpointTable> tables, ImmutableArray<AppliedCorrection> corrections, Session session)
{
    private const string DataOriginHeader = "data_origin";

    private static readonly string[] DataOriginHeaders = [DataOriginHeader, "origine_donnees"];

    /// <summary>Name of an endpoint on the command line: <c>os</c>, <c>lc-lesion</c>.</summary>
    public static string Word(Endpoint endpoint) => endpoint.Name.ToLowerInvariant();

    public static string? Origin(EndpointRow? row) => row?.Origin?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day as a language writes it.</summary>
    public static string Day(DateOnly day, Language language) => PartialDate.OfDay(day).In(language);

    /// <summary>How a row ended, in words.</summary>
    public static string Event(Endpoint endpoint, EndpointRow row, Language language) =>
        row.Cause == 0 ? language == Language.French ? "censuré" : "censored"
        : endpoint.Causes.IsEmpty ? language == Language.French ? "événement" : "event"
        : endpoint.Causes[row.Cause - 1].In(language);

    /// <summary>One row per patient or lesion and endpoint: readable by every statistical command. Where the cohort says where its data come from, the last column does.</summary>
    public string ToCsv()
    {
        bool saysOrigin = tables.Any(table => table.Rows.Any(row => DataOrigin(row).Length > 0));
        ImmutableArray<TableColumn> columns =
        [
            Column("patient_id"), Column("lesion_id"), Column("endpoint"), Column("origin"), Column("time_days", isText: false), Column("time_months", isText: false),
            Column("cause", isText: false), Column("event"), Column("decided_by"), Column("flags"),
            .. saysOrigin ? [Column(DataOriginHeader)] : ImmutableArray<TableColumn>.Empty, .. CorrectionTable.Column(corrections),
        ];
        return new ResultTable("endpoints", columns, [.. tables.SelectMany(table => table.Rows.Select(row => CsvRow(table.Endpoint, row)))], session.Language).ToCsv();

        TableRow CsvRow(Endpoint endpoint, EndpointRow row) => new([.. Row(endpoint, row, isRead: false).Cells, .. saysOrigin ? [new Cell.Text(DataOrigin(row))] : ImmutableArray<Cell>.Empty, .. CorrectionTable.CellOf(row.PatientId, corrections, session)]);

        static TableColumn Column(string name, bool isText = true) => new(name, name, isText);
    }

    /// <summary>The same for a reader: days and words as the language writes them.</summary>
    public ResultTable ToTable()
    {
        ImmutableArray<TableColumn> columns =
        [
            new("patient_id", session.Say("Patient", "Patient"), IsText: true),
            new("lesion_id", session.Say("Lesion", "Lésion"), IsText: true),
            new("endpoint", session.Say("Endpoint", "Critère"), IsText: true),
            new("origin", session.Say("Time zero", "Temps zéro"), IsText: true),
            new("time_days", session.Say("Days", "Jours")),
            new("time_months", session.Say("Months", "Mois")),
            new("cause", session.Say("Cause", "Cause")),
            new("event", session.Say("Event", "Événement"), IsText: true),
            new("decided_by", session.Say("Decided by", "Décidé par"), IsText: true),
            new("flags", session.Say("Remarks", "Remarques"), IsText: true),
        ];
        return new ResultTable(session.Say("Endpoints", "Critères de jugement"), columns, [.. tables.SelectMany(table => table.Rows.Select(row => Row(table.Endpoint, row, isRead: true)))], session.Language);
    }

    public ImmutableArray<string> Notes() =>
    [
        .. tables.Select(table => session.Say(
            $"{table.Endpoint.Label.English}: {table.Count} rows, {table.EventCount} events, {table.Excluded.Length} excluded.",
            $"{table.Endpoint.Label.French} : {table.Count} lignes, {table.EventCount} événements, {table.Excluded.Length} exclus.")),
        .. tables.SelectMany(table => table.Excluded.GroupBy(left => (left.Rule, left.Reason)).Select(group =>
            $"{Word(table.Endpoint)} [{group.Key.Rule}] {group.Key.Reason.In(session.Language)} {string.Join(", ", group.Select(left => left.PatientId))}")),
        .. FindingText.Corrections(corrections, session),
        .. tables.SelectMany(table => table.Rows).SelectMany(row => row.Flags).Distinct().Select(flag => $"{flag.Code}{session.Say(":", " :")} {flag.Text.In(session.Language)}"),
    ];

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteObjects("endpoints", tables, table => WriteTable(json, table));
        FindingsJson.WriteCorrections(json, corrections);
    }

    // Synthetic patients stay marked in whatever is made of them.
    private static string DataOrigin(EndpointRow row) =>
        DataOriginHeaders.Select(header => row.History.Patient.Cells.Extra.GetValueOrDefault(header)).FirstOrDefault(text => text is not null) ?? "";

    private void WriteTable(Utf8JsonWriter json, EndpointTable table)
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
            json.WriteString("decided_by_label", Decision(table.Endpoint, row));
            json.WriteArray("flags", row.Flags.Select(flag => flag.Code), json.WriteStringValue);
        });
        json.WriteObjects("excluded", table.Excluded, left =>
        {
            json.WriteString("patient_id", left.PatientId);
            json.WriteString("rule", left.Rule);
            json.WriteString("reason", left.Reason.In(session.Language));
        });
    }

    private string Decision(Endpoint endpoint, EndpointRow row) => new ExplainedEndpoint(endpoint, row, null).DecidedBy!.In(session.Language);

    private TableRow Row(Endpoint endpoint, EndpointRow row, bool isRead) => new(
    [
        new Cell.Text(row.PatientId),
        new Cell.Text(row.LesionId ?? ""),
        new Cell.Text(Word(endpoint)),
        new Cell.Text(isRead && row.Origin is { } day ? Day(day, session.Language) : Origin(row) ?? ""),
        new Cell.Number(row.TimeDays, NumberKind.General),
        new Cell.Number(ClinicalTime.DaysToMonths(row.TimeDays), isRead ? NumberKind.Time : NumberKind.General),
        new Cell.Number(row.Cause, NumberKind.Count),
        new Cell.Text(Event(endpoint, row, session.Language)),
        new Cell.Text(isRead || session.Language == Language.French ? Decision(endpoint, row) : row.DecidedBy),
        new Cell.Text(string.Join(" ", row.Flags.Select(flag => flag.Code))),
    ]);
}
