using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A targets file cannot be read or contradicts itself, or a state to go on from does not fit it.</summary>
public sealed class SyntheticDesignException : Exception
{
    internal SyntheticDesignException(params ImmutableArray<Wording> problems)
        : base(string.Join(Environment.NewLine, problems.Select(p => p.English))) => Problems = problems;

    /// <summary>Every problem, at least one.</summary>
    public ImmutableArray<Wording> Problems { get; }
}
