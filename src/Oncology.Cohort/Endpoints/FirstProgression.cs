using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Where the disease first progressed (D9, rule 11).</summary>
/// <param name="Day">Day of the first progression.</param>
/// <param name="AtTreatedSite">Inside a treated volume.</param>
/// <param name="SameOrgan">Elsewhere in an organ already involved.</param>
/// <param name="NewOrgan">In an organ not involved before.</param>
/// <param name="Isolated">In one site (Met) or in several (NotMet).</param>
public sealed record FirstProgression(DateOnly Day, Verdict AtTreatedSite, Verdict SameOrgan, Verdict NewOrgan, Verdict Isolated)
{
    /// <summary>The pattern at the first progression.</summary>
    /// <remarks>All rows of the first day are read together: their pattern, their lesions and their organs, compared with the treated lesions and the
    /// organs of the baseline. What the rows do not say is Unknown.</remarks>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Policy for partial dates.</param>
    /// <returns>The pattern, or null when no dated progression is recorded (flagged when it is recorded that there was none).</returns>
    public static Derived<FirstProgression?> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        ImmutableArray<SourcedDate> dates = DateSources.Progression.Dates(history);
        DateOnly? first = dates.Select(d => ResolvedDate.Read(d.Date, conventions.PartialDates)?.Day).Where(d => d is not null).Min();
        if (first is not { } day)
        {
            ImmutableArray<Flag> flags = history.Patient.Progression == false && dates.IsEmpty ? [Flags.NoProgression] : [];
            return new(null, "D9.11", Oncology.Cohort.Evidence.Of(history.Patient, "progression", "progression_date"), flags);
        }

        ClinicalEvent[] rows =
        [
            .. history.Events.Where(e => DateSources.IsProgression(e) && ResolvedDate.Read(e.EventDate, conventions.PartialDates)?.Day == day),
        ];
        Organ[] involved = [.. history.Lesions.Where(l => l.Epoch != LesionEpoch.Progression).Select(l => l.Organ).OfType<Organ>()];
        Organ[] organs = [.. rows.SelectMany(e => e.Organs).Distinct()];
        bool says(RelapsePattern pattern) => rows.Any(e => e.Pattern == pattern);
        bool isSilent = rows.Length == 0 || rows.Any(e => e.Pattern is null && e.Organs.IsEmpty && e.LesionIds.IsEmpty);
        Verdict decide(bool yes) => yes ? Verdict.Met : isSilent || says(RelapsePattern.Multiple) ? Verdict.Unknown : Verdict.NotMet;
        bool local = rows.Any(e => FailureSources.IsLocal(e, history));
        int sites = rows.SelectMany(e => e.LesionIds).Distinct(StringComparer.Ordinal).Count();
        Verdict isolated = says(RelapsePattern.Multiple) || organs.Length > 1 || sites > 1 ? Verdict.NotMet
            : isSilent ? Verdict.Unknown
            : Verdict.Met;
        var pattern = new FirstProgression(
            day,
            decide(local),
            decide(says(RelapsePattern.SameOrgan) || (!local && organs.Any(involved.Contains))),
            decide(says(RelapsePattern.NewOrgan) || organs.Any(o => involved.Length > 0 && !involved.Contains(o))),
            isolated);
        ImmutableArray<Evidence> evidence =
        [
            .. dates.SelectMany(d => d.Evidence), .. rows.SelectMany(e => Oncology.Cohort.Evidence.Of(e, "event_type", "pattern", "lesion_ids", "organs")),
        ];
        return new(pattern, "D9.11", [.. evidence.Distinct()], []);
    }
}
