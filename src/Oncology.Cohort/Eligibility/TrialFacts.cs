using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Facts that only the screening for a trial asks.</summary>
internal static class TrialFacts
{
    private static readonly string[] NoneWords = ["none", "no", "non", "aucun", "aucune", "neant", "0"];

    // The first entry that has a word of the text decides; order matters where words overlap.
    private static readonly (string Category, string[] Words)[] TrialCohorts =
    [
        ("CarcinoidTumour", ["carcinoid", "carcinoide"]),
        ("NeuroendocrinePoor", ["netpoor", "nec", "poorly", "peu"]),
        ("NeuroendocrineWell", ["netwell", "well", "bien"]),
        ("Thyroid", ["thyroid", "thyroide", "thyroidien", "thyroidienne", "papillary", "papillaire", "follicular", "folliculaire", "hurthle", "medullary", "medullaire", "anaplastic", "anaplasique"]),
        ("CnsLymphoma", ["pcnsl", "lymphoma", "lymphome"]),
        ("GermCell", ["germ", "germcell", "germinal", "germinale"]),
        ("Ovary", ["ovary", "ovarian", "ovaire", "ovarien"]),
        ("Sarcoma", ["sarcoma", "sarcome"]),
    ];

    public static ImmutableArray<Fact> All { get; } =
    [
        new("age_at_screening", FactType.Number, new("Age at the screening, years", "Âge à la sélection, en années"), Age),
        new("childbearing_potential", FactType.YesNo, new("Childbearing potential", "Femme en âge de procréer"), Childbearing),
        new("not_postmenopausal", FactType.YesNo, new("Man, or woman who is not postmenopausal", "Homme, ou femme non ménopausée"), NotPostmenopausal),
        new("contraception_kind", FactType.Category, new("Contraception", "Contraception"), ContraceptionKind) { Categories = ["None", "Hormonal", "NonHormonal"] },
        new("tissue_from_bone", FactType.YesNo, new("Tissue taken from bone", "Tissu prélevé sur os"), TissueFromBone),
        new("prior_breast_kind", FactType.Category, new("Earlier breast cancer", "Cancer du sein antérieur"),
            s => Kind(s, "prior_breast_cancer", s.Patient.Trial.PriorBreastCancer, BreastKind)) { Categories = ["None", "InSitu", "Invasive"] },
        new("other_malignancy_kind", FactType.Category, new("Another malignancy", "Autre cancer"),
            s => Kind(s, "other_malignancy_type", s.Patient.Trial.OtherMalignancyType, MalignancyKind))
            { Categories = ["None", "BasalCellSkin", "SquamousCellSkin", "InSituCervix", "Other"] },
        new("trial_cohort", FactType.Category, new("Cohort of AcSé Pembrolizumab", "Cohorte d'AcSé Pembrolizumab"),
            s => Kind(s, "histology_code", s.Patient.Trial.HistologyCode, TrialCohort)) { Categories = [.. TrialCohorts.Select(c => c.Category), "Other", "None"] },
    ];

    private static FactReading Age(ScreeningSubject subject)
    {
        Patient patient = subject.Patient;
        if (subject.DaysSince(patient.BirthDate) is { } days)
        {
            DateOnly birth = subject.Resolve(patient.BirthDate)!.Value.Day;
            DateOnly today = subject.Day!.Value.Day;
            int years = today.Year - birth.Year - (today < birth.AddYears(today.Year - birth.Year) ? 1 : 0);
            return FactReading.Measured(days < 0 ? null : years, [.. Evidence.Of(patient, "birth_date"), .. subject.DayEvidence]);
        }

        // The age was that of a diagnosis before the screening: the patient is at least as old.
        return new FactReading(Evidence.Of(patient, "birth_date", "age")) { Number = patient.Age is { } age ? BoundedNumber.AtLeast(age) : null };
    }

    private static FactReading Childbearing(ScreeningSubject subject)
    {
        Derived<Verdict> menopause = Menopause.Derive(subject.History, subject.Conventions);
        Verdict verdict = menopause.Value switch
        {
            Verdict.Met or Verdict.NotApplicable => Verdict.NotMet,
            Verdict.NotMet => Verdict.Met,
            _ => Verdict.Unknown,
        };
        return FactReading.Of(verdict, menopause.Evidence) with { Missing = ["menopausal_status"] };
    }

    private static FactReading NotPostmenopausal(ScreeningSubject subject)
    {
        Derived<Verdict> menopause = Menopause.Derive(subject.History, subject.Conventions);
        Verdict verdict = menopause.Value == Verdict.NotApplicable ? Verdict.Met : menopause.Value.Not();
        return FactReading.Of(verdict, menopause.Evidence) with { Missing = ["menopausal_status"] };
    }

    private static FactReading ContraceptionKind(ScreeningSubject subject) => Kind(subject, "contraception", subject.Patient.Trial.Contraception, words =>
        Has(words, NoneWords) ? "None"
        : Has(words, ["pill", "pilule", "oral", "patch", "implant", "injection", "hormonal", "hormonale", "oestroprogestative"]) ? "Hormonal"
        : "NonHormonal");

    private static FactReading TissueFromBone(ScreeningSubject subject)
    {
        string? site = subject.Patient.Trial.TissueSite;
        return FactReading.Of(
            site is null ? Verdict.Unknown : OrganWords.Find(site) == Organ.Bone ? Verdict.Met : Verdict.NotMet, Evidence.Of(subject.Patient, "tissue_site"));
    }

    private static FactReading Kind(ScreeningSubject subject, string field, string? text, Func<List<string>, string> kindOf)
    {
        ImmutableArray<Evidence> evidence = Evidence.Of(subject.Patient, field);
        bool none = text is null && subject.Patient.MissingKindOf(field) == MissingKind.NotApplicable;
        return new FactReading(evidence) { Category = none ? "None" : text is null ? null : kindOf(TextKey.Tokens(text)) };
    }

    private static string BreastKind(List<string> words) =>
        Has(words, NoneWords) ? "None" : Has(words, ["dcis", "ccis", "situ"]) ? "InSitu" : "Invasive";

    private static string MalignancyKind(List<string> words) =>
        Has(words, NoneWords) ? "None"
        : Has(words, ["basal", "basocellular", "basocellulaire"]) ? "BasalCellSkin"
        : Has(words, ["squamous", "epidermoide", "spinocellulaire"]) && Has(words, ["skin", "peau", "cutane"]) ? "SquamousCellSkin"
        : Has(words, ["situ"]) && Has(words, ["cervix", "col"]) ? "InSituCervix"
        : "Other";

    private static string TrialCohort(List<string> words)
    {
        string joined = string.Concat(words);
        return TrialCohorts.FirstOrDefault(c => Has(words, c.Words) || c.Words.Contains(joined) || TextKey.OfWord(c.Category) == joined).Category ?? "Other";
    }

    private static bool Has(List<string> words, string[] wanted) => words.Exists(w => wanted.Contains(w));
}
