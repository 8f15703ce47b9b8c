using System.Collections.Immutable;
using static Oncology.Cohort.FieldType;

namespace Oncology.Cohort;

/// <summary>The events table.</summary>
internal static class EventsTable
{
    public static ImmutableArray<Field> Fields { get; } = new FieldTable(CohortTable.Events)
        .Add("patient_id", 'R', Id, ("id, num_patient, num_patiente, numero, numero_patient, numero_patiente, code_patient, code_patiente, id_patient, id_patiente, patiente", "id, subject, record_id, patient"), ("Code du patient", "Code of the patient"), "V01")
        .Add("event_date", 'R', Date, ("date, date_eval, date_evt", "date, event_date"), ("Date de l'événement", "Date of the event"), "V02, V07, V09", unit: "date")
        .Add("event_type", 'R', Category, ("type, evenement", "type, event"), ("Nature de l'événement", "Kind of event"), "V02, V03, V09, V10", values: ChildCategoryWords.EventType)
        .Add("response", 'C', Category, ("reponse, recist", "response"), ("Réponse à l'évaluation", "Response at the assessment"), "V03, V10, V22", values: CategoryWords.Response)
        .Add("target_sum_mm", 'O', Number, ("somme_cibles", "sum_mm"), ("Somme des lésions cibles", "Sum of the target lesions"), "V03", "0..2000", "mm")
        .Add("new_lesion", 'O', YesNo, ("nouvelle_lesion", "new_lesion"), ("Nouvelle lésion", "New lesion"), "V03")
        .Add("lesion_ids", 'O', TextList, ("lesions", "lesions"), ("Codes des lésions concernées", "Codes of the lesions concerned"))
        .Add("organs", 'O', CategoryList, ("organes, site_progression", "organs"), ("Organes concernés", "Organs concerned"), "V03", values: ChildCategoryWords.Organ)
        .Add("pattern", 'O', Category, ("mode_rechute", "pattern"), ("Mode de rechute", "Pattern of relapse"), "V03", values: ChildCategoryWords.Pattern)
        .Add("salvage_mdt", 'O', YesNo, ("ttt_focal_rattrapage", "salvage_mdt"), ("Traitement focal de rattrapage", "Salvage metastasis-directed therapy"), "V03")
        .Add("term", 'C', Text, ("toxicite, tox_type", "ae_term"), ("Toxicité, terme CTCAE", "Toxicity, CTCAE term"))
        .Add("grade", 'C', Integer, ("grade, tox_grade", "ae_grade"), ("Grade de toxicité", "Grade of the toxicity"), "V03", "0..5")
        .Add("attribution", 'C', Category, ("imputabilite", "attribution"), ("Imputabilité", "Attribution"), "V03", values: ChildCategoryWords.Attribution)
        .Add("modality", 'C', Category, ("modalite, technique", "modality"), ("Technique focale en cause", "Focal technique concerned"), "V03", values: ChildCategoryWords.Modality)
        .ToImmutable();
}
