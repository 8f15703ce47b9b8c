namespace Oncology.Survival;

/// <summary>Which standard errors a survival curve has.</summary>
public enum CurveVariance
{
    /// <summary>Greenwood's, for independent rows.</summary>
    Greenwood,

    /// <summary>
    /// Infinitesimal jackknife by subject: valid with sampling weights and with several rows per subject. R chooses it by itself when
    /// weights are not whole or a cluster is given.
    /// </summary>
    Robust,
}
