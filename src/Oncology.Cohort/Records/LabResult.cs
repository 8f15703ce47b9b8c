namespace Oncology.Cohort;

/// <summary>One laboratory result: one row of the labs table.</summary>
public sealed record LabResult
{
    /// <summary>Code of the patient.</summary>
    public required string PatientId { get; init; }

    /// <summary>Name of the test.</summary>
    public required string Test { get; init; }

    /// <summary>Result, in <see cref="Unit"/>.</summary>
    public BoundedNumber? Value { get; init; }

    /// <summary>Unit, as written.</summary>
    public string? Unit { get; init; }

    /// <summary>Upper limit of normal, in <see cref="Unit"/>.</summary>
    public double? UpperLimit { get; init; }

    /// <summary>Lower limit of normal, in <see cref="Unit"/>.</summary>
    public double? LowerLimit { get; init; }

    /// <summary>Sampling date.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>What is kept of the row beside the typed values: kinds of missing values, unrecognised columns, source cells.</summary>
    public RecordCells Cells { get; init; } = RecordCells.Empty;

    /// <summary>Why a value is missing.</summary>
    /// <param name="field">Canonical field name.</param>
    /// <returns>The kind, or null when the value is present.</returns>
    /// <exception cref="ArgumentException">The field is not one of this table.</exception>
    public MissingKind? MissingKindOf(string field) => Cells.KindOf(field, ValueOf(field));

    /// <summary>The typed value of a field.</summary>
    /// <param name="field">Canonical field name.</param>
    /// <returns>The value, or null when missing.</returns>
    /// <exception cref="ArgumentException">The field is not one of this table.</exception>
    public object? ValueOf(string field) => LabResultFields.Value(this, field);
}
