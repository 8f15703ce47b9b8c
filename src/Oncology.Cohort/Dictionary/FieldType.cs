namespace Oncology.Cohort;

/// <summary>What the cells of a field hold.</summary>
public enum FieldType
{
    /// <summary>An opaque code.</summary>
    Id,

    /// <summary>A date, possibly partial.</summary>
    Date,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number, or bounds of one: <c>&lt;10</c>, <c>10-19</c>.</summary>
    BoundedNumber,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of the allowed values.</summary>
    Category,

    /// <summary>Several of the allowed values, separated by + ; | or a comma.</summary>
    CategoryList,

    /// <summary>Several words or codes, separated by + ; | or a comma.</summary>
    TextList,

    /// <summary>A TNM code, or a group of codes: <c>T4d</c>, <c>N+</c>, <c>T0-T2</c>.</summary>
    Tnm,

    /// <summary>Free text.</summary>
    Text,
}
