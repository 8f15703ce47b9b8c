using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Facts about treatments.</summary>
internal static class TreatmentFacts
{
    // A gap of up to 3 months, and the same from the end of a run to the screening, keeps it continuous (HEROES 6).
    private const int LongestGapDays = 91;

    private static readonly ImmutableArray<string> AllowedAntiHer2 = ["trastuzumab", "pertuzumab", "trastuzumab-emtansine", "trastuzumab-deruxtecan"];

    public static ImmutableArray<Fact> All { get; } =
    [
        new("systemic_for_metastases", FactType.YesNo, new("Systemic treatment of the metastatic disease", "Traitement systémique de la maladie métastatique"), Systemic),
        new("primary_treated", FactType.YesNo, new("Primary tumour treated by surgery or radiotherapy", "Tumeur primitive traitée par chirurgie ou radiothérapie"), PrimaryTreated),
        new("metastases_irradiated", FactType.YesNo, new("Irradiation of metastases", "Irradiation de métastases"), s => Irradiated(s, curativeOnly: false)),
        new("curative_irradiation", FactType.YesNo, new("Irradiation of metastases that is not palliative", "Irradiation de métastases non palliative"), s => Irradiated(s, curativeOnly: true)),
        new("anti_her2_days", FactType.Number, new("Days of continuous anti-HER2 treatment of the advanced disease, up to now", "Jours de traitement anti-HER2 continu de la maladie avancée, jusqu'à ce jour"), AntiHer2Days),
        new("anti_her2_line", FactType.Number, new("Line of the current anti-HER2 treatment", "Ligne du traitement anti-HER2 en cours"), AntiHer2Line),
        new("last_response", FactType.Category, new("Response at the last assessment", "Réponse à la dernière évaluation"), LastResponse)
            {
                Categories = [.. CategoryWords.Response.Select(v => v.Code)],
                InWords = category => CategoryWords.Response.FirstOrDefault(v => TextKey.OfWord(v.Code) == TextKey.OfWord(category)) is { } response
                    ? FieldWords.Find(response.Value)! : new Wording(category, category),
            },
        new("other_antineoplastic", FactType.YesNo, new("Concurrent antineoplastic beside trastuzumab, pertuzumab, T-DXd, T-DM1, endocrine", "Antinéoplasique concomitant autre que trastuzumab, pertuzumab, T-DXd, T-DM1, hormonothérapie"), OtherAntineoplastic),
        new("endocrine_treatment", FactType.YesNo, new("Endocrine treatment under way", "Hormonothérapie en cours"),
            s => UnderWay(s, t => Holds(t, SystemicClasses.Endocrine))),
        new("checkpoint_inhibitor", FactType.YesNo, new("Anti-PD-1 or anti-PD-L1 ever", "Anti-PD-1 ou anti-PD-L1 antérieur"), CheckpointInhibitor),
        new("prior_lines", FactType.Number, new("Lines of systemic treatment of the advanced disease", "Lignes de traitement systémique de la maladie avancée"), s => Lines(s, _ => Verdict.Met)),
        new("chemotherapy_lines", FactType.Number, new("Lines with chemotherapy", "Lignes avec chimiothérapie"),
            s => Lines(s, t => Holds(t, SystemicClasses.Chemotherapy))),
        new("days_since_systemic", FactType.Number, new("Days since the last systemic treatment", "Jours depuis le dernier traitement systémique"),
            s => Since(s, t => t.Kind == TreatmentKind.Systemic)),
        new("days_since_surgery", FactType.Number, new("Days since the last major surgery", "Jours depuis la dernière chirurgie majeure"),
            s => Since(s, t => t.Kind == TreatmentKind.BreastSurgery || t.Modality == MdtModality.Surgery)),
        new("days_since_radiotherapy", FactType.Number, new("Days since radiotherapy, brain and limbs excepted", "Jours depuis une radiothérapie, hors encéphale et membres"),
            s => Since(s, t => IsRadiotherapy(t) && !RadiotherapySite.IsBrainOrLimb(t, s.History))),
        new("brain_treated", FactType.YesNo, new("Brain metastases treated by surgery or stereotactic radiotherapy", "Métastases cérébrales traitées par chirurgie ou stéréotaxie"), s => RadiotherapySite.BrainTreated(s)),
        new("whole_brain_radiotherapy", FactType.YesNo, new("Whole-brain radiotherapy", "Irradiation encéphalique totale"), s => RadiotherapySite.WholeBrain(s)),
        new("unresolved_toxicity", FactType.Number, new("Worst last grade of a toxicity (alopecia grade 2 counts as 1)", "Pire dernier grade d'une toxicité (l'alopécie de grade 2 compte pour 1)"), UnresolvedToxicity),
    ];

