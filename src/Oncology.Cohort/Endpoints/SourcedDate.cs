using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A date with the cells it came from.</summary>
/// <param name="Date">The date.</param>
/// <param name="Evidence">The values it came from.</param>
public sealed record SourcedDate(PartialDate Date, ImmutableArray<Evidence> Evidence)
{
    private readonly Func<ImmutableArray<Evidence>>? _gather;

    internal SourcedDate(PartialDate date, Func<ImmutableArray<Evidence>> gather)
        : this(date, default(ImmutableArray<Evidence>)) => _gather = gather;

    /// <summary>The values it came from, gathered when they are asked for.</summary>
    public ImmutableArray<Evidence> Evidence
    {
        get => field.IsDefault && _gather is not null ? field = _gather() : field;
        init;
    }
    = Evidence;
}
