using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>The derived values of a patient in words, in the order of the definitions.</summary>
internal static class DerivedValues
{
    private static readonly Wording NotApplicable = new("not applicable", "sans objet");

    // What makes a question one that cannot be asked of the patient, which is not the same as one whose answer is unknown.
    private static readonly Flag[] Preconditions = [Flags.HormoneReceptorNegative, Flags.Her2Positive, Flags.NoProgression, Flags.NoFocalTreatment, Flags.NoEndocrineExposure];

    public static ImmutableArray<ExplainedValue> Of(PatientHistory h, ClinicalConventions c)
    {
        Derived<LesionSummary> all = LesionCount.Derive(h, c);
        Derived<LesionSummary> lesions = Without(all, [Flags.SizeMissing], "size_mm");
        Derived<LesionSummary> organs = Without(all, [Flags.SizeMissing, Flags.CountMissing, Flags.NodesWithoutLevel, Flags.EchelonOpen, Flags.CountDiffers], "size_mm", "node_level", "n_lesions", "n_metastases");
        Derived<LesionSummary> sizes = Without(all, [Flags.CountMissing, Flags.NodesWithoutLevel, Flags.EchelonOpen, Flags.CountDiffers], "node_level", "n_lesions", "n_metastases", "n_organs");
        Derived<FirstLine?> line = SystemicTreatment.Derive(h, c);
        return
        [
            One("time_zero", new("Time zero (D8)", "Temps zéro (D8)"), TimeZero.Derive(h, c), d => d is { } day ? DateWords.Of(day) : null),
            One("er", new("Oestrogen receptor (D2)", "Récepteur des œstrogènes (D2)"), HormoneReceptor.DeriveEr(h, c), Status),
            One("pr", new("Progesterone receptor (D2)", "Récepteur de la progestérone (D2)"), HormoneReceptor.DerivePr(h, c), Status),
            One("hormone_receptor", new("Hormone receptors (D2)", "Récepteurs hormonaux (D2)"), HormoneReceptor.Derive(h, c), Status),
            One("her2", new("HER2 (D3)", "HER2 (D3)"), Her2.Derive(h, c), Status),
            One("her2_subclass", new("HER2 subclass (D3)", "Sous-classe HER2 (D3)"), Her2.DeriveSubclass(h, c), v => Terms.Of(v)),
            One("subtype", new("Subtype (D4)", "Sous-type (D4)"), Subtype.Derive(h, c), v => Label(v is { } known ? (int)known : null, Subtype.Labels)),
            One("luminal", new("Luminal class (D4)", "Classe luminale (D4)"), Subtype.DeriveLuminal(h, c), v => Terms.Of(v)),
            One("presentation", new("Presentation (D5)", "Présentation (D5)"), Presentation.Derive(h, c), v => Label(v is { } known ? (int)known : null, Presentation.Labels)),
            One("n_metastases", new("Metastases (D6)", "Métastases (D6)"), lesions, s => CountWords.Of(s.Metastases, s.MetastasesAtLeast, s.MetastasesAtMost)),
            One("n_organs", new("Organs (D6)", "Organes (D6)"), organs with { Flags = all.Has(Flags.CountDiffers) ? organs.Flags.Add(Flags.CountDiffers) : organs.Flags }, s => CountWords.Of(s.Organs, s.OrgansAtLeast, null)),
            One("bone_only", new("Bone only (D6)", "Os seul (D6)"), organs, s => Answer(s.BoneOnly)),
            One("liver_metastases", new("Liver metastases (D6)", "Métastases hépatiques (D6)"), organs, s => Answer(s.LiverMetastases)),
            One("largest_size", new("Largest lesion (D6)", "Plus grande lésion (D6)"), sizes, s => Terms.Of(s.LargestSize)),
            One("mdt_modalities", new("Focal techniques (D10)", "Techniques focales (D10)"), FocalTreatment.DeriveModalities(h, c), m => FocalTreatment.Label(m, Language.English) is { } english
                ? new Wording(english, FocalTreatment.Label(m, Language.French)!)
                : FocalTreatment.DeriveReceived(h, c).Value == Verdict.NotMet ? new Wording("none", "aucune") : null),
            One("mdt_all_treated", new("All metastases treated (D10)", "Toutes les métastases traitées (D10)"), FocalTreatment.DeriveAllTreated(h, c), Answer),
            .. Doses(h, c),
            One("best_response", new("Best overall response (D13)", "Meilleure réponse (D13)"), Response.Derive(h, c), v => Terms.Of(v)),
            One("objective_response", new("Objective response (D13)", "Réponse objective (D13)"), Response.DeriveObjective(h, c), Answer),
            One("disease_control", new("Disease control (D13)", "Contrôle de la maladie (D13)"), Response.DeriveDiseaseControl(h, c), Answer),
            One("worst_toxicity", new("Worst grade after focal treatment (D14)", "Pire grade après traitement focal (D14)"), Toxicity.Derive(h, c), Number),
            One("ecog", new("ECOG performance status (D15)", "Indice OMS (D15)"), PerformanceStatus.Derive(h, c), Number),
            One("menopause", new("Postmenopausal (D15)", "Ménopausée (D15)"), Menopause.Derive(h, c), Answer),
            One("t_group", new("T (D15)", "T (D15)"), TumourStage.DeriveT(h, c), v => Terms.Of(v)),
            One("n_group", new("N (D15)", "N (D15)"), TumourStage.DeriveN(h, c), v => Terms.Of(v)),
            One("grade_group", new("Grade (D15)", "Grade (D15)"), TumourStage.DeriveGrade(h, c), v => Terms.Of(v)),
            One("endocrine_resistance", new("Endocrine resistance (D16)", "Résistance hormonale (D16)"), EndocrineResistance.Derive(h, c), v => Terms.Of(v)),
            One("oligometastatic_state", new("ESTRO-EORTC state (D17)", "État ESTRO-EORTC (D17)"), OligometastaticState.Derive(h, c), v => Label(v is { } known ? (int)known : null, OligometastaticState.Labels)),
            One("first_line", new("First-line combination (D18)", "Association de première ligne (D18)"), line, v => v is null && SystemicTreatment.IsNone(h) ? new Wording("none", "aucune") : Terms.Of(v)),
            One("chemotherapy", new("Chemotherapy of the first line (D18)", "Chimiothérapie de première ligne (D18)"), SystemicTreatment.DeriveChemotherapy(h, c), v => v is null ? WithoutChemotherapy(line.Value, SystemicTreatment.IsNone(h)) : Terms.Of(v)),
            One("first_progression", new("Pattern of the first progression (D9)", "Mode de la première progression (D9)"), FirstProgression.Derive(h, c), v => Pattern(v, isTreated: FocalTreatment.DeriveModalities(h, c).Value is not { IsEmpty: true })),
        ];
    }

