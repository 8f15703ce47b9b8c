namespace Oncology.Cohort;

/// <summary>What the unit of a dose makes of it.</summary>
internal static class RadiationUnit
{
    /// <summary>Gray in one of the unit that a cell of a dose ends with; null where it ends with none.</summary>
    public static double? WrittenIn(ReadOnlySpan<char> cell) =>
        cell.EndsWith("cgy", StringComparison.OrdinalIgnoreCase) ? 0.01
        : cell.EndsWith("gy", StringComparison.OrdinalIgnoreCase) || cell.EndsWith("grays", StringComparison.OrdinalIgnoreCase) ? 1
        : null;

    /// <summary>Gray in one of the unit, 1 where none is given; null where the dose is not one of radiation: milligrams, or a drug.</summary>
    public static double? InGray(string? unit, TreatmentKind? kind) => (unit is null ? "" : TextKey.OfWord(unit)) switch
    {
        "cgy" or "rad" or "rads" => 0.01,
        "gy" or "gray" or "grays" => 1,
        "" when kind != TreatmentKind.Systemic => 1,
        _ => null,
    };
}
