namespace Oncology.Cohort;

/// <summary>What a search may not change: who is in which group, the ranges of days, the profiles and how many rows may have each.</summary>
internal sealed class SearchLayout
{
    /// <summary>The start day of a row that is never exposed.</summary>
    public const int Never = int.MaxValue;

    public required int Rows { get; init; }

    public required string[] Arms { get; init; }

    /// <summary>Arm of each row.</summary>
    public required int[] Arm { get; init; }

    /// <summary>Group of each row.</summary>
    public required int[] Group { get; init; }

    /// <summary>Days of progression (or end without progression) per group.</summary>
    public required DayRange[] FirstDays { get; init; }

    /// <summary>Days of last news of the living per group; its end also bounds deaths.</summary>
    public required DayRange[] LastDays { get; init; }

    /// <summary>Start of the exposure per row; <see cref="Never"/> twice for rows that are not exposed.</summary>
    public required DayRange[] StartDays { get; init; }

    /// <summary>Deaths per arm.</summary>
    public required DayRange[] Deaths { get; init; }

    public required string[] Columns { get; init; }

    public required SearchBlock[] Blocks { get; init; }

    public int ColumnOf(string name)
    {
        int at = Array.IndexOf(Columns, name);
        return at >= 0 ? at : throw new FormatException($"There is no column '{name}'.");
    }
}

/// <summary>First and last whole number of a range.</summary>
internal readonly record struct DayRange(int From, int To)
{
    public bool Contains(int day) => day >= From && day <= To;
}

/// <summary>Columns that move together, the profiles they take and how many rows of each arm may have each.</summary>
internal sealed class SearchBlock
{
    public required string Name { get; init; }

    public required int[] Columns { get; init; }

    /// <summary>Names of the profiles.</summary>
    public required string[] Labels { get; init; }

    /// <summary>Values of the columns, profile after profile.</summary>
    public required bool[][] Profiles { get; init; }

    /// <summary>Count of each profile, arm after arm.</summary>
    public required DayRange[][] Counts { get; init; }

    /// <summary>True where some count may vary.</summary>
    public bool IsFree => Array.Exists(Counts, arm => Array.Exists(arm, c => c.From < c.To));
}
