using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Rules about values that must agree with each other.</summary>
internal static class ConsistencyRules
{
    public static ImmutableArray<CohortRule> All { get; } =
    [
        CohortRule.OfPatient("V16", "Receptor and HER2 results agree with each other.", "Les résultats des récepteurs et de HER2 concordent.", Biomarkers),
        CohortRule.OfPatient("V18", "Stated counts agree with the lesions; one to five metastases.", "Les nombres déclarés concordent avec les lésions ; une à cinq métastases.", Counts),
        CohortRule.OfPatient("V19", "M stage and the interval from the primary agree.", "Le stade M et le délai depuis la tumeur primitive concordent.", Stage),
        CohortRule.OfPatient("V20", "Sex, age and menopausal status agree.", "Sexe, âge et statut ménopausique concordent.", Menopausal),
        CohortRule.OfPatient("V21", "No brain or meningeal lesion in a file declared free of them.", "Aucune lésion cérébrale ou méningée dans un fichier déclaré sans.", Brain),
        CohortRule.OfPatient("V22", "Response and progression agree.", "Réponse et progression concordent.", Response),
    ];

    private static void Biomarkers(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        Patient p = history.Patient;
        if (p.Her2Ihc is Her2Ihc.Score2 or Her2Ihc.Score1To2 && (p.Her2Ish is null or IshResult.NotDone) && p.Her2Ratio is null && p.Her2Copies is null)
        {
            findings.Warning(p.Cells, "her2_ihc", "HER2 2+ without in situ hybridisation: the status is unknown.", "HER2 2+ sans hybridation in situ : le statut est inconnu.");
        }

        bool isLow = p.Her2Ihc is Her2Ihc.Score0 or Her2Ihc.Score0To1 or Her2Ihc.Score1;
        IshResult? ish = Her2.HybridisationOf(p);
        if (isLow && ish == IshResult.Positive)
        {
            findings.Warning(p.Cells, "her2_ish", "In situ hybridisation is positive although the score is 0 or 1+.", "L'hybridation in situ est positive alors que le score est 0 ou 1+.");
        }
        else if (p.Her2Ihc is Her2Ihc.Score3 or Her2Ihc.Score2To3 && ish == IshResult.Negative)
        {
            findings.Warning(p.Cells, "her2_ish", "In situ hybridisation is negative although the score is 3+; the score decides.", "L'hybridation in situ est négative alors que le score est 3+ ; le score décide.");
        }

        if (p.Her2Reported is { } reported)
        {
            ReceptorStatus? measured = p.Her2Ihc is Her2Ihc.Score3 or Her2Ihc.Score2To3 ? ReceptorStatus.Positive
                : isLow ? ReceptorStatus.Negative
                : ish switch { IshResult.Positive => ReceptorStatus.Positive, IshResult.Negative => ReceptorStatus.Negative, _ => null };
            if (measured is not null && measured != reported)
            {
                findings.Warning(p.Cells, "her2_reported", "The reported HER2 status contradicts the immunohistochemical score or the in situ hybridisation, which decide.", "Le statut HER2 rendu contredit le score immunohistochimique ou l'hybridation in situ, qui décident.");
            }
        }

        if ((p.ErStatus is not null || p.PrStatus is not null) && HormoneReceptor.StatusContradicts(p, ClinicalConventions.Toulouse))
        {
            findings.Warning(p.Cells, "er_status", "A receptor percentage contradicts the reported status at 10 %; the percentage decides.", "Un pourcentage de récepteur contredit le statut rendu au seuil de 10 % ; le pourcentage décide.");
        }
    }

