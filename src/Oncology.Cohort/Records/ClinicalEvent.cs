using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>One assessment, progression, adverse event or visit: one row of the events table.</summary>
public sealed record ClinicalEvent
{
    /// <summary>Code of the patient.</summary>
    public required string PatientId { get; init; }

    /// <summary>Date.</summary>
    public PartialDate? EventDate { get; init; }

    /// <summary>Kind of event.</summary>
    public EventType? EventType { get; init; }

    /// <summary>Response at an assessment.</summary>
    public TumourResponse? Response { get; init; }

    /// <summary>Sum of the diameters of the target lesions, mm.</summary>
    public double? TargetSumMm { get; init; }

    /// <summary>A new lesion was seen.</summary>
    public bool? NewLesion { get; init; }

    /// <summary>Lesions concerned, by their codes; empty when missing.</summary>
    public ImmutableArray<string> LesionIds { get; init; } = [];

    /// <summary>Organs concerned; empty when missing.</summary>
    public ImmutableArray<Organ> Organs { get; init; } = [];

    /// <summary>Where the progression took place.</summary>
    public RelapsePattern? Pattern { get; init; }

    /// <summary>The progression was treated by a focal treatment.</summary>
    public bool? SalvageMdt { get; init; }

    /// <summary>CTCAE term of an adverse event.</summary>
    public string? Term { get; init; }

    /// <summary>CTCAE grade, 0 to 5.</summary>
    public int? Grade { get; init; }

    /// <summary>How likely the treatment caused the adverse event.</summary>
    public Attribution? Attribution { get; init; }

    /// <summary>Focal treatment the adverse event is attributed to.</summary>
    public MdtModality? Modality { get; init; }

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
    public object? ValueOf(string field) => ClinicalEventFields.Value(this, field);
}
