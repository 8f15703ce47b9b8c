using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Facts about the tumour, its metastases and its course.</summary>
internal static class DiseaseFacts
{
    private static readonly ClinicalConventions AscoCap = ClinicalConventions.AscoCap;

    public static ImmutableArray<Fact> All { get; } =
    [
        Status("hormone_receptor", new("Hormone receptors (D2)", "Récepteurs hormonaux (D2)"), s => HormoneReceptor.Derive(s.History, s.Conventions)),
        Status("her2_status", new("HER2 (D3)", "HER2 (D3)"), s => Her2.Derive(s.History, s.Conventions)),
        Status("her2_asco_cap", new("HER2 by ASCO/CAP (D3)", "HER2 selon ASCO/CAP (D3)"), s => Her2.Derive(s.History, AscoCap)),
        new("subtype", FactType.Category, new("Subtype (D4)", "Sous-type (D4)"),
            s => OfSubtype(Subtype.Derive(s.History, s.Conventions)))
            { Categories = ["HR+/HER2-", "HER2+", "TNBC"], InWords = category => Subtype.Labels.FirstOrDefault(label => label.English == category) ?? new Wording(category, category) },
        Enumerated("presentation", new("Presentation (D5)", "Présentation (D5)"), s => Presentation.Derive(s.History, s.Conventions), p => Presentation.Labels[(int)p]),
        Enumerated("oligometastatic_state", new("ESTRO-EORTC state (D17)", "État ESTRO-EORTC (D17)"), s => OligometastaticState.Derive(s.History, s.Conventions), state => OligometastaticState.Labels[(int)state]),
        Enumerated("endocrine_resistance", new("Endocrine resistance (D16)", "Résistance hormonale (D16)"), s => EndocrineResistance.Derive(s.History, s.Conventions), resistance => Terms.Of(resistance)!),
        new("performance_status", FactType.Number, new("ECOG performance status (D15)", "Indice de performance OMS (D15)"),
            s => OfNumber(PerformanceStatus.Derive(s.History, s.Conventions))),
        new("counted_metastases", FactType.Number, new("Number of metastases (D6)", "Nombre de métastases (D6)"),
            s => Lesions(s, l => Counted(l.Value.Metastases, l.Value.MetastasesAtLeast, l.Value.MetastasesAtMost, l.Evidence), OpenField)),
        new("counted_organs", FactType.Number, new("Number of organs (D6)", "Nombre d'organes (D6)"), s => Lesions(s, l => Counted(l.Value.Organs, l.Value.OrgansAtLeast, null, l.Evidence), "organ")),
        new("bone_only", FactType.YesNo, new("Bone metastases only", "Métastases osseuses seules"), s => Lesions(s, l => FactReading.Of(l.Value.BoneOnly, l.Evidence), "organ")),
        new("liver_metastases", FactType.YesNo, new("Liver metastases", "Métastases hépatiques"), s => HasOrgan(s, Organ.Liver)),
        new("brain_metastases", FactType.YesNo, new("Brain metastases", "Métastases cérébrales"), s => HasOrgan(s, Organ.Brain)),
        new("meningeal_disease", FactType.YesNo, new("Meningeal disease", "Atteinte méningée"), s => HasOrgan(s, Organ.Meninges)),
        new("brain_only", FactType.YesNo, new("Brain metastases only", "Métastases cérébrales seules"), BrainOnly),
        new("measurable_disease", FactType.YesNo, new("Measurable lesion", "Lésion mesurable"), Measurable),
        new("contralateral_axilla", FactType.YesNo, new("Contralateral axillary nodes", "Ganglions axillaires controlatéraux"), ContralateralAxilla),
        new("primary_controlled_or_treatable", FactType.YesNo, new("Primary tumour controlled, or treatable when synchronous", "Tumeur primitive contrôlée, ou traitable si synchrone"), PrimaryControlled),
        new("metastatic", FactType.YesNo, new("Metastatic disease", "Maladie métastatique"), Metastatic),
        new("days_since_progression", FactType.Number, new("Days since the last progression", "Jours depuis la dernière progression"),
            s => SinceProgression(s, DateSources.Progression.Dates(s.History), s.Patient.Progression)),
        new("days_since_brain_progression", FactType.Number, new("Days since the last brain progression", "Jours depuis la dernière progression cérébrale"), SinceBrainProgression),
        new("board_date", FactType.Date, new("Tumour board, else diagnosis of the metastasis", "RCP, sinon diagnostic de la métastase"), Board),
    ];

    private static FactReading OfSubtype(Derived<SubtypeClass?> subtype) => FactReading.Of(subtype, Subtype.Label(subtype.Value));

    private static FactReading OfNumber(Derived<int?> number) => FactReading.Measured(number.Value, number.Evidence);

