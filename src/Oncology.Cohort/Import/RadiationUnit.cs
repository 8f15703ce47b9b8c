namespace Oncology.Cohort;

/// <summary>What the unit of a dose makes of it.</summary>
internal static class RadiationUnit
{
    /// <summary>Gray in one of the unit, 1 where none is given; null where the dose is not one of radiation: milligrams, or a drug.</summary>
    public static double? InGray(string? unit, TreatmentKind? kind) => (unit is null ? "" : TextKey.OfWord(unit)) switch
    {
        "cgy" or "rad" or "rads" => 0.01,
        "gy" or "gray" or "grays" => 1,
        "" when kind != TreatmentKind.Systemic => 1,
        _ => null,
    };
}