    private static void Counts(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        Patient p = history.Patient;
        if (history.Lesions.IsEmpty && (p.NMetastases ?? p.NMetastasesAtLeast ?? 0) <= 5)
        {
            return;
        }

        if (LesionCount.PlainCounts(history) is { Metastases: >= 1 and <= 5 } plain
            && (p.NMetastases ?? p.NMetastasesAtLeast ?? plain.Metastases) == plain.Metastases && (p.NOrgans ?? p.NOrgansAtLeast ?? plain.Organs) == plain.Organs)
        {
            return;
        }

        Derived<LesionSummary> derived = LesionCount.Derive(history, ClinicalConventions.Toulouse);
        LesionSummary counted = derived.Value;
        bool isStated = derived.Has(Flags.RecordedCount);
        Wording? found = CountWords.Of(counted.Metastases, counted.MetastasesAtLeast, counted.MetastasesAtMost);
        if (!isStated && counted.ContradictsMetastases(p) && CountWords.Of(p.NMetastases, p.NMetastasesAtLeast ?? 0, null) is { } stated)
        {
            findings.Warning(
                p.Cells, "n_metastases",
                $"{stated.English} metastases are stated, the lesions give {found!.English}.",
                $"{stated.French} métastases sont déclarées, les lésions en donnent {found.French}.");
        }

        if (!isStated && counted.ContradictsOrgans(p) && CountWords.Of(p.NOrgans, p.NOrgansAtLeast ?? 0, null) is { } organs && CountWords.Of(counted.Organs, counted.OrgansAtLeast, null) is { } involved)
        {
            findings.Warning(
                p.Cells, "n_organs",
                $"{organs.English} organs are stated, the lesions give {involved.English}.",
                $"{organs.French} organes sont déclarés, les lésions en donnent {involved.French}.");
        }

        if (found is not null && counted.IsWithin(1, 5) == Verdict.NotMet)
        {
            findings.Warning(
                p.Cells, "n_metastases",
                isStated ? $"{found.English} metastases are stated: not oligometastatic (1 to 5)." : $"The lesions give {found.English} metastases: not oligometastatic (1 to 5).",
                isStated ? $"{found.French} métastases sont déclarées : pas oligométastatique (1 à 5)." : $"Les lésions donnent {found.French} métastases : pas oligométastatique (1 à 5).");
        }
    }

    private static void Stage(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        if (Presentation.StageContradicts(history.Patient, ClinicalConventions.Toulouse))
        {
            findings.Warning(history.Patient.Cells, "cm", "The M stage at diagnosis contradicts the interval between primary and metastases (6 months).", "Le stade M au diagnostic contredit le délai entre tumeur primitive et métastases (6 mois).");
        }
    }

    private static void Menopausal(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        Patient p = history.Patient;
        if (p.Sex == Sex.Male && p.MenopausalStatus is not (null or MenopausalStatus.NotApplicable))
        {
            findings.Warning(p.Cells, "menopausal_status", "A man has a menopausal status.", "Un homme a un statut ménopausique.");
        }

        if (p.Sex == Sex.Female && p.MenopausalStatus == MenopausalStatus.NotApplicable)
        {
            findings.Warning(
                p.Cells, "menopausal_status", "\"Not applicable\" is the menopausal status of men; of a woman it says nothing and counts as not known.",
                "« Non applicable » est le statut ménopausique des hommes ; pour une femme, il ne dit rien et compte comme inconnu.");
        }

        if (p.MenopausalStatus is not (MenopausalStatus.Post or MenopausalStatus.Pre))
        {
            return;
        }

        double? age = AgeAtDiagnosis.Derive(history, ClinicalConventions.Toulouse).Value;
        if (p.MenopausalStatus == MenopausalStatus.Post ? age < 40 : age > 58)
        {
            findings.Warning(p.Cells, "menopausal_status", "Postmenopausal before 40 or premenopausal after 58 years.", "Ménopausée avant 40 ans ou non ménopausée après 58 ans.");
        }
    }

    private static void Brain(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        foreach (Lesion lesion in import.Options.BrainFree ? history.Lesions : [])
        {
            if (lesion.Organ is not (Organ.Brain or Organ.Meninges))
            {
                continue;
            }

            findings.Warning(lesion.Cells, "organ", "A brain or meningeal lesion in a file declared free of them.", "Une lésion cérébrale ou méningée dans un fichier déclaré sans.");
        }
    }

    private static void Response(PatientHistory history, ImportResult import, RuleFindings findings)
    {
        Patient p = history.Patient;
        bool timesGiven = (p.PfsDays ?? p.PfsMonths) is not null;
        if (p.BestResponse == TumourResponse.Progressive && p.ProgressionDate is null && !timesGiven && !history.Events.Any(e => e.EventType == EventType.Progression))
        {
            findings.Warning(p.Cells, "best_response", "The best response is progression, without date of progression.", "La meilleure réponse est une progression, sans date de progression.");
        }

        foreach (ClinicalEvent e in history.Events)
        {
            if (e.Response != TumourResponse.Complete || e.EventDate is not { } day || day != p.ProgressionDate)
            {
                continue;
            }

            findings.Warning(e.Cells, "response", "A complete response on the day of progression.", "Une réponse complète le jour de la progression.");
        }
    }
}
