namespace Oncology.Cohort;

/// <summary>What a sum of diameters that grew by 20 % or more from the nadir, but by less than 5 mm, is (D13).</summary>
public enum SmallRegrowth
{
    /// <summary>Stable: the reference of stable disease is the nadir.</summary>
    Stable,

    /// <summary>Partial when the sum is still 30 % or more below the baseline, else stable.</summary>
    ByBaseline,
}
