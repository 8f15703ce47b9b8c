using System.Collections.Immutable;
using static Oncology.Cohort.FieldType;

namespace Oncology.Cohort;

/// <summary>The treatments table.</summary>
internal static class TreatmentTable
{
    public static ImmutableArray<Field> Fields { get; } = new FieldTable(CohortTable.Treatments)
        .Add("patient_id", 'R', Id, ("id, num_patient, num_patiente, numero, numero_patient, numero_patiente, code_patient, code_patiente, id_patient, id_patiente, patiente", "id, subject, record_id, patient"), ("Code du patient", "Code of the patient"), "V01")
        .Add("treatment_id", 'R', Id, ("ttt, num_ttt", "treatment_id"), ("Code du traitement chez le patient", "Code of the treatment in the patient"), "V01")
        .Add("kind", 'R', Category, ("type_ttt, type, categorie", "treatment_type, type, kind"), ("Nature du traitement", "Kind of treatment"), "V02, V03, V13", values: ChildCategoryWords.Kind)
        .Add("setting", 'C', Category, ("situation, phase", "setting"), ("Situation", "Setting"), "V03, V12, V17", values: ChildCategoryWords.Setting)
        .Add("line", 'O', Integer, ("ligne, l1, l2", "line"), ("Ligne de traitement", "Line of treatment"), "V03, V12", "1..20")
        .Add("agents", 'C', TextList, ("molecules, molecule, traitement, ht, ct, protocole", "drugs, regimen"), ("Médicaments ; voir les traitements systémiques", "Drugs; see systemic treatments"), "V02, V03, V17")
        .Add("drug_class", 'O', CategoryList, ("classe", "class"),
            ("Classes des médicaments ; complétées par les noms reconnus", "Classes of the drugs; completed by the names recognised"), "V03, V17", values: ChildCategoryWords.DrugClass)
        .Add("modality", 'C', Category, ("modalite, technique, stereo, chir, rf, cryo", "modality, technique"), ("Technique focale", "Focal technique"), "V03, V13", values: ChildCategoryWords.Modality)
        .Add("intent", 'C', Category, ("intention, visee", "intent"), ("Intention", "Intent"), "V03, V13", values: ChildCategoryWords.Intent)
        .Add("lesion_ids", 'C', TextList, ("lesions_traitees, lesions, cible", "target_lesions, lesions"),
            ("Lésions traitées ; leurs codes, ou all (toutes)", "Lesions treated; their codes, or all"), "V13")
        .Add("start_date", 'R', Date, ("date_debut, date_ttt, debut, date", "start_date, start, date"), ("Début", "Start"), "V02, V07, V09, V12, V13", unit: "date")
        .Add("stop_date", 'O', Date, ("date_fin, fin", "stop_date, stop, end_date, end"), ("Fin", "End"), "V07, V09, V12", unit: "date")
        .Add("ongoing", 'O', YesNo, ("en_cours", "ongoing"), ("En cours aux dernières nouvelles", "Ongoing at last follow-up"), "V03, V12")
        .Add("stop_reason", 'O', Category, ("motif_arret", "stop_reason"), ("Motif d'arrêt", "Reason to stop"), "V03", values: ChildCategoryWords.StopReason)
        .Add("total_dose_gy", 'C', Number, ("dose, dose_totale, gy", "total_dose, dose_gy"), ("Dose totale", "Total dose"), "V03, V14", "0..100000", "Gy")
        .Add("dose_unit", 'O', Text, ("unite", "unit"), ("Unité de la dose, Gy ou cGy", "Unit of the dose, Gy or cGy"), "V14")
        .Add("n_fractions", 'C', Integer, ("nb_fractions, nb_seances, fractions, fx", "fractions"), ("Nombre de séances", "Number of fractions"), "V03, V14, V15", "1..40")
        .Add("dose_per_fraction_gy", 'O', Number, ("dose_fraction, dose_par_seance", "dose_per_fraction"), ("Dose par séance", "Dose per fraction"), "V03, V14, V15", "0..3400", "Gy")
        .Add("schedule", 'O', Text, ("schema, fractionnement", "schedule"), ("Schéma tel qu'écrit (27/3, 3x9)", "Schedule as written (27/3, 3x9)"), "V14, V15")
        .Add("margin_status", 'O', Category, ("marges, r0", "margins"), ("Marges d'exérèse", "Margins of resection"), "V03", values: ChildCategoryWords.Margins)
        .ToImmutable();
}
