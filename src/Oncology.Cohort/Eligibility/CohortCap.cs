namespace Oncology.Cohort;

/// <summary>A rule on the included patients as a whole: at most a share of them, or a number of each group, as data.</summary>
/// <param name="Id">Short code: <c>HI6b</c>.</param>
/// <param name="Label">The rule in short.</param>
public sealed record CohortCap(string Id, Wording Label)
{
    /// <summary>Whom the rule counts; null counts all.</summary>
    public Condition? Among { get; init; }

    /// <summary>Fact whose categories are counted one by one; null counts all together.</summary>
    public string? By { get; init; }

    /// <summary>Largest share of the included patients, 0 to 1; null for none.</summary>
    public double? MostShare { get; init; }

    /// <summary>Smallest number; null for none.</summary>
    public int? Least { get; init; }

    /// <summary>Largest number; null for none.</summary>
    public int? Most { get; init; }
}
