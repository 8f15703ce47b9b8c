using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Files of visits (suivi, follow-up): each row is news of a patient, vital status and last date. The latest news wins, a death is never undone.</summary>
/// <remarks>Every row also stays as an event (visit, lost, death) with its other columns, so that nothing of a visit is lost.</remarks>
internal sealed class FollowUpNews
{
    private static readonly string[] Taken = ["patient_id", "vital_status", "last_followup_date", "death_date", "death_cause", "last_imaging_date"];

    private readonly FindingList _findings;
    private readonly TableRows _rows;
    private readonly HashSet<string> _later = new(StringComparer.Ordinal);

    public FollowUpNews(TableRows rows, FindingList findings) => (_rows, _findings) = (rows, findings);

    /// <summary>True when a table of events is one of news: a vital status and a date for it, and neither type nor date of an event.</summary>
    public static bool Is(DelimitedFile file, ImportOptions options)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < file.Header.Length; i++)
        {
            if (!file.Skipped.Contains(i))
            {
                string name = options.Columns.FirstOrDefault(c => TextKey.OfHeader(c.Key) == TextKey.OfHeader(file.Header[i])).Value ?? file.Header[i];
                fields.UnionWith(HeaderIndex.Candidates(CohortTable.Patients, TextKey.OfHeader(name)).Select(f => f.Name));
                fields.UnionWith(HeaderIndex.Candidates(CohortTable.Events, TextKey.OfHeader(name)).Where(f => f.Name is "event_type" or "event_date").Select(f => f.Name));
            }
        }

        return fields.Contains("vital_status") && (fields.Contains("last_followup_date") || fields.Contains("death_date")) && !fields.Contains("event_type") && !fields.Contains("event_date");
    }

    /// <summary>The columns of the vital status and its dates; none where one of the two is absent.</summary>
    public static bool[] NewsColumns(ImmutableArray<string> header)
    {
        string?[] fields = [.. header.Select(h => HeaderIndex.Candidates(CohortTable.Patients, TextKey.OfHeader(h)) is [var only] && only.Name != "patient_id" && Taken.Contains(only.Name) ? only.Name : null)];
        bool isComplete = fields.Contains("vital_status") && (fields.Contains("last_followup_date") || fields.Contains("death_date"));
        return [.. fields.Select(f => isComplete && f is not null)];
    }

    /// <summary>The columns of a file of news: those of the vital status and its dates; every other column is kept beside the visit.</summary>
    public static ImmutableArray<ColumnMatch> Columns(ImmutableArray<ColumnMatch> columns) =>
        [.. columns.Select(c => c.Field is null || Taken.Contains(c.Field) ? c : c with { Table = null, Field = null, Group = null, Number = 0, Matched = MatchKind.Extra })];

    /// <summary>Makes a row the event that it tells.</summary>
    public static void Tell(ParsedRow row)
    {
        VitalStatus? status = row.Value<VitalStatus>("vital_status");
        bool isDeath = status == VitalStatus.Dead || (status is null && row.Value<PartialDate>("death_date") is not null);
        string date = isDeath ? "death_date" : "last_followup_date";
        row.Set("event_type", isDeath ? EventType.Death : status == VitalStatus.Lost ? EventType.Lost : EventType.Visit, row.SourceOf("vital_status"));
        if (row.Value<PartialDate>(date) is { } day)
        {
            row.Set("event_date", day, row.SourceOf(date));
        }
    }

    /// <summary>Lays the news of a row over what is known of its patient.</summary>
    public void Take(ParsedRow news, ParsedRow patient)
    {
        VitalStatus? said = news.Value<VitalStatus>("vital_status") ?? (news.Value<PartialDate>("death_date") is null ? null : VitalStatus.Dead);
        VitalStatus? known = patient.Value<VitalStatus>("vital_status");
        PartialDate? last = news.Value<PartialDate>("last_followup_date");
        bool isLater = IsAfter(last, patient.Value<PartialDate>("last_followup_date"));
        if (known == VitalStatus.Dead && said is not null and not VitalStatus.Dead)
        {
            KeepDeath(news, last, patient.Value<PartialDate>("death_date"));
        }
        else if (said is { } status && status != known && (status == VitalStatus.Dead || isLater || known is null))
        {
            patient.Reset("vital_status", status, news.SourceOf("vital_status") ?? news.SourceOf("death_date"));
            Changed(news, known, status);
        }

        if (said == VitalStatus.Dead)
        {
            TakeDeath(news, patient);
        }

        if (isLater)
        {
            patient.Reset("last_followup_date", last!.Value, news.SourceOf("last_followup_date"));
            _later.Add(news.PatientId);
        }

        if (IsAfter(news.Value<PartialDate>("last_imaging_date"), patient.Value<PartialDate>("last_imaging_date")))
        {
            patient.Reset("last_imaging_date", news.Value<PartialDate>("last_imaging_date")!.Value, news.SourceOf("last_imaging_date"));
        }
    }

    /// <summary>Says for how many patients the file knew a later day.</summary>
    public void Close()
    {
        if (_later.Count > 0)
        {
            _findings.Add(Severity.Information, "F14", null, _rows.HeaderOf("last_followup_date"), null, new(
                FormattableString.Invariant($"Patients whose last news is later here than in the tables before: {_later.Count}; the latest day is used."),
                FormattableString.Invariant($"Patientes dont les dernières nouvelles sont ici plus récentes que dans les tables précédentes : {_later.Count} ; la date la plus récente est utilisée.")));
        }
    }

    private static bool IsAfter(PartialDate? day, PartialDate? known) =>
        day is { } later && (known is not { } before || (later.IsDayOffset == before.IsDayOffset && later.Latest > before.Latest));

    private void TakeDeath(ParsedRow news, ParsedRow patient)
    {
        if (news.Value<PartialDate>("death_date") is { } day)
        {
            PartialDate? known = patient.Value<PartialDate>("death_date");
            if (known is { } other && other != day)
            {
                Say(news, "death_date", new(
                    "The date of death differs from the one known before; the one read last is used.", "La date de décès diffère de celle connue jusque-là ; la dernière lue est utilisée."));
            }

            patient.Reset("death_date", day, news.SourceOf("death_date"));
        }

        if (news.Value<DeathCause>("death_cause") is { } cause && patient.Value<DeathCause>("death_cause") is null or DeathCause.Unknown)
        {
            patient.Reset("death_cause", cause, news.SourceOf("death_cause"));
        }
    }

    private void KeepDeath(ParsedRow news, PartialDate? last, PartialDate? death)
    {
        if (IsAfter(last, death))
        {
            Say(news, "last_followup_date", new(
                "The patient is alive here after the day of the death told elsewhere; a death is not undone.", "Le statut est ici « en vie » après la date du décès indiqué ailleurs ; un décès n'est pas annulé."));
        }
    }

    private void Changed(ParsedRow news, VitalStatus? known, VitalStatus status)
    {
        Field field = Fields.Find(CohortTable.Patients, "vital_status")!;
        Wording now = FieldWords.OfValue(field, status);
        Wording before = known is null ? new Wording("missing", "absent") : FieldWords.OfValue(field, known);
        Say(news, "vital_status", new(
            $"The vital status is {now.English} here, {before.English} in the tables before; the latest news is used.",
            $"Le statut vital est ici {now.French}, {before.French} dans les tables précédentes ; la nouvelle la plus récente est utilisée."), Severity.Information);
    }

    private void Say(ParsedRow news, string field, Wording message, Severity severity = Severity.Warning)
    {
        SourceCell? cell = news.SourceOf(field);
        _findings.Add(severity, "F14", news.Line, cell?.Column ?? _rows.HeaderOf(field), cell?.TextRead, message, null, news.PatientId);
    }
}
