namespace Oncology.Reporting;

/// <summary>Words of a study's results and report, English and French side by side.</summary>
internal static class StudyWords
{
    public static readonly LocalText AdjustedFor = new("Adjusted for", "Ajusté sur");
    public static readonly LocalText AtRisk = new("At risk", "À risque");
    public static readonly LocalText Balanced = new("After weighting every covariate is within 0.1.", "Après pondération, toute covariable est en deçà de 0,1.");
    public static readonly LocalText BalanceNote = new(
        "Standardised differences between exposed and unexposed, in standard deviations; below 0.1 in size is usually called balanced.",
        "Différences standardisées entre exposés et non exposés, en écarts-types ; l'équilibre est habituellement admis sous 0,1 en valeur absolue.");

    public static readonly LocalText NotBalanced = new("Still beyond 0.1 after weighting: {0}.", "Encore au-delà de 0,1 après pondération : {0}.");

    public static readonly LocalText Box = new("Box", "Cadre");
    public static readonly LocalText Cause = new("First event", "Premier événement");
    public static readonly LocalText Censored = new("Censored", "Censurés");
    public static readonly LocalText Changes = new("Omissions that move p across the level", "Retraits qui font changer p de côté du seuil");
    public static readonly LocalText EffectiveSize = new("Effective size", "Effectif équivalent");
    public static readonly LocalText EValueCommon = new(
        "E-value: how strongly, as a risk ratio, an unmeasured confounder would have to go with both exposure and outcome to explain the estimate away. The event is common: the hazard ratio is first turned into a risk ratio.",
        "Valeur E : force, en rapport de risques, du lien qu'un facteur de confusion non mesuré devrait avoir avec l'exposition et avec l'événement pour expliquer l'estimation. Événement fréquent : le HR est d'abord converti en rapport de risques.");

    public static readonly LocalText EValueOfEstimate = new("E-value", "Valeur E");
    public static readonly LocalText EValueOfLimit = new("E-value of the interval", "Valeur E de l'intervalle");
    public static readonly LocalText EValueRare = new(
        "E-value: how strongly, as a risk ratio, an unmeasured confounder would have to go with both exposure and outcome to explain the estimate away. The event is rare: the hazard ratio is taken as risk ratio.",
        "Valeur E : force, en rapport de risques, du lien qu'un facteur de confusion non mesuré devrait avoir avec l'exposition et avec l'événement pour expliquer l'estimation. Événement rare : le HR est pris pour rapport de risques.");

    public static readonly LocalText FollowUpTime = new("Time", "Temps");
    public static readonly LocalText IncidenceNote = new(
        "Aalen-Johansen estimates; the other causes compete and do not censor.", "Estimations d'Aalen-Johansen ; les autres causes sont concurrentes et ne censurent pas.");

    public static readonly LocalText LargestP = new("Largest p", "p maximal");
    public static readonly LocalText LargestRatio = new("Largest HR", "HR maximal");
    public static readonly LocalText LeaveOneOutNote = new(
        "The time-dependent Cox model is fitted again without each patient in turn.",
        "Le modèle de Cox dépendant du temps est réajusté sans chaque patient, un à un.");

    public static readonly LocalText Model = new("Model", "Modèle");
    public static readonly LocalText OtherStudiesNote = new(
        "Rates of other studies as printed, without intervals; –: not printed. Different patients and treatments: nothing is compared.",
        "Taux des autres études tels qu'imprimés, sans intervalle ; – : non imprimé. Patients et traitements différents : rien n'est comparé.");

    public static readonly LocalText Period = new("Period", "Période");
    public static readonly LocalText Population = new("Population", "Population");
    public static readonly LocalText Profile = new("Study profile", "Diagramme de flux");
    public static readonly LocalText PropensityNote = new(
        "Propensity score of exposure by {0} {1}, among the {2} patients followed then without event ({3} more left out: a covariate is missing). Covariates: {4}.",
        "Score de propension de l'exposition à {0} {1}, chez les {2} patients alors suivis sans événement ({3} autres écartés : une covariable manque). Covariables : {4}.");

