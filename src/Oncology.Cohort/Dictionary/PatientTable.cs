using System.Collections.Immutable;
using static Oncology.Cohort.FieldType;

namespace Oncology.Cohort;

/// <summary>The patients table.</summary>
internal static class PatientTable
{
    public static ImmutableArray<Field> Fields { get; } = new FieldTable(CohortTable.Patients)
        .Add("patient_id", 'R', Id, ("id, num_patient, num_patiente, numero, numero_patient, numero_patiente, code_patient, code_patiente, id_patient, id_patiente, patiente, num", "id, subject, record_id, patient"),
            ("Code du patient, sans lien avec son identité", "Opaque code of the patient"), "V01")
        .Add("sex", 'O', Category, ("sexe", "sex, gender"), ("Sexe", "Sex"), "V03, V20", values: CategoryWords.Sex)
        .Add("birth_date", 'C', Date, ("date_naissance, ddn, dn", "birth_date, dob"),
            ("Date de naissance", "Date of birth"), "V04, V05, V24", unit: "date")
        .Add("age", 'C', Number, ("age, age_diag, age_dg, age_diagnostic, age_meta", "age, age_at_dx"),
            ("Âge au diagnostic", "Age at diagnosis"), "V03, V05", "18..110", "years")
        .Add("menopausal_status", 'O', Category, ("menopause, menopausee, statut_menopausique", "menopause, meno"),
            ("Statut ménopausique", "Menopausal status"), "V03, V20", values: CategoryWords.Menopause)
        .Add("ecog", 'C', Integer, ("oms, ps, ps_oms, oms_ps, statut_oms, indice_oms, pst", "ecog, ps, who_ps"),
            ("Indice de performance OMS", "ECOG performance status"), "V03", "0..5")
        .Add("karnofsky", 'O', Integer, ("ik, karnofsky", "kps, karnofsky"),
            ("Indice de Karnofsky", "Karnofsky index"), "V03", "0..100")
        .Add("primary_site", 'O', Category, ("localisation_primitive", "primary_site"),
            ("Organe de la tumeur primitive", "Organ of the primary tumour"), "V03", values: CategoryWords.PrimarySite)
        .Add("primary_side", 'O', Category, ("cote_primitif, lateralite_primitif, cote_sein", "primary_laterality"),
            ("Côté de la tumeur primitive", "Side of the primary tumour"), "V03", values: ChildCategoryWords.Side)
        .Add("primary_dx_date", 'R', Date, ("date_diag_primitif, date_diagnostic, date_diagnostic_primitif, date_diagnostic_initial, date_dg, date_dg_primitif, date_dg_initial, ddiag", "primary_dx_date, diagnosis_date"),
            ("Diagnostic de la tumeur primitive", "Diagnosis of the primary tumour"), "V02, V04, V06, V19, V24", unit: "date")
        .Add("metastasis_dx_date", 'R', Date, ("date_diag_meta, date_diagnostic_meta, date_diagnostic_metastase, date_meta, date_metastase, date_m1, date_recidive_meta, date_rechute_meta, date_rechute_metastatique, date_recidive_metastatique, date_1ere_metastase, date_premiere_metastase, date_diagnostic_metastatique, date_dg_meta, date_dg_metastase, date_dg_metastatique", "metastasis_date, mets_dx_date"),
            ("Diagnostic de la maladie métastatique", "Diagnosis of the metastatic disease"), "V02, V04, V06, V12, V19, V24", unit: "date")
        .Add("mtb_date", 'C', Date, ("date_rcp, rcp", "tumor_board_date, mtb_date"),
            ("Réunion de concertation pluridisciplinaire", "Tumour board"), "V04", unit: "date")
        .Add("histology", 'O', Category, ("histologie, type_histo, type_histologique, cci, cli", "histology"),
            ("Type histologique", "Histological type"), "V03", values: CategoryWords.Histology)
        .Add("grade", 'C', Integer, ("grade, sbr, grade_sbr, ee", "grade, nottingham_grade"),
            ("Grade histologique SBR", "Nottingham grade"), "V03", "1..3")
        .Add("ct", 'C', Tnm, ("t, ct, pt, stade_t", "t_stage"), ("Stade T de la tumeur primitive", "T stage of the primary tumour"), "V03")
        .Add("cn", 'C', Tnm, ("n, cn, pn, stade_n", "n_stage"), ("Stade N", "N stage"), "V03")
        .Add("cm", 'C', Tnm, ("m, cm, stade_m", "m_stage"), ("Stade M au diagnostic", "M stage at diagnosis"), "V03, V19")
        .Add("er_percent", 'C', FieldType.BoundedNumber, ("re, re_pct, ro, ro_pct, re_pourcent", "er, er_pct"),
            ("Récepteur des œstrogènes, cellules marquées", "Oestrogen receptor, stained cells"), "V03, V16", "0..100", "%")
        .Add("pr_percent", 'C', FieldType.BoundedNumber, ("rp, rp_pct, rp_pourcent", "pr, pr_pct"),
            ("Récepteur de la progestérone, cellules marquées", "Progesterone receptor, stained cells"), "V03, V16", "0..100", "%")
        .Add("er_status", 'O', Category, ("re_statut, statut_re, rh", "er_status, hr_status"),
            ("Récepteur des œstrogènes, résultat rendu", "Oestrogen receptor as reported"), "V03, V16", values: CategoryWords.Receptor)
        .Add("pr_status", 'O', Category, ("rp_statut, statut_rp", "pr_status"),
            ("Récepteur de la progestérone, résultat rendu", "Progesterone receptor as reported"), "V03, V16", values: CategoryWords.Receptor)
        .Add("her2_ihc", 'C', Category, ("her2, her2_ihc, score_her2, statut_her2", "her2_ihc, her2_score"),
            ("Score HER2 en immunohistochimie", "HER2 immunohistochemical score"), "V03, V16", values: CategoryWords.Her2Ihc)
        .Add("her2_ish", 'C', Category, ("fish, cish, sish, her2_fish", "her2_fish, her2_ish"),
            ("HER2 en hybridation in situ", "HER2 in situ hybridisation"), "V03, V16", values: CategoryWords.Ish)
        .Add("her2_reported", 'O', Category, ("her2, statut_her2, her2_statut, her2_rendu", "her2_reported, her2_status"),
            ("HER2, résultat rendu", "HER2 as reported"), "V03, V16", values: CategoryWords.Her2Reported)
        .Add("her2_ratio", 'O', FieldType.BoundedNumber, ("ratio_her2", "her2_ratio"), ("Rapport HER2/CEP17", "HER2/CEP17 ratio"), "V03, V16", "0..50")
        .Add("her2_copies", 'O', FieldType.BoundedNumber, ("copies_her2", "her2_copy_number"),
            ("Copies de HER2 par cellule", "HER2 copies per cell"), "V03, V16", "0..50")
        .Add("ki67_percent", 'O', FieldType.BoundedNumber, ("ki67, ki_67", "ki67"), ("Ki67, cellules marquées", "Ki67, stained cells"), "V03", "0..100", "%")
        .Add("biomarker_source", 'O', Category, ("origine_biopsie, biopsie_meta", "biomarker_source"),
            ("Tissu sur lequel les biomarqueurs ont été mesurés", "Tissue the biomarkers were measured on"), "V03", values: CategoryWords.BiomarkerSource)
        .Add("biomarker_date", 'O', Date, ("date_biomarqueurs", "biomarker_date"), ("Date de ce prélèvement", "Date of that sample"), "V04", unit: "date")
        .Add("germline_brca", 'O', Category, ("brca", "gbrca"), ("Mutation constitutionnelle BRCA", "Germline BRCA mutation"), "V03", values: CategoryWords.Brca)
        .Add("primary_controlled", 'C', YesNo, ("primitif_controle, controle_local_sein", "primary_controlled"),
            ("Tumeur primitive contrôlée", "Primary tumour controlled"), "V03")
        .Add("primary_surgery", 'C', YesNo, ("chirurgie_sein", "breast_surgery"), ("Chirurgie du sein", "Surgery of the breast"), "V03")
        .Add("primary_rt", 'C', YesNo, ("rt_sein", "breast_rt"), ("Radiothérapie du sein", "Radiotherapy of the breast"), "V03")
        .Add("locoregional_status", 'C', Category, ("recidive_locoreg, recidive_locoregionale", "locoregional_status"),
            ("Récidive locorégionale", "Locoregional recurrence"), "V03", values: CategoryWords.Locoregional)
        .Add("img_pet", 'C', YesNo, ("tep, tep_tdm, tep_scan, tep_fdg, tdm_tep", "pet_ct, pet, pet_scan"), ("TEP-TDM au FDG réalisée", "FDG-PET/CT done"), "V03")
        .Add("img_wbmri", 'C', YesNo, ("irm_ce, irm_corps_entier", "wb_mri, whole_body_mri"), ("IRM du corps entier réalisée", "Whole-body MRI done"), "V03")
        .Add("img_ct", 'C', YesNo, ("tdm_tap", "ct_cap"), ("TDM thorax-abdomen-pelvis réalisée", "Chest-abdomen-pelvis CT done"), "V03")
        .Add("img_bone_scan", 'C', YesNo, ("scinti, scintigraphie_osseuse", "bone_scan"), ("Scintigraphie osseuse réalisée", "Bone scan done"), "V03")
        .Add("img_bone_mri", 'C', YesNo, ("irm_os", "bone_mri"), ("IRM osseuse réalisée", "Bone MRI done"), "V03")
        .Add("img_liver_mri", 'C', YesNo, ("irm_foie", "liver_mri"), ("IRM du foie réalisée", "Liver MRI done"), "V03")
        .Add("img_brain_mri", 'C', YesNo, ("irm_cerebrale", "brain_mri"), ("IRM cérébrale réalisée", "Brain MRI done"), "V03")
        .Add("contra_axilla_workup", 'O', YesNo, ("bilan_axillaire_controlat", "contra_axilla_workup"),
            ("Bilan complet de l'aisselle controlatérale", "Full work-up of the contralateral axilla"), "V03")
        .Add("history_polymetastatic", 'C', YesNo, ("atcd_polymeta", ""), ("Phase polymétastatique antérieure", "Earlier polymetastatic phase"), "V03")
        .Add("history_oligometastatic", 'C', YesNo, ("atcd_oligometa", ""), ("Phase oligométastatique antérieure", "Earlier oligometastatic phase"), "V03")
        .Add("on_systemic_at_omd", 'C', YesNo, ("sous_traitement", ""),
            ("Sous traitement systémique au diagnostic oligométastatique", "Under systemic treatment at the oligometastatic diagnosis"), "V03")
        .Add("systemic_naive", 'O', YesNo, ("naif_systemique, sans_systemique", "systemic_naive"),
            ("Aucun traitement systémique de la maladie métastatique", "No systemic treatment of the metastatic disease"), "V03, V17")
        .Add("any_progressing_lesion", 'C', YesNo, ("lesion_evolutive", ""), ("Lésion évolutive à l'imagerie", "A lesion progresses on imaging"), "V03")
        .Add("n_metastases", 'O', Integer, ("nb_meta, nb_metastases, nombre_meta, nombre_metastases", "n_mets, metastases_number"),
            ("Nombre de métastases déclaré", "Number of metastases as stated"), "V03, V18", "1..99")
        .Add("n_organs", 'O', Integer, ("nb_sites, nb_organes, nombre_sites, nombre_organes, nb_sites_metastatiques, nombre_sites_metastatiques", "n_sites, organs_involved"),
            ("Nombre d'organes atteints déclaré", "Number of organs involved as stated"), "V03, V18", "1..20")
        .Add("t0_date", 'O', Date, ("date_debut_ttt, debut_ttt, date_ttt, date_1er_ttt, date_premier_ttt, date_l1", "start_date, first_treatment_date"),
            ("Début du premier traitement, tel que recueilli ; pour vérification seulement", "Start of the first treatment as recorded; only to check time zero"), "V04, V09, V11, V12", unit: "date")
        .Add("last_followup_date", 'R', Date, ("date_dn, ddn_suivi, date_dernieres_nouvelles, dernieres_nouvelles, ddn", "last_followup, last_contact"),
            ("Dernières nouvelles", "Last follow-up"), "V02, V04, V07, V09", unit: "date")
        .Add("last_imaging_date", 'O', Date, ("date_derniere_imagerie", "last_imaging"), ("Dernière imagerie", "Last imaging"), "V04, V07, V09", unit: "date")
        .Add("vital_status", 'R', Category, ("statut_vital, etat, statut, deces, decede, decedee, dcd, vivant, vivante", "vital_status, death, dead"),
            ("Statut vital aux dernières nouvelles", "Vital status at last follow-up"), "V02, V03, V08", values: CategoryWords.VitalStatus)
        .Add("death_date", 'C', Date, ("date_deces, dc", "death_date"), ("Date de décès", "Date of death"), "V04, V07, V08, V09", unit: "date")
        .Add("death_cause", 'O', Category, ("cause_deces", "cause_of_death"), ("Cause du décès", "Cause of death"), "V03, V08", values: CategoryWords.DeathCause)
        .Add("progression", 'C', YesNo, ("progression, rechute", "progression"), ("Progression observée", "Progression observed"), "V03, V10")
        .Add("progression_date", 'C', Date, ("date_progression, date_1ere_progression, date_premiere_progression, date_prog, date_rechute", "progression_date, pd_date"),
            ("Date de la première progression", "Date of first progression"), "V04, V07, V09, V10, V11, V22", unit: "date")
        .Add("best_response", 'O', Category, ("meilleure_reponse, rc, rp, stable", "best_response, bor"),
            ("Meilleure réponse", "Best overall response"), "V03, V22", values: CategoryWords.Response)
        .Add("centre", 'O', Text, ("centre, etablissement", "site, center"), ("Centre", "Centre"))
        .ToImmutable();

