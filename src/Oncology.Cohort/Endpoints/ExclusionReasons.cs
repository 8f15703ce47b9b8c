namespace Oncology.Cohort;

/// <summary>All reasons for which an endpoint or an analysis of it loses a patient.</summary>
internal static class ExclusionReasons
{
    internal static ExclusionReason NoOrigin { get; } = Make(
        "D8.1", "No start of treatment: there is no time zero.", "Aucun début de traitement : pas de temps zéro.");

    internal static ExclusionReason OriginOpen { get; } = Make(
        "D8.3", "The first treatment may be a curative focal one, or none: its intent or kind cannot be read, and time zero is unknown.",
        "Le premier traitement est peut-être focal et curatif, ou non : son intention ou sa nature est illisible, le temps zéro est inconnu.");

    internal static ExclusionReason OriginBeforeMetastasis { get; } = Make(
        "D8.2", "Time zero precedes the diagnosis of the metastasis by too many days.",
        "Le temps zéro précède de trop de jours le diagnostic de la métastase.");

    internal static ExclusionReason MixedCalendar { get; } = Make(
        "D1.1", "Calendar dates and day offsets are mixed.", "Dates et décalages en jours sont mélangés.");

    internal static ExclusionReason OriginAfterCutOff { get; } = Make(
        "D1.2", "Time zero is after the cut-off date.", "Le temps zéro est postérieur à la date de point.");

    internal static ExclusionReason ZeroTime { get; } = Make(
        "D1.3", "Follow-up of length zero.", "Suivi de durée nulle.");

    internal static ExclusionReason NegativeDuration { get; } = Make(
        "D1.4", "The recorded duration is negative or not a number.", "La durée recueillie est négative ou non numérique.");

    internal static ExclusionReason PartialDateRejected { get; } = Make(
        "D1.5", "The date of an event is partial, and the policy rejects partial dates.",
        "La date d'un événement est incomplète, et la règle refuse les dates incomplètes.");

    internal static ExclusionReason ProgressionAfterEnd { get; } = Make(
        "D9.2", "Progression after death or after the last follow-up.", "Progression après le décès ou après les dernières nouvelles.");

    internal static ExclusionReason DeadWithoutDate { get; } = Make(
        "D9.3", "Dead without date of death.", "Décès sans date.");

    internal static ExclusionReason AliveWithDeathDate { get; } = Make(
        "D9.3", "Alive with a date of death.", "Vivant avec une date de décès.");

    internal static ExclusionReason AliveWithDeathEvent { get; } = Make(
        "D9.3", "Alive, but an event without date says death.", "Vivant, mais un événement sans date dit décès.");

    internal static ExclusionReason DeathBeforeOrigin { get; } = Make(
        "D9.5", "Death before time zero.", "Décès avant le temps zéro.");

    internal static ExclusionReason EventBeforeOrigin { get; } = Make(
        "D9.5", "Progression before time zero.", "Progression avant le temps zéro.");

    internal static ExclusionReason ProgressionWithoutDate { get; } = Make(
        "V10", "Progression without date.", "Progression sans date.");

    internal static ExclusionReason DateWithoutProgression { get; } = Make(
        "V10", "Date of progression, but no progression.", "Date de progression sans progression.");

    internal static ExclusionReason EventWithoutProgression { get; } = Make(
        "V10", "An event is a progression, but progression says no.", "Un événement est une progression, mais « progression » dit non.");

    internal static ExclusionReason NoFollowUp { get; } = Make(
        "D9.0", "No event and no last follow-up date.", "Ni événement ni date de dernières nouvelles.");

    internal static ExclusionReason FollowUpBeforeOrigin { get; } = Make(
        "D9.0", "The last follow-up precedes time zero.", "Les dernières nouvelles précèdent le temps zéro.");

    internal static ExclusionReason ExposureWithoutDate { get; } = Make(
        "V13", "Focal treatment without date: when exposure begins is unknown.",
        "Traitement focal sans date : le début de l'exposition est inconnu.");

    internal static ExclusionReason ExposureOpen { get; } = Make(
        "D10", "Whether there was a curative focal treatment is not known, or cannot be read.",
        "On ne sait pas s'il y a eu un traitement focal curatif, ou la cellule est illisible.");

    internal static ExclusionReason ExposureBeforeOrigin { get; } = Make(
        "D10", "Focal treatment before time zero.", "Traitement focal avant le temps zéro.");

    internal static ExclusionReason NoFocalTreatment { get; } = Make(
        "D9.local", "No curative focal treatment of a metastasis.", "Aucun traitement focal curatif d'une métastase.");

    internal static ExclusionReason TreatedLesionsNotNamed { get; } = Make(
        "D9.local", "A focal treatment does not name its lesions, of which there are several.",
        "Un traitement focal ne nomme pas ses lésions, qui sont plusieurs.");

    internal static ExclusionReason FailureNotNamed { get; } = Make(
        "D9.local", "A local failure does not name its lesion, and several were treated.",
        "Un échec local ne nomme pas sa lésion, et plusieurs ont été traitées.");

    internal static ExclusionReason CauseOfDeathUnknown { get; } = Make(
        "D9.cause", "The cause of death is unknown.", "La cause du décès est inconnue.");

    internal static ExclusionReason EventWithoutDate { get; } = Make(
        "D9.6", "An event of the endpoint has no date.", "Un événement du critère n'a pas de date.");

    internal static ExclusionReason EventBeforeLandmark { get; } = Make(
        "D11", "Event before the landmark.", "Événement avant le landmark.");

    internal static ExclusionReason CensoredBeforeLandmark { get; } = Make(
        "D11", "Censored before the landmark.", "Censure avant le landmark.");

    internal static ExclusionReason OtherEventBeforeLandmark { get; } = Make(
        "D11", "Event of the other endpoint before the landmark.", "Événement de l'autre critère avant le landmark.");

    internal static ExclusionReason OtherCensoredBeforeLandmark { get; } = Make(
        "D11", "Censored for the other endpoint before the landmark.", "Censure de l'autre critère avant le landmark.");

    internal static ExclusionReason OtherEndpointMissing { get; } = Make(
        "D11", "The other endpoint of the landmark rule is unknown.", "L'autre critère de la règle de landmark est inconnu.");

    internal static Excluded Of(this ExclusionReason reason, PatientHistory history) => new(history.PatientId, reason.Rule, reason.Reason);

    // Reasons that a recorded duration makes good.
    internal static bool IsWantOfDates(ExclusionReason reason) =>
        reason == NoOrigin || reason == OriginOpen || reason == DeadWithoutDate || reason == ProgressionWithoutDate || reason == NoFollowUp;

    private static ExclusionReason Make(string rule, string english, string french) => new(rule, new Wording(english, french));
}
