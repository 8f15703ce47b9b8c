using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>The derivation of one endpoint for one patient: rules D1, D8 and D9 in order.</summary>
internal sealed class EndpointDerivation
{
    private readonly Endpoint _endpoint;
    private readonly PatientHistory _history;
    private readonly ClinicalConventions _conventions;
    private readonly DateOnly? _cutOff;
    private readonly DateReading _reading;
    private readonly List<Flag> _flags = [];

    internal EndpointDerivation(
        Endpoint endpoint, PatientHistory history, ClinicalConventions conventions, DateOnly? cutOff, DateReading reading)
    {
        _endpoint = endpoint;
        _history = history;
        _conventions = conventions;
        _cutOff = cutOff;
        _reading = reading;
    }

    /// <summary>The row, or null and why there is none.</summary>
    internal EndpointRow? Derive(out ExclusionReason? reason)
    {
        EndpointRow? row = FromDates(out reason);
        if (row is null && ExclusionReasons.IsWantOfDates(reason!))
        {
            row = FromRecordedDuration(ref reason);
        }

        return row is null ? null : WithoutZeroTime(row, out reason);
    }

    private EndpointRow? FromDates(out ExclusionReason? reason)
    {
        Derived<ResolvedDate?> origin = _endpoint.Origin.Read(_history, _conventions, _reading);
        if (origin.Value is not { } start)
        {
            reason = origin.Has(Flags.OriginOpen) ? ExclusionReasons.OriginOpen : _endpoint.WithoutOrigin;
            return null;
        }

        _flags.AddRange(origin.Flags);
        reason = CheckOrigin(start);
        if (reason is not null || FirstEvent(start, out Occurrence? first, out reason) is false)
        {
            return null;
        }

        Occurrence? end = first ?? EndOfFollowUp(start, out reason);
        if (end is null)
        {
            return null;
        }

        DateOnly last = end.Date.Day;
        int cause = first?.Source.Cause ?? 0;
        string decidedBy = end.Source.Name;
        if (_cutOff is { } cutOff && last > cutOff)
        {
            (last, cause, decidedBy) = (cutOff, 0, "cut-off");
            _flags.Add(Flags.CutOff);
        }

        int days = ClinicalTime.DaysBetween(start.Day, last);
        return new EndpointRow(
            _history, start.Day, days, cause, decidedBy, () => [.. origin.Evidence, .. end.Sourced.Evidence], Flags.Distinct(_flags));
    }

    private ExclusionReason? CheckOrigin(ResolvedDate start)
    {
        if (_cutOff is { } cutOff)
        {
            if (start.IsDayOffset)
            {
                throw new RequestException($"Patient '{_history.PatientId}' has day offsets: the cut-off date of the cohort cannot be applied.", $"Le patient « {_history.PatientId} » a des jours relatifs : la date de point de la cohorte ne peut s'appliquer.");
            }

            if (start.Day > cutOff)
            {
                return ExclusionReasons.OriginAfterCutOff;
            }
        }

        ResolvedDate? metastasis = ResolvedDate.Read(_history.Patient.MetastasisDxDate, _conventions.PartialDates);
        return _endpoint.Origin == Origin.TimeZero && metastasis is { } known && known.IsDayOffset == start.IsDayOffset
            && start.Latest < known.Earliest.AddDays(-_conventions.OriginBeforeMetastasisDays)
            ? ExclusionReasons.OriginBeforeMetastasis
            : null;
    }

    // False when the record of the events is unusable; true with the first event, or with null when there is none.
    private bool FirstEvent(ResolvedDate start, out Occurrence? first, out ExclusionReason? reason)
    {
        DateOnly? followUp = Latest(DateSources.LastFollowUp, start)?.Date.Day;
        var all = new List<Occurrence>();
        ExclusionReason? undated = null;
        first = null;
        foreach (DateSource source in _endpoint.Events)
        {
            int before = all.Count;
            Read(source, source.DatesOf(_history, _conventions), start, followUp, all);
            reason = source.ProblemOf(_history, _conventions) ?? RejectedDate(source);
            bool onlyUndatedDeath = reason is not null && source.IsTerminal && all.Count == before;
            if (reason is not null && !onlyUndatedDeath)
            {
                return false;
            }

            undated ??= reason;
        }

        // OrderBy is stable: events of one day keep the order of the sources (D9.1).
        IReadOnlyList<Occurrence> ordered = all.Count < 2 ? all : [.. all.OrderBy(o => o.Date.Day)];
        first = ordered.Count > 0 ? ordered[0] : null;

        // A death without date does not matter once an earlier event has one.
        reason = first is null ? undated : Contradiction(first, ordered, start, followUp);
        if (reason is not null)
        {
            return false;
        }

        if (first is { } found)
        {
            Note(found.Date.IsImputed, Flags.PartialDate);
            Note(followUp is { } last && last < found.Date.Day, Flags.FollowUpExtended);
        }

        return true;
    }

    // An event whose date is too partial for the policy happened all the same.
    private ExclusionReason? RejectedDate(DateSource source) =>
        _conventions.PartialDates == PartialDatePolicy.Reject && source.DatesOf(_history, _conventions).Any(d => ResolvedDate.Read(d.Date, _conventions.PartialDates) is null)
            ? ExclusionReasons.PartialDateRejected
            : null;

