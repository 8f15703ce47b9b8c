namespace Oncology.Cohort;

/// <summary>What a fact of a patient is.</summary>
public enum FactType
{
    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A category or a short text.</summary>
    Category,
}
