namespace Oncology.Survival;

/// <summary>Direction of a test.</summary>
public enum Alternative
{
    /// <summary>Different, in either direction.</summary>
    TwoSided,

    /// <summary>The first group, or the odds ratio, is less than under the hypothesis.</summary>
    Less,

    /// <summary>The first group, or the odds ratio, is greater than under the hypothesis.</summary>
    Greater,
}
