using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>All flags a derivation can carry.</summary>
public static class Flags
{
    /// <summary>The percentage is missing; the reported status was used, with an unknown cut-off.</summary>
    public static Flag CutOffUnknown { get; } = new(
        "cut-off-unknown",
        new("The percentage is missing; the reported status was used, with an unknown cut-off.", "Le pourcentage manque ; le statut rapporté a été utilisé, avec un seuil inconnu."));

    /// <summary>The percentage contradicts the reported status; the percentage was used.</summary>
    public static Flag PercentContradictsStatus { get; } = new(
        "percent-contradicts-status",
        new("The percentage contradicts the reported status; the percentage was used.", "Le pourcentage contredit le statut rapporté ; le pourcentage a été utilisé."));

    /// <summary>The recorded range of percentages lies on both sides of the threshold.</summary>
    public static Flag PercentUndecided { get; } = new(
        "percent-undecided",
        new("The recorded range of percentages lies on both sides of the threshold.", "L'intervalle de pourcentages recueilli est à cheval sur le seuil."));

    /// <summary>An approximate number was used as it is.</summary>
    public static Flag ApproximateNumber { get; } = new(
        "approximate-number",
        new("An approximate number was used as it is.", "Un nombre approché a été utilisé tel quel."));

    /// <summary>One receptor is missing and was taken as negative.</summary>
    public static Flag MissingReceptorTakenAsNegative { get; } = new(
        "missing-receptor-negative",
        new("One receptor is missing and was taken as negative.", "Un récepteur manque et a été considéré comme négatif."));

    /// <summary>The HER2 score is a range; the higher score was used.</summary>
    public static Flag ScoreRange { get; } = new(
        "her2-score-range",
        new("The HER2 score is a range; the higher score was used.", "Le score HER2 est un intervalle ; le score le plus élevé a été utilisé."));

    /// <summary>HER2 in situ hybridisation and immunohistochemistry disagree.</summary>
    public static Flag IshDiscordant { get; } = new(
        "her2-discordant",
        new("HER2 in situ hybridisation and immunohistochemistry disagree.", "L'hybridation in situ et l'immunohistochimie HER2 sont discordantes."));

    /// <summary>HER2 was decided by in situ hybridisation alone.</summary>
    public static Flag IshOnly { get; } = new(
        "her2-ish-only",
        new("HER2 was decided by in situ hybridisation alone.", "Le statut HER2 repose sur la seule hybridation in situ."));

    /// <summary>HER2 is the status as it was reported: neither score nor in situ hybridisation is known.</summary>
    public static Flag Her2AsReported { get; } = new(
        "her2-as-reported",
        new("HER2 is the status as reported: neither score nor in situ hybridisation is known.", "HER2 est le statut rendu : ni score ni hybridation in situ ne sont connus."));

    /// <summary>HER2 in situ hybridisation was equivocal or failed.</summary>
    public static Flag IshWithoutResult { get; } = new(
        "her2-ish-no-result",
        new("HER2 in situ hybridisation was equivocal or failed.", "L'hybridation in situ HER2 est équivoque ou en échec."));

    /// <summary>Ratio and copies contradict the reported in situ hybridisation; the numbers were used.</summary>
    public static Flag IshNumbersContradictResult { get; } = new(
        "her2-numbers-contradict",
        new("Ratio and copies contradict the reported in situ hybridisation; the numbers were used.", "Le rapport et le nombre de copies contredisent l'hybridation in situ rapportée ; les nombres ont été utilisés."));

    /// <summary>Ratio and copies do not make an in situ hybridisation group.</summary>
    public static Flag IshNumbersIncomplete { get; } = new(
        "her2-numbers-incomplete",
        new("Ratio and copies do not make an in situ hybridisation group.", "Le rapport et le nombre de copies ne définissent pas de groupe d'hybridation in situ."));