    private static ExclusionReason? Contradiction(Occurrence first, IReadOnlyList<Occurrence> ordered, ResolvedDate start, DateOnly? followUp)
    {
        if (first.Date.IsDayOffset != start.IsDayOffset)
        {
            return ExclusionReasons.MixedCalendar;
        }

        if (first.Date.Day < start.Day)
        {
            return first.Source.IsTerminal ? ExclusionReasons.DeathBeforeOrigin : ExclusionReasons.EventBeforeOrigin;
        }

        DateOnly? death = ordered.FirstOrDefault(o => o.Source.IsTerminal)?.Date.Day;
        bool afterDeath = death is { } day && ordered.Any(o => !o.Source.IsTerminal && o.Date.Day > day);
        bool afterFollowUp = !first.Source.IsTerminal && !ReferenceEquals(first.Source, FailureSources.FocalTreatmentStart) && death is null && followUp is { } last && first.Date.Day > last;
        return afterDeath || afterFollowUp ? ExclusionReasons.ProgressionAfterEnd : null;
    }

    private Occurrence? EndOfFollowUp(ResolvedDate start, out ExclusionReason? reason)
    {
        bool byImaging = _endpoint.CensorsAtImaging || _conventions.ProgressionCensoring == ProgressionCensoring.LastImaging;
        Occurrence? end = null;
        foreach (DateSource source in _endpoint.Censoring)
        {
            if (!byImaging && ReferenceEquals(source, DateSources.LastImaging))
            {
                continue;
            }

            end ??= Latest(source, start);
            Note(end is null && ReferenceEquals(source, DateSources.LastImaging), Flags.ImagingMissing);
        }

        // Whoever had an event was followed until then (D9.4); what shows no more than that the patient lived at the origin gives no follow-up.
        if (ReferenceEquals(end?.Source, DateSources.LastFollowUp)
            && Latest(SignsOfLife.Source, SignsOfLife.After(_history, end.Date.Latest, end.Date.IsDayOffset), start) is { } later && later.Date.Day > start.Day)
        {
            end = later;
            _flags.Add(Flags.FollowUpExtended);
        }

        reason = end is null ? ExclusionReasons.NoFollowUp
            : end.Date.IsDayOffset != start.IsDayOffset ? ExclusionReasons.MixedCalendar
            : end.Date.Day < start.Day ? ExclusionReasons.FollowUpBeforeOrigin
            : null;
        Note(end is { Date.IsImputed: true }, Flags.PartialDate);
        return reason is null ? end : null;
    }

    private Occurrence? Latest(DateSource source, ResolvedDate start) => Latest(source, source.DatesOf(_history, _conventions), start);

    private Occurrence? Latest(DateSource source, ImmutableArray<SourcedDate> sourced, ResolvedDate start)
    {
        var dates = new List<Occurrence>(1);
        Read(source, sourced, start, null, dates);
        Occurrence? latest = null;
        foreach (Occurrence date in dates)
        {
            latest = latest is null || date.Date.CompareTo(latest.Date) > 0 ? date : latest;
        }

        return latest;
    }

    private void Read(DateSource source, ImmutableArray<SourcedDate> all, ResolvedDate start, DateOnly? followUp, List<Occurrence> dates)
    {
        foreach (SourcedDate sourced in all)
        {
            if (ResolvedDate.Read(sourced.Date, _conventions.PartialDates)?.AsEnd(_reading) is { } date)
            {
                ResolvedDate clipped = date.ClippedInto(start.Day, followUp);
                Note(clipped.Day != date.Day, Flags.ImputedDateClipped);
                dates.Add(new Occurrence(clipped, source, sourced));
            }
        }
    }

    private EndpointRow? FromRecordedDuration(ref ExclusionReason? reason)
    {
        if (_endpoint.Recorded(_history.Patient) is not { } recorded)
        {
            return null;
        }

        if (!(recorded.TimeDays >= 0 && double.IsFinite(recorded.TimeDays)))
        {
            reason = ExclusionReasons.NegativeDuration;
            return null;
        }

        _flags.Clear();
        _flags.Add(Flags.RecordedDuration);
        Note(_cutOff is not null, Flags.CutOffNotApplied);
        int cause = recorded.IsEvent ? _endpoint.Events[0].Cause : 0;
        return new EndpointRow(_history, null, recorded.TimeDays, cause, "recorded duration", recorded.Evidence, [.. _flags]);
    }

    private EndpointRow? WithoutZeroTime(EndpointRow row, out ExclusionReason? reason)
    {
        bool drop = row.TimeDays == 0 && _conventions.ZeroTime == ZeroTimePolicy.Drop;
        reason = drop ? ExclusionReasons.ZeroTime : null;
        return drop ? null
            : row.TimeDays == 0 && _conventions.ZeroTime == ZeroTimePolicy.HalfDay
                ? row with { TimeDays = 0.5, Flags = row.Flags.Add(Flags.HalfDay) }
                : row;
    }

    private void Note(bool applies, Flag flag)
    {
        if (applies)
        {
            _flags.Add(flag);
        }
    }

    /// <summary>A date of a source, read under the policy.</summary>
    private sealed record Occurrence(ResolvedDate Date, DateSource Source, SourcedDate Sourced);
}
