using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>What the user reads from this project, English and French side by side.</summary>
internal static class Words
{
    public static readonly Word Adjusted = new("Adjusted", "Ajusté");
    public static readonly Word Analysis = new("Analysis", "Analyse");
    public static readonly Word AtRisk = new("At risk", "À risque");
    public static readonly Word BaselineHazard = new("Cumulative baseline hazard", "Risque de base cumulé");
    public static readonly Word AfterWeighting = new("After weighting", "Après pondération");
    public static readonly Word Balance = new("Balance (standardised differences)", "Équilibre (différences standardisées)");
    public static readonly Word Basic = new("basic", "basique");
    public static readonly Word BeforeWeighting = new("Before weighting", "Avant pondération");
    public static readonly Word Bootstrap = new("Bootstrap", "Bootstrap");
    public static readonly Word Censored = new("Censored", "Censurés");
    public static readonly Word Colon = new(": ", "\u00A0: ");
    public static readonly Word CompetingEvents = new("competing events", "événements concurrents");
    public static readonly Word Concordance = new("Concordance", "Concordance");
    public static readonly Word Covariate = new("Covariate", "Covariable");
    public static readonly Word CoxModel = new("Cox model", "Modèle de Cox");
    public static readonly Word CumulativeIncidence = new("Cumulative incidence (Aalen-Johansen)", "Incidence cumulée (Aalen-Johansen)");
    public static readonly Word DegreesOfFreedom = new("df", "ddl");
    public static readonly Word EffectiveSize = new("Effective size", "Effectif équivalent");
    public static readonly Word EValue = new("E-value", "Valeur E");
    public static readonly Word EValueOfEstimate = new("E-value of the estimate", "Valeur E de l'estimation");
    public static readonly Word EValueOfLimit = new("E-value of the limit", "Valeur E de la borne");
    public static readonly Word EstimateWord = new("Estimate", "Estimation");
    public static readonly Word Events = new("Events", "Événements");
    public static readonly Word EverNever = new("Ever against never exposed (biased)", "Exposés un jour contre jamais (biaisé)");
    public static readonly Word Expected = new("Expected", "Attendus");
    public static readonly Word Exposed = new("Exposed", "Exposés");
    public static readonly Word FineGrayModel = new("Fine-Gray model", "Modèle de Fine et Gray");
    public static readonly Word FirthModel = new("Cox model, Firth's penalised likelihood", "Modèle de Cox, vraisemblance pénalisée de Firth");
    public static readonly Word Group = new("Group", "Groupe");
    public static readonly Word HazardAtMeans = new("H0(t), covariates at their means", "H0(t), covariables à leur moyenne");
    public static readonly Word HazardAtZero = new("H0(t), covariates 0", "H0(t), covariables à 0");
    public static readonly Word HazardRatio = new("Hazard ratio", "Hazard ratio");
    public static readonly Word ImmortalTimeAudit = new("Immortal-time audit", "Audit du temps immortel");
    public static readonly Word KaplanMeierCurve = new("Kaplan-Meier estimate", "Estimation de Kaplan-Meier");
    public static readonly Word Landmark = new("Landmark", "Landmark");
    public static readonly Word LandmarkSweep = new("Hazard ratio by landmark", "Hazard ratio selon le landmark");
    public static readonly Word LargestWeight = new("Largest weight", "Poids maximal");
    public static readonly Word Level = new("Level", "Modalité");
    public static readonly Word LikelihoodRatioTest = new("Likelihood-ratio test", "Test du rapport de vraisemblance");
    public static readonly Word LogisticModel = new("Logistic regression", "Régression logistique");
    public static readonly Word LogRankTest = new("Test of equal hazards", "Test d'égalité des risques");
    public static readonly Word MissingRows = new("rows left out as incomplete", "lignes incomplètes exclues");
    public static readonly Word Observed = new("Observed", "Observés");
    public static readonly Word PairwiseTests = new("Pairwise tests of equal hazards", "Tests deux à deux d'égalité des risques");
    public static readonly Word Percentile = new("percentile", "percentile");
    public static readonly Word PredictedSurvival = new("Predicted survival (Cox model)", "Survie prédite (modèle de Cox)");
    public static readonly Word ProfileLikelihood = new("Profile likelihood", "Vraisemblance profilée");
    public static readonly Word ProportionalHazards = new("Test of proportional hazards", "Test des risques proportionnels");
    public static readonly Word OddsRatio = new("Odds ratio", "Odds ratio");
    public static readonly Word PropensityWeights = new("Propensity score weights", "Poids du score de propension");
    public static readonly Word Quantity = new("Quantity", "Quantité");
    public static readonly Word Resamples = new("Resamples", "Rééchantillons");
    public static readonly Word RiskRatio = new("Risk ratio", "Risque relatif");
    public static readonly Word RobustStandardError = new("Robust std. error", "Erreur type robuste");
    public static readonly Word Row = new("Row", "Ligne");
    public static readonly Word ScoreTest = new("Score test", "Test du score");
    public static readonly Word Seed = new("seed", "graine");
    public static readonly Word SmallestWeight = new("Smallest weight", "Poids minimal");
    public static readonly Word StandardError = new("Std. error", "Erreur type");
    public static readonly Word SubdistributionHazardRatio = new("Subdistribution HR", "HR de sous-distribution");
    public static readonly Word Stratum = new("Stratum", "Strate");
    public static readonly Word SumOfWeights = new("Sum of weights", "Somme des poids");
    public static readonly Word Survival = new("S(t)", "S(t)");
    public static readonly Word Term = new("Term", "Terme");
    public static readonly Word Ties = new("Ties", "Ex æquo");
    public static readonly Word Time = new("Time", "Temps");
    public static readonly Word TimeDependent = new("Time-dependent exposure", "Exposition dépendante du temps");
    public static readonly Word UndefinedResamples = new("Values that do not exist in a resample, left out", "Valeurs qui n'existent pas dans un rééchantillon, laissées de côté");
    public static readonly Word WaldTest = new("Wald test", "Test de Wald");
    public static readonly Word WithOutcome = new("with the outcome", "avec l'issue");

    public static Word NameOf(TreatmentEstimand estimand) => estimand switch
    {
        TreatmentEstimand.Average => new("Weights for the average effect in all patients (ATE).", "Poids pour l'effet moyen chez tous les patients (ATE)."),
        TreatmentEstimand.AverageStabilized => new("Stabilised weights for the average effect in all patients (ATE).", "Poids stabilisés pour l'effet moyen chez tous les patients (ATE)."),
        TreatmentEstimand.Treated => new("Weights for the effect in the treated (ATT).", "Poids pour l'effet chez les traités (ATT)."),
        _ => new("Overlap weights (ATO).", "Poids de recouvrement (ATO)."),
    };
}
