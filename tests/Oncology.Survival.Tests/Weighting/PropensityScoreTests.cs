namespace Oncology.Survival.Tests;

/// <summary>Weights, balance and E-values worked by hand.</summary>
[TestFixture]
public sealed class PropensityScoreTests
{
    // x = 0: 2 treated of 8, score 1/4; x = 1: 6 treated of 9, score 2/3.
    private static readonly double[] X = [.. Enumerable.Repeat(0.0, 8), .. Enumerable.Repeat(1.0, 9)];
    private static readonly Factor Treatment = Factor.FromBooleans("mdt", [.. Enumerable.Range(0, 8).Select(i => i < 2), .. Enumerable.Range(0, 9).Select(i => i < 6)], "no", "yes");

    private static readonly DataTable Table = DataTable.Empty.WithNumbers("x", X);
    private static readonly Formula Terms = Formula.ParseTerms("x");

    // Rows 0 (x = 0 treated), 2 (x = 0 untreated), 8 (x = 1 treated), 14 (x = 1 untreated).
    [TestCase(TreatmentEstimand.Average, 4, 4.0 / 3, 3.0 / 2, 3)]
    [TestCase(TreatmentEstimand.AverageStabilized, 8.0 / 17 * 4, 9.0 / 17 * 4 / 3, 8.0 / 17 * 3 / 2, 9.0 / 17 * 3)]
    [TestCase(TreatmentEstimand.Treated, 1, 1.0 / 3, 1, 2)]
    [TestCase(TreatmentEstimand.Overlap, 3.0 / 4, 1.0 / 4, 1.0 / 3, 2.0 / 3)]
    public void Fit_TwoStrata_WeightsAreThoseOfTheStrata(TreatmentEstimand estimand, double a, double b, double c, double d)
    {
        PropensityScore score = Fit(new PropensityOptions { Estimand = estimand });
        Tolerance.Exact.Check("weights", [score.Weight[0], score.Weight[2], score.Weight[8], score.Weight[14]], [a, b, c, d]);

        // The model is saturated, so the weighted groups have the same x.
        BalanceTable balance = BalanceTable.Create(Table, Terms, score);
        Assert.That(balance.LargestAfter, Is.LessThan(1e-12));
        Assert.That(balance.Rows[0].Before, Is.GreaterThan(0.8));
    }

    [Test]
    public void Fit_AverageEffect_EffectiveSizeIsKishs()
    {
        // Treated: 2 weights of 4 and 6 of 3/2: 17² / 45.5.
        PropensityScore score = Fit(null);
        Tolerance.Exact.Check("sum", score.Groups[1].SumOfWeights, 17);
        Tolerance.Exact.Check("effective", score.Groups[1].EffectiveSize, 289 / 45.5);
        Assert.That(score.ToTable(Language.French).ToText(), Does.Contain("Effectif équivalent"));
    }

    [Test]
    public void Fit_Truncation_MovesWeightsToTheQuantiles()
    {
        // Sorted: 6 × 4/3, 6 × 3/2, 3 × 3, 2 × 4. Quantile 0.9 of 17 values, type 7: 14.4 from 0, between 3 and 4: place 14 is 3, place 15 is 4.
        PropensityScore score = Fit(new PropensityOptions { UpperTruncation = 0.9 });
        Tolerance.Exact.Check("largest", score.Groups[1].Largest, 3.4);
    }

    [Test]
    public void Fit_CovariateThatDecidesTreatment_IsRefused() =>
        Assert.That(
            () => PropensityScore.Fit(DesignMatrix.FromColumns(17, ("rule", [.. Treatment.Codes.Select(code => (double)code)])), Treatment),
            Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("separation").And.Message.Contains("'rule'"));

    [Test]
    public void EValue_PublishedExample_IsAsPrinted()
    {
        // VanderWeele, Ding 2017: RR 3.9 (1.8 to 8.7) gives 7.26 and 3.0.
        var value = EValue.FromRiskRatio(3.9, new Interval(1.8, 8.7));
        Tolerance.Printed(2).Check("estimate", value.Estimate, 7.26);
        Tolerance.Exact.Check("limit", value.Limit, 3);
        Assert.That(EValue.FromRiskRatio(1.2, new Interval(0.9, 1.6)).Limit, Is.EqualTo(1));
    }

    [Test]
    public void EValue_ProtectiveRatio_IsThatOfItsInverse()
    {
        // RR ½ (¼ to 0.8): 2 + √2; nearer limit 0.8, inverse 1.25: 1.25 + √0.3125.
        var value = EValue.FromHazardRatio(0.5, new Interval(0.25, 0.8), OutcomeFrequency.Rare);
        Tolerance.Exact.Check("estimate", value.Estimate, 2 + Math.Sqrt(2));
        Tolerance.Exact.Check("limit", value.Limit, 1.25 + Math.Sqrt(0.3125));
    }

    [Test]
    public void EValue_CommonOutcome_TurnsRatiosIntoRiskRatios()
    {
        // HR ¼: √HR = ½, √(1/HR) = 2: (1 − 1/√2) / (1 − ¼). OR 4: 2.
        Tolerance.Exact.Check("HR", EValue.FromHazardRatio(0.25, new Interval(0.1, 0.5), OutcomeFrequency.Common).RiskRatio, (1 - Math.Sqrt(0.5)) / 0.75);
        Tolerance.Exact.Check("OR", EValue.FromOddsRatio(4, new Interval(1, 9), OutcomeFrequency.Common).RiskRatio, 2);
    }

    private static PropensityScore Fit(PropensityOptions? options) => PropensityScore.Fit(DesignMatrix.From(Table, Terms), Treatment, options);
}
