namespace Oncology.Cohort;

/// <summary>Whether a comparison biased by immortal time is wanted all the same.</summary>
public enum ImmortalTime
{
    /// <summary>No: the comparison is refused.</summary>
    Refuse,

    /// <summary>Yes, to show the bias; the name of the covariate says so in every output.</summary>
    Accept,
}