    private static Fact Status(string name, Wording label, Func<ScreeningSubject, Derived<ReceptorStatus?>> derive) =>
        Enumerated(name, label, derive, status => FieldWords.Find(status)!) with { Categories = ["Positive", "Negative"] };

    private static Fact Enumerated<T>(string name, Wording label, Func<ScreeningSubject, Derived<T?>> derive, Func<T, Wording> words)
        where T : struct, Enum => new(name, FactType.Category, label, s =>
        {
            Derived<T?> derived = derive(s);
            return FactReading.Of(derived, derived.Value?.ToString());
        })
        {
            Categories = [.. Enum.GetNames<T>()],
            InWords = category => Enum.TryParse(category, ignoreCase: true, out T value) ? words(value) : new Wording(category, category),
        };

    // What is to blame: the rows, when there are none, else the one field of them that leaves the question open.
    private static FactReading Lesions(ScreeningSubject subject, Func<Derived<LesionSummary>, FactReading> read, string deciding) =>
        Lesions(subject, read, _ => deciding);

    private static FactReading Lesions(ScreeningSubject subject, Func<Derived<LesionSummary>, FactReading> read, Func<Derived<LesionSummary>, string> deciding)
    {
        Derived<LesionSummary> derived = LesionCount.Derive(subject.History, subject.Conventions);
        return read(derived) with { Missing = [subject.History.Lesions.IsEmpty ? "lesions" : deciding(derived)] };
    }

    private static string OpenField(Derived<LesionSummary> derived) => derived.Has(Flags.CountMissing) ? "n_lesions"
        : derived.Has(Flags.LateralityUnknown) ? "side"
        : derived.Has(Flags.EchelonOpen) ? "node_level"
        : "n_lesions";

    // A count that is open decides by its bounds.
    private static FactReading Counted(int? number, int least, int? most, ImmutableArray<Evidence> evidence) => new(evidence)
    {
        Number = number is { } known ? BoundedNumber.Exactly(known)
            : most is { } atMost ? BoundedNumber.Between(least, atMost)
            : least > 0 ? BoundedNumber.AtLeast(least)
            : null,
    };

    private static FactReading HasOrgan(ScreeningSubject subject, Organ organ)
    {
        ImmutableArray<Lesion> lesions = subject.History.Lesions;
        if (lesions.IsEmpty)
        {
            return new FactReading([]) { Missing = ["lesions"] };
        }

        Verdict verdict = lesions.Any(l => l.Organ == organ) ? Verdict.Met
            : lesions.Any(l => l.Organ is null) ? Verdict.Unknown
            : Verdict.NotMet;
        return FactReading.Of(verdict, Organs(lesions));
    }

    private static FactReading BrainOnly(ScreeningSubject subject)
    {
        ImmutableArray<Lesion> lesions = subject.History.Lesions;
        if (lesions.IsEmpty)
        {
            return new FactReading([]) { Missing = ["lesions"] };
        }

        Verdict verdict = lesions.Any(l => l.Organ is not null and not Organ.Brain) ? Verdict.NotMet
            : lesions.Any(l => l.Organ is null) ? Verdict.Unknown
            : Verdict.Met;
        return FactReading.Of(verdict, Organs(lesions));
    }

    private static FactReading Measurable(ScreeningSubject subject)
    {
        ImmutableArray<Lesion> lesions = subject.History.Lesions;
        Verdict verdict = lesions.Any(l => l.Measurable == true) ? Verdict.Met
            : lesions.IsEmpty || lesions.Any(l => l.Measurable is null) ? Verdict.Unknown
            : Verdict.NotMet;
        var reading = FactReading.Of(verdict, [.. lesions.SelectMany(l => Evidence.Of(l, "measurable"))]);
        return lesions.IsEmpty ? reading with { Missing = ["lesions"] } : reading;
    }

    private static FactReading ContralateralAxilla(ScreeningSubject subject)
    {
        ImmutableArray<Lesion> lesions = subject.History.Lesions;
        Verdict[] axillary =
            [.. lesions.Where(l => l.Organ == Organ.Node && NodalEchelon.PlaceOf(l).Region == NodeRegion.Axillary).Select(l => NodalEchelon.IsRegional(l, subject.Patient.PrimarySide)).Where(regional => regional != Verdict.Met)];
        bool unknownNode = lesions.Any(l => l.Organ is null || (l.Organ == Organ.Node && NodalEchelon.PlaceOf(l).Region is null));
        Verdict verdict = axillary.Contains(Verdict.NotMet) ? Verdict.Met
            : axillary.Length > 0 ? Verdict.Unknown
            : lesions.IsEmpty || unknownNode ? Verdict.Unknown
            : Verdict.NotMet;
        ImmutableArray<Evidence> evidence =
            [.. lesions.SelectMany(l => Evidence.Of(l, "organ", "node_region", "side")), .. axillary.Length > 0 ? Evidence.Of(subject.Patient, "primary_side") : []];
        var reading = FactReading.Of(verdict, evidence);
        return lesions.IsEmpty ? reading with { Missing = ["lesions"] } : axillary.Length > 0 ? reading : reading with { Missing = ["node_region"] };
    }

