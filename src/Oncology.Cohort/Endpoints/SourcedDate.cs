using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A date with the cells it came from.</summary>
/// <param name="Date">The date.</param>
/// <param name="Evidence">The values it came from.</param>
public sealed record SourcedDate(PartialDate Date, ImmutableArray<Evidence> Evidence)
{
    // The patient, event, treatment or lesion that has the date.
    private readonly object? _record;
    private readonly string[] _fields = [];

    /// <summary>A date of the patients table.</summary>
    internal SourcedDate(PartialDate date, Patient patient, string[] fields)
        : this(date, default(ImmutableArray<Evidence>)) => (_record, _fields) = (patient, fields);

    /// <summary>A date of the events table.</summary>
    internal SourcedDate(ClinicalEvent dated, string[] fields)
        : this(dated.EventDate!.Value, default(ImmutableArray<Evidence>)) => (_record, _fields) = (dated, fields);

    /// <summary>A date of a treatment.</summary>
    internal SourcedDate(PartialDate date, Treatment treatment, string[] fields)
        : this(date, default(ImmutableArray<Evidence>)) => (_record, _fields) = (treatment, fields);

    /// <summary>A date of a lesion.</summary>
    internal SourcedDate(PartialDate date, Lesion lesion, string[] fields)
        : this(date, default(ImmutableArray<Evidence>)) => (_record, _fields) = (lesion, fields);

    /// <summary>The values it came from, gathered when they are asked for.</summary>
    public ImmutableArray<Evidence> Evidence
    {
        get => !field.IsDefault ? field : field = _record switch
        {
            Patient patient => Cohort.Evidence.Of(patient, _fields),
            ClinicalEvent happened => Cohort.Evidence.Of(happened, _fields),
            Treatment treatment => Cohort.Evidence.Of(treatment, _fields),
            Lesion lesion => Cohort.Evidence.Of(lesion, _fields),
            _ => [],
        };
        init;
    }
    = Evidence;
}