    internal static bool IsRadiotherapy(Treatment row) =>
        row.Kind is TreatmentKind.PalliativeRadiotherapy or TreatmentKind.BreastRadiotherapy
        || row.Modality is MdtModality.Sbrt or MdtModality.Imrt or MdtModality.ThreeDimensional;

    private static FactReading Systemic(ScreeningSubject subject)
    {
        Derived<FirstLine?> line = SystemicTreatment.Derive(subject.History, subject.Conventions);
        return line.Value is null && SystemicTreatment.IsNone(subject.History) ? FactReading.Yes(false, [.. line.Evidence, .. Evidence.Of(subject.Patient, "systemic_naive")])
            : subject.History.Treatments.IsEmpty && subject.Patient.SystemicNaive == false ? FactReading.Yes(true, Evidence.Of(subject.Patient, "systemic_naive"))
            : subject.History.Treatments.IsEmpty ? WithoutRows
            : line.Value is null && SystemicTreatment.Open(subject.History) != SystemicClasses.None ? new FactReading(line.Evidence) { Missing = ["kind"] }
            : FactReading.Yes(line.Value is not null, line.Evidence);
    }

    private static FactReading PrimaryTreated(ScreeningSubject subject)
    {
        Treatment[] rows = [.. subject.History.Treatments.Where(t => t.Kind is TreatmentKind.BreastSurgery or TreatmentKind.BreastRadiotherapy)];
        Verdict recorded = subject.Patient.PrimarySurgery.ToVerdict().Or(subject.Patient.PrimaryRt.ToVerdict());
        return FactReading.Of(
            rows.Length > 0 ? Verdict.Met : recorded,
            [.. Evidence.Of(subject.Patient, "primary_surgery", "primary_rt"), .. rows.SelectMany(t => Evidence.Of(t, "kind", "start_date"))]);
    }

    private static FactReading Irradiated(ScreeningSubject subject, bool curativeOnly)
    {
        ImmutableArray<Treatment> all = subject.History.Treatments;
        if (all.IsEmpty)
        {
            return WithoutRows;
        }

        Treatment[] rows = [.. all.Where(t => t.Kind is TreatmentKind.PalliativeRadiotherapy or TreatmentKind.MetastasisDirected || FocalTreatment.IsOpen(t))];
        Verdict verdict = rows.Select(t => Irradiation(t).And(curativeOnly ? IsCurative(t) : Verdict.Met)).Aggregate(Verdict.NotMet, Verdicts.Or);
        Treatment[] shown = [.. rows.Where(t => Irradiation(t) != Verdict.NotMet)];
        return FactReading.Of(verdict, [.. shown.SelectMany(t => Evidence.Of(t, "kind", "modality", "intent"))]) with { Missing = ["modality", "intent"] };
    }

    // A technique that is not known, or cannot be read, may be one; a dose is that of one.
    private static Verdict Irradiation(Treatment row) =>
        IsRadiotherapy(row) || row.TotalDoseGy is not null || row.DosePerFractionGy is not null ? Verdict.Met
        : row.Modality is null && (row.Kind is null || row.Cells.SourceOf("modality") is not null) ? Verdict.Unknown
        : Verdict.NotMet;

