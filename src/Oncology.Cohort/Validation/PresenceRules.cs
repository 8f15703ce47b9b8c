using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Rules about cells that must be there.</summary>
internal static class PresenceRules
{
    public static ImmutableArray<CohortRule> All { get; } =
    [
        CohortRule.OfPatient("V02", "A required cell is missing.", "Une cellule obligatoire manque.", RequiredCells),
    ];

    // A drug that is named and not read has its own finding (V03).
    private static bool IsWithoutClass(Treatment treatment) =>
        (treatment.DrugClasses.IsEmpty || treatment.DrugClasses.Contains(DrugClass.Chemotherapy)) && treatment.Agents.All(a => DrugNames.Find(a) is not null);

    private static void RequiredCells(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        Patient p = history.Patient;
        bool timesGiven = p.OsEvent is not null && (p.OsDays ?? p.OsMonths) is not null;
        Require(p.PrimaryDxDate is null && !timesGiven, "primary_dx_date", " Synchronous and oligorecurrent disease cannot be told apart.", " Synchrone et oligorécurrent ne peuvent être distingués.");
        Require(p.MetastasisDxDate is null && !timesGiven, "metastasis_dx_date", " Synchronous and oligorecurrent disease cannot be told apart.", " Synchrone et oligorécurrent ne peuvent être distingués.");
        Require(p.VitalStatus is null && !timesGiven, "vital_status", " Overall survival is lost.", " La survie globale est perdue.");
        Require(p.LastFollowupDate is null && p.DeathDate is null && !timesGiven, "last_followup_date", " Overall and progression-free survival are lost.", " Survie globale et survie sans progression sont perdues.");
        foreach (Lesion lesion in history.Lesions)
        {
            // A count by organ that is not known is no lesion without organ.
            bool isOpenCount = lesion.Organ is null && lesion.MissingKindOf("organ") == MissingKind.Unknown && lesion.MissingKindOf("n_lesions") == MissingKind.Unknown;
            if (isOpenCount && lesion.Cells.FirstSource() is not null)
            {
                findings.Warning(lesion.Cells, "n_lesions", "Whether there are metastases here is not known; their number is unknown.", "On ne sait pas s'il y a ici des métastases ; leur nombre est inconnu.");
            }
            else if (lesion.Organ is null)
            {
                Report(lesion.Cells, "organ", " The metastases of the patient cannot be counted.", " Les métastases du dossier ne peuvent être comptées.");
            }
        }

        foreach (Treatment treatment in history.Treatments)
        {
            if (treatment.Kind is null && treatment.MissingKindOf("kind") == MissingKind.Unknown && treatment.Cells.SourceOf("kind") is null)
            {
                findings.Warning(treatment.Cells, "kind", "Whether this treatment was given is not known; it counts neither as given nor as not given.", "On ne sait pas si ce traitement a été donné ; il ne compte ni comme donné ni comme non donné.");
                continue;
            }

            if (treatment.Kind is null)
            {
                Report(treatment.Cells, "kind", " The treatment is in no group.", " Le traitement n'entre dans aucun groupe.");
            }

            if (treatment.Kind == TreatmentKind.Systemic && IsWithoutClass(treatment))
            {
                bool isNamed = !treatment.Agents.IsEmpty;
                findings.Warning(
                    treatment.Cells,
                    "agents",
                    $"{(isNamed ? "The drugs named do not say which chemotherapy it is" : "No drug is named")}: the class of this treatment is unknown, and so is what depends on it.",
                    $"{(isNamed ? "Les médicaments nommés ne disent pas de quelle chimiothérapie il s'agit" : "Aucun médicament n'est nommé")} : la classe de ce traitement est inconnue, et ce qui en dépend aussi.");
            }

            if (treatment.StartDate is null && treatment.Kind != TreatmentKind.MetastasisDirected && !timesGiven)
            {
                Report(treatment.Cells, "start_date", " The treatment cannot set the time origin.", " Le traitement ne peut donner l'origine du temps.");
            }
        }

        foreach (ClinicalEvent dated in history.Events)
        {
            if (dated.EventType is null || (dated.EventDate is null && dated.EventType != EventType.Toxicity))
            {
                Report(dated.Cells, dated.EventType is null ? "event_type" : "event_date", " The event is not used.", " L'événement n'est pas utilisé.");
            }
        }

        foreach (LabResult result in history.Labs)
        {
            RequireOfLab(result, result.Test.Length == 0, "test", " The result is not used.", " Le résultat n'est pas utilisé.");
            RequireOfLab(result, result.Value is null, "value", " The test cannot be judged.", " L'examen ne peut être jugé.");
            RequireOfLab(result, result.Date is null, "date", " Whether the result is recent enough cannot be said.", " On ne peut dire si le résultat est assez récent.");
        }

        // A test that was not done says so; a cell that could not be read has its own finding (V03).
        void RequireOfLab(LabResult result, bool isMissing, string field, string english, string french)
        {
            bool wasReported = !import.HasColumn(CohortTable.Labs, field) && import.RawTables.Contains(CohortTable.Labs);
            if (isMissing && !wasReported && result.Cells.KindOf(field, null) == MissingKind.NotRecorded && !result.Cells.IsUnreadable(field))
            {
                Report(result.Cells, field, english, french);
            }
        }

        // A column that is absent was reported once, by the import.
        void Require(bool isMissing, string field, string english, string french)
        {
            // A cell that is there and could not be read has its own finding (V03).
            if (isMissing && import.HasPatientColumn(field) && !p.Cells.IsUnreadable(field))
            {
                Report(p.Cells, field, english, french);
            }
        }

        void Report(RecordCells cells, string field, string english, string french) =>
            findings.Error(cells, field, $"{FieldWords.Of(field).English} is missing.{english}", $"{FieldWords.Of(field).French} manque.{french}");
    }
}
