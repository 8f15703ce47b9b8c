using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Facts that only the screening for a trial asks.</summary>
internal static partial class TrialFacts
{
    private static readonly string[] NoneWords = ["none", "no", "non", "aucun", "aucune", "neant", "0", "pas"];

    private static readonly string[] DeniedWords = ["d", "de", "autre", "other", "prior", "previous", "anterieur", "anterieure", "antecedent", "antecedents", "history", "cancer", "malignancy", "tumeur", "tumour", "tumor"];

    private static readonly string[] HormonalWords = ["pill", "pilule", "oral", "patch", "implant", "injection", "hormonal", "hormonale", "oestroprogestative"];

    private static readonly string[] CancerWords =
    [
        "cancer", "carcinoma", "carcinome", "tumour", "tumor", "tumeur", "lymphoma", "lymphome", "leukemia", "leucemie", "melanoma", "melanome", "sarcoma", "sarcome",
        "colon", "rectum", "poumon", "lung", "thyroid", "thyroide", "prostate", "rein", "kidney", "vessie", "bladder", "ovaire", "ovary", "uterus", "endometre", "myelome", "myeloma",
    ];

    private static readonly string[] InvasiveWords = ["invasive", "invasif", "infiltrant", "infiltrante", "infiltrating", "cci", "cli", "idc", "ilc", "nst", "tns"];

    private static readonly string[] NeuroendocrineWords = ["net", "neuroendocrine", "neuroendocrinien", "neuroendocrinienne", "endocrine"];

