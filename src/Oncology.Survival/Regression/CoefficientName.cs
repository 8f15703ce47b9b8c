using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>A column behind a coefficient, with its level when the column is categorical.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Level">Level that the coefficient is about; null for a number.</param>
public readonly record struct CoefficientVariable(string Name, string? Level);

/// <summary>What a coefficient belongs to.</summary>
/// <param name="Term">The term as written in the formula: <c>factor(stage, ref=I)</c>.</param>
/// <param name="Level">The level against the reference; the levels joined by <c>:</c> in an interaction; null for a number.</param>
/// <param name="Variables">The columns behind the coefficient, in the order of the term.</param>
public sealed record CoefficientName(string Term, string? Level, ImmutableArray<CoefficientVariable> Variables)
{
    /// <summary>The name of the coefficient of a column of numbers.</summary>
    public static CoefficientName OfNumber(string name) => new(name, null, [new CoefficientVariable(name, null)]);

    /// <summary>Short text: the term, and the level in brackets.</summary>
    public override string ToString() => Level is null ? Term : $"{Term} [{Level}]";
}
