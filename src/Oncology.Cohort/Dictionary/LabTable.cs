using System.Collections.Immutable;
using static Oncology.Cohort.FieldType;

namespace Oncology.Cohort;

/// <summary>The labs table.</summary>
internal static class LabTable
{
    public static ImmutableArray<Field> Fields { get; } = new FieldTable(CohortTable.Labs)
        .Add("patient_id", 'R', Id, ("id, num_patient, num_patiente, numero, numero_patient, numero_patiente, code_patient, code_patiente, id_patient, id_patiente, patiente", "id, subject, record_id, patient"), ("Code du patient", "Code of the patient"), "V01")
        .Add("test", 'R', Text, ("examen, analyse", "test"), ("Examen", "Test"), "V02")
        .Add("value", 'R', FieldType.BoundedNumber, ("valeur, resultat", "value, result"), ("Résultat", "Result"), "V02, V03")
        .Add("unit", 'C', Text, ("unite", "unit"), ("Unité", "Unit"))
        .Add("upper_limit", 'O', Number, ("limite_superieure, lsn", "uln"), ("Limite supérieure de la normale", "Upper limit of normal"), "V03")
        .Add("lower_limit", 'O', Number, ("limite_inferieure, lin", "lln"), ("Limite inférieure de la normale", "Lower limit of normal"), "V03")
        .Add("date", 'R', Date, ("date_prelevement, date_examen", "date"), ("Date du prélèvement", "Date of the sample"), "V02", unit: "date")
        .ToImmutable();
}