    public static readonly LocalText Probability = new("Probability", "Probabilité");
    public static readonly LocalText Reason = new("Reason", "Raison");
    public static readonly LocalText RefitsFailed = new("Refits that do not exist: {0}.", "Réajustements impossibles : {0}.");
    public static readonly LocalText RiskRatio = new("Risk ratio", "Rapport de risques");
    public static readonly LocalText Screened = new("Screened for eligibility", "Évalués pour l'éligibilité");
    public static readonly LocalText SinceExposure = new("Time since the exposure began", "Temps depuis le début de l'exposition");
    public static readonly LocalText SinceLandmark = new("Time since the landmark", "Temps depuis le landmark");
    public static readonly LocalText SmallestRatio = new("Smallest HR", "HR minimal");
    public static readonly LocalText StandardError = new("Std. error", "Erreur type");
    public static readonly LocalText TimesIn = new("Times in", "Temps en");
    public static readonly LocalText Weighting = new("Weighting", "Pondération");
    public static readonly LocalText WeightingNote = new(
        "Time from the first treatment. Weighted intervals and p-values use robust standard errors, the weights taken as fixed. IPTW: effect in all patients; overlap weights: in those who could have had either treatment.",
        "Temps depuis le premier traitement. Les intervalles et p pondérés ont des erreurs types robustes, les poids pris pour fixes. IPTW : effet chez tous les patients ; recouvrement : chez ceux qui pouvaient recevoir l'un ou l'autre.");

    public static readonly LocalText AllPatients = new("All patients", "Tous les patients");
    public static readonly LocalText Analysed = new("Analysed", "Analysés");
    public static readonly LocalText Analysis = new("Analysis", "Analyse");
    public static readonly LocalText Conventions = new("Conventions", "Conventions");
    public static readonly LocalText Contents = new("Contents", "Table des matières");
    public static readonly LocalText Cutoff = new("Cut-off date", "Date de point");
    public static readonly LocalText Date = new("Date", "Date");
    public static readonly LocalText FirstMonth = new("First month", "Premier mois");
    public static readonly LocalText InFile = new("Patients in the file", "Patients du fichier");
    public static readonly LocalText InputFile = new("Input file", "Fichier lu");
    public static readonly LocalText Correction = new("Correction", "Correction");
    public static readonly LocalText LastMonth = new("Last month", "Dernier mois");
    public static readonly LocalText Library = new("Library", "Bibliothèque");
    public static readonly LocalText LogRank = new("Log-rank test", "Test du log-rank");
    public static readonly LocalText Provenance = new("Provenance", "Provenance");
    public static readonly LocalText Remarks = new("Remarks on the data", "Remarques sur les données");
    public static readonly LocalText Sources = new("Sources", "Sources");
    public static readonly LocalText Seed = new("Random seed", "Graine aléatoire");
    public static readonly LocalText NoSeed = new("none: nothing in this report is drawn at random", "aucune : rien dans ce rapport n'est tiré au sort");
    public static readonly LocalText Time = new("Time of the run", "Heure de l'exécution");
    public static readonly LocalText NoTime = new(
        "not written, so that equal input gives equal bytes", "non écrite, pour que des entrées égales donnent des octets égaux");

    public static readonly LocalText Study = new("Study", "Étude");
    public static readonly LocalText SyntheticBanner = new(
        "Synthetic data: no row of this study is a real person. The numbers serve to show and to test the analysis.",
        "Données synthétiques : aucune ligne de cette étude n'est une personne réelle. Les nombres servent à montrer et à vérifier l'analyse.");

    public static readonly LocalText SyntheticNote = new("Synthetic data.", "Données synthétiques.");
    public static readonly LocalText Term = new("Term", "Terme");
}
