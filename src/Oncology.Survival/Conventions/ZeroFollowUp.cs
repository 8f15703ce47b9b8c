namespace Oncology.Survival;

/// <summary>What happens to a row whose follow-up has length zero, in a file that is analysed as it is given.</summary>
public enum ZeroFollowUp
{
    /// <summary>It stays: at risk, and an event if it is one, at time 0 (R, SAS).</summary>
    Keep,

    /// <summary>It is left out and counted (Stata <c>stset</c>).</summary>
    Drop,
}
