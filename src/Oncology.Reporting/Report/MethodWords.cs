namespace Oncology.Reporting;

/// <summary>Headings of the methods, and what they say of each method whose sentence needs no setting.</summary>
internal static class MethodWords
{
    public static readonly LocalText Patients = new("Patients and definitions", "Patients et définitions");
    public static readonly LocalText Endpoints = new("Endpoints and follow-up", "Critères de jugement et suivi");
    public static readonly LocalText Description = new("Description and survival", "Description et survie");
    public static readonly LocalText Models = new("Models and exposure", "Modèles et exposition");
    public static readonly LocalText Missing = new("Missing data, tests and software", "Données manquantes, tests et logiciel");

    public static LocalText Of(StudyMethod method) => method switch
    {
        StudyMethod.MedianAndRange => new LocalText(
            "Numbers are given as median and range, categories as count and percentage of the patients in whom they are known.",
            "Les nombres sont donnés en médiane et étendue, les catégories en effectif et pourcentage des patients chez qui elles sont connues."),
        StudyMethod.ChiSquare => new LocalText(
            "Categories were compared by Pearson's chi-square test without continuity correction.",
            "Les catégories sont comparées par le test du khi-deux de Pearson sans correction de continuité."),
        StudyMethod.FisherExact => new LocalText(
            "Fisher's exact test was used where an expected count was below 5.", "Le test exact de Fisher est utilisé dès qu'un effectif attendu est inférieur à 5."),
        StudyMethod.MannWhitney => new LocalText(
            "Numbers were compared by the Mann-Whitney test (normal approximation with ties).", "Les nombres sont comparés par le test de Mann-Whitney (approximation normale avec ex æquo)."),
        StudyMethod.KruskalWallis => new LocalText(
            "Numbers of more than two groups were compared by the Kruskal-Wallis test (corrected for ties).",
            "Les nombres de plus de deux groupes sont comparés par le test de Kruskal-Wallis (avec correction des ex æquo)."),
        StudyMethod.NelsonAalen => new LocalText(
            "Cumulative hazards are Nelson-Aalen estimates.", "Les risques cumulés sont des estimations de Nelson-Aalen."),
        StudyMethod.ReverseKaplanMeier => new LocalText(
            "Median follow-up is the reverse Kaplan-Meier estimate.", "Le suivi médian est l'estimation de Kaplan-Meier inversée."),
        StudyMethod.LogRank => new LocalText("Curves were compared by the log-rank test.", "Les courbes sont comparées par le test du log-rank."),
        StudyMethod.Wald => new LocalText(
            "Multivariable, time-dependent and weighted effects, and those of numbers, were tested by the Wald test.",
            "Les effets multivariés, dépendants du temps, pondérés, et ceux des nombres, sont testés par le test de Wald."),
        StudyMethod.TimeDependentCovariate => new LocalText(
            "An exposure that begins during follow-up entered as a time-dependent covariate: patients count as unexposed until it begins.",
            "Une exposition qui commence pendant le suivi entre comme covariable dépendante du temps : les patients comptent comme non exposés jusqu'à son début."),
        StudyMethod.NaiveExposure => new LocalText(
            "Ever against never exposed is shown only to measure its immortal-time bias.", "La comparaison exposés un jour contre jamais n'est montrée que pour mesurer son biais de temps immortel."),
        StudyMethod.SimonMakuch => new LocalText(
            "Simon-Makuch curves move patients to the exposed risk set when their exposure begins.", "Les courbes de Simon-Makuch font passer les patients dans l'ensemble exposé au début de leur exposition."),
        StudyMethod.MantelByar => new LocalText("They were compared by the Mantel-Byar test.", "Elles sont comparées par le test de Mantel-Byar."),
        StudyMethod.AalenJohansen => new LocalText(
            "Cumulative incidences of competing causes are Aalen-Johansen estimates.", "Les incidences cumulées de causes concurrentes sont des estimations d'Aalen-Johansen."),
        StudyMethod.GrayTest => new LocalText("They were compared by Gray's test.", "Elles sont comparées par le test de Gray."),
        StudyMethod.Iptw => new LocalText(
            "Inverse-probability-of-treatment weights (IPTW) estimate the effect in all patients.", "Les poids par l'inverse de la probabilité de traitement (IPTW) estiment l'effet chez tous les patients."),
        StudyMethod.OverlapWeights => new LocalText(
            "Overlap weights estimate the effect in patients who could have had either treatment.", "Les poids de recouvrement estiment l'effet chez les patients qui pouvaient recevoir l'un ou l'autre traitement."),
        StudyMethod.RobustErrors => new LocalText(
            "Weighted estimates have robust (sandwich) standard errors, the weights taken as fixed.", "Les estimations pondérées ont des erreurs types robustes (sandwich), les poids pris pour fixes."),
        StudyMethod.StandardizedDifference => new LocalText(
            "Balance is measured by standardised differences.", "L'équilibre est mesuré par des différences standardisées."),
        StudyMethod.ImmortalTimeAudit => new LocalText(
            "The immortal-time audit sets naive, landmark and time-dependent estimates side by side.", "L'audit du temps immortel met côte à côte les estimations naïve, landmark et dépendante du temps."),
        StudyMethod.LandmarkSweep => new LocalText(
            "A landmark sweep repeats the analysis at many landmarks.", "Un balayage répète l'analyse à de nombreux landmarks."),
        StudyMethod.Subgroups => new LocalText(
            "Effects in subgroups come from Cox models with an interaction, whose test is given.", "Les effets par sous-groupe viennent de modèles de Cox avec interaction, dont le test est donné."),
        StudyMethod.EValue => new LocalText(
            "E-values say how strong unmeasured confounding would have to be to explain an estimate away.", "Les valeurs E disent la force qu'une confusion non mesurée devrait avoir pour expliquer une estimation."),
        StudyMethod.LeaveOneOut => new LocalText(
            "Leave-one-out refits leave each patient out in turn.", "Les réajustements par retrait (leave-one-out) écartent chaque patient, un à un."),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "This method's sentence is written from the settings."),
    };
}
