namespace Oncology.Cohort;

/// <summary>The place of a lymph node: what of region, level and side is said.</summary>
/// <param name="Region">Region; null when none is named, or several are.</param>
/// <param name="Level">Level or station without its side: <c>4</c>, <c>IVa</c>.</param>
/// <param name="Side">Side; null when none is named, or both are.</param>
/// <param name="IsIpsilateral">On the side of the primary tumour (true) or on the other (false), where the words say so.</param>
/// <param name="IsSeveral">More than one echelon is named.</param>
/// <param name="IsUnread">Something stands there that is not read and may be a level.</param>
internal sealed record NodePlace(NodeRegion? Region, string? Level, Side? Side, bool? IsIpsilateral, bool IsSeveral, bool IsUnread)
{
    /// <summary>Nothing is said.</summary>
    public static NodePlace Nothing { get; } = new(null, null, null, null, IsSeveral: false, IsUnread: false);

    /// <summary>The level as it is usually written, stations with their side: <c>4R</c>.</summary>
    public string? LevelText => Level is not null && Region == NodeRegion.Mediastinal && !HasNoSide && Side is Cohort.Side.Right or Cohort.Side.Left
        ? Level.Insert(Level.TakeWhile(char.IsAsciiDigit).Count(), Side == Cohort.Side.Right ? "R" : "L")
        : Level;

    /// <summary>True for the stations of the mediastinum that lie on one side or in the middle by definition.</summary>
    public bool HasNoSide => Region == NodeRegion.Mediastinal && Level is "5" or "6" or "7";
}
