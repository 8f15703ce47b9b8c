using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>
/// A model as text, in the notation of R: <c>Surv(time, event) ~ age + factor(stage, ref=I) + strata(centre)</c>.
/// </summary>
/// <remarks>
/// <para>
/// Left side: <c>Surv(time, event)</c> or <c>Surv(start, stop, event)</c>; <c>event == 2</c> names the code of the event. Right side,
/// joined by <c>+</c>: a column; <c>factor(x)</c>, <c>factor(x, ref=level)</c>, <c>factor(x, ref="&lt;=20")</c>; <c>log(x)</c>,
/// <c>exp(x)</c>, <c>sqrt(x)</c>; <c>I(x^2)</c> with + − * / ^, numbers and columns; <c>a:b</c>, an interaction; <c>a*b</c>, both with
/// their interaction; <c>strata(a, b)</c>; <c>cluster(x)</c>; <c>offset(x)</c>; <c>1</c>, the model without covariates. A column whose
/// name is no plain word stands in backticks.
/// </para>
/// <para>
/// A column of text is a factor by itself; its levels are in ascending order (by value where they are numbers) and the first is the
/// reference. Terms are ordered as in R: main effects before interactions, else as written; a term written twice counts once.
/// </para>
/// </remarks>
public sealed class Formula
{
    internal Formula(string text)
    {
        Text = text;
    }

    /// <summary>The formula as written.</summary>
    public string Text { get; }

    /// <summary>Columns the formula uses, each once, in the order they are named.</summary>
    public ImmutableArray<string> Columns => [.. References().Select(reference => reference.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The terms as they will name coefficients.</summary>
    public ImmutableArray<string> TermTexts => [.. Terms.Select(term => term.Text)];

    internal ColumnReference? Entry { get; init; }

    internal ColumnReference? Exit { get; init; }

    internal ColumnReference? Event { get; init; }

    /// <summary>Code of the event given on the left side, null when none is.</summary>
    internal string? EventCode { get; init; }

    internal ImmutableArray<FormulaTerm> Terms { get; init; } = [];

    internal ImmutableArray<ColumnReference> Strata { get; init; } = [];

    internal ColumnReference? Cluster { get; init; }

    internal ImmutableArray<FormulaExpression> Offsets { get; init; } = [];

    /// <summary>Reads a formula with both sides.</summary>
    /// <param name="text">The formula.</param>
    /// <exception cref="FormulaException">The text is no formula; position and nearest word are given.</exception>
    public static Formula Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FormulaParser(text).ParseBothSides();
    }

    /// <summary>Reads a right side alone: <c>age + factor(stage)</c>. Time and event are given elsewhere.</summary>
    /// <param name="text">The terms.</param>
    /// <exception cref="FormulaException">The text is no right side; position and nearest word are given.</exception>
    public static Formula ParseTerms(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FormulaParser(text).ParseRightSide();
    }

    /// <summary>The formula as written.</summary>
    public override string ToString() => Text;

    internal IEnumerable<ColumnReference> References()
    {
        ColumnReference?[] response = [Entry, Exit, Event];
        return response.OfType<ColumnReference>()
            .Concat(Terms.SelectMany(term => term.Variables).SelectMany(variable => variable.References()))
            .Concat(Strata)
            .Concat(Cluster is ColumnReference cluster ? [cluster] : [])
            .Concat(Offsets.SelectMany(offset => offset.References()));
    }
}