    private static Verdict IsCurative(Treatment row) =>
        FocalTreatment.IsOpen(row) ? Verdict.Unknown
        : row.Kind == TreatmentKind.MetastasisDirected && row.Intent != TreatmentIntent.Palliative ? Verdict.Met
        : Verdict.NotMet;

    private static FactReading AntiHer2Days(ScreeningSubject subject)
    {
        Treatment[] rows = AntiHer2(subject);
        Treatment[] open = OpenForAntiHer2(subject);
        ImmutableArray<Evidence> evidence =
            [.. rows.SelectMany(t => Evidence.Of(t, "drug_class", "start_date", "stop_date", "ongoing")), .. open.SelectMany(t => Evidence.Of(t, "agents", "drug_class")), .. subject.DayEvidence];
        if (subject.History.Treatments.IsEmpty)
        {
            return SystemicTreatment.IsNone(subject.History) ? FactReading.Measured(0, Evidence.Of(subject.Patient, "systemic_naive")) : WithoutRows;
        }

        if (rows.Length == 0)
        {
            return open.Length > 0 ? new FactReading(evidence) { Missing = ["drug_class"] }
                : SystemicTreatment.Open(subject.History).HasFlag(SystemicClasses.AntiHer2) ? new FactReading(evidence) { Missing = ["kind"] }
                : FactReading.Measured(0, evidence);
        }

        if (subject.Day is not { } today || rows.Any(t => subject.Resolve(t.StartDate) is null))
        {
            return new FactReading(evidence) { Missing = subject.Day is null ? ["consent_date", "last_followup_date"] : ["start_date"] };
        }

        (DateOnly From, DateOnly To)[] spans =
        [
            .. rows.Select(t => (From: subject.Resolve(t.StartDate)!.Value.Day, To: subject.Resolve(t.StopDate)?.Day ?? today.Day))
                .Where(span => span.From <= today.Day).OrderBy(span => span.From),
        ];
        if (spans.Length == 0)
        {
            return Days(0);
        }

        (DateOnly from, DateOnly to) = spans[0];
        foreach ((DateOnly nextFrom, DateOnly nextTo) in spans[1..])
        {
            bool merges = ClinicalTime.DaysBetween(to, nextFrom) <= LongestGapDays;
            from = merges ? from : nextFrom;
            to = merges && to > nextTo ? to : nextTo;
        }

        bool isCurrent = ClinicalTime.DaysBetween(to, today.Day) <= LongestGapDays;
        return Days(isCurrent ? ClinicalTime.DaysBetween(from, today.Day) : 0);

        // What else may have been anti-HER2 can only make it longer.
        FactReading Days(int known) => open.Length == 0
            ? FactReading.Measured(known, evidence)
            : new FactReading(evidence) { Number = BoundedNumber.AtLeast(known), Missing = ["drug_class"] };
    }

    private static Treatment[] OpenForAntiHer2(ScreeningSubject subject) =>
    [
        .. SystemicTreatment.ForMetastaticDisease(subject.History, subject.Conventions, [])
            .Where(t => !t.DrugClasses.Contains(DrugClass.AntiHer2) && SystemicTreatment.OpenOf(t).HasFlag(SystemicClasses.AntiHer2)),
    ];

    // A drug of unknown class may be one.
    private static Verdict Holds(Treatment row, SystemicClasses wanted) =>
        row.DrugClasses.Any(c => SystemicTreatment.ClassOf(c) == wanted) ? Verdict.Met
        : SystemicTreatment.OpenOf(row).HasFlag(wanted) ? Verdict.Unknown
        : Verdict.NotMet;

