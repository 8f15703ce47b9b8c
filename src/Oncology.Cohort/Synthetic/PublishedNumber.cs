namespace Oncology.Cohort;

/// <summary>A number as it was printed.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Value">The number.</param>
/// <param name="Decimals">Digits after the decimal sign.</param>
/// <param name="Relation"><c>=</c>, or <c>&lt;</c> or <c>&gt;</c> where only a bound was printed.</param>
internal sealed record PublishedNumber(string Id, double Value, int Decimals, string Relation)
{
    /// <summary>A median printed as not reached: the value is then the bound of S in percent.</summary>
    public bool IsUnreachedMedian { get; init; }

    /// <summary>The relation of a value that lies above the bound.</summary>
    public const string Above = ">";
}