    /// <summary>The question needs a hormone-receptor-positive tumour.</summary>
    public static Flag HormoneReceptorNegative { get; } = new(
        "hr-negative",
        new("The question needs a hormone-receptor-positive tumour.", "La question suppose une tumeur à récepteurs hormonaux positifs."));

    /// <summary>The question needs a HER2-negative tumour.</summary>
    public static Flag Her2Positive { get; } = new(
        "her2-positive",
        new("The question needs a HER2-negative tumour.", "La question suppose une tumeur HER2-négative."));

    /// <summary>No progression is recorded.</summary>
    public static Flag NoProgression { get; } = new(
        "no-progression",
        new("No progression is recorded.", "Aucune progression n'est recueillie."));

    /// <summary>No curative focal treatment of a metastasis is recorded.</summary>
    public static Flag NoFocalTreatment { get; } = new(
        "no-focal-treatment",
        new("No curative focal treatment of a metastasis is recorded.", "Aucun traitement focal curatif d'une métastase n'est recueilli."));

    /// <summary>The metastasis was diagnosed before the primary tumour.</summary>
    public static Flag MetastasisBeforePrimary { get; } = new(
        "metastasis-before-primary",
        new("The metastasis was diagnosed before the primary tumour.", "La métastase a été diagnostiquée avant la tumeur primitive."));

    /// <summary>The metastasis was diagnosed more than 6 months before the primary tumour: an error in the dates.</summary>
    public static Flag MetastasisLongBeforePrimary { get; } = new(
        "metastasis-long-before-primary",
        new("The metastasis was diagnosed more than 6 months before the primary tumour: an error in the dates.", "La métastase a été diagnostiquée plus de 6 mois avant la tumeur primitive : erreur de date."));

    /// <summary>The M stage contradicts the interval between primary tumour and metastasis.</summary>
    public static Flag MStageContradictsInterval { get; } = new(
        "m-stage-contradicts",
        new("The M stage contradicts the interval between primary tumour and metastasis.", "Le stade M contredit l'intervalle entre tumeur primitive et métastase."));

    /// <summary>A partial date was used.</summary>
    public static Flag PartialDate { get; } = new(
        "partial-date",
        new("A partial date was used.", "Une date incomplète a été utilisée."));

    /// <summary>Lymph nodes without level: all of one region and side count one.</summary>
    public static Flag NodesWithoutLevel { get; } = new(
        "nodes-without-level",
        new("Lymph nodes without level: all of one region and side count one.", "Ganglions sans étage : tous ceux d'une même région et d'un même côté comptent pour un."));

    /// <summary>The side of axillary, clavicular or mammary nodes, or of the primary tumour, is unknown: whether they are regional or metastases is open.</summary>
    public static Flag LateralityUnknown { get; } = new(
        "laterality-unknown",
        new("The side of axillary, clavicular or mammary nodes, or of the primary tumour, is unknown: whether they are regional or metastases is open.", "Le côté de ganglions axillaires, claviculaires ou mammaires, ou de la tumeur primitive, est inconnu : on ne sait pas s'ils sont régionaux ou métastatiques."));

    /// <summary>It is open whether lymph nodes are one echelon or several: a place is not read, or a region or side is missing.</summary>
    public static Flag EchelonOpen { get; } = new(
        "echelon-open",
        new("It is open whether lymph nodes are one echelon or several: a place is not read, or a region or side is missing.", "On ne sait pas si des ganglions forment un seul relais ou plusieurs : un siège n'est pas lu, ou une région ou un côté manque."));

    /// <summary>Regional lymph nodes were not counted as metastases.</summary>
    public static Flag RegionalNodesNotCounted { get; } = new(
        "regional-nodes",
        new("Regional lymph nodes were not counted as metastases.", "Des ganglions régionaux n'ont pas été comptés comme métastases."));

    /// <summary>The recorded count differs from the lesion rows.</summary>
    public static Flag CountDiffers { get; } = new(
        "count-differs",
        new("The recorded count differs from the lesion rows.", "Le nombre recueilli diffère des lignes de lésions."));

