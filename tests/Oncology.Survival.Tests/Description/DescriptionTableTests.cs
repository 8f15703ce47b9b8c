namespace Oncology.Survival.Tests;

/// <summary>Results as tables, in both languages.</summary>
public sealed class DescriptionTableTests
{
    private static readonly Factor Arm = Factor.FromLabels("arm", ["A", "A", "A", "B", "B", "B"]);
    private static readonly double[] Values = [1, 2, 4, 3, 6, 8];

    private static IEnumerable<TestCaseData> Results
    {
        get
        {
            var table = ContingencyTable.FromCounts(new long[,] { { 3, 1 }, { 2, 5 } });
            SurvivalData data = SurvivalData.RightCensored([1, 2, 3, 4, 5, 6], (int[])[1, 2, 0, 1, 1, 2]);
            (ITabular Result, string English, string French)[] results =
            [
                (table, "Counts", "Effectifs"),
                (ContingencyTest.Run(table), "Fisher's exact test", "Test exact de Fisher"),
                (OddsRatio.Fit(table), "Odds ratio", "IC"),
                (McNemarTest.Run(table), "McNemar's test", "Test de McNemar"),
                (LinearByLinearTest.Run(table), "Linear-by-linear association", "Association linéaire par linéaire"),
                (CochranArmitageTest.Run([1, 3, 4], [5, 6, 6]), "Cochran-Armitage test for trend", "Test de tendance de Cochran-Armitage"),
                (ProportionInterval.Fit(3, 10), "Proportion [95% CI]", "Proportion [IC 95"),
                (MannWhitneyTest.Run(Values, Arm), "Mann-Whitney test", "Test de Mann-Whitney"),
                (KruskalWallisTest.Run(Values, Arm), "Kruskal-Wallis test", "Test de Kruskal-Wallis"),
                (TTest.Run(Values, Arm), "Welch's t test", "Test t de Welch"),
                (OneWayAnova.Run(Values, Arm), "One-way analysis of variance", "Analyse de variance à un facteur"),
                (NumericSummary.Create(Values), "Median", "Médiane"),
                (StandardizedDifference.FromNumbers(Values, Arm), "Standardised difference", "Différence standardisée"),
                (IncidenceRate.Fit(data), "Person-time", "Personne-temps"),
                (RestrictedMean.Fit(KaplanMeier.Fit(data), 4), "Restricted mean survival time", "Moyenne restreinte"),
                (Landmark.At(data, [1, 9, 9, 2, 9, 9], 2), "Event before", "Événement avant"),
                (Episodes.Split(data, [1, 9, 9, 2, 9, 9]), "Exposed episodes", "Épisodes exposés"),
                (SimonMakuch.Fit(data, [9, 9, 9, 2, 9, 9]), "Simon-Makuch curves", "Courbes de Simon-Makuch"),
                (GrayTest.Run(data, Arm, 1), "Gray's test", "Test de Gray"),
                (FineGrayWeights.Create(data, 1), "Weighted rows", "Lignes pondérées"),
                (CoxResiduals.Of(CoxModel.Fit(data, DesignMatrix.FromColumns(6, ("x", Values)))), "Residuals", "Résidus"),
            ];
            return results.Select(r => new TestCaseData(r.Result, r.English, r.French).SetArgDisplayNames(r.Result.GetType().Name));
        }
    }

    [TestCaseSource(nameof(Results))]
    public void ToTable_EveryResult_SpeaksBothLanguages(ITabular result, string english, string french)
    {
        Assert.That(result.ToTable(Language.English).ToText(), Does.Contain(english));
        Assert.That(result.ToTable(Language.French).ToText(), Does.Contain(french));
        Assert.That(result.ToString(), Is.EqualTo(result.ToTable(Language.English).ToText()));
    }
}
