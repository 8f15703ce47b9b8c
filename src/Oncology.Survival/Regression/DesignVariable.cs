using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>A variable of a model with its values: numbers, or a factor without missing rows.</summary>
/// <param name="Name">Name of the (first) column behind it.</param>
/// <param name="Text">The variable as it names a term.</param>
/// <param name="Numbers">Values; null for a factor.</param>
/// <param name="Factor">Levels and codes; null for numbers.</param>
internal sealed record DesignVariable(string Name, string Text, double[]? Numbers, Factor? Factor)
{
    /// <summary>All columns behind it: an expression may have several.</summary>
    public ImmutableArray<string> Columns { get; init; } = [Name];
}
