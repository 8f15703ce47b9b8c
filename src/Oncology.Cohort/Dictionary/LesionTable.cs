using System.Collections.Immutable;
using static Oncology.Cohort.FieldType;

namespace Oncology.Cohort;

/// <summary>The lesions table.</summary>
internal static class LesionTable
{
    public static ImmutableArray<Field> Fields { get; } = new FieldTable(CohortTable.Lesions)
        .Add("patient_id", 'R', Id, ("id, num_patient, num_patiente, numero, numero_patient, numero_patiente, code_patient, code_patiente, id_patient, id_patiente, patiente", "id, subject, record_id, patient"), ("Code du patient", "Code of the patient"), "V01")
        .Add("lesion_id", 'R', Id, ("lesion, num_lesion", "lesion_id, met_no"), ("Code de la lésion chez le patient", "Code of the lesion in the patient"), "V01")
        .Add("organ", 'R', Category, ("organe, site, siege, localisation", "organ, site, location"),
            ("Organe atteint ; les mots comme L3 ou segment VII sont reconnus", "Organ involved; words such as L3 or segment VII are recognised"),
            "V02, V03, V18, V21", values: ChildCategoryWords.Organ)
        .Add("location", 'O', Text, ("localisation_precise, etage", "location_detail"), ("Localisation précise", "Precise location"))
        .Add("node_region", 'C', Category, ("aire_gg", "node_region"), ("Aire ganglionnaire", "Region of the nodes"), "V03", values: ChildCategoryWords.NodeRegion)
        .Add("node_level", 'C', Text, ("echelon, station, niveau", "station, level"), ("Échelon ou station ganglionnaire", "Level or station of the nodes"))
        .Add("side", 'O', Category, ("cote, lateralite", "side, laterality"), ("Côté", "Side"), "V03", values: ChildCategoryWords.Side)
        .Add("n_lesions", 'O', Integer, ("nb_lesions, nombre", "n_lesions, count"), ("Nombre de lésions de la ligne ; 1 par défaut", "Lesions in the row; 1 by default"), "V03, V18", "1..99")
        .Add("size_mm", 'C', FieldType.BoundedNumber, ("taille, taille_mm, taille_cm, grand_axe", "size, size_cm, diameter"),
            ("Plus grand diamètre ; une colonne en cm est multipliée par 10", "Largest diameter; a column in cm is multiplied by 10"), "V03, V25", "1..300", "mm")
        .Add("detection_date", 'O', Date, ("date_detection", "detection_date, date"), ("Date de détection", "Date of detection"), "V07, V09", unit: "date")
        .Add("detection_modality", 'O', Category, ("imagerie", "modality"), ("Examen qui l'a montrée", "Examination that showed it"), "V03", values: ChildCategoryWords.Detection)
        .Add("biopsied", 'O', YesNo, ("biopsie", "biopsy"), ("Biopsiée", "Biopsied"), "V03")
        .Add("measurable", 'O', YesNo, ("mesurable", "measurable"), ("Mesurable (RECIST 1.1)", "Measurable (RECIST 1.1)"), "V03")
        .Add("epoch", 'O', Category, ("moment", "baseline, new"), ("Présente à l'inclusion, ou apparue à la progression", "Present at baseline, or new at progression"), "V03", values: ChildCategoryWords.Epoch)
        .ToImmutable();
}
