namespace Oncology.Survival;

/// <summary>The weights of one treatment group.</summary>
/// <param name="Label">Label of the group.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="SumOfWeights">Σ w.</param>
/// <param name="EffectiveSize">Effective sample size (Σ w)² / Σ w² (Kish): so many equally weighted rows say as much.</param>
/// <param name="Smallest">Smallest weight.</param>
/// <param name="Largest">Largest weight.</param>
public sealed record PropensityGroup(string Label, int Count, double SumOfWeights, double EffectiveSize, double Smallest, double Largest);
