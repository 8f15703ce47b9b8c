namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class LogRankTestTests
{
    private static readonly double[] Times = [1, 3, 2, 4];

    private static readonly bool[] IsEvent = [true, true, true, false];

    private static SurvivalData Data => SurvivalData.RightCensored(Times, IsEvent);

    private static Factor Groups => Factor.FromLabels("arm", ["A", "A", "B", "B"]);

    // A: events at 1 and 3; B: event at 2, censored at 4.
    //   t  N  n_A  D   E_A   V                Gehan N·(d_A − E_A)   N² V
    //   1  4   2   1   1/2   1/4               4 · 1/2 = 2           4
    //   2  3   1   1   1/3   2/9              −3 · 1/3 = −1          2
    //   3  2   1   1   1/2   1/4               2 · 1/2 = 1           1
    // Log-rank: O_A = 2, E_A = 4/3, V = 13/18: (2/3)² / (13/18) = 8/13. Gehan: 2² / 7.
    [Test]
    public void Run_FourPatients_EqualsHandCalculation()
    {
        LogRankTest test = LogRankTest.Run(Data, Groups);
        LogRankTest gehan = LogRankTest.Run(Data, Groups, new LogRankOptions { Weights = LogRankWeights.Gehan });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(test.Groups[0].Observed, Is.EqualTo(2));
            Tolerance.Exact.Check("expected", test.Groups[0].Expected, 4.0 / 3);
            Tolerance.Exact.Check("variance", test.Covariance[0][0], 13.0 / 18);
            Tolerance.Exact.Check("statistic", test.Test.Statistic, 8.0 / 13);
            Assert.That(test.Test.DegreesOfFreedom, Is.EqualTo(1));
            Tolerance.Exact.Check("Gehan", gehan.Test.Statistic, 4.0 / 7);
        }
    }

    // Printed values for the 6-MP trial (Klein, Moeschberger 2003; Gehan 1965; Peto, Peto 1972; Tarone, Ware 1977).
    [Test]
    public void Run_LeukaemiaTrial_EqualsPrintedStatistics()
    {
        using (Assert.EnterMultipleScope())
        {
            Tolerance.Printed(2).Check("log-rank", Statistic(LogRankWeights.LogRank), 16.79);
            Tolerance.Printed(2).Check("Gehan", Statistic(LogRankWeights.Gehan), 13.46);
            Tolerance.Printed(2).Check("Tarone-Ware", Statistic(LogRankWeights.TaroneWare), 15.12);
            Tolerance.Printed(2).Check("Peto-Peto", Statistic(LogRankWeights.PetoPeto), 14.08);
        }

        static double Statistic(LogRankWeights weights) =>
            LogRankTest.Run(LeukaemiaTrial.Both, LeukaemiaTrial.Arms, new LogRankOptions { Weights = weights }).Test.Statistic;
    }

    // Groups A and B meet in one stratum only, C and D in the other: two independent comparisons of 8/13 each, on two degrees of freedom.
    [Test]
    public void Run_GroupsThatNeverMeet_UsesTheRankOfTheCovariance()
    {
        SurvivalData data = SurvivalData.RightCensored([.. Times, .. Times], [.. IsEvent, .. IsEvent]);
        Factor groups = Factor.FromLabels("arm", ["A", "A", "B", "B", "C", "C", "D", "D"]);
        Factor strata = Factor.FromLabels("centre", ["1", "1", "1", "1", "2", "2", "2", "2"]);
        TestResult test = LogRankTest.Run(data, groups, strata).Test;
        using (Assert.EnterMultipleScope())
        {
            Tolerance.Exact.Check("statistic", test.Statistic, 16.0 / 13);
            Assert.That(test.DegreesOfFreedom, Is.EqualTo(2));
            Tolerance.Exact.Check("p", test.PValue, Math.Exp(-8.0 / 13));
        }
    }

    [Test]
    public void Run_GroupNotAtRiskAtAnyEvent_DoesNotCountForDegreesOfFreedom()
    {
        SurvivalData data = SurvivalData.RightCensored([.. Times, 0.5], [.. IsEvent, false]);
        LogRankTest test = LogRankTest.Run(data, Factor.FromLabels("arm", ["A", "A", "B", "B", "C"]));
        using (Assert.EnterMultipleScope())
        {
            Tolerance.Exact.Check("statistic", test.Test.Statistic, 8.0 / 13);
            Assert.That(test.Test.DegreesOfFreedom, Is.EqualTo(1));
            Assert.That(test.Groups[2].Expected, Is.Zero);
        }
    }

    [Test]
    public void Run_RowsWithoutGroup_AreLeftOutAndCounted()
    {
        SurvivalData data = SurvivalData.RightCensored([.. Times, 2.5], [.. IsEvent, true]);
        LogRankTest test = LogRankTest.Run(data, Factor.FromLabels("arm", ["A", "A", "B", "B", null]));
        using (Assert.EnterMultipleScope())
        {
            Tolerance.Exact.Check("statistic", test.Test.Statistic, 8.0 / 13);
            Assert.That(test.LeftOutCount, Is.EqualTo(1));
        }
    }

    [Test]
    public void Run_FrequencyTwo_EqualsEachRowTwice()
    {
        int[] rows = [0, 1, 2, 3, 0, 1, 2, 3];
        double twice = LogRankTest.Run(Data.Subset(rows), Groups.Subset(rows)).Test.Statistic;
        Tolerance.Exact.Check("statistic", LogRankTest.Run(Data.WithFrequencies([2, 2, 2, 2]), Groups).Test.Statistic, twice);
    }

    [Test]
    public void Run_SplitAtAnExposure_ChangesNothing()
    {
        RandomSample sample = RandomSample.Create(7);
        Episodes episodes = Episodes.Split(sample.Data, [.. sample.Days.Select(day => Math.Floor(day / 2))]);
        TestResult whole = LogRankTest.Run(sample.Data, sample.Groups).Test;
        TestResult split = LogRankTest.Run(episodes.Data, sample.Groups.Subset(episodes.SourceRow.AsSpan())).Test;
        Tolerance.Exact.Check("statistic", split.Statistic, whole.Statistic);
    }

    // Cox, JRSS B 1972;34:187: without ties the score test of the group indicators is the log-rank test.
    [TestCase(1UL)]
    [TestCase(2UL)]
    [TestCase(3UL)]
    public void Run_NoTies_EqualsTheScoreTestOfTheCoxModel(ulong seed)
    {
        RandomSample sample = RandomSample.Create(seed);
        double[] times = [.. sample.Days.Select((day, row) => day + row / 1000.0)];
        SurvivalData data = SurvivalData.RightCensored(times, sample.IsEvent);
        DesignMatrix design = DesignMatrix.FromColumns(
            data.Count,
            ("B", [.. sample.Group.Select(group => group == "B" ? 1.0 : 0.0)]),
            ("C", [.. sample.Group.Select(group => group == "C" ? 1.0 : 0.0)]));
        TestResult score = CoxModel.Fit(data, design).ScoreTest;
        TestResult test = LogRankTest.Run(data, sample.Groups).Test;
        using (Assert.EnterMultipleScope())
        {
            Tolerance.Exact.Check("statistic", test.Statistic, score.Statistic);
            Assert.That(test.DegreesOfFreedom, Is.EqualTo(score.DegreesOfFreedom));
        }
    }

    [Test]
    public void Trend_TwoGroups_EqualsTheTestItself()
    {
        LogRankTest test = LogRankTest.Run(Data, Groups);
        Tolerance.Exact.Check("trend", test.Trend().Statistic, test.Test.Statistic);
    }

    [Test]
    public void Trend_EqualScores_Throws() =>
        Assert.That(() => LogRankTest.Run(Data, Groups).Trend([1, 1]), Throws.InstanceOf<ModelException>().With.Property("Code").EqualTo("no-comparison"));

    [Test]
    public void Trend_OneScoreTooFew_Throws() =>
        Assert.That(() => LogRankTest.Run(Data, Groups).Trend([1]), Throws.ArgumentException);

    [Test]
    public void Run_OneGroup_Throws() =>
        Assert.That(
            () => LogRankTest.Run(Data, Factor.FromLabels("arm", ["A", "A", "A", null])),
            Throws.InstanceOf<ModelException>().With.Property("Code").EqualTo("one-group").And.Message.Contains("'arm'"));

    [Test]
    public void Run_NoEvent_Throws() =>
        Assert.That(
            () => LogRankTest.Run(SurvivalData.RightCensored(Times, [false, false, false, false]), Groups),
            Throws.InstanceOf<ModelException>().With.Property("Code").EqualTo("no-events"));

    [Test]
    public void Run_EverybodyHasTheEventAtOnce_Throws() =>
        Assert.That(
            () => LogRankTest.Run(SurvivalData.RightCensored([2, 2, 2, 2], [true, true, true, true]), Groups),
            Throws.InstanceOf<ModelException>().With.Property("Code").EqualTo("no-comparison"));

    [TestCase(-1, 0)]
    [TestCase(0, double.NaN)]
    public void FlemingHarrington_ExponentNegativeOrNotFinite_Throws(double rho, double gamma) =>
        Assert.That(() => LogRankWeights.FlemingHarrington(rho, gamma), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
