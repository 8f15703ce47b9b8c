namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class KaplanMeierPropertyTests
{
    private static IEnumerable<ulong> Seeds => Enumerable.Range(1, 20).Select(seed => (ulong)seed);

    [TestCaseSource(nameof(Seeds))]
    public void Survival_AnySample_NeverRises(ulong seed)
    {
        KaplanMeier curve = KaplanMeier.Fit(RandomSample.Create(seed).Data);
        for (int row = 1; row < curve.Survival.Length; row++)
        {
            Assert.That(curve.Survival[row], Is.LessThanOrEqualTo(curve.Survival[row - 1]));
        }
    }

    [TestCaseSource(nameof(Seeds))]
    public void Survival_WithoutCensoring_IsOneMinusTheEmpiricalDistribution(ulong seed)
    {
        RandomSample sample = RandomSample.Create(seed, censored: 0);
        KaplanMeier curve = KaplanMeier.Fit(sample.Data);
        foreach (double time in sample.Days)
        {
            Tolerance.Exact.Check("S", curve.At(time).Survival.Value, sample.Days.Count(day => day > time) / (double)sample.Days.Length);
        }
    }

    [TestCaseSource(nameof(Seeds))]
    public void Fit_RowsInAnotherOrder_GivesTheSameBits(ulong seed)
    {
        RandomSample sample = RandomSample.Create(seed);
        int[] order = new RandomNumbers(seed).Permutation(sample.Days.Length);
        KaplanMeier curve = KaplanMeier.Fit(sample.Data);
        KaplanMeier shuffled = KaplanMeier.Fit(sample.Data.Subset(order));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shuffled.Survival, Is.EqualTo(curve.Survival));
            Assert.That(shuffled.Lower, Is.EqualTo(curve.Lower));
        }
    }

    [TestCaseSource(nameof(Seeds))]
    public void Fit_EachRowTwice_EqualsFrequencyTwoAndWeightTwo(ulong seed)
    {
        SurvivalData data = RandomSample.Create(seed).Data;
        int[] rows = [.. Enumerable.Range(0, data.Count)];
        KaplanMeier twice = KaplanMeier.Fit(data.Subset([.. rows, .. rows]));
        KaplanMeier frequency = KaplanMeier.Fit(data.WithFrequencies([.. rows.Select(_ => 2)]));
        KaplanMeier weight = KaplanMeier.Fit(data.WithWeights([.. rows.Select(_ => 2.0)]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(frequency.StandardError, Is.EqualTo(twice.StandardError));
            Assert.That(weight.StandardError, Is.EqualTo(twice.StandardError));
            Assert.That(frequency.Count, Is.EqualTo(twice.Count));
            Assert.That(weight.Count, Is.EqualTo(data.Count));
        }
    }

    [TestCaseSource(nameof(Seeds))]
    public void Fit_DaysOrYears_GivesTheSameCurve(ulong seed)
    {
        RandomSample sample = RandomSample.Create(seed);
        double[] years = [.. sample.Days.Select(day => (day + 100) / 365.25 - 100 / 365.25)];
        KaplanMeier inYears = KaplanMeier.Fit(SurvivalData.RightCensored(years, sample.IsEvent));
        KaplanMeier inDays = KaplanMeier.Fit(sample.Data);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(inYears.Survival, Is.EqualTo(inDays.Survival));
            Assert.That(inYears.StandardError, Is.EqualTo(inDays.StandardError));
        }
    }

    [TestCaseSource(nameof(Seeds))]
    public void Fit_SplitAtAnExposure_GivesTheSameCurve(ulong seed)
    {
        RandomSample sample = RandomSample.Create(seed);
        RandomNumbers random = new(seed + 1000);
        Episodes episodes = Episodes.Split(sample.Data, [.. sample.Days.Select(_ => random.Below(2) == 0 ? double.NaN : random.Below(60))]);
        KaplanMeier whole = KaplanMeier.Fit(sample.Data);
        KaplanMeier split = KaplanMeier.Fit(episodes.Data);
        foreach (double time in sample.Days)
        {
            Assert.That(split.At(time).Survival, Is.EqualTo(whole.At(time).Survival));
        }
    }

    [TestCaseSource(nameof(Seeds))]
    public void RestrictedMean_OfAllGroupsWithoutCensoring_IsTheMeanOfTheCutTimes(ulong seed)
    {
        RandomSample sample = RandomSample.Create(seed, censored: 0);
        RestrictedMean mean = RestrictedMean.Fit(KaplanMeier.Fit(sample.Data), 50);
        Tolerance.Exact.Check("mean", mean.Mean.Value, sample.Days.Average(day => Math.Min(day, 50)));
    }
}
