using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Rows of endpoints as a table of data and in the keys of the contract.</summary>
internal sealed class EndpointRows(ImmutableArray<EndpointTable> tables, ClinicalConventions conventions, ImmutableArray<AppliedCorrection> corrections, Session session)
{
    // Exposure is counted from time zero: local control begins with it, and the time to it is an endpoint of its own.
    private readonly ImmutableArray<ExposureTable?> _exposures =
        [.. tables.Select(table => HasExposure(table.Endpoint) ? Exposure.MetastasisDirectedTherapy.Derive(table, conventions) : null)];

    // Both readings of partial dates, row by row; null where they were not asked for.
    private readonly ImmutableArray<EndpointExtremes?> _extremes =
        [.. tables.Select(table => table.Bounds is { } bounds ? new EndpointExtremes(bounds) : null)];

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
            .. _extremes.Any(table => table is not null)
                ? [Column("shortest_days", isText: false), Column("shortest_cause", isText: false), Column("longest_days", isText: false), Column("longest_cause", isText: false)]
                : ImmutableArray<TableColumn>.Empty,
            .. _exposures.Any(table => table is not null)
                ? [Column("mdt_days", isText: false), Column("salvage", isText: false), Column("exposure_start"), Column("exposure_end", isText: false)]
                : ImmutableArray<TableColumn>.Empty,
            .. saysOrigin ? [Column(DataOriginHeader)] : ImmutableArray<TableColumn>.Empty, .. CorrectionTable.Column(corrections),
        ];
        return new ResultTable("endpoints", columns, [.. tables.SelectMany((table, t) => table.Rows.Select((row, r) => CsvRow(table.Endpoint, row, [.. ExtremeCells(t, row), .. ExposureCells(t, r)])))], session.Language).ToCsv();

        TableRow CsvRow(Endpoint endpoint, EndpointRow row, ImmutableArray<Cell> more) => new([.. Row(endpoint, row, isRead: false).Cells, .. more, .. saysOrigin ? [new Cell.Text(DataOrigin(row))] : ImmutableArray<Cell>.Empty, .. CorrectionTable.CellOf(row.PatientId, corrections, session)]);

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
            .. _extremes.Any(table => table is not null)
                ? [
                    new("shortest_days", session.Say("Shortest: days", "Au plus court : jours")), new("shortest_cause", session.Say("Shortest: cause", "Au plus court : cause")),
                    new("longest_days", session.Say("Longest: days", "Au plus long : jours")), new("longest_cause", session.Say("Longest: cause", "Au plus long : cause")),
                ]
                : ImmutableArray<TableColumn>.Empty,
        ];
        return new ResultTable(session.Say("Endpoints", "Critères de jugement"), columns, [.. tables.SelectMany((table, t) => table.Rows.Select(row => new TableRow([.. Row(table.Endpoint, row, isRead: true).Cells, .. ExtremeCells(t, row)])))], session.Language);
    }

    public ImmutableArray<string> Notes() =>
    [
        .. tables.Select(table => session.Say(
            $"{table.Endpoint.Label.English}: {table.Count} rows, {table.EventCount} events, {table.Excluded.Length} excluded.",
            $"{table.Endpoint.Label.French} : {table.Count} lignes, {table.EventCount} événements, {table.Excluded.Length} exclus.")),
        .. tables.Where(table => table.Bounds is not null).Select(table => session.Say(
            $"{table.Endpoint.Label.English}, partial dates: {table.Bounds!.Shortest.Count} rows and {table.Bounds.Shortest.EventCount} events where they make follow-up shortest, {table.Bounds.Longest.Count} and {table.Bounds.Longest.EventCount} where longest.",
            $"{table.Endpoint.Label.French}, dates partielles : {table.Bounds!.Shortest.Count} lignes et {table.Bounds.Shortest.EventCount} événements là où elles rendent le suivi le plus court, {table.Bounds.Longest.Count} et {table.Bounds.Longest.EventCount} là où il est le plus long.")),
        .. tables.SelectMany(table => table.Excluded.GroupBy(left => (left.Rule, left.Reason)).Select(group =>
            $"{Word(table.Endpoint)} [{group.Key.Rule}] {group.Key.Reason.In(session.Language)} {string.Join(", ", group.Select(left => left.PatientId))}")),
        .. tables.Zip(_exposures).Where(pair => pair.Second is not null).Select(pair => session.Say(
            $"{pair.First.Endpoint.Label.English}: {pair.Second!.ExposedCount} exposed to focal treatment during follow-up, {pair.Second.SalvageCount} treated after progression ({(conventions.SalvageCounts ? "which counts" : "which does not count")}).",
            $"{pair.First.Endpoint.Label.French} : {pair.Second!.ExposedCount} exposés au traitement focal pendant le suivi, {pair.Second.SalvageCount} traités après progression ({(conventions.SalvageCounts ? "ce qui compte" : "ce qui ne compte pas")}).")),
        .. FindingText.Corrections(corrections, session),
        .. tables.SelectMany(table => table.Rows).SelectMany(row => row.Flags).Distinct().Select(flag => $"{flag.Code}{session.Say(":", " :")} {flag.Text.In(session.Language)}"),
    ];

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteObjects("endpoints", Enumerable.Range(0, tables.Length), t => WriteTable(json, tables[t], _exposures[t], _extremes[t]));
        FindingsJson.WriteCorrections(json, corrections);
    }

    private static bool HasExposure(Endpoint endpoint) => endpoint.Origin == Oncology.Cohort.Origin.TimeZero && endpoint != Endpoints.TimeToFocalTreatment;

    // Days to the first focal treatment, whether it came after progression, and from when to when it counts. Where its beginning is unknown a word stands in its
    // place: empty means never.
    private ImmutableArray<Cell> ExposureCells(int table, int row)
    {
        if (_exposures[table] is not { } exposures)
        {
            return _exposures.Any(other => other is not null) ? [Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty] : [];
        }

        ExposureRow exposure = exposures.Rows[row];
        return
        [
            Days(exposure.TreatmentDay),
            exposure.TreatmentDay is null ? Cell.Empty : new Cell.Number(exposure.IsSalvage ? 1 : 0, NumberKind.Count),
            exposure.Problem is null ? Days(exposure.StartDays) : new Cell.Text(session.Say("unknown", "inconnu")),
            Days(exposures.EndDays[row]),
        ];

        static Cell Days(double? days) => days is { } known && double.IsFinite(known) ? new Cell.Number(known, NumberKind.General) : Cell.Empty;
    }

    // Empty where a patient has no row at that extreme.
    private ImmutableArray<Cell> ExtremeCells(int table, EndpointRow row)
    {
        if (_extremes[table] is not { } extremes)
        {
            return [];
        }

        return [.. Cells(extremes.Shortest(row)), .. Cells(extremes.Longest(row))];

        static ImmutableArray<Cell> Cells(EndpointRow? at) =>
            at is null ? [Cell.Empty, Cell.Empty] : [new Cell.Number(at.TimeDays, NumberKind.General), new Cell.Number(at.Cause, NumberKind.Count)];
    }

    // Synthetic patients stay marked in whatever is made of them.
    private static string DataOrigin(EndpointRow row) =>
        DataOriginHeaders.Select(header => row.History.Patient.Cells.Extra.GetValueOrDefault(header)).FirstOrDefault(text => text is not null) ?? "";

    private void WriteTable(Utf8JsonWriter json, EndpointTable table, ExposureTable? exposures, EndpointExtremes? extremes)
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
        json.WriteObjects("rows", table.Rows.Select((row, r) => (row, r)), one =>
        {
            (EndpointRow row, int r) = one;
            json.WriteString("patient_id", row.PatientId);
            json.WriteString("lesion_id", row.LesionId);
            json.WriteString("origin", Origin(row));
            json.WriteFinite("time_days", row.TimeDays);
            json.WriteNumber("cause", row.Cause);
            json.WriteString("event", Event(table.Endpoint, row, session.Language));
            json.WriteString("decided_by", row.DecidedBy);
            json.WriteString("decided_by_label", Decision(table.Endpoint, row));
            json.WriteArray("flags", row.Flags.Select(flag => flag.Code), json.WriteStringValue);
            if (extremes is not null)
            {
                json.WriteFinite("shortest_days", extremes.Shortest(row)?.TimeDays);
                json.WriteFinite("shortest_cause", extremes.Shortest(row)?.Cause);
                json.WriteFinite("longest_days", extremes.Longest(row)?.TimeDays);
                json.WriteFinite("longest_cause", extremes.Longest(row)?.Cause);
            }

            if (exposures is not null)
            {
                ExposureRow exposure = exposures.Rows[r];
                json.WriteFinite("mdt_days", exposure.TreatmentDay);
                json.WriteBoolean("salvage", exposure.IsSalvage);
                json.WriteFinite("exposure_start", exposure.StartDays);
                json.WriteFinite("exposure_end", exposures.EndDays[r]);
                json.WriteString("exposure_problem", exposure.Problem?.Reason.In(session.Language));
            }
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

    // Rows of both extremes by patient and lesion: a patient may have a row at one only.
    private sealed class EndpointExtremes(EndpointBounds bounds)
    {
        private readonly Dictionary<(string, string?), EndpointRow> _shortest = ByPlace(bounds.Shortest);
        private readonly Dictionary<(string, string?), EndpointRow> _longest = ByPlace(bounds.Longest);

        public EndpointRow? Shortest(EndpointRow row) => _shortest.GetValueOrDefault((row.PatientId, row.LesionId));

        public EndpointRow? Longest(EndpointRow row) => _longest.GetValueOrDefault((row.PatientId, row.LesionId));

        private static Dictionary<(string, string?), EndpointRow> ByPlace(EndpointTable table) =>
            table.Rows.DistinctBy(row => (row.PatientId, row.LesionId)).ToDictionary(row => (row.PatientId, row.LesionId));
    }
}
