using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>How the cells of one column are read: decided once for the column.</summary>
internal sealed record ColumnReading
{
    public required Field Field { get; init; }

    public char DecimalSign { get; init; } = '.';

    /// <summary>The sign that is not decimal groups thousands, also without a decimal sign beside it.</summary>
    public bool Groups { get; init; }

    public DateStyle DateStyle { get; init; } = DateStyle.DayFirst;

    /// <summary>Factor to the unit of the dictionary: 10 for a column in centimetres.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Codes that mean missing in this column.</summary>
    public ImmutableArray<string> MissingCodes { get; init; } = [];

    /// <summary>Values of codes that only this column has, such as 0 and 1 of a vital status, by word key.</summary>
    public ImmutableDictionary<string, object> Codes { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>What a lone minus sign means: a value, or a <see cref="MissingKind"/>; null where it marks a missing value as everywhere.</summary>
    public object? Minus { get; init; }

    /// <summary>Labels of the codes whose label in the dictionary of the project the field cannot read, by word key.</summary>
    public ImmutableDictionary<string, string> UnreadLabels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The yes or no of a systemic treatment, in the place of which its drugs may stand.</summary>
    public bool MayNameDrugs { get; init; }

    /// <summary>True where the dictionary of the project says of a code what the field can read.</summary>
    public bool IsExplained { get; init; }
}
