using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The explanation of a patient as text and in the keys of the contract.</summary>
internal sealed class ExplanationResult(PatientExplanation explanation, ImmutableArray<AppliedCorrection> corrections, Session session)
{
    private static readonly string[] Columns =
    [
        "patient_id", "section", "name", "value", "rule", "flags", "table", "row_id", "field", "cell", "file", "row", "column", "corrected_from", "corrected_by", "corrected_on", "correction_reason",
    ];

    public string ToText()
    {
        StringBuilder page = new();
        page.Append(session.Say("Patient ", "Patient ")).Append(explanation.History.PatientId).Append("\n\n");
        foreach (string line in FindingText.Corrections(corrections, session))
        {
            page.Append(line).Append('\n');
        }

        page.Append(corrections.IsEmpty ? "" : "\n");
        page.Append(session.Say("Chronology", "Chronologie")).Append('\n');
        foreach (ChronologyEntry entry in explanation.Chronology)
        {
            page.Append("  ").Append((entry.Date?.In(session.Language) ?? session.Say("undated", "sans date")).PadRight(12)).Append(entry.What.In(session.Language)).Append('\n');
        }

        page.Append('\n').Append(session.Say("Derived values", "Valeurs dérivées")).Append('\n');
        foreach (ExplainedValue value in explanation.Values)
        {
            page.Append("  ").Append(value.Label.In(session.Language)).Append(Colon).Append(value.Value?.In(session.Language) ?? session.Say("unknown", "inconnu"))
                .Append(CultureInfo.InvariantCulture, $"  [{value.Rule}]\n");
            AppendDetails(page, value.Flags, value.Evidence);
        }

        page.Append('\n').Append(session.Say("Endpoints", "Critères de jugement")).Append('\n');
        foreach (ExplainedEndpoint endpoint in explanation.Endpoints)
        {
            page.Append("  ").Append(endpoint.Endpoint.Label.In(session.Language)).Append(Colon).Append(Outcome(endpoint)).Append('\n');
            if (endpoint.Exposure is { } exposure)
            {
                page.Append("      ").Append(Exposed(exposure)).Append('\n');
            }

            if (endpoint.Row is { } row)
            {
                AppendDetails(page, row.Flags, [.. row.Evidence.Distinct()]);
            }
        }

        return page.ToString();
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("patient_id", explanation.History.PatientId);
        json.WriteObjects("chronology", explanation.Chronology, entry =>
        {
            json.WriteString("date", entry.Date?.ToString());
            json.WriteString("what", entry.What.In(session.Language));
            json.WriteEvidence(entry.Evidence);
        });
        json.WriteObjects("values", explanation.Values, value =>
        {
            json.WriteString("name", value.Name);
            json.WriteString("label", value.Label.In(session.Language));
            json.WriteString("value", value.Value?.In(session.Language));
            json.WriteString("rule", value.Rule);
            WriteFlags(json, value.Flags);
            json.WriteEvidence(value.Evidence);
        });
        json.WriteObjects("endpoints", explanation.Endpoints, endpoint =>
        {
            json.WriteString("endpoint", EndpointRows.Word(endpoint.Endpoint));
            json.WriteString("label", endpoint.Endpoint.Label.In(session.Language));
            json.WriteString("lesion_id", endpoint.Row?.LesionId);
            json.WriteString("origin", EndpointRows.Origin(endpoint.Row));
            json.WriteFinite("time_days", endpoint.Row?.TimeDays);
            json.WriteFinite("cause", endpoint.Row?.Cause);
            json.WriteString("event", endpoint.Row is { } row ? EndpointRows.Event(endpoint.Endpoint, row, session.Language) : null);
            json.WriteString("decided_by", endpoint.Row?.DecidedBy);
            json.WriteString("decided_by_label", endpoint.DecidedBy?.In(session.Language));
            json.WriteString("rule", endpoint.Excluded?.Rule);
            json.WriteString("reason", endpoint.Excluded?.Reason.In(session.Language));
            WriteFlags(json, endpoint.Row?.Flags ?? []);
            if (endpoint.Exposure is { } exposure)
            {
                json.WriteFinite("mdt_days", exposure.TreatmentDay);
                json.WriteBoolean("salvage", exposure.IsSalvage);
                json.WriteFinite("exposure_start", exposure.StartDays);
                json.WriteString("exposure_problem", exposure.Problem?.Reason.In(session.Language));
            }

            json.WriteEvidence(endpoint.Row?.Evidence.Distinct() ?? []);
        });
        FindingsJson.WriteCorrections(json, corrections);
    }

    /// <summary>One row per value and cell behind it.</summary>
    public string ToCsv()
    {
        ImmutableArray<TableColumn> columns =
            [.. Columns.Select(name => new TableColumn(name, name, IsText: true))];
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach (ChronologyEntry entry in explanation.Chronology)
        {
            Add(rows, ["chronology", entry.Date?.ToString() ?? "", entry.What.In(session.Language), "", ""], entry.Evidence);
        }

        foreach (ExplainedValue value in explanation.Values)
        {
            Add(rows, ["value", value.Name, value.Value?.In(session.Language) ?? "", value.Rule, string.Join(" ", value.Flags.Select(f => f.Code))], value.Evidence);
        }

        foreach (ExplainedEndpoint endpoint in explanation.Endpoints)
        {
            string flags = endpoint.Row is { } row ? string.Join(" ", row.Flags.Select(f => f.Code)) : "";
            Add(rows, ["endpoint", EndpointRows.Word(endpoint.Endpoint), Outcome(endpoint), endpoint.Excluded?.Rule ?? "", flags], [.. endpoint.Row?.Evidence.Distinct() ?? []]);
        }

        return new ResultTable("explain", columns, rows.ToImmutable(), session.Language).ToCsv();
    }

