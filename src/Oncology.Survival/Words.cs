using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>What the user reads from this project, English and French side by side.</summary>
internal static class Words
{
    public static readonly Word Adjusted = new("Adjusted", "Ajusté");
    public static readonly Word AfterWeighting = new("After weighting", "Après pondération");
    public static readonly Word Analysis = new("Analysis", "Analyse");
    public static readonly Word AtRisk = new("At risk", "À risque");
    public static readonly Word Balance = new("Balance (standardised differences)", "Équilibre (différences standardisées)");
    public static readonly Word BaselineHazard = new("Cumulative baseline hazard", "Risque de base cumulé");
    public static readonly Word BaselineSubdistributionHazard = new("Cumulative baseline subdistribution hazard", "Risque de base cumulé de sous-distribution");
    public static readonly Word Basic = new("basic", "basique");
    public static readonly Word BeforeWeighting = new("Before weighting", "Avant pondération");
    public static readonly Word Bootstrap = new("Bootstrap", "Bootstrap");
    public static readonly Word Cause = new("Cause", "Cause");
    public static readonly Word Censored = new("Censored", "Censurés");
    public static readonly Word CensoredBefore = new("Censored before", "Censurés avant");
    public static readonly Word CochranArmitageTest = new("Cochran-Armitage test for trend", "Test de tendance de Cochran-Armitage");
    public static readonly Word Colon = new(": ", "\u00A0: ");
    public static readonly Word CompetingEvents = new("competing events", "événements concurrents");
    public static readonly Word ConclusionChanges = new("Omissions that move p across the level", "Omissions qui font changer p de côté du seuil");
    public static readonly Word Concordance = new("Concordance", "Concordance");
    public static readonly Word CorrectedP = new("p, continuity correction", "p, correction de continuité");
    public static readonly Word Correlation = new("Correlation", "Corrélation");
    public static readonly Word CountsTable = new("Counts", "Effectifs");
    public static readonly Word Covariate = new("Covariate", "Covariable");
    public static readonly Word CoxModel = new("Cox model", "Modèle de Cox");
    public static readonly Word CoxSnell = new("Cox-Snell", "Cox-Snell");
    public static readonly Word CramersV = new("Cramér's V", "V de Cramér");
    public static readonly Word CumulativeIncidence = new("Cumulative incidence (Aalen-Johansen)", "Incidence cumulée (Aalen-Johansen)");
    public static readonly Word CurveCarriedOn = new("The curve ends before the horizon; its last value is carried on.", "La courbe s'arrête avant l'horizon ; sa dernière valeur est prolongée.");
    public static readonly Word DegreesOfFreedom = new("df", "ddl");
    public static readonly Word DenominatorFreedom = new("df, denominator", "ddl, dénominateur");
    public static readonly Word Deviance = new("Deviance", "Déviance");
    public static readonly Word DifferenceOfMeans = new("Difference of means", "Différence des moyennes");
    public static readonly Word EValue = new("E-value", "Valeur E");
    public static readonly Word EValueOfEstimate = new("E-value of the estimate", "Valeur E de l'estimation");
    public static readonly Word EValueOfLimit = new("E-value of the limit", "Valeur E de la borne");
    public static readonly Word EffectiveSize = new("Effective size", "Effectif équivalent");
    public static readonly Word Episodes = new("Episodes", "Épisodes");
    public static readonly Word EstimateWord = new("Estimate", "Estimation");
    public static readonly Word EventBefore = new("Event before", "Événement avant");
    public static readonly Word Events = new("Events", "Événements");
    public static readonly Word EverNever = new("Ever against never exposed (biased)", "Exposés un jour contre jamais (biaisé)");
    public static readonly Word ExactP = new("p, exact", "p, exact");
    public static readonly Word Expected = new("Expected", "Attendus");
    public static readonly Word Exposed = new("Exposed", "Exposés");
    public static readonly Word ExposedEpisodes = new("Exposed episodes", "Épisodes exposés");
    public static readonly Word FineGrayModel = new("Fine-Gray model", "Modèle de Fine et Gray");
    public static readonly Word FirstGroup = new("First group", "Premier groupe");
    public static readonly Word FirthModel = new("Cox model, Firth's penalised likelihood", "Modèle de Cox, vraisemblance pénalisée de Firth");
    public static readonly Word GrayTest = new("Gray's test", "Test de Gray");
    public static readonly Word Group = new("Group", "Groupe");
    public static readonly Word HazardAtMeans = new("H0(t), covariates at their means", "H0(t), covariables à leur moyenne");
    public static readonly Word HazardAtZero = new("H0(t), covariates 0", "H0(t), covariables à 0");
    public static readonly Word HazardRatio = new("Hazard ratio", "Hazard ratio");
    public static readonly Word ImmortalTimeAudit = new("Immortal-time audit", "Audit du temps immortel");
    public static readonly Word IncidenceAtZero = new("F0(t), covariates 0", "F0(t), covariables à 0");
    public static readonly Word IncidenceRate = new("Events per person-time", "Événements par personne-temps");
    public static readonly Word KaplanMeierCurve = new("Kaplan-Meier estimate", "Estimation de Kaplan-Meier");
    public static readonly Word KruskalWallisTest = new("Kruskal-Wallis test", "Test de Kruskal-Wallis");
    public static readonly Word Landmark = new("Landmark", "Landmark");
    public static readonly Word LandmarkSweep = new("Hazard ratio by landmark", "Hazard ratio selon le landmark");
    public static readonly Word Interaction = new("p (interaction)", "p (interaction)");
    public static readonly Word InteractionNotEstimable = new(
        "–: the interaction with {0} cannot be estimated (one subgroup only, or a subgroup without event or without one of the arms).",
        "– : l'interaction avec {0} n'est pas estimable (un seul sous-groupe, ou un sous-groupe sans événement ou sans l'un des bras).");

