namespace Oncology.Survival.Tests;

/// <summary>The pairs of a concordance, counted one by one: Σ over events of those at risk who do not have the event at the same time.</summary>
public sealed class ConcordancePairsTests
{
    [TestCase(1100, 40, false)]
    [TestCase(1100, 40, true)]
    [TestCase(1100, 0, false)]
    [TestCase(1100, 0, true)]
    public void Of_LateEntryAndTies_EqualsEveryPairByItself(int count, int distinct, bool isWeighted)
    {
        RandomNumbers random = new(3);
        double[] exit = [.. Enumerable.Range(0, count).Select(_ => 1 + Math.Floor(60 * random.Exponential()))];
        double[] entry = [.. exit.Select(end => random.Uniform() < 0.5 ? 0 : Math.Floor(end * random.Uniform()))];
        bool[] isEvent = [.. exit.Select(_ => random.Uniform() < 0.6)];
        double[] prediction = [.. exit.Select(_ => distinct == 0 ? random.Uniform() : random.Below(distinct))];
        double[] weight = [.. exit.Select(_ => isWeighted ? 0.5 + random.Uniform() : 1)];
        double concordant = 0, discordant = 0, tied = 0;
        foreach (int i in Enumerable.Range(0, count).Where(i => isEvent[i]))
        {
            for (int j = 0; j < count; j++)
            {
                double pair = entry[j] < exit[i] && (exit[i] < exit[j] || (exit[i] == exit[j] && !isEvent[j])) ? weight[i] * weight[j] : 0;
                concordant += prediction[i] > prediction[j] ? pair : 0;
                discordant += prediction[i] < prediction[j] ? pair : 0;
                tied += prediction[i] == prediction[j] ? pair : 0;
            }
        }

        var data = SurvivalData.CountingProcess(entry, exit, isEvent).WithWeights(weight);
        var counted = Concordance.Of(ModelFrame.Create(data, DesignMatrix.FromColumns(count)), prediction, TieTolerance.None);
        Assert.Multiple(() =>
        {
            Tolerance.Reference.Check("concordant", counted.Concordant, concordant);
            Tolerance.Reference.Check("discordant", counted.Discordant, discordant);
            Tolerance.Reference.Check("tied", counted.TiedPrediction, tied);
        });
    }

    // 20,000 rows: the set of positions has three levels.
    [Test]
    public void Of_WeightsOfTwo_TheShareAndItsErrorOfCountedRows()
    {
        var sample = RandomSample.Create(9, 20_000);
        RandomNumbers random = new(4);
        double[] prediction = [.. sample.Days.Select(_ => Math.Round(random.Uniform(), 4))];
        var design = DesignMatrix.FromColumns(prediction.Length);
        var counted = Concordance.Of(ModelFrame.Create(sample.Data, design), prediction, TieTolerance.None);
        double[] two = [.. sample.Days.Select(_ => 2.0)];
        var weighted = Concordance.Of(ModelFrame.Create(sample.Data.WithWeights(two), design), prediction, TieTolerance.None);
        Assert.Multiple(() =>
        {
            Assert.That(weighted.Concordant, Is.EqualTo(4 * counted.Concordant));
            Assert.That(weighted.TiedPrediction, Is.EqualTo(4 * counted.TiedPrediction));
            Tolerance.Reference.Check("standard error", weighted.StandardError, counted.StandardError);
        });
    }
}
