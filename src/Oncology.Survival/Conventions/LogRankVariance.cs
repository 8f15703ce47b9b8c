namespace Oncology.Survival;

/// <summary>What case weights are to the variance of a log-rank test.</summary>
public enum LogRankVariance
{
    /// <summary>Numbers of rows: the hypergeometric variance of a table of weighted counts. It grows with the sum of the weights.</summary>
    Counts,

    /// <summary>
    /// Weights of single patients, as inverse probabilities of treatment are: the variance of Xie and Liu, which does not change when all
    /// weights are multiplied by one number (R <c>RISCA::ipw.log.rank</c>). Without case weights both are the same.
    /// </summary>
    XieLiu,
}
