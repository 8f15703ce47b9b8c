namespace Oncology.Cohort;

/// <summary>One echelon of the lymphatics: nodes of one echelon are one metastasis.</summary>
/// <param name="Region">Region; null when it is not known.</param>
/// <param name="Level">Level or station without its side; empty for none; the text when it is not read.</param>
/// <param name="IsRead">False when something stands in the place of the level that may be any.</param>
/// <param name="Side">Side; null when it is not known.</param>
internal readonly record struct NodalEchelon(NodeRegion? Region, string Level, bool IsRead, Side? Side)
{
    /// <summary>The echelon of a nodal row, of which the side may follow from that of the primary tumour. A station such as 4R or 4L carries its own side.</summary>
    internal static NodalEchelon Of(Lesion lesion, Side? primarySide)
    {
        NodePlace place = PlaceOf(lesion);
        Side? side = place.HasNoSide ? Cohort.Side.Midline : place.Side ?? (place.IsIpsilateral is { } same ? same ? primarySide : Opposite(primarySide) : null);
        bool isRead = !place.IsUnread && !place.IsSeveral;
        return new NodalEchelon(place.Region, isRead ? place.Level ?? "" : $"{lesion.NodeLevel} {lesion.Location}", isRead, side);
    }

    /// <summary>What the cells of a row say of the place.</summary>
    internal static NodePlace PlaceOf(Lesion lesion) => NodeWords.Of(lesion.NodeRegion, lesion.NodeLevel, lesion.Side, lesion.Location);

    /// <summary>Is the row a regional node of the breast, not a metastasis? Unknown where a side is missing.</summary>
    internal static Verdict IsRegional(Lesion lesion, Side? primarySide)
    {
        if (lesion.Organ != Organ.Node)
        {
            return Verdict.NotMet;
        }

        NodePlace place = PlaceOf(lesion);
        return place.Region is not (NodeRegion.Axillary or NodeRegion.Infraclavicular or NodeRegion.Supraclavicular or NodeRegion.InternalMammary) ? Verdict.NotMet
            : place.IsIpsilateral is { } same ? same ? Verdict.Met : Verdict.NotMet
            : place.Side is { } side && primarySide is { } primary ? side == primary ? Verdict.Met : Verdict.NotMet
            : Verdict.Unknown;
    }

    /// <summary>The echelon of a node that drains the breast if it is a metastasis, and so on the other side.</summary>
    internal NodalEchelon AsMetastasis(Side? primarySide) => this with { Side = Side ?? Opposite(primarySide) };

    /// <summary>The fewest echelons that the keys can be: a region or side that is not known, or a level that is not read, may be that of another row.</summary>
    internal static int Fewest(IEnumerable<NodalEchelon> keys)
    {
        // The best known keys first; each further key joins one that it does not contradict.
        List<NodalEchelon> groups = [];
        foreach (NodalEchelon key in keys.Distinct().OrderByDescending(k => k.Known))
        {
            int same = groups.FindIndex(key.MayBe);
            if (same < 0)
            {
                groups.Add(key);
            }
            else
            {
                groups[same] = groups[same].With(key);
            }
        }

        return groups.Count;
    }

    private int Known => (Region is null ? 0 : 1) + (IsRead ? 1 : 0) + (Side is null ? 0 : 1);

    private bool MayBe(NodalEchelon other) =>
        (Region is null || other.Region is null || Region == other.Region)
        && (Side is null || other.Side is null || Side == other.Side)
        && (!IsRead || !other.IsRead || Level == other.Level);

    private NodalEchelon With(NodalEchelon other) => new(Region ?? other.Region, IsRead ? Level : other.Level, IsRead || other.IsRead, Side ?? other.Side);

    private static Side? Opposite(Side? side) => side switch
    {
        Cohort.Side.Left => Cohort.Side.Right,
        Cohort.Side.Right => Cohort.Side.Left,
        _ => null,
    };
}
