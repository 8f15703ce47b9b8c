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
    public void ToTable_French_WritesDecimalCommas()
    {
        ResultTable table = LogRankTest.Run(LeukaemiaTrial.Both, LeukaemiaTrial.Arms).ToTable(Language.French);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Rows, Has.Length.EqualTo(2));
            Assert.That(table.Footnotes[0], Does.StartWith("χ² = 16,79, ddl = 1, p "));
        }
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

    // Times 1 to 4, all events; group A at 1 and 3 with weights 2 and 1, B at 2 and 4 with weights 1 and 3.
    // t = 1: weighted at risk A 3, B 4; A has 2, expects 2 · 3/7. Variance 1 · 3/(4 · 3) (5 · (4/7)² + 10 · (3/7)²) = 85/98.
    // t = 2: A 1, B 4, an event of B of weight 1: expects 1/5. Variance 1 · 2/(3 · 2) (1 · (4/5)² + 10 · (1/5)²) = 26/75.
    // t = 3: A 1, B 3, an event of A of weight 1: expects 1/4. Variance 1 · 1/(2 · 1) (1 · (3/4)² + 9 · (1/4)²) = 9/16. t = 4: nothing.
    [Test]
    public void Run_XieLiuVariance_EqualsHandCalculation()
    {
        SurvivalData data = SurvivalData.RightCensored([1, 2, 3, 4], [true, true, true, true]).WithWeights([2, 1, 1, 3]);
        LogRankTest test = LogRankTest.Run(data, Factor.FromLabels("arm", ["A", "B", "A", "B"]), new LogRankOptions { Variance = LogRankVariance.XieLiu });
        double z = 2 - 6.0 / 7 - 1.0 / 5 + 1 - 1.0 / 4;
        double variance = (5 * 16.0 / 49 + 10 * 9.0 / 49) / 4 + (16.0 / 25 + 10.0 / 25) / 3 + (9.0 / 16 + 9.0 / 16) / 2;
        Tolerance.Exact.Check("variance", test.Covariance[0][0], variance);
        Tolerance.Exact.Check("statistic", test.Test.Statistic, z * z / variance);
    }

    [Test]
    public void Run_XieLiuVariance_IsTheLogRankTestWithoutWeightsAndKnowsNoScaleOfThem()
    {
        Random random = new(7);
        double[] time = [.. Enumerable.Range(0, 60).Select(_ => Math.Ceiling(20 * random.NextDouble()))];
        SurvivalData data = SurvivalData.RightCensored(time, time.Select(_ => random.Next(3) > 0).ToArray());
        Factor groups = Factor.FromLabels("arm", [.. time.Select(_ => "ABC"[random.Next(3)].ToString())]);
        double[] weights = [.. time.Select(_ => 0.3 + 3 * random.NextDouble())];
        LogRankOptions options = new() { Variance = LogRankVariance.XieLiu };
        Tolerance.Reference.Check("no weights", LogRankTest.Run(data, groups, options).Test.Statistic, LogRankTest.Run(data, groups).Test.Statistic);
        double weighted = LogRankTest.Run(data.WithWeights(weights), groups, options).Test.Statistic;
        Tolerance.Reference.Check("scaled", LogRankTest.Run(data.WithWeights([.. weights.Select(w => 40 * w)]), groups, options).Test.Statistic, weighted);

        int[] frequencies = [.. time.Select(_ => random.Next(1, 4))];
        int[] rows = [.. Enumerable.Range(0, 60).SelectMany(row => Enumerable.Repeat(row, frequencies[row]))];
        SurvivalData single = data.WithWeights(weights).Subset(rows);
        double counted = LogRankTest.Run(data.WithWeights(weights).WithFrequencies(frequencies), groups, options).Test.Statistic;
        Tolerance.Reference.Check("frequencies", counted, LogRankTest.Run(single, groups.Subset(rows), options).Test.Statistic);
    }

    // d <- read.csv("lung.csv"); d <- d[!is.na(d$ph.ecog), ]; w <- 1 + d$ph.ecog/2; x <- d$sex == 2; e <- d$status == 2
    // for (t in sort(unique(d$time[e]))) { r <- d$time >= t; n <- sum(r); k <- sum(e & d$time == t); p <- sum(w[r & x])/sum(w[r])
    //   z <- z + sum(w[e & x & d$time == t]) - p * sum(w[e & d$time == t])
    //   v <- v + (if (n > 1) k * (n - k)/(n * (n - 1)) else 0) * (sum(w[r & x]^2) * (1 - p)^2 + sum(w[r & !x]^2) * p^2) }; z^2/v
    [Test]
    public void Run_XieLiuVarianceOnLung_EqualsR()
    {
        GoldenTable lung = GoldenTable.Read(Path.Combine(RepositoryPaths.Golden, "data", "lung.csv")).Complete(["ph.ecog"]);
        SurvivalData data = SurvivalData
            .RightCensored(lung.Numbers("time"), lung.Numbers("status").Select(s => s == 2).ToArray())
            .WithWeights([.. lung.Numbers("ph.ecog").Select(ecog => 1 + ecog / 2)]);
        LogRankTest test = LogRankTest.Run(data, Factor.FromLabels("sex", lung.Texts("sex")), new LogRankOptions { Variance = LogRankVariance.XieLiu });
        Tolerance.Reference.Check("statistic", test.Test.Statistic, 10.510746542482677);
    }
}
