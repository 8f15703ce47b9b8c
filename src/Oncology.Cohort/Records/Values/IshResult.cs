namespace Oncology.Cohort;

/// <summary>Result of in situ hybridisation of HER2 (FISH, CISH, SISH).</summary>
public enum IshResult : byte
{
    /// <summary>Not amplified.</summary>
    Negative,

    /// <summary>Amplified.</summary>
    Positive,

    /// <summary>Equivocal.</summary>
    Equivocal,

    /// <summary>Done without a result.</summary>
    Failed,

    /// <summary>Not done.</summary>
    NotDone,
}