    private static FactReading AntiHer2Line(ScreeningSubject subject)
    {
        Treatment[] rows = AntiHer2(subject);
        Treatment[] open = OpenForAntiHer2(subject);
        return open.Length > 0
            ? new FactReading([.. open.SelectMany(t => Evidence.Of(t, "agents", "drug_class", "line"))]) { Missing = ["drug_class"] }
            : FactReading.Measured(rows.LastOrDefault()?.Line, [.. rows.SelectMany(t => Evidence.Of(t, "drug_class", "line", "start_date"))]) with { Missing = ["line"] };
    }

    private static Treatment[] AntiHer2(ScreeningSubject subject) =>
        [.. SystemicTreatment.ForMetastaticDisease(subject.History, subject.Conventions, []).Where(t => t.DrugClasses.Contains(DrugClass.AntiHer2))];

    private static FactReading LastResponse(ScreeningSubject subject)
    {
        ResponseAssessment? last = Response.Assessments(subject.History, subject.Conventions)
            .LastOrDefault(a => a.Day is { } day && (subject.Day is not { } today || day <= today.Day));
        return last is null
            ? new FactReading([]) { Missing = ["events"] }
            : new FactReading(Evidence.Of(last.Event, "event_date", "response")) { Category = CategoryWords.Response.First(v => v.Value.Equals(last.Overall)).Code };
    }

    private static FactReading OtherAntineoplastic(ScreeningSubject subject) => UnderWay(subject, t => IsOther(t));

    private static Verdict IsOther(Treatment row) => IsKnownOther(row) ? Verdict.Met : SystemicTreatment.IsOpen(row) ? Verdict.Unknown : Verdict.NotMet;

    private static bool IsKnownOther(Treatment row) =>
        row.Agents.Any(a => a == "everolimus" || (DrugNames.Find(a) is { Class: DrugClass.AntiHer2 } drug && !AllowedAntiHer2.Contains(drug.Name)))
        || row.DrugClasses.Any(c => SystemicTreatment.ClassOf(c) is SystemicClasses.Chemotherapy or SystemicClasses.Cdk46 or SystemicClasses.Other);

    private static FactReading UnderWay(ScreeningSubject subject, Func<Treatment, Verdict> isOne)
    {
        if (subject.History.Treatments.IsEmpty)
        {
            return WithoutRows;
        }

        Treatment[] rows = [.. subject.History.Treatments.Where(t => (t.Kind == TreatmentKind.Systemic || SystemicTreatment.MayBeSystemic(t)) && isOne(t) != Verdict.NotMet)];
        return FactReading.Of(
            rows.Select(t => t.Kind is null ? Verdict.Unknown : IsUnderWay(t, subject).And(isOne(t))).Aggregate(Verdict.NotMet, Verdicts.Or),
            [.. rows.SelectMany(t => Evidence.Of(t, "agents", "start_date", "stop_date", "ongoing")), .. subject.DayEvidence]);
    }

    private static Verdict IsUnderWay(Treatment row, ScreeningSubject subject)
    {
        if (subject.DaysSince(row.StartDate) < 0 || row.Ongoing == false && row.StopDate is null)
        {
            return Verdict.NotMet;
        }

        return subject.DaysSince(row.StopDate) is { } since ? since <= 0 ? Verdict.Met : Verdict.NotMet
            : row.Ongoing == true ? Verdict.Met
            : Verdict.Unknown;
    }

    private static FactReading CheckpointInhibitor(ScreeningSubject subject)
    {
        ImmutableArray<Treatment> rows = [.. subject.History.Treatments.Where(t => t.Kind == TreatmentKind.Systemic)];
        Verdict verdict = rows.Any(t => t.DrugClasses.Contains(DrugClass.Immunotherapy)) ? Verdict.Met
            : subject.History.Treatments.IsEmpty || rows.Any(SystemicTreatment.IsOpen) ? Verdict.Unknown
            : Verdict.NotMet;
        return FactReading.Of(verdict, [.. rows.SelectMany(t => Evidence.Of(t, "agents", "drug_class"))]) with { Missing = ["drug_class"] };
    }

