namespace Oncology.Reporting;

/// <summary>How probabilities are labelled on an axis.</summary>
public enum ProbabilityScale
{
    /// <summary>0 to 100, with a percent sign in the axis title.</summary>
    Percent,

    /// <summary>0 to 1.</summary>
    Proportion,
}
