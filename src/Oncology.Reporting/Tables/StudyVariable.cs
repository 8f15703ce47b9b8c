using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A variable of a study, one value per patient, with its label and the labels of its levels in both languages.</summary>
/// <remarks>A category has <see cref="Levels"/> and <see cref="Codes"/> (−1 is missing), a number has <see cref="Values"/> (NaN is missing).</remarks>
public sealed class StudyVariable
{
    private StudyVariable(string name, LocalText label, ImmutableArray<LocalText> levels, ImmutableArray<int> codes, ImmutableArray<double> values)
    {
        Name = name;
        Label = label;
        Levels = levels;
        Codes = codes;
        Values = values;
    }

    /// <summary>Name, as models and tables call it.</summary>
    public string Name { get; }

    /// <summary>Label, as printed.</summary>
    public LocalText Label { get; }

    /// <summary>Labels of the levels of a category, the reference first; empty for a number.</summary>
    public ImmutableArray<LocalText> Levels { get; }

    /// <summary>Level of each patient of a category, −1 where missing; empty for a number.</summary>
    public ImmutableArray<int> Codes { get; }

    /// <summary>Value of each patient of a number, NaN where missing; empty for a category.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>True for a number.</summary>
    public bool IsNumber => Levels.IsEmpty;

    /// <summary>Number of patients.</summary>
    public int Count => IsNumber ? Values.Length : Codes.Length;

    /// <summary>A category.</summary>
    /// <param name="name">Name.</param>
    /// <param name="label">Label, as printed.</param>
    /// <param name="levels">Labels of the levels, the reference first.</param>
    /// <param name="codes">Level of each patient; −1 is missing.</param>
    /// <exception cref="ArgumentException">There is no level.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A code is no level.</exception>
    public static StudyVariable Category(string name, LocalText label, ImmutableArray<LocalText> levels, ReadOnlySpan<int> codes)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (levels.IsDefaultOrEmpty)
        {
            throw new ArgumentException($"The category '{name}' has no level.", nameof(levels));
        }

        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] < -1 || codes[i] >= levels.Length)
            {
                throw new ArgumentOutOfRangeException(nameof(codes), codes[i], $"Patient {i}: '{name}' has {levels.Length} levels.");
            }
        }

        return new StudyVariable(name, label, levels, [.. codes], []);
    }

    /// <summary>A category from a factor, the same labels in both languages.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="label">Label; null takes the factor's name.</param>
    public static StudyVariable Category(Factor factor, LocalText? label = null)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return Category(factor.Name, label ?? LocalText.Same(factor.Name), [.. factor.Levels.Select(LocalText.Same)], factor.Codes.AsSpan());
    }

    /// <summary>A number.</summary>
    /// <param name="name">Name.</param>
    /// <param name="label">Label, as printed, with its unit.</param>
    /// <param name="values">Value of each patient; NaN is missing.</param>
    public static StudyVariable Number(string name, LocalText label, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new StudyVariable(name, label, [], [], [.. values]);
    }

    /// <summary>True when the value of a patient is missing.</summary>
    /// <param name="row">The patient.</param>
    public bool IsMissing(int row) => IsNumber ? double.IsNaN(Values[row]) : Codes[row] < 0;

    /// <summary>The category as a factor; its labels are those of <paramref name="language"/>.</summary>
    /// <param name="language">Language of the labels.</param>
    /// <exception cref="InvalidOperationException">This is a number.</exception>
    public Factor ToFactor(Language language)
    {
        if (IsNumber)
        {
            throw new InvalidOperationException($"'{Name}' is a number, not a category.");
        }

        ImmutableArray<string> labels = [.. Levels.Select(level => level.In(language))];
        return Factor.FromLabels(Name, [.. Codes.Select(code => code < 0 ? null : labels[code])], labels);
    }

    /// <summary>The variable of some patients, in the order given; all levels are kept.</summary>
    /// <param name="rows">The patients.</param>
    public StudyVariable Subset(ReadOnlySpan<int> rows)
    {
        var codes = ImmutableArray.CreateBuilder<int>();
        var values = ImmutableArray.CreateBuilder<double>();
        foreach (int row in rows)
        {
            if (IsNumber)
            {
                values.Add(Values[row]);
            }
            else
            {
                codes.Add(Codes[row]);
            }
        }

        return new StudyVariable(Name, Label, Levels, codes.ToImmutable(), values.ToImmutable());
    }

    /// <summary>Index of the level that one of its labels names, ignoring case; −1 when there is none.</summary>
    internal int LevelOf(string label)
    {
        for (int i = 0; i < Levels.Length; i++)
        {
            if (string.Equals(Levels[i].English, label, StringComparison.OrdinalIgnoreCase) || string.Equals(Levels[i].French, label, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
