namespace Oncology.Cohort;

/// <summary>HER2 immunohistochemical score, or a range of scores.</summary>
public enum Her2Ihc : byte
{
    /// <summary>0.</summary>
    Score0,

    /// <summary>0-1+.</summary>
    Score0To1,

    /// <summary>1+.</summary>
    Score1,

    /// <summary>1-2+.</summary>
    Score1To2,

    /// <summary>2+.</summary>
    Score2,

    /// <summary>2-3+.</summary>
    Score2To3,

    /// <summary>3+.</summary>
    Score3,
}
