namespace Oncology.Survival;

/// <summary>How tied event times enter the Cox partial likelihood.</summary>
public enum CoxTies
{
    /// <summary>All tied events share the full risk set (Stata and SAS default). Breslow, Biometrics 1974;30:89.</summary>
    Breslow,

    /// <summary>The risk set loses a fraction of the tied events' mean risk step by step (R default). Efron, JASA 1977;72:557.</summary>
    Efron,

    /// <summary>Conditional logistic ("exact partial") likelihood, R <c>exact</c>, SAS <c>discrete</c>. Cox, JRSS B 1972;34:187.</summary>
    Exact,
}
