using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Worst grades of the patients of a cohort who received a focal treatment, with their denominators (D14).</summary>
/// <param name="Modality">The technique; null for any.</param>
/// <param name="Period">The period.</param>
/// <param name="Exposed">Patients who received it: the denominator.</param>
/// <param name="Missing">Of those, patients without a toxicity form of the period; they are not grade 0.</param>
/// <param name="ByGrade">Patients by worst grade, 0 to 5.</param>
public sealed record ToxicitySummary(MdtModality? Modality, ToxicityPeriod Period, int Exposed, int Missing, ImmutableArray<int> ByGrade)
{
    /// <summary>Patients with a form.</summary>
    public int Assessed => Exposed - Missing;

    /// <summary>Patients whose worst grade reaches a grade.</summary>
    /// <param name="grade">The grade, 0 to 5, included.</param>
    /// <returns>Their number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The grade is outside 0 to 5.</exception>
    public int AtLeast(int grade)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(grade);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grade, 5);
        return ByGrade[grade..].Sum();
    }
}
