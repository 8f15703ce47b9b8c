namespace Oncology.Survival;

/// <summary>A coefficient of a Cox model with Firth's penalty. Of a column that was left out as collinear everything is NaN.</summary>
/// <param name="Name">What the coefficient belongs to.</param>
/// <param name="Estimate">β, the log hazard ratio per unit of the column.</param>
/// <param name="StandardError">Standard error of β, from the inverse information without the penalty.</param>
/// <param name="HazardRatioInterval">Profile penalised likelihood interval of the hazard ratio.</param>
/// <param name="WaldInterval">exp(β ± z · standard error); poor where separation made the penalty necessary.</param>
/// <param name="LikelihoodRatioTest">Penalised likelihood-ratio test of β = 0, on one degree of freedom.</param>
public sealed record FirthCoefficient(
    CoefficientName Name, double Estimate, double StandardError, Interval HazardRatioInterval, Interval WaldInterval, TestResult LikelihoodRatioTest)
{
    /// <summary>exp(β).</summary>
    public double HazardRatio => Math.Exp(Estimate);
}
