namespace Oncology.Survival;

/// <summary>How the cumulative hazard counts tied events.</summary>
public enum HazardEstimator
{
    /// <summary>d/n: all tied events share one risk set, Nelson-Aalen; R <c>ctype = 1</c>.</summary>
    NelsonAalen,

    /// <summary>1/n + 1/(n − 1) + …: tied events one after the other, Fleming-Harrington; R <c>ctype = 2</c>. JASA 1984;79:557.</summary>
    FlemingHarrington,
}
