namespace Oncology.Cohort;

/// <summary>Criteria of AcSé Pembrolizumab (D21).</summary>
/// <remarks>In the source text the signs for "at least" and "at most" are lost; the obvious reading stands here and must be confirmed by the
/// protocol. Gilbert's syndrome has no column of its own: <c>attested_gilbert</c>.</remarks>
internal static class AcSeCriteria
{
    private const int LabDays = 14;
    private const double FiveYearsDays = 5 * ClinicalTime.DaysPerYear;

    private static readonly Condition HasStrongSteroidLimit = Condition.Is("trial_cohort", "CnsLymphoma", "GermCell");

    public static CriteriaList Create() => CriteriaList.Create(
        "acse",
        new("AcSé Pembrolizumab: pembrolizumab in selected rare cancers", "AcSé Pembrolizumab : pembrolizumab dans certains cancers rares"),
        [
            Include("AI1", "Consent signed", "Consentement signé", Condition.Known("consent_date"), Decidability.ByPerson),
            Include("AI2", "Histology of a cohort, with the earlier lines it asks", "Histologie d'une cohorte, avec les lignes antérieures demandées", new Condition.All(
                Condition.IsNot("trial_cohort", "Other", "None"),
                new Condition.If(Condition.Is("trial_cohort", "NeuroendocrinePoor"), Condition.Limit("chemotherapy_lines", Comparison.AtLeast, 2)),
                new Condition.If(Condition.Is("trial_cohort", "NeuroendocrineWell"), Condition.Limit("prior_lines", Comparison.AtLeast, 4)),
                new Condition.If(Condition.Is("trial_cohort", "CarcinoidTumour"), Condition.Limit("prior_lines", Comparison.AtLeast, 2)))),
            Include("AI3", "Metastatic or unresectable, resistant or without standard treatment", "Métastatique ou non résécable, résistant ou sans traitement standard", new Condition.All(
                Condition.Yes("metastatic"), Condition.Yes("refractory")), Decidability.Partly),
            Include("AI4", "Age 18 or more", "Âge de 18 ans ou plus", Condition.Limit("age_at_screening", Comparison.AtLeast, 18)),
            Include("AI5", "Measurable disease (germ cell: or raised markers)", "Maladie mesurable (germinal : ou marqueurs élevés)", new Condition.Any(
                Condition.Yes("measurable_disease"),
                new Condition.All(Condition.Is("trial_cohort", "GermCell"), Condition.Yes("tumour_markers_raised")))),
            Include("AI6", "Tissue available", "Tissu disponible", Condition.Yes("tissue_available"), Decidability.Partly),
            Include("AI7", "21 days or more since systemic treatment", "21 jours ou plus depuis un traitement systémique", Condition.Limit("days_since_systemic", Comparison.AtLeast, 21)),
            Include("AI8", "Toxicities back to grade 1 (alopecia 2)", "Toxicités revenues au grade 1 (alopécie 2)", Condition.Limit("unresolved_toxicity", Comparison.AtMost, 1)),
            Include("AI9", "Neutrophils, platelets, haemoglobin", "Neutrophiles, plaquettes, hémoglobine", new Condition.All(
                Condition.Limit("neutrophils", Comparison.AtLeast, 1.0, LabDays),
                Condition.Limit("platelets", Comparison.AtLeast, 100, LabDays),
                Condition.Limit("haemoglobin", Comparison.AtLeast, 9, LabDays))),
            Include("AI10", "Creatinine clearance 50 mL/min or more", "Clairance de la créatinine de 50 mL/min ou plus", Condition.Limit("creatinine_clearance", Comparison.AtLeast, 50, LabDays)),
            Include("AI11", "Bilirubin, ASAT, ALAT", "Bilirubine, ASAT, ALAT", new Condition.All(
                new Condition.Any(Condition.Limit("bilirubin_uln", Comparison.AtMost, 1.5, LabDays), Condition.Yes("attested_gilbert")),
                Transaminase("asat_uln"),
                Transaminase("alat_uln"))),
            Include("AI12", "Calcium and magnesium normal", "Calcium et magnésium normaux", new Condition.All(
                new Condition.Compare("calcium_normal", Comparison.Is, ["yes"]) { WithinDays = LabDays },
                new Condition.Compare("magnesium_normal", Comparison.Is, ["yes"]) { WithinDays = LabDays })),
            Include("AI13", "ECOG 0 or 1", "OMS 0 ou 1", Condition.Limit("performance_status", Comparison.AtMost, 1)),
            Include("AI14", "Life expectancy 90 days or more", "Espérance de vie de 90 jours ou plus", null, Decidability.ByPerson),
            Include("AI15", "Contraception", "Contraception", null, Decidability.ByPerson),
            Include("AI16", "Childbearing potential: pregnancy test negative within 72 hours", "Femme en âge de procréer : test de grossesse négatif depuis moins de 72 heures",
                new Condition.If(Condition.Yes("childbearing_potential"), new Condition.Compare("pregnancy_test_result", Comparison.Is, ["Negative"]) { WithinDays = 3 })),
            Include("AI17", "Nursing stopped", "Allaitement arrêté", null, Decidability.ByPerson),
            Include("AI18", "Social security cover", "Affiliation à la sécurité sociale", null, Decidability.ByPerson),
            Exclude("AE1", "Earlier anti-PD-1 or anti-PD-L1", "Anti-PD-1 ou anti-PD-L1 antérieur", Condition.Yes("checkpoint_inhibitor")),
            Exclude("AE2", "Another trial is open to the patient", "Un autre essai est ouvert au patient", null, Decidability.ByPerson),
            Exclude("AE3", "Steroids above 10 mg/d (20 in CNS lymphoma, germ cell)", "Corticoïdes de plus de 10 mg/j (20 : lymphome du SNC, germinal)", new Condition.Any(
                Condition.Limit("steroid_dose_mg", Comparison.Above, 20),
                new Condition.All(new Condition.Not(HasStrongSteroidLimit), Condition.Limit("steroid_dose_mg", Comparison.Above, 10)))),
            Exclude("AE4", "Autoimmune disease treated in the last 2 years", "Maladie auto-immune traitée depuis moins de 2 ans", Condition.Yes("autoimmune")),
            Exclude("AE5", "Pneumonitis treated with steroids", "Pneumopathie traitée par corticoïdes", Condition.Yes("pneumonitis")),
            Exclude("AE6", "Severe reaction to an antibody", "Réaction sévère à un anticorps", Condition.Yes("hypersensitivity_mab")),
            Exclude("AE7", "Radiotherapy within 21 days, brain and limbs excepted", "Radiothérapie dans les 21 jours, hors encéphale et membres", Condition.Limit("days_since_radiotherapy", Comparison.AtMost, 21)),
            Exclude("AE8", "Other trial within 21 days", "Autre essai dans les 21 jours", Condition.Limit("days_since_trial_end_date", Comparison.AtMost, 21)),
            Exclude("AE9", "Symptomatic or unstable CNS metastases", "Métastases du SNC symptomatiques ou instables", new Condition.All(
                Condition.Yes("brain_metastases"),
                new Condition.Any(
                    Condition.Yes("cns_symptoms"),
                    Condition.Yes("cns_steroids"),
                    Condition.Limit("days_since_brain_progression", Comparison.Below, 28)))),
            Exclude("AE10", "Meningeal disease (CNS lymphoma excepted)", "Atteinte méningée (sauf lymphome du SNC)", new Condition.All(
                Condition.Yes("meningeal_disease"), Condition.IsNot("trial_cohort", "CnsLymphoma"))),
            Exclude("AE11", "Creatinine above 1.5 ULN or filtration below 50", "Créatinine supérieure à 1,5 N ou filtration inférieure à 50", new Condition.Any(
                Condition.Limit("creatinine_uln", Comparison.Above, 1.5, LabDays), Condition.Limit("creatinine_clearance", Comparison.Below, 50, LabDays))),
            Exclude("AE12", "Lymphocytes below 1,000 and CD4 below 500 per mm3", "Lymphocytes inférieurs à 1 000 et CD4 inférieurs à 500 par mm3", new Condition.All(
                Condition.Limit("lymphocytes_mm3", Comparison.Below, 1000, LabDays), Condition.Limit("cd4_mm3", Comparison.Below, 500, LabDays))),
            Exclude("AE13", "Other malignancy in 5 years, basal skin or in situ cervix excepted", "Autre cancer depuis moins de 5 ans, hors basocellulaire et col in situ", new Condition.All(
                Condition.Is("other_malignancy_kind", "Other", "SquamousCellSkin"),
                Condition.Limit("days_since_other_malignancy_end_date", Comparison.Below, FiveYearsDays))),
            Exclude("AE14", "Serious infection", "Infection sévère", Condition.Yes("infection")),
            Exclude("AE15", "Hepatitis B, hepatitis C, HIV or tuberculosis", "Hépatite B, hépatite C, VIH ou tuberculose", new Condition.Any(
                Condition.Yes("hbv"), Condition.Yes("hcv"), Condition.Yes("hiv"), Condition.Yes("tb"))),
            Exclude("AE16", "Live vaccine within 30 days", "Vaccin vivant dans les 30 jours", Condition.Limit("days_since_vaccine_date", Comparison.AtMost, 30)),
            Exclude("AE17", "Alcohol or drug abuse", "Abus d'alcool ou de drogues", null, Decidability.ByPerson),
            Exclude("AE18", "Context that hampers compliance", "Contexte gênant le suivi", null, Decidability.ByPerson),
            Exclude("AE19", "Investigator's judgement", "Jugement de l'investigateur", null, Decidability.ByPerson),
        ],
        [
            new CohortCap("AC1", new("20 to 50 patients per cohort", "20 à 50 patients par cohorte")) { By = "trial_cohort", Least = 20, Most = 50 },
            new CohortCap("AC2", new("300 patients in all", "300 patients au total")) { Most = 300 },
        ],
        "UNICANCER, AcSé Pembrolizumab, public register");

    // Up to five times the limit with liver metastases.
    private static Condition.Any Transaminase(string fact) => new(
        Condition.Limit(fact, Comparison.AtMost, 3, LabDays),
        new Condition.All(Condition.Yes("liver_metastases"), Condition.Limit(fact, Comparison.AtMost, 5, LabDays)));

    private static Criterion Include(string id, string english, string french, Condition? condition, Decidability decidability = Decidability.FromData) =>
        new(id, CriterionKind.Inclusion, new Wording(english, french), condition) { Decidability = decidability };

    private static Criterion Exclude(string id, string english, string french, Condition? condition, Decidability decidability = Decidability.FromData) =>
        new(id, CriterionKind.Exclusion, new Wording(english, french), condition) { Decidability = decidability };
}
