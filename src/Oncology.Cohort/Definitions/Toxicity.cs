using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Worst attributable toxicity after curative focal treatment (D14), CTCAE version 5: 0 none to 5 death.</summary>
/// <remarks>
/// <para>Rows of type toxicity count when their date is not before the first day of the focal treatment and their attribution is at least
/// <see cref="ClinicalConventions.ToxicityAttribution"/>; a missing attribution counts, flagged. Acute is up to
/// <see cref="ClinicalConventions.AcuteToxicityDays"/> days after the last day of focal treatment, late is after. A row without date counts only
/// for the whole period, flagged.</para>
/// <para>A patient without a toxicity row of the period is missing, never grade 0; a form without toxicity is a row of grade 0. A patient without
/// focal treatment is not in the denominator.</para>
/// <para>Source: Common Terminology Criteria for Adverse Events v5.0, NCI 2017.</para>
/// </remarks>
public static class Toxicity
{
    /// <summary>Worst grade after any curative focal treatment, at any time.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Attribution, days of the acute period.</param>
    /// <returns>0 to 5, or null when there was no focal treatment (rule <c>D14.unexposed</c>) or no form (<c>D14.missing</c>).</returns>
    public static Derived<int?> Derive(PatientHistory history, ClinicalConventions conventions) =>
        Derive(history, null, ToxicityPeriod.Any, conventions);

    /// <summary>Worst grade after curative focal treatment by one technique in one period.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="modality">The technique; null for any.</param>
    /// <param name="period">The period.</param>
    /// <param name="conventions">Attribution, days of the acute period.</param>
    /// <returns>0 to 5, or null when there was no such treatment (rule <c>D14.unexposed</c>) or no form of the period (<c>D14.missing</c>).</returns>
    public static Derived<int?> Derive(PatientHistory history, MdtModality? modality, ToxicityPeriod period, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        var flags = new List<Flag>();
        Treatment[] focal = [.. FocalTreatment.Curative(history, flags).Where(t => modality is null || t.Modality == modality)];
        if (focal.Length == 0)
        {
            return new(null, "D14.unexposed", [], [Flags.NoFocalTreatment]);
        }

        DateOnly? first = SystemicTreatment.Earliest(focal, conventions);
        DateOnly? last = focal.Select(t => ResolvedDate.Read(t.StopDate ?? t.StartDate, conventions.PartialDates)?.Day).Where(d => d is not null).Max();
        ClinicalEvent[] rows =
        [
            .. history.Events.Where(e => e.EventType == EventType.Toxicity && e.Grade is not null
                && (modality is null || e.Modality is null || e.Modality == modality)
                && IsAttributable(e, conventions, flags) && IsInPeriod(e, first, last, period, conventions, flags)),
        ];
        ImmutableArray<Evidence> evidence =
        [
            .. focal.SelectMany(t => Evidence.Of(t, "modality", "start_date", "stop_date")),
            .. rows.SelectMany(e => Evidence.Of(e, "event_date", "term", "grade", "attribution")),
        ];
        return rows.Length == 0
            ? new(null, "D14.missing", evidence, [.. flags.Distinct()])
            : new(rows.Max(e => e.Grade), "D14", evidence, [.. flags.Distinct()]);
    }

    /// <summary>Worst grades over a cohort; the denominator is the patients who received the treatment.</summary>
    /// <param name="cohort">The patients.</param>
    /// <param name="modality">The technique; null for any.</param>
    /// <param name="period">The period.</param>
    /// <param name="conventions">Attribution, days of the acute period.</param>
    /// <returns>The counts.</returns>
    public static ToxicitySummary Summarize(PatientCohort cohort, MdtModality? modality, ToxicityPeriod period, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        Derived<int?>[] exposed =
            [.. cohort.Histories.Select(h => Derive(h, modality, period, conventions)).Where(d => d.Rule != "D14.unexposed")];
        int[] grades = new int[6];
        foreach (Derived<int?> worst in exposed)
        {
            if (worst.Value is { } grade and >= 0 and <= 5)
            {
                grades[grade]++;
            }
        }

        return new ToxicitySummary(modality, period, exposed.Length, exposed.Length - grades.Sum(), [.. grades]);
    }

    private static bool IsAttributable(ClinicalEvent row, ClinicalConventions conventions, List<Flag> flags)
    {
        if (row.Attribution is null && row.Grade > 0)
        {
            flags.Add(Flags.AttributionMissing);
        }

        return row.Grade == 0 || row.Attribution is not { } known || known >= conventions.ToxicityAttribution;
    }

    private static bool IsInPeriod(
        ClinicalEvent row, DateOnly? first, DateOnly? last, ToxicityPeriod period, ClinicalConventions conventions, List<Flag> flags)
    {
        DateOnly? day = ResolvedDate.Read(row.EventDate, conventions.PartialDates)?.Day;
        if (day is not { } date || first is not { } start || last is not { } end)
        {
            flags.Add(Flags.DateMissing);
            return period == ToxicityPeriod.Any;
        }

        bool acute = date <= end.AddDays(conventions.AcuteToxicityDays);
        return date >= start && period switch
        {
            ToxicityPeriod.Acute => acute,
            ToxicityPeriod.Late => !acute,
            _ => true,
        };
    }
}
