using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Something a criterion may ask of a patient: a field of the patients table, or a value derived from all its rows.</summary>
/// <remarks>All facts are listed in <see cref="Facts"/>; docs/criteria-file.md describes them.</remarks>
public sealed record Fact
{
    internal Fact(string name, FactType type, Wording label, Func<ScreeningSubject, FactReading> read)
    {
        Name = name;
        Type = type;
        Label = label;
        Read = read;
    }

    /// <summary>Name, as a criteria file writes it: <c>ecog</c>, <c>days_since_systemic</c>.</summary>
    public string Name { get; }

    /// <summary>What it is.</summary>
    public FactType Type { get; }

    /// <summary>What it means.</summary>
    public Wording Label { get; }

    /// <summary>Allowed categories; empty for the other types and for free text.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    internal Func<ScreeningSubject, FactReading> Read { get; }

    /// <summary>A category in words; what has none is the same in both languages.</summary>
    internal Func<string, Wording> InWords { get; init; } = category => new Wording(category, category);
}
