using System.Collections.Immutable;
using static Oncology.Cohort.FieldType;

namespace Oncology.Cohort;

/// <summary>Columns of the patients table that only the screening for a trial reads.</summary>
internal static class TrialTable
{
    public static ImmutableArray<Field> Fields { get; } = new FieldTable(CohortTable.Patients)
        .Add("consent_date", 'O', Date, ("date_consentement", ""), ("Consentement signé", "Consent signed"), unit: "date")
        .Add("tissue_available", 'O', YesNo, ("tissu_disponible", ""), ("Tissu archivé disponible", "Archival tissue available"), "V03")
        .Add("tissue_site", 'O', Text, ("site_tissu", ""), ("Site du prélèvement", "Where the tissue was taken"))
        .Add("ctdna_result", 'O', Category, ("adn_tumoral_circulant, adntc", "ctdna"), ("ADN tumoral circulant", "Circulating tumour DNA"), "V03", values: CategoryWords.TestResult)
        .Add("ctdna_date", 'O', Date, ("date_adntc", ""), ("Date de ce dosage", "Date of that test"), unit: "date")
        .Add("pet_response", 'O', Category, ("reponse_tep", ""), ("Réponse métabolique en TEP", "Metabolic response on PET"), "V03", values: CategoryWords.Response)
        .Add("lvef", 'O', Number, ("fevg", "ef"), ("Fraction d'éjection ventriculaire gauche", "Left ventricular ejection fraction"), "V03", "5..90", "%")
        .Add("pregnancy_test_result", 'O', Category, ("test_grossesse", ""), ("Test de grossesse", "Pregnancy test"), "V03", values: CategoryWords.TestResult)
        .Add("pregnancy_test_date", 'O', Date, ("date_test_grossesse", ""), ("Date du test de grossesse", "Date of the pregnancy test"), unit: "date")
        .Add("contraception", 'O', Text, ("", ""), ("Contraception", "Contraception"))
        .Add("pregnancy", 'O', YesNo, ("grossesse, enceinte", "pregnant"), ("Grossesse", "Pregnant"), "V03")
        .Add("breastfeeding", 'O', YesNo, ("allaitement", ""), ("Allaitement", "Breast-feeding"), "V03")
        .Add("steroid_dose_mg", 'O', Number, ("dose_corticoides_mg, corticoides_mg", "steroids_mg"),
            ("Corticoïdes, équivalent prednisone par jour", "Steroids, prednisone equivalent per day"), "V03", "0..2000", "mg")
        .Add("prior_breast_cancer", 'O', Text, ("atcd_cancer_sein", ""), ("Cancer du sein antérieur", "Earlier breast cancer"))
        .Add("prior_breast_her2", 'O', Category, ("her2_cancer_anterieur", ""), ("HER2 du cancer antérieur", "HER2 of the earlier cancer"), "V03", values: CategoryWords.Receptor)
        .Add("other_malignancy_type", 'O', Text, ("autre_cancer", ""), ("Autre cancer", "Another malignancy"))
        .Add("other_malignancy_end_date", 'O', Date, ("date_fin_autre_cancer", ""), ("Fin du traitement de l'autre cancer", "End of treatment of the other cancer"), unit: "date")
        .Add("cns_symptoms", 'O', YesNo, ("symptomes_snc", ""), ("Symptômes neurologiques centraux", "Symptoms of the central nervous system"), "V03")
        .Add("cns_steroids", 'O', YesNo, ("corticoides_snc", ""), ("Corticoïdes pour une atteinte du système nerveux central", "Steroids for disease of the central nervous system"), "V03")
        .Add("cns_anticonvulsants", 'O', YesNo, ("anticonvulsivants_snc", ""), ("Anticonvulsivants pour une atteinte du système nerveux central", "Anticonvulsants for disease of the central nervous system"), "V03")
        .Add("trial_end_date", 'O', Date, ("date_fin_essai", ""), ("Fin d'un autre essai", "End of another trial"), unit: "date")
        .Add("vaccine_date", 'O', Date, ("date_vaccin", ""), ("Dernier vaccin vivant", "Last live vaccine"), unit: "date")
        .Add("autoimmune", 'O', YesNo, ("maladie_autoimmune", ""), ("Maladie auto-immune traitée", "Autoimmune disease treated systemically"), "V03")
        .Add("pneumonitis", 'O', YesNo, ("pneumopathie", ""), ("Pneumopathie traitée par corticoïdes", "Pneumonitis treated with steroids"), "V03")
        .Add("hypersensitivity_mab", 'O', YesNo, ("hypersensibilite_anticorps", ""), ("Réaction sévère à un anticorps", "Severe reaction to an antibody"), "V03")
        .Add("hbv", 'O', YesNo, ("vhb", "hepatitis_b"), ("Hépatite B", "Hepatitis B"), "V03")
        .Add("hcv", 'O', YesNo, ("vhc", "hepatitis_c"), ("Hépatite C", "Hepatitis C"), "V03")
        .Add("hiv", 'O', YesNo, ("vih", ""), ("Infection par le VIH", "HIV"), "V03")
        .Add("tb", 'O', YesNo, ("tuberculose", "tuberculosis"), ("Tuberculose", "Tuberculosis"), "V03")
        .Add("infection", 'O', YesNo, ("infection_severe", ""), ("Infection sévère", "Serious infection"), "V03")
        .Add("histology_code", 'O', Text, ("code_histologie", ""), ("Code histologique de l'essai", "Histology code of the trial"))
        .Add("refractory", 'O', YesNo, ("refractaire", ""), ("Résistant au traitement standard, ou sans traitement standard", "Resistant to standard treatment, or none exists"), "V03")
        .ToImmutable();
}