    /// <summary>There are no lesion rows, or they were set aside; the recorded count was used.</summary>
    public static Flag RecordedCount { get; } = new(
        "recorded-count",
        new("There are no lesion rows, or they were set aside; the recorded count was used.", "Il n'y a pas de lignes de lésions, ou elles ont été écartées ; le nombre recueilli a été utilisé."));

    /// <summary>The number of lesions of a row is unknown; at least one was counted.</summary>
    public static Flag CountMissing { get; } = new(
        "count-missing",
        new("The number of lesions of a row is unknown; at least one was counted.", "Le nombre de lésions d'une ligne est inconnu ; au moins une a été comptée."));

    /// <summary>The organ of a lesion is missing.</summary>
    public static Flag OrganMissing { get; } = new(
        "organ-missing",
        new("The organ of a lesion is missing.", "L'organe d'une lésion manque."));

    /// <summary>The size of a lesion is missing or undecided.</summary>
    public static Flag SizeMissing { get; } = new(
        "size-missing",
        new("The size of a lesion is missing or undecided.", "La taille d'une lésion manque ou n'est pas décidable."));

    /// <summary>The dose per fraction exceeds 10 Gy: the linear-quadratic model is extrapolated.</summary>
    public static Flag LinearQuadraticExtrapolated { get; } = new(
        "lq-extrapolated",
        new("The dose per fraction exceeds 10 Gy: the linear-quadratic model is extrapolated.", "La dose par fraction dépasse 10 Gy : le modèle linéaire-quadratique est extrapolé."));

    /// <summary>The dose per fraction is outside 0.5 to 34 Gy or the total outside 4 to 90 Gy.</summary>
    public static Flag DoseOutOfRange { get; } = new(
        "dose-out-of-range",
        new("The dose per fraction is outside 0.5 to 34 Gy or the total outside 4 to 90 Gy.", "La dose par fraction est hors de 0,5 à 34 Gy ou la dose totale hors de 4 à 90 Gy."));

    /// <summary>The total dose differs from fractions times dose per fraction by more than 0.1 Gy.</summary>
    public static Flag DoseInconsistent { get; } = new(
        "dose-inconsistent",
        new("The total dose differs from fractions times dose per fraction by more than 0.1 Gy.", "La dose totale diffère de plus de 0,1 Gy du produit fractions par dose."));

    /// <summary>The schedule can be read in two ways; fractions times dose was used.</summary>
    public static Flag ScheduleAmbiguous { get; } = new(
        "schedule-ambiguous",
        new("The schedule can be read in two ways; fractions times dose was used.", "Le schéma peut se lire de deux façons ; fractions par dose a été utilisé."));

    /// <summary>The performance status was converted from the Karnofsky index.</summary>
    public static Flag FromKarnofsky { get; } = new(
        "from-karnofsky",
        new("The performance status was converted from the Karnofsky index.", "Le statut OMS a été converti de l'indice de Karnofsky."));

    /// <summary>Nothing but the age is known: 60 years or more counts as postmenopausal.</summary>
    public static Flag MenopauseFromAge { get; } = new(
        "menopause-from-age",
        new("Nothing but the age is known: 60 years or more counts as postmenopausal.", "Seul l'âge est connu : 60 ans ou plus compte comme ménopause."));

    /// <summary>Tis was grouped with T0 to T2.</summary>
    public static Flag InSituTumour { get; } = new(
        "in-situ",
        new("Tis was grouped with T0 to T2.", "Tis a été regroupé avec T0 à T2."));

    /// <summary>A treatment begun before the metastatic disease does not start a line.</summary>
    public static Flag ContinuedTreatment { get; } = new(
        "continued-treatment",
        new("A treatment begun before the metastatic disease does not start a line.", "Un traitement commencé avant la maladie métastatique ne débute pas une ligne."));