    private static readonly (string Category, string[] Words)[] TrialCohorts =
    [
        ("CarcinoidTumour", ["carcinoid", "carcinoide"]),
        ("NeuroendocrinePoor", ["netpoor", "nec"]),
        ("NeuroendocrineWell", ["netwell"]),
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
        new("contraception_kind", FactType.Category, new("Contraception", "Contraception"), ContraceptionKind) { Categories = ["None", "Hormonal", "NonHormonal"], InWords = TrialWords.Of },
        new("tissue_from_bone", FactType.YesNo, new("Tissue taken from bone", "Tissu prélevé sur os"), TissueFromBone),
        new("prior_breast_kind", FactType.Category, new("Earlier breast cancer", "Cancer du sein antérieur"),
            s => Kind(s, "prior_breast_cancer", s.Patient.Trial.PriorBreastCancer, BreastKind)) { Categories = ["None", "InSitu", "Invasive"], InWords = TrialWords.Of },
        new("other_malignancy_kind", FactType.Category, new("Another malignancy", "Autre cancer"),
            s => Kind(s, "other_malignancy_type", s.Patient.Trial.OtherMalignancyType, MalignancyKind))
            { Categories = ["None", "BasalCellSkin", "SquamousCellSkin", "InSituCervix", "Other"], InWords = TrialWords.Of },
        new("trial_cohort", FactType.Category, new("Cohort of AcSé Pembrolizumab", "Cohorte d'AcSé Pembrolizumab"),
            s => Kind(s, "histology_code", s.Patient.Trial.HistologyCode, TrialCohort)) { Categories = [.. TrialCohorts.Select(c => c.Category), "Other", "None"], InWords = TrialWords.Of },
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

    private static FactReading ContraceptionKind(ScreeningSubject subject) => Kind(subject, "contraception", subject.Patient.Trial.Contraception, text =>
        Parts(text).Select(words =>
            IsNone(words, "contraception", "contraceptif") ? "None"
            : Has(words, HormonalWords) && !(Has(words, ["hormonal", "hormonale"]) && Has(words, ["non", "no", "not", "sans"])) ? "Hormonal"
            : StartsWithNone(words) && !Has(words, ["hormonal", "hormonale"]) ? null
            : "NonHormonal")
        .Aggregate((first, second) => first is null || second is null ? null : first == "Hormonal" || second == "None" ? first : second));

    private static FactReading TissueFromBone(ScreeningSubject subject)
    {
        List<Organ> sites = OrganWords.All(subject.Patient.Trial.TissueSite ?? "");
        Verdict verdict = subject.Patient.Trial.TissueSite is null || (sites.Count > 1 && sites.Contains(Organ.Bone)) ? Verdict.Unknown
            : sites.Contains(Organ.Bone) ? Verdict.Met
            : Verdict.NotMet;
        return FactReading.Of(verdict, Evidence.Of(subject.Patient, "tissue_site"));
    }

    // A text that can be read in two ways has no kind: the criterion stays unknown.
    private static FactReading Kind(ScreeningSubject subject, string field, string? text, Func<string, string?> kindOf)
    {
        ImmutableArray<Evidence> evidence = Evidence.Of(subject.Patient, field);
        bool none = text is null && subject.Patient.MissingKindOf(field) == MissingKind.NotApplicable;
        return new FactReading(evidence) { Category = none ? "None" : text is null || Parts(text).Count == 0 ? null : kindOf(text) };
    }

    // An invasive cancer outweighs one in situ: "CCIS 2004, puis carcinome infiltrant" is invasive.
    private static string? BreastKind(string text)
    {
        List<List<string>> parts = Parts(text);
        if (parts.TrueForAll(words => IsNone(words)))
        {
            return "None";
        }

        bool hasInSitu = parts.Exists(IsInSitu);
        return parts.Exists(words => Has(words, InvasiveWords) && !Has(words, ["non", "no", "not", "sans"])) ? "Invasive"
            : hasInSitu ? parts.Exists(words => !IsInSitu(words) && Has(words, CancerWords)) ? "Invasive" : "InSitu"
            : parts.Exists(StartsWithNone) ? null
            : "Invasive";
    }

    private static bool IsInSitu(List<string> words) => Has(words, ["dcis", "ccis", "situ"]);

    // Of several malignancies the one that is no exception counts; a part that cannot be read beside an exception leaves the kind open.
    private static string? MalignancyKind(string text)
    {
        List<string?> kinds = [.. Parts(text).Select(OneMalignancy)];
        return kinds.Contains("Other") ? "Other"
            : kinds.TrueForAll(k => k is null) ? (Parts(text).Exists(StartsWithNone) ? null : "Other")
            : kinds.Contains(null) ? null
            : kinds.Contains("SquamousCellSkin") ? "SquamousCellSkin"
            : kinds.Find(k => k != "None") ?? "None";
    }

    private static string? OneMalignancy(List<string> words) =>
        IsNone(words) ? "None"
        : Has(words, ["basal", "basocellular", "basocellulaire"]) ? "BasalCellSkin"
        : Has(words, ["squamous", "epidermoide", "spinocellulaire"]) && Has(words, ["skin", "peau", "cutane"]) ? "SquamousCellSkin"
        : Has(words, ["situ"]) && Has(words, ["cervix", "col"]) ? "InSituCervix"
        : Has(words, CancerWords) ? "Other"
        : null;

    private static string? TrialCohort(string text)
    {
        List<string> words = TextKey.Tokens(text);
        string joined = string.Concat(words);
        bool isPoor = Has(words, ["poorly", "peu"]);
        bool isWell = Has(words, ["well", "bien"]);
        string[] named = [.. TrialCohorts.Where(c => Has(words, c.Words) || c.Words.Contains(joined) || TextKey.OfWord(c.Category) == joined).Select(c => c.Category)];
        if (named.Length == 0 && (isPoor || isWell || Has(words, NeuroendocrineWords)))
        {
            // The differentiation without the tumour, or the tumour without it, says too little.
            return !Has(words, NeuroendocrineWords) || isPoor == isWell ? null : isPoor ? "NeuroendocrinePoor" : "NeuroendocrineWell";
        }

        // A germ-cell tumour of the ovary, a sarcoma of an organ: the histology goes before the organ.
        string[] histologies = named.Length > 1 ? [.. named.Where(c => c is not ("Ovary" or "Thyroid"))] : named;
        return named.Length == 0 ? "Other" : histologies.Length == 1 ? histologies[0] : null;
    }

    private static List<List<string>> Parts(string text) =>
        [.. PartSeparator().Split(text).Select(TextKey.Tokens).Where(words => words.Count > 0)];

    // "aucun", "pas d'autre cancer": nothing but the negation and what is denied.
    private static bool IsNone(List<string> words, params string[] denied) =>
        StartsWithNone(words) && words.Skip(1).All(w => NoneWords.Contains(w) || DeniedWords.Contains(w) || denied.Contains(w));

    private static bool StartsWithNone(List<string> words) => NoneWords.Contains(words[0]);

    private static bool Has(List<string> words, string[] wanted) => words.Exists(w => wanted.Contains(w));

    [GeneratedRegex(@"[+&;,/\r\n]|\s(?:et|and|puis|then|plus)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartSeparator();
}
