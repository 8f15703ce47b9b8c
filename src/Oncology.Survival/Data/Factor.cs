using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Survival;

/// <summary>
/// A categorical column: one code per row and the labels of its levels. Level 0 is the reference.
/// </summary>
/// <remarks>A missing value has code −1 and no label.</remarks>
public sealed class Factor
{
    private Factor(string name, ImmutableArray<int> codes, ImmutableArray<string> levels)
    {
        Name = name;
        Codes = codes;
        Levels = levels;
    }

    /// <summary>Name of the column, as it appears in tables.</summary>
    public string Name { get; }

    /// <summary>Index into <see cref="Levels"/> per row; −1 where the value is missing.</summary>
    public ImmutableArray<int> Codes { get; }

    /// <summary>Labels of the levels; the first is the reference.</summary>
    public ImmutableArray<string> Levels { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Codes.Length;

    /// <summary>Label of row <paramref name="row"/>, null where it is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row does not exist.</exception>
    public string? this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
            return Codes[row] < 0 ? null : Levels[Codes[row]];
        }
    }

    /// <summary>Makes a factor from one label per row; null is missing.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="labels">Label of each row.</param>
    /// <returns>
    /// Levels in ascending order: by value when every label is a number, else by code point, as R's <c>factor()</c> in the C locale.
    /// </returns>
    public static Factor FromLabels(string name, ReadOnlySpan<string?> labels)
    {
        HashSet<string> distinct = [];
        foreach (string? label in labels)
        {
            if (label is not null)
            {
                distinct.Add(label);
            }
        }

        return FromLabels(name, labels, Sorted(distinct));
    }

    /// <summary>Makes a factor from one label per row and the levels in their order.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="labels">Label of each row; null is missing.</param>
    /// <param name="levels">All levels, reference first. Levels without a row are kept.</param>
    /// <exception cref="ArgumentException">A label is not among <paramref name="levels"/>, or a level is given twice.</exception>
    public static Factor FromLabels(string name, ReadOnlySpan<string?> labels, ImmutableArray<string> levels)
    {
        ArgumentNullException.ThrowIfNull(name);
        Dictionary<string, int> codeOf = new(StringComparer.Ordinal);
        for (int level = 0; level < levels.Length; level++)
        {
            if (!codeOf.TryAdd(levels[level], level))
            {
                throw new ArgumentException($"Level '{levels[level]}' of '{name}' is given twice.", nameof(levels));
            }
        }

        var codes = ImmutableArray.CreateBuilder<int>(labels.Length);
        for (int row = 0; row < labels.Length; row++)
        {
            string? label = labels[row];
            if (label is null)
            {
                codes.Add(-1);
            }
            else if (codeOf.TryGetValue(label, out int code))
            {
                codes.Add(code);
            }
            else
            {
                throw new ArgumentException($"Row {row} of '{name}' has the label '{label}', which is not one of its levels.", nameof(labels));
            }
        }

        return new Factor(name, codes.MoveToImmutable(), levels);
    }

    /// <summary>Makes a factor of two levels; false is the reference.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="values">Value of each row.</param>
    /// <param name="falseLabel">Label of the reference level.</param>
    /// <param name="trueLabel">Label of the other level.</param>
    public static Factor FromBooleans(string name, ReadOnlySpan<bool> values, string falseLabel, string trueLabel)
    {
        var codes = ImmutableArray.CreateBuilder<int>(values.Length);
        foreach (bool value in values)
        {
            codes.Add(value ? 1 : 0);
        }

        return new Factor(name, codes.MoveToImmutable(), [falseLabel, trueLabel]);
    }

    /// <summary>The same factor with another reference level, the others keeping their order.</summary>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public Factor WithReference(string level)
    {
        int index = Levels.IndexOf(level);
        if (index < 0)
        {
            throw new ArgumentException($"'{Name}' has no level '{level}'; it has {string.Join(", ", Levels.Select(l => $"'{l}'"))}.", nameof(level));
        }

        ImmutableArray<int> codes = [.. Codes.Select(code => code == index ? 0 : code >= 0 && code < index ? code + 1 : code)];
        return new Factor(Name, codes, Levels.RemoveAt(index).Insert(0, level));
    }

    /// <summary>The factor of some of the rows, in the order given; all levels are kept.</summary>
    public Factor Subset(ReadOnlySpan<int> rows)
    {
        var codes = ImmutableArray.CreateBuilder<int>(rows.Length);
        foreach (int row in rows)
        {
            codes.Add(Codes[row]);
        }

        return new Factor(Name, codes.MoveToImmutable(), Levels);
    }

    /// <summary>The same factor without the levels that no row has.</summary>
    public Factor WithoutEmptyLevels()
    {
        bool[] used = new bool[Levels.Length];
        foreach (int code in Codes)
        {
            if (code >= 0)
            {
                used[code] = true;
            }
        }

        int[] newCode = new int[Levels.Length];
        int next = 0;
        for (int level = 0; level < Levels.Length; level++)
        {
            newCode[level] = used[level] ? next++ : -1;
        }

        return next == Levels.Length
            ? this
            : new Factor(Name, [.. Codes.Select(code => code < 0 ? code : newCode[code])], [.. Levels.Where((_, level) => used[level])]);
    }

    /// <summary>Row numbers of each level, ascending; rows with a missing value belong to none.</summary>
    internal int[][] RowsByLevel()
    {
        int[] count = new int[Levels.Length];
        foreach (int code in Codes)
        {
            if (code >= 0)
            {
                count[code]++;
            }
        }

        int[][] rows = [.. count.Select(n => new int[n])];
        Array.Clear(count);
        for (int row = 0; row < Codes.Length; row++)
        {
            int code = Codes[row];
            if (code >= 0)
            {
                rows[code][count[code]++] = row;
            }
        }

        return rows;
    }

    private static ImmutableArray<string> Sorted(HashSet<string> labels)
    {
        List<(double Value, string Label)> numbers = [];
        foreach (string label in labels)
        {
            if (!double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                return [.. labels.Order(StringComparer.Ordinal)];
            }

            numbers.Add((value, label));
        }

        return [.. numbers.OrderBy(n => n.Value).ThenBy(n => n.Label, StringComparer.Ordinal).Select(n => n.Label)];
    }
}
