namespace Oncology.Survival;

/// <summary>What the profile of a likelihood says about one coefficient.</summary>
/// <param name="Name">What the coefficient belongs to.</param>
/// <param name="HazardRatioInterval">Interval of the hazard ratio; a bound is 0 or infinite where the likelihood never falls far enough.</param>
/// <param name="LikelihoodRatioTest">Test of a hazard ratio of 1, on one degree of freedom.</param>
public sealed record ProfileInterval(CoefficientName Name, Interval HazardRatioInterval, TestResult LikelihoodRatioTest)
{
    internal static ProfileInterval None(CoefficientName name) =>
        new(name, new Interval(double.NaN, double.NaN), new TestResult(double.NaN, 1, double.NaN));
}
