using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes the lanes of a swimmer plot from the records behind an endpoint.</summary>
public static class SwimmerLanes
{
    private static readonly Word Progression = new("Progression", "Progression");
    private static readonly Word Death = new("Death", "Décès");
    private static readonly Word FocalTreatment = new("Metastasis-directed therapy", "Traitement focal");
    private static readonly ImmutableArray<(Word Name, Func<DrugClass, bool> Holds)> Classes =
    [
        (new Word("Chemotherapy", "Chimiothérapie"), c => c is DrugClass.Anthracycline or DrugClass.Taxane or DrugClass.OtherChemotherapy or DrugClass.Chemotherapy),
        (new Word("Endocrine treatment", "Hormonothérapie"), c => c is DrugClass.AromataseInhibitor or DrugClass.Tamoxifen or DrugClass.Fulvestrant or DrugClass.Lhrh or DrugClass.OtherEndocrine or DrugClass.Endocrine),
        (new Word("CDK4/6 inhibitor", "Inhibiteur de CDK4/6"), c => c == DrugClass.Cdk46),
        (new Word("Anti-HER2", "Anti-HER2"), c => c == DrugClass.AntiHer2),
        (new Word("Other systemic treatment", "Autre traitement systémique"), c => c is DrugClass.Parp or DrugClass.Immunotherapy or DrugClass.Other or DrugClass.Unknown),
    ];

    /// <summary>
    /// One lane per row of an endpoint, in days from its origin: systemic treatments by class as phases, metastasis-directed therapy,
    /// progression and death as events.
    /// </summary>
    /// <param name="table">Usually overall survival: its time is the follow-up, its events are deaths, the others are followed on.</param>
    /// <param name="language">Language of the names.</param>
    /// <returns>
    /// Lanes in the order of the rows. A phase without an end lasts to the end of follow-up, one that begins before the origin is cut
    /// there; a treatment or event without a date, or outside of follow-up, is not drawn. Bone agents are no anticancer treatment.
    /// A row without an origin date has its follow-up alone.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    public static ImmutableArray<SwimmerLane> Of(EndpointTable table, Language language)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Rows.Select(row => Lane(row, language))];
    }

    private static SwimmerLane Lane(EndpointRow row, Language language)
    {
        if (row.Origin is not { } origin) return new SwimmerLane(row.PatientId, row.TimeDays, !row.IsEvent, [], []);
        double end = row.TimeDays;
        var phases = ImmutableArray.CreateBuilder<SwimmerPhase>();
        for (int fill = 0; fill < Classes.Length; fill++)
        {
            var (name, holds) = Classes[fill];
            foreach (var treatment in row.History.Treatments.Where(t => t.Kind == TreatmentKind.Systemic && !t.DrugClasses.IsDefaultOrEmpty && t.DrugClasses.Any(holds)))
            {
                if (Day(treatment.StartDate, origin) is not { } start) continue;
                double stop = Math.Min(Day(treatment.StopDate, origin) ?? end, end);
                if (start < end && stop >= 0) phases.Add(new SwimmerPhase(name.In(language), Math.Max(0, start), Math.Max(stop, Math.Max(0, start))) { Fill = fill });
            }
        }

        IEnumerable<(Word Name, SwimmerEventKind Kind, double? Day)> moments =
        [
            .. row.History.Treatments.Where(t => t.Kind == TreatmentKind.MetastasisDirected && t.Intent != TreatmentIntent.Palliative)
                .Select(t => (FocalTreatment, SwimmerEventKind.FocalTreatment, Day(t.StartDate, origin))),
            (Progression, SwimmerEventKind.Progression, Day(FirstProgression(row), origin)),
        ];
        ImmutableArray<SwimmerEvent> events =
        [
            .. moments.Where(m => m.Day >= 0 && m.Day <= end).Distinct().Select(m => new SwimmerEvent(m.Name.In(language), m.Day!.Value) { Kind = m.Kind }),
            .. row.IsEvent ? [new SwimmerEvent(Death.In(language), end) { Kind = SwimmerEventKind.Death }] : Array.Empty<SwimmerEvent>(),
        ];
        return new SwimmerLane(row.PatientId, end, !row.IsEvent, phases.ToImmutable(), events);
    }

    private static PartialDate? FirstProgression(EndpointRow row)
    {
        var history = row.History;
        PartialDate[] dates =
        [
            .. history.Patient.ProgressionDate is { } recorded ? [recorded] : Array.Empty<PartialDate>(),
            .. history.Events.Where(e => e.EventType is EventType.Progression or EventType.LocalFailure or EventType.NewMetastasis).Select(e => e.EventDate).OfType<PartialDate>(),
        ];
        return dates.Length == 0 ? null : dates.Min();
    }

    private static double? Day(PartialDate? date, DateOnly origin) => date is { } known ? known.Middle.DayNumber - origin.DayNumber : null;
}