    /// <summary>The setting of a systemic treatment is missing; its start after the metastasis was taken as metastatic.</summary>
    public static Flag SettingMissing { get; } = new(
        "setting-missing",
        new("The setting of a systemic treatment is missing; its start after the metastasis was taken as metastatic.", "La situation d'un traitement systémique manque ; son début après la métastase a été considéré comme métastatique."));

    /// <summary>The intent of a focal treatment is missing; focal treatment of a metastasis was taken as curative.</summary>
    public static Flag IntentMissing { get; } = new(
        "intent-missing",
        new("The intent of a focal treatment is missing; focal treatment of a metastasis was taken as curative.", "L'intention d'un traitement focal manque ; un traitement focal de métastase a été considéré comme curatif."));

    /// <summary>The intent of a focal treatment cannot be read; whether it is curative is left open.</summary>
    public static Flag IntentUnread { get; } = new(
        "intent-unread",
        new("The intent of a focal treatment cannot be read; whether it is curative is left open.", "L'intention d'un traitement focal est illisible ; on ne sait pas s'il est curatif."));

    /// <summary>A treatment of which it is open whether it is curative focal treatment precedes every other start; time zero is unknown.</summary>
    public static Flag OriginOpen { get; } = new(
        "origin-open",
        new("A treatment of which it is open whether it is curative focal treatment precedes every other start; time zero is unknown.", "Un traitement dont on ne sait pas s'il est focal et curatif précède tout autre début ; le temps zéro est inconnu."));

    /// <summary>Time zero is the recorded date.</summary>
    public static Flag RecordedOrigin { get; } = new(
        "recorded-origin",
        new("Time zero is the recorded date.", "Le temps zéro est la date recueillie."));

    /// <summary>The recorded time zero differs from the derived one; the derived one was used.</summary>
    public static Flag OriginDiffers { get; } = new(
        "origin-differs",
        new("The recorded time zero differs from the derived one; the derived one was used.", "Le temps zéro recueilli diffère du temps zéro calculé ; le temps calculé a été utilisé."));

    /// <summary>Dates are withheld; the recorded duration was used.</summary>
    public static Flag RecordedDuration { get; } = new(
        "recorded-duration",
        new("Dates are withheld; the recorded duration was used.", "Les dates sont retenues ; la durée recueillie a été utilisée."));

    /// <summary>Follow-up of length zero was set to half a day.</summary>
    public static Flag HalfDay { get; } = new(
        "half-day",
        new("Follow-up of length zero was set to half a day.", "Un suivi de durée nulle a été porté à une demi-journée."));

    /// <summary>The last follow-up precedes an event; follow-up was extended to it.</summary>
    public static Flag FollowUpExtended { get; } = new(
        "follow-up-extended",
        new("The last follow-up precedes an event; follow-up was extended to it.", "Les dernières nouvelles précèdent un événement ; le suivi a été prolongé."));

    /// <summary>Follow-up was truncated at the administrative cut-off.</summary>
    public static Flag CutOff { get; } = new(
        "cut-off",
        new("Follow-up was truncated at the administrative cut-off.", "Le suivi a été tronqué à la date de point."));

    /// <summary>Dates are withheld: the administrative cut-off could not be applied.</summary>
    public static Flag CutOffNotApplied { get; } = new(
        "cut-off-not-applied",
        new("Dates are withheld: the administrative cut-off could not be applied.", "Les dates sont retenues : la date de point n'a pas pu être appliquée."));

    /// <summary>A focal treatment does not name its lesions.</summary>
    public static Flag LesionsNotNamed { get; } = new(
        "lesions-not-named",
        new("A focal treatment does not name its lesions.", "Un traitement focal ne nomme pas ses lésions."));

    /// <summary>An imputed event date was moved into the follow-up.</summary>
    public static Flag ImputedDateClipped { get; } = new(
        "imputed-date-clipped",
        new("An imputed event date was moved into the follow-up.", "Une date d'événement imputée a été ramenée dans le suivi."));

