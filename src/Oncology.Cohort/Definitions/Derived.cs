using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A derived variable of one patient with the rule that decided and the values it looked at.</summary>
/// <typeparam name="T">Type of the value; nullable where the data may not decide.</typeparam>
/// <param name="Value">The value; null when the data do not decide.</param>
/// <param name="Rule">The rule that decided: <c>D2.1</c>.</param>
/// <param name="Evidence">The values it looked at, with their cells.</param>
/// <param name="Flags">What the reader should know; empty for a plain case.</param>
public sealed record Derived<T>(T Value, string Rule, ImmutableArray<Evidence> Evidence, ImmutableArray<Flag> Flags)
{
    private readonly Func<ImmutableArray<Evidence>>? _gather;

    /// <summary>A derivation that gathers its evidence when it is asked for: most are asked for their value only.</summary>
    internal Derived(T value, string rule, Func<ImmutableArray<Evidence>> gather, ImmutableArray<Flag> flags)
        : this(value, rule, default(ImmutableArray<Evidence>), flags) => _gather = gather;

    /// <summary>The values it looked at, with their cells.</summary>
    public ImmutableArray<Evidence> Evidence
    {
        get => field.IsDefault && _gather is not null ? field = _gather() : field;
        init;
    }
    = Evidence;

    /// <summary>True when the data decide: the value is neither null nor <see cref="Verdict.Unknown"/>.</summary>
    public bool IsKnown => Value is not null && !(Value is Verdict verdict && verdict == Verdict.Unknown);

    /// <summary>The derivation in one line: <c>Positive [D2.1]</c>, with the codes of its flags.</summary>
    public override string ToString()
    {
        string flags = Flags.IsEmpty ? "" : $" ({string.Join(", ", Flags.Select(flag => flag.Code))})";
        return $"{Value?.ToString() ?? "unknown"} [{Rule}]{flags}";
    }

    /// <summary>Does the derivation carry a flag?</summary>
    /// <param name="flag">The flag.</param>
    /// <returns>Whether it does.</returns>
    public bool Has(Flag flag) => Flags.Contains(flag);
}
