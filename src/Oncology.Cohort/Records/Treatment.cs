using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>One systemic treatment or one focal procedure: one row of the treatments table.</summary>
public sealed record Treatment
{
    /// <summary>Code of the patient.</summary>
    public required string PatientId { get; init; }

    /// <summary>Code of the treatment, unique in the patient.</summary>
    public required string TreatmentId { get; init; }

    /// <summary>Kind of treatment.</summary>
    public TreatmentKind? Kind { get; init; }

    /// <summary>Setting.</summary>
    public TreatmentSetting? Setting { get; init; }

    /// <summary>Line of systemic treatment, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>Agents, by their resolved names; empty when missing.</summary>
    public ImmutableArray<string> Agents { get; init; } = [];

    /// <summary>Classes of the agents; empty when missing.</summary>
    public ImmutableArray<DrugClass> DrugClasses { get; init; } = [];

    /// <summary>Technique of a focal treatment.</summary>
    public MdtModality? Modality { get; init; }

    /// <summary>Intent.</summary>
    public TreatmentIntent? Intent { get; init; }

    /// <summary>Lesions treated, by their codes, or the one word <c>all</c>; empty when missing.</summary>
    public ImmutableArray<string> LesionIds { get; init; } = [];

    /// <summary>First day.</summary>
    public PartialDate? StartDate { get; init; }

    /// <summary>Last day.</summary>
    public PartialDate? StopDate { get; init; }

    /// <summary>It goes on at the last news.</summary>
    public bool? Ongoing { get; init; }

    /// <summary>Why it was stopped.</summary>
    public StopReason? StopReason { get; init; }

    /// <summary>Total dose, Gy.</summary>
    public double? TotalDoseGy { get; init; }

    /// <summary>Unit in which the file gives doses; the typed doses are in Gy.</summary>
    public string? DoseUnit { get; init; }

    /// <summary>Number of fractions.</summary>
    public int? NFractions { get; init; }

    /// <summary>Dose per fraction, Gy.</summary>
    public double? DosePerFractionGy { get; init; }

    /// <summary>Fractionation as written: <c>27/3</c>, <c>3x9</c>.</summary>
    public string? Schedule { get; init; }

    /// <summary>Resection margins.</summary>
    public MarginStatus? MarginStatus { get; init; }

    /// <summary>True when the row says that all lesions were treated.</summary>
    public bool TreatsAllLesions => LesionIds.Contains(LesionCodes.All, StringComparer.OrdinalIgnoreCase);

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
    public object? ValueOf(string field) => TreatmentFields.Value(this, field);
}