    /// <summary>The last imaging is missing; censored at the last follow-up.</summary>
    public static Flag ImagingMissing { get; } = new(
        "imaging-missing",
        new("The last imaging is missing; censored at the last follow-up.", "La dernière imagerie manque ; censure aux dernières nouvelles."));

    /// <summary>Another focal treatment has no date; the first dated one was used.</summary>
    public static Flag SomeTreatmentUndated { get; } = new(
        "treatment-undated",
        new("Another focal treatment has no date; the first dated one was used.", "Un autre traitement focal n'a pas de date ; le premier daté a été utilisé."));

    /// <summary>The focal treatment came after progression.</summary>
    public static Flag Salvage { get; } = new(
        "salvage",
        new("The focal treatment came after progression.", "Le traitement focal est postérieur à la progression."));

    /// <summary>A date that the definition needs is missing.</summary>
    public static Flag DateMissing { get; } = new(
        "date-missing",
        new("A date that the definition needs is missing.", "Une date nécessaire à la définition manque."));

    /// <summary>The class of a drug is not known.</summary>
    public static Flag DrugClassUnknown { get; } = new(
        "drug-class-unknown",
        new("The class of a drug is not known.", "La classe d'un médicament n'est pas connue."));

    /// <summary>No endocrine treatment is recorded before the event that the question is about.</summary>
    public static Flag NoEndocrineExposure { get; } = new(
        "no-endocrine-exposure",
        new("No endocrine treatment is recorded before the event that the question is about.", "Aucune hormonothérapie n'est recueillie avant l'événement en cause."));

    /// <summary>Adjuvant endocrine treatment had ended before the relapse.</summary>
    public static Flag AdjuvantHadEnded { get; } = new(
        "adjuvant-had-ended",
        new("Adjuvant endocrine treatment had ended before the relapse.", "L'hormonothérapie adjuvante était terminée avant la rechute."));

    /// <summary>Not defined: metachronous disease that does not progress under treatment; a new lesion is progression.</summary>
    public static Flag StateNotDefined { get; } = new(
        "state-not-defined",
        new("Not defined: metachronous disease that does not progress under treatment; a new lesion is progression.", "Non défini : maladie métachrone sans progression sous traitement ; une nouvelle lésion est une progression."));

    /// <summary>The attribution of an adverse event is missing; it was counted.</summary>
    public static Flag AttributionMissing { get; } = new(
        "attribution-missing",
        new("The attribution of an adverse event is missing; it was counted.", "L'imputabilité d'un événement indésirable manque ; il a été compté."));

    /// <summary>The reported response contradicts the sums of diameters; the report was used.</summary>
    public static Flag ResponseContradictsSums { get; } = new(
        "response-contradicts-sums",
        new("The reported response contradicts the sums of diameters; the report was used.", "La réponse rapportée contredit les sommes de diamètres ; la réponse rapportée a été utilisée."));

    /// <summary>Responses are not confirmed by a second assessment.</summary>
    public static Flag ResponseUnconfirmed { get; } = new(
        "response-unconfirmed",
        new("Responses are not confirmed by a second assessment.", "Les réponses ne sont pas confirmées par une seconde évaluation."));

    /// <summary>There are no assessments; the recorded best response was used.</summary>
    public static Flag ResponseRecorded { get; } = new(
        "response-recorded",
        new("There are no assessments; the recorded best response was used.", "Il n'y a pas d'évaluations ; la meilleure réponse recueillie a été utilisée."));

    /// <summary>Stable disease was seen too early to count.</summary>
    public static Flag StableTooEarly { get; } = new(
        "stable-too-early",
        new("Stable disease was seen too early to count.", "Une maladie stable a été vue trop tôt pour compter."));

    /// <summary>The flags of a derivation, each once, in the order in which they were raised.</summary>
    internal static ImmutableArray<Flag> Distinct(List<Flag> flags) => flags.Count == 0 ? [] : [.. flags.Distinct()];
}
