using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>A column named in a formula.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Position">Where it is named, from 0.</param>
internal readonly record struct ColumnReference(string Name, int Position);

/// <summary>One variable of a term: a column, a factor, or arithmetic on columns.</summary>
/// <param name="Text">As written.</param>
/// <param name="Column">The column, when the variable is one column.</param>
internal sealed record FormulaVariable(string Text, ColumnReference Column)
{
    /// <summary>True for <c>factor(x)</c>.</summary>
    public bool IsFactor { get; init; }

    /// <summary>Reference level of a factor with its position; null is the first level.</summary>
    public (string Level, int Position)? Reference { get; init; }

    /// <summary>Arithmetic; null for a column or a factor.</summary>
    public FormulaExpression? Expression { get; init; }

    /// <summary>The columns it is made from.</summary>
    public IEnumerable<ColumnReference> References() => Expression?.References() ?? [Column];
}

/// <summary>A term of a formula: one variable, or several whose product it is (an interaction).</summary>
/// <param name="Variables">The variables, in the order written.</param>
internal sealed record FormulaTerm(ImmutableArray<FormulaVariable> Variables)
{
    /// <summary>The term as written; variables of an interaction joined by <c>:</c>.</summary>
    public string Text => string.Join(":", Variables.Select(variable => variable.Text));

    /// <summary>True when both are the same set of variables.</summary>
    public bool IsSameAs(IEnumerable<FormulaVariable> variables) =>
        Variables.Select(v => v.Text).ToHashSet(StringComparer.Ordinal).SetEquals(variables.Select(v => v.Text));
}