    private static FactReading Lines(ScreeningSubject subject, Func<Treatment, Verdict> isOne)
    {
        ILookup<Verdict, Treatment> all = SystemicTreatment.ForMetastaticDisease(subject.History, subject.Conventions, []).ToLookup(isOne);
        Treatment[] rows = [.. all[Verdict.Met]];
        ImmutableArray<Evidence> evidence = [.. rows.Concat(all[Verdict.Unknown]).SelectMany(t => Evidence.Of(t, "line", "drug_class"))];
        return SystemicTreatment.IsNone(subject.History) && all.Count == 0 ? FactReading.Measured(0, Evidence.Of(subject.Patient, "systemic_naive"))
            : subject.History.Treatments.IsEmpty ? WithoutRows
            : all.Contains(Verdict.Unknown) ? new FactReading(evidence) { Number = rows.Length > 0 ? Bound(rows) : BoundedNumber.AtLeast(0), Missing = ["drug_class"] }
            : rows.Any(t => t.Line is null) ? new FactReading(evidence) { Number = Bound(rows), Missing = ["line"] }
            : FactReading.Measured(rows.Select(t => t.Line).Distinct().Count(), evidence);
    }

    // Rows without line are at least one line more than those that name theirs.
    private static BoundedNumber Bound(Treatment[] rows) => BoundedNumber.AtLeast(Math.Max(1, rows.Select(t => t.Line).OfType<int>().Distinct().Count()));

    private static FactReading Since(ScreeningSubject subject, Func<Treatment, bool> isOne)
    {
        if (subject.History.Treatments.IsEmpty)
        {
            return WithoutRows;
        }

        Treatment[] rows = [.. subject.History.Treatments.Where(isOne).Where(t => !(subject.DaysSince(t.StartDate) < 0))];
        ImmutableArray<Evidence> evidence = [.. rows.SelectMany(t => Evidence.Of(t, "kind", "start_date", "stop_date", "ongoing")), .. subject.DayEvidence];
        if (rows.Length == 0)
        {
            return new FactReading(evidence) { IsNever = true };
        }

        int?[] days = [.. rows.Select(t => EndOf(t, subject))];
        return days.Any(d => d <= 0) ? FactReading.Measured(0, evidence)
            : days.Any(d => d is null) ? new FactReading(evidence) { Missing = ["stop_date"] }
            : FactReading.Measured(days.Min(), evidence);
    }

    // A focal treatment without last day is over on its first; a systemic one without last day is not known to be over.
    private static int? EndOf(Treatment row, ScreeningSubject subject) =>
        row.StopDate is not null ? Math.Max(0, subject.DaysSince(row.StopDate) ?? int.MaxValue)
        : row.Kind != TreatmentKind.Systemic ? subject.DaysSince(row.StartDate)
        : row.Ongoing == true ? 0
        : null;

    private static FactReading UnresolvedToxicity(ScreeningSubject subject)
    {
        ClinicalEvent[] rows = [.. subject.History.Events.Where(e => e.EventType == EventType.Toxicity && e.Grade is not null && !(subject.DaysSince(e.EventDate) < 0))];
        int[] last = [.. rows.GroupBy(e => TextKey.OfWord(e.Term ?? "")).Select(g => g.Last()).Select(GradeOf)];
        return last.Length == 0
            ? new FactReading([]) { Missing = ["events"] }
            : FactReading.Measured(last.Max(), [.. rows.SelectMany(e => Evidence.Of(e, "event_date", "term", "grade"))]);
    }

    private static int GradeOf(ClinicalEvent row)
    {
        bool isAlopecia = TextKey.OfWord(row.Term ?? "") is "alopecia" or "alopecie";
        return isAlopecia && row.Grade == 2 ? 1 : row.Grade!.Value;
    }

    private static FactReading WithoutRows => new([]) { Missing = ["treatments"] };
}
