namespace Oncology.Reporting;

/// <summary>Words of the parts that every report has, English and French side by side.</summary>
internal static class ReportWords
{
    public static readonly LocalText Answer = new("Where", "Où");
    public static readonly LocalText Appendix = new("Appendix {0}. {1}", "Annexe {0}. {1}");
    public static readonly LocalText Asked = new("What is asked", "Ce qui est demandé");
    public static readonly LocalText ByAuthors = new("Not in this report: to be written by the authors", "Absent de ce rapport : à rédiger par les auteurs");
    public static readonly LocalText Check = new("To look at", "À regarder");
    public static readonly LocalText ChecksNote = new(
        "Events per coefficient below {0} make estimates unstable. Proportional hazards: score test of all coefficients against time (Grambsch and Therneau, as cox.zph of R; time transformed by the Kaplan-Meier estimate); a small p says that a hazard ratio changes with time. Separation and failed convergence are named where they occur.",
        "Moins de {0} événements par coefficient rendent les estimations instables. Risques proportionnels : test du score de tous les coefficients contre le temps (Grambsch et Therneau, comme cox.zph de R ; temps transformé par l'estimation de Kaplan-Meier) ; un petit p dit qu'un HR change avec le temps. Séparation et absence de convergence sont nommées là où elles surviennent.");

    public static readonly LocalText Code = new("Rule", "Règle");
    public static readonly LocalText Coefficients = new("Coefficients", "Coefficients");
    public static readonly LocalText Column = new("Column of the file", "Colonne du fichier");
    public static readonly LocalText Complete = new("Complete: {0}.", "Complètes : {0}.");
    public static readonly LocalText Correct = new("No finding: the import and the rules have nothing to report.", "Aucun constat : l'import et les règles n'ont rien à signaler.");
    public static readonly LocalText DataQuality = new("Data quality", "Qualité des données");
    public static readonly LocalText EventsPerCoefficient = new("Events per coefficient", "Événements par coefficient");
    public static readonly LocalText FewEvents = new("few events", "peu d'événements");
    public static readonly LocalText Finding = new("Finding", "Constat");
    public static readonly LocalText Findings = new("Findings of the import and of the rules", "Constats de l'import et des règles");
    public static readonly LocalText FindingsNote = new(
        "Lines are those of the file; no cell is repeated here. Errors stop a study; these are warnings and information.",
        "Les lignes sont celles du fichier ; aucune cellule n'est répétée ici. Les erreurs arrêtent une étude ; voici les avertissements et informations.");

    public static readonly LocalText Known = new("Known", "Connues");
    public static readonly LocalText LeftOut = new("Patients left out of an endpoint, and doubts about their dates", "Patients écartés d'un critère, et doutes sur leurs dates");
    public static readonly LocalText Lines = new("Lines", "Lignes");
    public static readonly LocalText Methods = new("Statistical methods", "Méthodes statistiques");
    public static readonly LocalText Missing = new("Missing", "Manquantes");
    public static readonly LocalText NotApplicable = new("Not applicable", "Sans objet");
    public static readonly LocalText NotApplicableNote = new(
        "Not applicable: patients whom the variable does not concern (study file, 'among'); values are missing among the others.",
        "Sans objet : patients que la variable ne concerne pas (fichier d'étude, « among ») ; les valeurs manquent parmi les autres.");

    public static readonly LocalText MissingNote = new(
        "Values that do not apply to a patient, such as the date of a treatment that was not given, count as missing here.",
        "Les valeurs sans objet pour un patient, comme la date d'un traitement non reçu, comptent ici comme manquantes.");

    public static readonly LocalText MissingValues = new("Missing values of the variables of the study", "Valeurs manquantes des variables de l'étude");
    public static readonly LocalText ModelChecks = new("Models and their checks", "Modèles et leurs vérifications");
    public static readonly LocalText ModelChecksTable = new("Cox models: events, proportional hazards, separation", "Modèles de Cox : événements, risques proportionnels, séparation");
    public static readonly LocalText NoMissing = new("No variable of the study has a missing value.", "Aucune variable de l'étude n'a de valeur manquante.");
    public static readonly LocalText NotConverged = new("not converged", "pas de convergence");
    public static readonly LocalText NotHere = new("Not in this report", "Absent de ce rapport");
    public static readonly LocalText Number = new("No.", "N°");
    public static readonly LocalText ProportionalHazards = new("Proportional hazards, p", "Risques proportionnels, p");
    public static readonly LocalText ProportionalHazardsInDoubt = new("hazards not proportional", "risques non proportionnels");
    public static readonly LocalText RestByAuthors = new("{0}: to be written by the authors", "{0} : à rédiger par les auteurs");
    public static readonly LocalText Rows = new("Count", "Nombre");
    public static readonly LocalText Separation = new("separation", "séparation");
    public static readonly LocalText Severity = new("Severity", "Gravité");
    public static readonly LocalText SkipToResults = new("Skip to the results", "Aller aux résultats");
    public static readonly LocalText Topic = new("Topic", "Sujet");
    public static readonly LocalText Variable = new("Variable", "Variable");
}
