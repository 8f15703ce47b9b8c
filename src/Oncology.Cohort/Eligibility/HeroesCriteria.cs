namespace Oncology.Cohort;

/// <summary>Criteria of HEROES (D20).</summary>
/// <remarks>The source prints the inclusion list twice; it stands here once. Age, windows and treatment are counted to the day of the screening.</remarks>
internal static class HeroesCriteria
{
    private const double TwoYearsDays = 2 * ClinicalTime.DaysPerYear;
    private const double ThreeYearsDays = 3 * ClinicalTime.DaysPerYear;

    public static CriteriaList Create() => CriteriaList.Create(
        "heroes",
        new("HEROES: de-escalation of anti-HER2 treatment in long-term response", "HEROES : désescalade du traitement anti-HER2 en réponse prolongée"),
        [
            Include("HI1", "Consent signed", "Consentement signé", Condition.Known("consent_date"), Decidability.ByPerson),
            Include("HI2", "Age 18 or more", "Âge de 18 ans ou plus", Condition.Limit("age_at_screening", Comparison.AtLeast, 18)),
            Include("HI3", "Metastatic or inoperable, histology proven, HER2-positive (ASCO/CAP)", "Métastatique ou inopérable, prouvé par histologie, HER2 positif (ASCO/CAP)", new Condition.All(
                Condition.Yes("metastatic"), Condition.Known("histology"), Condition.Is("her2_asco_cap", "Positive"))),
            Include("HI4", "Archival tissue, not of bone", "Tissu archivé, non osseux", new Condition.All(
                Condition.Yes("tissue_available"), Condition.No("tissue_from_bone")), Decidability.Partly),
            Include("HI5", "ECOG 0 or 1", "OMS 0 ou 1", Condition.Limit("performance_status", Comparison.AtMost, 1)),
            Include("HI6", "Anti-HER2 for 24 months or more without a gap above 3 months, last response complete or partial", "Anti-HER2 depuis 24 mois ou plus sans interruption de plus de 3 mois, dernière réponse complète ou partielle", new Condition.All(
                Condition.Limit("anti_her2_days", Comparison.AtLeast, TwoYearsDays), Condition.Is("last_response", "CR", "PR"))),
            Include("HI7", "Bone only: complete metabolic response on PET", "Os seul : réponse métabolique complète en TEP",
                new Condition.If(Condition.Yes("bone_only"), Condition.Is("pet_response", "CR"))),
            Include("HI8", "Primary tumour treated and controlled", "Tumeur primitive traitée et contrôlée", new Condition.All(
                Condition.Yes("primary_treated"), Condition.Yes("primary_controlled"))),
            new("HI9", CriterionKind.Informative, new("Endocrine treatment under way (allowed)", "Hormonothérapie en cours (permise)"), Condition.Yes("endocrine_treatment")),
            Include("HI10", "Adequate heart, kidney, blood and liver by local rules", "Fonctions cardiaque, rénale, hématologique et hépatique adéquates selon les règles locales", null, Decidability.Partly),
            Include("HI11", "Childbearing potential: pregnancy test negative within 28 days", "Femme en âge de procréer : test de grossesse négatif depuis moins de 28 jours",
                new Condition.If(Condition.Yes("childbearing_potential"), new Condition.Compare("pregnancy_test_result", Comparison.Is, ["Negative"]) { WithinDays = 28 })),
            Include("HI12", "Contraception, not hormonal if hormone-receptor-positive", "Contraception, non hormonale si récepteurs hormonaux positifs", new Condition.If(
                Condition.Yes("not_postmenopausal"),
                new Condition.All(
                    Condition.IsNot("contraception_kind", "None"),
                    new Condition.If(Condition.Is("hormone_receptor", "Positive"), Condition.IsNot("contraception_kind", "Hormonal")))), Decidability.Partly),
            Include("HI13", "Can comply with the protocol", "Peut suivre le protocole", null, Decidability.ByPerson),
            Include("HI14", "Social security cover", "Affiliation à la sécurité sociale", null, Decidability.ByPerson),
            Include("HX0", "Circulating tumour DNA negative", "ADN tumoral circulant négatif", Condition.Is("ctdna_result", "Negative")),
            Exclude("HE1", "Progression in the last 24 months or at entry", "Progression dans les 24 derniers mois ou à l'entrée",
                Condition.Limit("days_since_progression", Comparison.Below, TwoYearsDays)),
            Exclude("HE2", "Other concurrent antineoplastic", "Autre antinéoplasique concomitant", Condition.Yes("other_antineoplastic")),
            Exclude("HE3", "Meningitis, active CNS disease, brain only, or whole-brain radiotherapy", "Méningite, atteinte active du SNC, cerveau seul ou irradiation encéphalique totale", new Condition.Any(
                Condition.Yes("meningeal_disease"),
                Condition.Yes("whole_brain_radiotherapy"),
                Condition.Yes("brain_only"),
                new Condition.All(Condition.Yes("brain_metastases"), new Condition.Any(
                    Condition.Yes("cns_symptoms"),
                    Condition.Yes("cns_steroids"),
                    Condition.Yes("cns_anticonvulsants"),
                    Condition.No("brain_treated"),
                    Condition.Limit("days_since_brain_progression", Comparison.Below, TwoYearsDays))))),
            Exclude("HE4", "Major concurrent disease", "Maladie concomitante majeure", null, Decidability.ByPerson),
            Exclude("HE5", "Earlier breast cancer, unless in situ or both HER2-positive", "Cancer du sein antérieur, sauf in situ ou deux HER2 positifs", new Condition.All(
                Condition.Is("prior_breast_kind", "Invasive"),
                new Condition.Not(new Condition.All(Condition.Is("prior_breast_her2", "Positive"), Condition.Is("her2_asco_cap", "Positive"))))),
            Exclude("HE6", "Other malignancy, unless skin (basal, squamous), in situ cervix, or free for 3 years", "Autre cancer, sauf peau (basocellulaire, épidermoïde), col in situ, ou rémission de 3 ans", new Condition.All(
                Condition.Is("other_malignancy_kind", "Other"),
                Condition.Limit("days_since_other_malignancy_end_date", Comparison.Below, ThreeYearsDays))),
            Exclude("HE7", "Major surgery within 14 days", "Chirurgie majeure dans les 14 jours", Condition.Limit("days_since_surgery", Comparison.AtMost, 14)),
            Exclude("HE8", "Pregnant or breast-feeding", "Grossesse ou allaitement",
                new Condition.If(Condition.IsNot("sex", "M"), new Condition.Any(Condition.Yes("pregnancy"), Condition.Yes("breastfeeding")))),
            Exclude("HE9", "Cannot be followed", "Suivi impossible", null, Decidability.ByPerson),
            Exclude("HE10", "Other trial within 28 days", "Autre essai dans les 28 jours", Condition.Limit("days_since_trial_end_date", Comparison.AtMost, 28), Decidability.Partly),
            Exclude("HE11", "Deprived of liberty or under guardianship", "Privation de liberté ou tutelle", null, Decidability.ByPerson),
        ],
        [
            new CohortCap("HI6b", new("At most half on second line or later", "Au plus la moitié en deuxième ligne ou plus"))
            {
                Among = Condition.Limit("anti_her2_line", Comparison.AtLeast, 2),
                MostShare = 0.5,
            },
        ],
        "UNICANCER, HEROES, ClinicalTrials.gov register");

    private static Criterion Include(string id, string english, string french, Condition? condition, Decidability decidability = Decidability.FromData) =>
        new(id, CriterionKind.Inclusion, new Wording(english, french), condition) { Decidability = decidability };

    private static Criterion Exclude(string id, string english, string french, Condition? condition, Decidability decidability = Decidability.FromData) =>
        new(id, CriterionKind.Exclusion, new Wording(english, french), condition) { Decidability = decidability };
}
