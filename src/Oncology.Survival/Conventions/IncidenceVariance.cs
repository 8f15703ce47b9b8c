namespace Oncology.Survival;

/// <summary>How the variance of a cumulative incidence is estimated.</summary>
public enum IncidenceVariance
{
    /// <summary>
    /// Infinitesimal jackknife (R <c>survfit</c>). Without case weights it is the delta method of Stata's <c>stcompet</c>: the events of a
    /// time are a multinomial sample of who is at risk.
    /// </summary>
    InfinitesimalJackknife,

    /// <summary>Aalen's counting-process variance (cmprsk <c>cuminc</c>), a little larger. It counts patients, so it knows no case weights.</summary>
    Aalen,
}
