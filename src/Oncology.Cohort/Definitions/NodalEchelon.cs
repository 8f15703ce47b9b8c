namespace Oncology.Cohort;

/// <summary>One echelon of the lymphatics: nodes of one echelon are one metastasis.</summary>
internal readonly record struct NodalEchelon(NodeRegion? Region, string Level, Side? Side)
{
    private static readonly string[] IpsilateralWords = ["ipsilat", "homolat", "ipsi"];
    private static readonly string[] ContralateralWords = ["contralat", "controlat"];

    /// <summary>The echelon of a nodal row. A station such as 4R or 4L carries its own side.</summary>
    internal static NodalEchelon Of(Lesion lesion)
    {
        string level = string.Concat((lesion.NodeLevel ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        Side? side = lesion.Side;
        bool station = level.Length > 1 && char.IsAsciiDigit(level[0]);
        if (station && level[^1] is 'R' or 'L')
        {
            side ??= level[^1] == 'R' ? Cohort.Side.Right : Cohort.Side.Left;
            level = level[..^1];
        }

        return new NodalEchelon(lesion.NodeRegion, level, side);
    }

    /// <summary>Is the row a regional node of the breast, not a metastasis?</summary>
    internal static bool IsRegional(Lesion lesion, Side? primarySide, List<Flag> flags)
    {
        bool drainsTheBreast = lesion.Organ == Organ.Node && lesion.NodeRegion
            is NodeRegion.Axillary or NodeRegion.Infraclavicular or NodeRegion.Supraclavicular or NodeRegion.InternalMammary;
        if (!drainsTheBreast)
        {
            return false;
        }

        string words = $"{lesion.Location} {lesion.NodeLevel}";
        if (ContralateralWords.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        if (IpsilateralWords.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        if (lesion.Side is { } side && primarySide is { } primary)
        {
            return side == primary;
        }

        flags.Add(Flags.LateralityUnknown);
        return false;
    }
}