    // Control is asked of late disease only (D5). No field says that a primary tumour is treatable: control or treatment of it shows that it is, and only
    // a record of neither, both written down, speaks against it. "Not controlled" alone is what an untreated synchronous tumour is.
    private static FactReading PrimaryControlled(ScreeningSubject subject)
    {
        Derived<bool?> synchronous = Presentation.DeriveIsSynchronous(subject.History, subject.Conventions);
        Verdict controlled = subject.Patient.PrimaryControlled.ToVerdict();
        FactReading treated = Facts.Find("primary_treated")!.Read(subject);
        Verdict treatable = subject.Conventions.SynchronousPrimary == SynchronousPrimaryPolicy.Treatable ? Verdict.Met : controlled.Or(treated.Answer);
        Verdict verdict = synchronous.Value switch
        {
            true => treatable,
            false => controlled,
            _ => controlled == Verdict.Met ? Verdict.Met : Verdict.Unknown,
        };
        ImmutableArray<Evidence> ofPrimary = [.. Evidence.Of(subject.Patient, "primary_controlled"), .. synchronous.Value == false ? [] : treated.Evidence];
        ImmutableArray<string> missing = [.. synchronous.Evidence.Concat(ofPrimary).Where(e => e.IsMissing).Select(e => e.Field).Distinct()];
        return FactReading.Of(verdict, [.. synchronous.Evidence, .. ofPrimary]) with { Missing = missing.IsEmpty ? ["primary_controlled"] : missing };
    }

    private static FactReading Metastatic(ScreeningSubject subject)
    {
        bool isMetastatic = subject.Patient.MetastasisDxDate is not null || !subject.History.Lesions.IsEmpty;
        return FactReading.Of(isMetastatic ? Verdict.Met : Verdict.Unknown, Evidence.Of(subject.Patient, "metastasis_dx_date"));
    }

    private static FactReading SinceProgression(ScreeningSubject subject, ImmutableArray<SourcedDate> dates, bool? happened)
    {
        ImmutableArray<Evidence> evidence = [.. Evidence.Of(subject.Patient, "progression"), .. dates.SelectMany(d => d.Evidence), .. subject.DayEvidence];
        int[] days = [.. dates.Select(d => subject.DaysSince(d.Date)).OfType<int>().Where(d => d >= 0)];
        return days.Length > 0 ? FactReading.Measured(days.Min(), evidence)
            : dates.IsEmpty && happened == false ? new FactReading(evidence) { IsNever = true }
            : new FactReading(evidence) { Missing = ["progression", "progression_date"] };
    }

    private static FactReading SinceBrainProgression(ScreeningSubject subject)
    {
        ClinicalEvent[] rows =
        [
            .. subject.History.Events.Where(e => e.EventType is EventType.Progression or EventType.LocalFailure or EventType.NewMetastasis
                && (e.Organs.Contains(Organ.Brain) || subject.History.Lesions.Any(l => l.Organ == Organ.Brain && e.LesionIds.Contains(l.LesionId)))),
        ];
        int[] days = [.. rows.Select(e => subject.DaysSince(e.EventDate)).OfType<int>().Where(d => d >= 0)];
        ImmutableArray<Evidence> evidence = [.. rows.SelectMany(e => Evidence.Of(e, "event_date", "event_type", "organs")), .. subject.DayEvidence];
        return days.Length > 0 ? FactReading.Measured(days.Min(), evidence)
            : rows.Length == 0 && subject.Patient.Progression == false ? new FactReading(Evidence.Of(subject.Patient, "progression")) { IsNever = true }
            : new FactReading(evidence) { Missing = ["events"] };
    }

    private static FactReading Board(ScreeningSubject subject)
    {
        Patient patient = subject.Patient;
        return patient.MtbDate is { } board
            ? new FactReading(Evidence.Of(patient, "mtb_date")) { Date = subject.Resolve(board) }
            : new FactReading(Evidence.Of(patient, "mtb_date", "metastasis_dx_date")) { Date = subject.Resolve(patient.MetastasisDxDate) };
    }

    private static ImmutableArray<Evidence> Organs(ImmutableArray<Lesion> lesions) => [.. lesions.SelectMany(l => Evidence.Of(l, "organ"))];
}
