namespace Oncology.Cohort;

/// <summary>One metastasis, or several of one place: one row of the lesions table.</summary>
public sealed record Lesion
{
    /// <summary>Code of the patient.</summary>
    public required string PatientId { get; init; }

    /// <summary>Code of the lesion, unique in the patient.</summary>
    public required string LesionId { get; init; }

    /// <summary>Organ.</summary>
    public Organ? Organ { get; init; }

    /// <summary>Place in the organ, as written.</summary>
    public string? Location { get; init; }

    /// <summary>Region, of a lymph node.</summary>
    public NodeRegion? NodeRegion { get; init; }

    /// <summary>Level or station, of a lymph node: <c>IVa</c>, <c>4R</c>.</summary>
    public string? NodeLevel { get; init; }

    /// <summary>Side of the body.</summary>
    public Side? Side { get; init; }

    /// <summary>Lesions the row stands for; missing counts as one.</summary>
    public int? NLesions { get; init; }

    /// <summary>Where the number of the row is open, the fewest lesions that it stands for: 6 of <c>&gt; 5</c>, 2 of <c>plusieurs</c>; null when the number is known, or no bound is.</summary>
    public int? NLesionsAtLeast { get; init; }

    /// <summary>Largest diameter, mm.</summary>
    public BoundedNumber? SizeMm { get; init; }

    /// <summary>When it was detected.</summary>
    public PartialDate? DetectionDate { get; init; }

    /// <summary>How it was detected.</summary>
    public DetectionModality? DetectionModality { get; init; }

    /// <summary>It was biopsied.</summary>
    public bool? Biopsied { get; init; }

    /// <summary>It is measurable (RECIST 1.1).</summary>
    public bool? Measurable { get; init; }

    /// <summary>When it was present; missing counts as baseline.</summary>
    public LesionEpoch? Epoch { get; init; }

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
    public object? ValueOf(string field) => LesionFields.Value(this, field);
}
