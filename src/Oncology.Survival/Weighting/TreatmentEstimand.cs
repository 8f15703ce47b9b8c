namespace Oncology.Survival;

/// <summary>The population whose treatment effect weights aim at; e is the propensity score, P(treated) the share treated.</summary>
public enum TreatmentEstimand
{
    /// <summary>All patients (ATE): 1/e for the treated, 1/(1 − e) for the others.</summary>
    Average,

    /// <summary>All patients, stabilised: P(treated)/e and (1 − P(treated))/(1 − e). The same effect, weights closer to 1.</summary>
    AverageStabilized,

    /// <summary>The treated (ATT): 1 for the treated, e/(1 − e) for the others.</summary>
    Treated,

    /// <summary>Patients who could have had either (ATO, overlap weights): 1 − e for the treated, e for the others.</summary>
    Overlap,
}
