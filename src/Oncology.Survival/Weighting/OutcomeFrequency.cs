namespace Oncology.Survival;

/// <summary>How common the outcome is by the end of follow-up, which decides how a hazard or odds ratio stands for a risk ratio.</summary>
public enum OutcomeFrequency
{
    /// <summary>Below about 15 %: hazard and odds ratio are taken as risk ratio.</summary>
    Rare,

    /// <summary>15 % or more: risk ratio ≈ (1 − ½^√HR) / (1 − ½^√(1/HR)), or √OR.</summary>
    Common,
}