    public static readonly Word Largest = new("Largest HR", "HR maximal");
    public static readonly Word LargestP = new("Largest p", "p maximal");
    public static readonly Word LeaveOneOut = new("Leave-one-out range", "Étendue en retirant un patient");
    public static readonly Word LargestWeight = new("Largest weight", "Poids maximal");
    public static readonly Word Level = new("Level", "Modalité");
    public static readonly Word LikelihoodRatioTest = new("Likelihood-ratio test", "Test du rapport de vraisemblance");
    public static readonly Word LinearByLinearTest = new("Linear-by-linear association", "Association linéaire par linéaire");
    public static readonly Word LogRankTest = new("Test of equal hazards", "Test d'égalité des risques");
    public static readonly Word LogisticModel = new("Logistic regression", "Régression logistique");
    public static readonly Word MannWhitneyTest = new("Mann-Whitney test", "Test de Mann-Whitney");
    public static readonly Word Martingale = new("Martingale", "Martingale");
    public static readonly Word McNemarTest = new("McNemar's test", "Test de McNemar");
    public static readonly Word Mean = new("Mean", "Moyenne");
    public static readonly Word Median = new("Median", "Médiane");
    public static readonly Word Missing = new("Missing", "Manquants");
    public static readonly Word MissingRows = new("rows left out as incomplete", "lignes incomplètes exclues");
    public static readonly Word NotEntered = new("Entered later", "Entrés après");
    public static readonly Word NumeratorFreedom = new("df, numerator", "ddl, numérateur");
    public static readonly Word NumericSummary = new("Summary", "Résumé");
    public static readonly Word Observed = new("Observed", "Observés");
    public static readonly Word OddsRatio = new("Odds ratio", "Odds ratio");
    public static readonly Word OneWayAnova = new("One-way analysis of variance", "Analyse de variance à un facteur");
    public static readonly Word PairwiseTests = new("Pairwise tests of equal hazards", "Tests deux à deux d'égalité des risques");
    public static readonly Word Percentile = new("percentile", "percentile");
    public static readonly Word PersonTime = new("Person-time", "Personne-temps");
    public static readonly Word PredictedIncidence = new("Predicted cumulative incidence (Fine-Gray model)", "Incidence cumulée prédite (modèle de Fine et Gray)");
    public static readonly Word PredictedSurvival = new("Predicted survival (Cox model)", "Survie prédite (modèle de Cox)");
    public static readonly Word ProfileLikelihood = new("Profile likelihood", "Vraisemblance profilée");
    public static readonly Word PropensityWeights = new("Propensity score weights", "Poids du score de propension");
    public static readonly Word Proportion = new("Proportion", "Proportion");
    public static readonly Word ProportionalHazards = new("Test of proportional hazards", "Test des risques proportionnels");
    public static readonly Word Quantity = new("Quantity", "Quantité");
    public static readonly Word RateRatio = new("Rate ratio", "Rapport de taux");
    public static readonly Word Resamples = new("Resamples", "Rééchantillons");
    public static readonly Word Residuals = new("Residuals", "Résidus");
    public static readonly Word RestrictedMean = new("Restricted mean survival time", "Moyenne restreinte du temps de survie");
    public static readonly Word RiskRatio = new("Risk ratio", "Risque relatif");
    public static readonly Word RobustStandardError = new("Robust std. error", "Erreur type robuste");
    public static readonly Word Row = new("Row", "Ligne");
    public static readonly Word AllRows = new("All", "Tous");
    public static readonly Word ScaledSchoenfeldSmooth = new("Smoothed scaled Schoenfeld residuals", "Résidus de Schoenfeld normalisés lissés");
    public static readonly Word SubgroupAnalysis = new("Effect in subgroups", "Effet dans les sous-groupes");
    public static readonly Word Subgroup = new("Subgroup", "Sous-groupe");
    public static readonly Word ScoreTest = new("Score test", "Test du score");
    public static readonly Word SecondGroup = new("Second group", "Second groupe");
    public static readonly Word Seed = new("seed", "graine");
    public static readonly Word SimonMakuch = new("Simon-Makuch curves", "Courbes de Simon-Makuch");
    public static readonly Word SmallestExpected = new("Smallest expected count", "Plus petit effectif attendu");
    public static readonly Word SmallestWeight = new("Smallest weight", "Poids minimal");
    public static readonly Word SourceRows = new("Source rows", "Lignes source");
    public static readonly Word StandardDeviation = new("SD", "ET");
    public static readonly Word StandardError = new("Std. error", "Erreur type");
    public static readonly Word RefitsFailed = new("{0} refits do not exist.", "{0} réajustements n'existent pas.");
    public static readonly Word SubdistributionHazardRatio = new("Subdistribution HR", "HR de sous-distribution");
    public static readonly Word StandardErrorOfMean = new("SE of the restricted mean", "ET de la moyenne restreinte");
    public static readonly Word StandardizedDifference = new("Standardised difference", "Différence standardisée");
    public static readonly Word Stratum = new("Stratum", "Strate");
    public static readonly Word StudentTest = new("Student's t test", "Test t de Student");
    public static readonly Word SumOfWeights = new("Sum of weights", "Somme des poids");
    public static readonly Word Survival = new("S(t)", "S(t)");
    public static readonly Word Smallest = new("Smallest HR", "HR minimal");
    public static readonly Word Term = new("Term", "Terme");
    public static readonly Word Ties = new("Ties", "Ex æquo");
    public static readonly Word Time = new("Time", "Temps");
    public static readonly Word TimeDependent = new("Time-dependent exposure", "Exposition dépendante du temps");
    public static readonly Word Total = new("Total", "Total");
    public static readonly Word TransformedTime = new("g(t)", "g(t)");
    public static readonly Word UndefinedResamples = new("Values that do not exist in a resample, left out", "Valeurs qui n'existent pas dans un rééchantillon, laissées de côté");
    public static readonly Word WaldTest = new("Wald test", "Test de Wald");
    public static readonly Word WeightedRows = new("Weighted rows", "Lignes pondérées");
    public static readonly Word WelchTest = new("Welch's t test", "Test t de Welch");
    public static readonly Word WithOutcome = new("with the outcome", "avec l'issue");
    public static readonly Word WithoutLength = new("Rows without follow-up", "Lignes sans suivi");

    public static Word NameOf(TreatmentEstimand estimand) => estimand switch
    {
        TreatmentEstimand.Average => new("Weights for the average effect in all patients (ATE).", "Poids pour l'effet moyen chez tous les patients (ATE)."),
        TreatmentEstimand.AverageStabilized => new("Stabilised weights for the average effect in all patients (ATE).", "Poids stabilisés pour l'effet moyen chez tous les patients (ATE)."),
        TreatmentEstimand.Treated => new("Weights for the effect in the treated (ATT).", "Poids pour l'effet chez les traités (ATT)."),
        _ => new("Overlap weights (ATO).", "Poids de recouvrement (ATO)."),
    };

    public static Word NameOf(ContingencyMethod method) => method switch
    {
        ContingencyMethod.FisherExact => new("Fisher's exact test", "Test exact de Fisher"),
        ContingencyMethod.FisherSimulated => new("Fisher's test, simulated", "Test de Fisher, simulé"),
        ContingencyMethod.LikelihoodRatio => new("Likelihood-ratio chi-square", "Khi-deux du rapport de vraisemblance"),
        _ => new("Pearson's chi-square", "Khi-deux de Pearson"),
    };
}
