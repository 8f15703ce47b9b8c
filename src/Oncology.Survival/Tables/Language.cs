namespace Oncology.Survival;

/// <summary>The language of what the user reads: words, and the decimal sign that goes with them.</summary>
public enum Language
{
    /// <summary>English words, decimal point.</summary>
    English,

    /// <summary>French words, decimal comma.</summary>
    French,
}