    public static ImmutableArray<Field> DerivedFields { get; } = new FieldTable(CohortTable.Patients)
        .Add("pfs_months", 'C', Number, ("ssp_mois, delai_ssp_mois", "pfs_time_months"),
            ("Survie sans progression, quand les dates sont retenues", "Progression-free survival, when dates are withheld"), "V03, V23", "0..600", "months")
        .Add("pfs_days", 'C', Number, ("ssp_jours, delai_ssp_jours", "pfs_time_days"),
            ("Survie sans progression, quand les dates sont retenues", "Progression-free survival, when dates are withheld"), "V03, V23", "0..18263", "days")
        .Add("pfs_event", 'C', YesNo, ("evt_ssp, evenement_ssp", "pfs_status"), ("Progression ou décès", "Progression or death"), "V03, V10")
        .Add("os_months", 'C', Number, ("sg_mois, delai_sg_mois", "os_time_months"),
            ("Survie globale, quand les dates sont retenues", "Overall survival, when dates are withheld"), "V03, V23", "0..600", "months")
        .Add("os_days", 'C', Number, ("sg_jours, delai_sg_jours", "os_time_days"),
            ("Survie globale, quand les dates sont retenues", "Overall survival, when dates are withheld"), "V03, V23", "0..18263", "days")
        .Add("os_event", 'C', YesNo, ("evt_sg, evenement_sg", "os_status"), ("Décès", "Death"), "V03, V08")
        .Add("time_to_mdt_months", 'C', Number, ("delai_mdt_mois", "mdt_time_months"),
            ("Délai jusqu'au traitement focal ; vide = jamais", "Time to metastasis-directed therapy; empty = never"), "V03, V23", "0..600", "months")
        .Add("time_to_mdt_days", 'C', Number, ("delai_mdt_jours", "mdt_time_days"),
            ("Délai jusqu'au traitement focal ; vide = jamais", "Time to metastasis-directed therapy; empty = never"), "V03, V23", "0..18263", "days")
        .ToImmutable();
}