    private string Colon => session.Say(": ", " : ");

    private string Outcome(ExplainedEndpoint endpoint)
    {
        if (endpoint.Row is not { } row)
        {
            return $"{session.Say("left out", "hors analyse")} [{endpoint.Excluded!.Rule}]{Colon}{endpoint.Excluded.Reason.In(session.Language)}";
        }

        NumberStyle style = NumberStyle.For(session.Language);
        string days = style.Format(row.TimeDays, NumberKind.General);
        string months = style.Format(ClinicalTime.DaysToMonths(row.TimeDays), NumberKind.Time);
        string lesion = row.LesionId is { } id ? session.Say($"lesion {id}, ", $"lésion {id}, ") : "";
        string from = row.Origin is { } origin ? session.Say($" from {EndpointRows.Day(origin, Language.English)}", $" depuis le {EndpointRows.Day(origin, Language.French)}") : "";
        return session.Say(
            $"{lesion}{EndpointRows.Event(endpoint.Endpoint, row, Language.English)} after {days} {(row.TimeDays == 1 ? "day" : "days")} ({months} months){from}, decided by {endpoint.DecidedBy!.English}",
            $"{lesion}{EndpointRows.Event(endpoint.Endpoint, row, Language.French)} après {days} {(row.TimeDays < 2 ? "jour" : "jours")} ({months} mois){from}, décidé par : {endpoint.DecidedBy!.French}");
    }

    private string Exposed(ExposureRow exposure)
    {
        string label = session.Say("Focal treatment (D10): ", "Traitement focal (D10) : ");
        if (exposure.Problem is { } problem)
        {
            return label + problem.Reason.In(session.Language);
        }

        if (exposure.TreatmentDay is not { } treated)
        {
            return label + session.Say("none, never exposed", "aucun, jamais exposé");
        }

        string day = NumberStyle.For(session.Language).Format(treated, NumberKind.General);
        string salvage = exposure.IsSalvage ? session.Say(", after progression", ", après progression") : "";
        return label + session.Say($"on day {day}{salvage}, ", $"au jour {day}{salvage}, ")
            + (exposure.StartDays is null ? session.Say("does not count", "ne compte pas") : session.Say("exposed from then on", "exposé à partir de ce jour"));
    }

    private void AppendDetails(StringBuilder page, ImmutableArray<Flag> flags, ImmutableArray<Evidence> evidence)
    {
        foreach (Flag flag in flags)
        {
            page.Append("      ! ").Append(flag.Text.In(session.Language)).Append('\n');
        }

        foreach (Evidence one in evidence)
        {
            page.Append("      ").Append(Line(one)).Append('\n');
        }
    }

    private string Line(Evidence one) =>
        one.In(session.Language) + (one.Cell is { } cell ? $" ({FindingText.Place(cell.File, cell.Row, cell.Column, session)}{Corrected(cell)})" : "");

    private string Corrected(SourceCell cell) => cell.Correction is { } correction ? session.Say("; ", " ; ") + correction.In(session.Language) : "";

    // The text of a cell is shown as it stands; only what stands for no cell is ours to say.
    private string Value(Evidence one) => one.IsMissing && string.IsNullOrEmpty(one.Cell?.TextRead) ? session.Say("missing", "manquant") : one.Text;

    private static string[] Parts(Correction? correction) => correction is null ? ["", "", "", ""] : [correction.Old, correction.Who, correction.Date, correction.Reason];

    private void WriteFlags(Utf8JsonWriter json, ImmutableArray<Flag> flags) => json.WriteObjects("flags", flags, flag =>
    {
        json.WriteString("code", flag.Code);
        json.WriteString("message", flag.Text.In(session.Language));
    });

    private void Add(ImmutableArray<TableRow>.Builder rows, string[] head, ImmutableArray<Evidence> evidence)
    {
        Evidence?[] cells = evidence.IsEmpty ? [null] : [.. evidence];
        rows.AddRange(cells.Select(one => new TableRow(
        [
            new Cell.Text(explanation.History.PatientId), .. head.Select(cell => new Cell.Text(cell)), new Cell.Text(one?.Table ?? ""), new Cell.Text(one?.Row ?? ""),
            new Cell.Text(one?.Field ?? ""), new Cell.Text(one is null ? "" : Value(one)), new Cell.Text(one?.Cell?.File ?? ""),
            new Cell.Text(one?.Cell?.Row.ToString(CultureInfo.InvariantCulture) ?? ""), new Cell.Text(one?.Cell?.Column ?? ""),
            .. Parts(one?.Cell?.Correction).Select(part => new Cell.Text(part)),
        ])));
    }
}
