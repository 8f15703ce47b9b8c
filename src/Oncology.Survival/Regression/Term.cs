namespace Oncology.Survival;

/// <summary>Makes terms of a model from objects: <c>Term.Numeric&lt;Patient&gt;("age", p =&gt; p.Age)</c>.</summary>
public static class Term
{
    /// <summary>A covariate that is a number.</summary>
    /// <param name="name">Name in tables.</param>
    /// <param name="value">Reads the number; null is missing.</param>
    public static Term<T> Numeric<T>(string name, Func<T, double?> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Term<T>(name, value, null, null);
    }

    /// <summary>A covariate with levels.</summary>
    /// <param name="name">Name in tables.</param>
    /// <param name="label">Reads the level; null is missing.</param>
    /// <param name="reference">Reference level; null is the first in ascending order.</param>
    public static Term<T> Factor<T>(string name, Func<T, string?> label, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(label);
        return new Term<T>(name, null, label, reference);
    }

    /// <summary>A covariate that is true or false: 1 or 0, false is the reference.</summary>
    /// <param name="name">Name in tables.</param>
    /// <param name="value">Reads the answer; null is missing.</param>
    public static Term<T> Factor<T>(string name, Func<T, bool?> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Term<T>(name, item => value(item) is bool answer ? answer ? 1 : 0 : null, null, null);
    }
}

/// <summary>A covariate of a model, read from objects of type <typeparamref name="T"/>.</summary>
/// <typeparam name="T">What a row is.</typeparam>
public sealed class Term<T>
{
    private readonly Func<T, double?>? _number;
    private readonly Func<T, string?>? _label;

    internal Term(string name, Func<T, double?>? number, Func<T, string?>? label, string? reference)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _number = number;
        _label = label;
        Reference = reference;
    }

    /// <summary>Name in tables.</summary>
    public string Name { get; }

    /// <summary>Reference level; null is the first level, or the term is a number.</summary>
    public string? Reference { get; }

    /// <summary>The same covariate read from objects that hold a <typeparamref name="T"/>: an episode that holds its patient.</summary>
    /// <typeparam name="TRow">What a row is.</typeparam>
    /// <param name="select">The object in the row.</param>
    public Term<TRow> On<TRow>(Func<TRow, T> select)
    {
        ArgumentNullException.ThrowIfNull(select);
        return new Term<TRow>(
            Name,
            _number is null ? null : row => _number(select(row)),
            _label is null ? null : row => _label(select(row)),
            Reference);
    }

    internal bool IsMissing(T item) => _label is null ? _number!(item) is null : _label(item) is null;

    internal DesignVariable Evaluate(IReadOnlyList<T> items)
    {
        if (_label is null)
        {
            return new DesignVariable(Name, Name, [.. items.Select(item => _number!(item)!.Value)], null);
        }

        Factor factor = Factor.FromLabels(Name, [.. items.Select(_label)]);
        return new DesignVariable(Name, Name, null, Reference is null ? factor : factor.WithReference(Reference));
    }
}
