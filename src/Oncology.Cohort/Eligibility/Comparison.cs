namespace Oncology.Cohort;

/// <summary>How a condition compares a fact with its values.</summary>
public enum Comparison
{
    /// <summary>Yes, or one of the listed categories.</summary>
    Is,

    /// <summary>No, or none of the listed categories.</summary>
    IsNot,

    /// <summary>A number at or above the value; a date on or after it.</summary>
    AtLeast,

    /// <summary>A number at or below the value; a date on or before it.</summary>
    AtMost,

    /// <summary>A number above the value; a date after it.</summary>
    Above,

    /// <summary>A number below the value; a date before it.</summary>
    Below,

    /// <summary>A number or date between two values, both included.</summary>
    Between,

    /// <summary>The fact is known, whatever it says; NotMet never, Unknown when it is missing.</summary>
    Known,
}