    // One derivation answers several questions; each shows what concerns it.
    private static Derived<T> Without<T>(Derived<T> derived, Flag[] flags, params string[] fields) =>
        new(derived.Value, derived.Rule, [.. derived.Evidence.Where(one => !fields.Contains(one.Field))], [.. derived.Flags.Where(flag => !flags.Contains(flag))]);

    private static IEnumerable<ExplainedValue> Doses(PatientHistory h, ClinicalConventions c) => h.Treatments
        .Select(t => (Row: t, Dose: RadiationDose.Derive(t, c))).Where(d => d.Dose.Value is not null)
        .Select(d => One($"dose {d.Row.TreatmentId}", new($"Dose of treatment {d.Row.TreatmentId} (D12)", $"Dose du traitement {d.Row.TreatmentId} (D12)"), d.Dose, dose => DoseText(dose!.Value, RadiationDose.AlphaBetaGy(d.Row, h, c))));

    private static Wording DoseText(FractionatedDose dose, double alphaBeta)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{dose.TotalGy:0.##} Gy / {dose.Fractions} fr; BED {dose.Bed(alphaBeta):0.##} Gy, EQD2 {dose.Eqd2(alphaBeta):0.##} Gy (α/β {alphaBeta:0.##} Gy)");
        return new Wording(
            text.Replace(" fr;", dose.Fractions == 1 ? " fraction;" : " fractions;", StringComparison.Ordinal),
            text.Replace(", ", " ; ", StringComparison.Ordinal).Replace(" fr;", dose.Fractions == 1 ? " séance ;" : " séances ;", StringComparison.Ordinal).Replace('.', ','));
    }

    private static ExplainedValue One<T>(string name, Wording label, Derived<T> derived, Func<T, Wording?> words) =>
        new(name, label, words(derived.Value) ?? WithoutValue(derived.Flags), derived.Rule, derived.Flags, [.. derived.Evidence.Distinct()]);

    private static Wording? WithoutValue(ImmutableArray<Flag> flags) =>
        flags.Contains(Flags.StateNotDefined) ? new Wording("not defined", "non défini")
        : flags.Any(flag => Preconditions.Contains(flag)) ? NotApplicable
        : null;

    // A first line of known classes without chemotherapy holds none.
    private static Wording? WithoutChemotherapy(FirstLine? line, bool isNone) =>
        isNone && line is null || line is { } known && !(known.Classes | known.Open).HasFlag(SystemicClasses.Chemotherapy) ? new Wording("none", "aucune") : null;

    private static Wording? Text(string? text) => text is null ? null : new Wording(text, text);

    private static Wording? Number(int? number) => Text(number?.ToString(CultureInfo.InvariantCulture));

    private static Wording? Label(int? index, ImmutableArray<Wording> labels) => index is { } known ? labels[known] : null;

    private static Wording? Status(ReceptorStatus? status) => status switch
    {
        ReceptorStatus.Positive => new("positive", "positif"),
        ReceptorStatus.Negative => new("negative", "négatif"),
        _ => null,
    };

    private static Wording? Answer(Verdict verdict) => verdict switch
    {
        Verdict.Met => new("yes", "oui"),
        Verdict.NotMet => new("no", "non"),
        Verdict.NotApplicable => NotApplicable,
        _ => null,
    };

    private static Wording? Pattern(FirstProgression? pattern, bool isTreated)
    {
        if (pattern is null)
        {
            return null;
        }

        Wording day = DateWords.Of(pattern.Day);
        Verdict atTreatedSite = isTreated || pattern.AtTreatedSite == Verdict.Met ? pattern.AtTreatedSite : Verdict.NotApplicable;
        return new Wording(
            $"{day.English}; treated site: {Say(atTreatedSite).English}; same organ elsewhere: {Say(pattern.SameOrgan).English}; new organ: {Say(pattern.NewOrgan).English}; isolated: {Say(pattern.Isolated).English}",
            $"{day.French} ; site traité : {Say(atTreatedSite).French} ; même organe ailleurs : {Say(pattern.SameOrgan).French} ; nouvel organe : {Say(pattern.NewOrgan).French} ; isolée : {Say(pattern.Isolated).French}");

        static Wording Say(Verdict verdict) => Answer(verdict) ?? new Wording("unknown", "inconnu");
    }
}
