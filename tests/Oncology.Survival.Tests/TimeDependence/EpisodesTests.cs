namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class EpisodesTests
{
    // Clinical definition D10: (0, tMDT] unexposed, (tMDT, T] exposed; tMDT = 0 exposed throughout; tMDT >= T never exposed.
    [TestCase(20, true, double.NaN, new double[] { 0, 20, 1, 0 })]
    [TestCase(20, true, double.PositiveInfinity, new double[] { 0, 20, 1, 0 })]
    [TestCase(20, true, 4, new double[] { 0, 4, 0, 0, 4, 20, 1, 1 })]
    [TestCase(20, false, 0, new double[] { 0, 20, 0, 1 })]
    [TestCase(20, true, 20, new double[] { 0, 20, 1, 0 })]
    [TestCase(20, true, 31, new double[] { 0, 20, 1, 0 })]
    public void Split_ClinicalVectors_GiveStartStopEventExposed(double time, bool isEvent, double exposure, double[] expected)
    {
        Episodes episodes = Episodes.Split(SurvivalData.RightCensored([time], [isEvent]), [exposure]);
        double[] rows = [.. Enumerable.Range(0, episodes.Data.Count).SelectMany(row => new[]
        {
            episodes.Data.Entry[row], episodes.Data.Exit[row], episodes.Data.Cause[row], episodes.Exposed[row],
        })];
        Assert.That(rows, Is.EqualTo(expected));
    }

    [Test]
    public void Split_LateEntry_ExposureBeforeEntryCountsFromTheStart()
    {
        SurvivalData data = SurvivalData.CountingProcess([5, 5], [9, 9], [true, true]);
        Episodes episodes = Episodes.Split(data, [3, 7]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(episodes.Data.Entry, Is.EqualTo(new double[] { 5, 5, 7 }));
            Assert.That(episodes.Data.Exit, Is.EqualTo(new double[] { 9, 7, 9 }));
            Assert.That(episodes.Exposed, Is.EqualTo(new double[] { 1, 0, 1 }));
            Assert.That(episodes.Data.Subjects, Is.EqualTo(new[] { 0, 1, 1 }));
        }
    }

    [Test]
    public void Split_TwoExposures_CutsAtBothAndKeepsTheWeights()
    {
        SurvivalData data = SurvivalData.RightCensored([10], [true]).WithWeights([2.5]).WithFrequencies([3]).WithSubjects([42]);
        Episodes episodes = Episodes.Split(data, [[6], [2]]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(episodes.Data.Exit, Is.EqualTo(new double[] { 2, 6, 10 }));
            Assert.That(episodes.Exposures[0], Is.EqualTo(new double[] { 0, 0, 1 }));
            Assert.That(episodes.Exposures[1], Is.EqualTo(new double[] { 0, 1, 1 }));
            Assert.That(episodes.Data.Cause, Is.EqualTo(new[] { 0, 0, 1 }));
            Assert.That(episodes.Data.Weights, Is.All.EqualTo(2.5));
            Assert.That(episodes.Data.Frequencies, Is.All.EqualTo(3));
            Assert.That(episodes.Data.Subjects, Is.All.EqualTo(42));
        }
    }

    [TestCase(1UL)]
    [TestCase(2UL)]
    [TestCase(3UL)]
    public void Split_AnySample_RowsAddUpToTheFollowUp(ulong seed)
    {
        RandomSample sample = RandomSample.Create(seed);
        RandomNumbers random = new(seed);
        Episodes episodes = Episodes.Split(sample.Data, [.. sample.Days.Select(_ => (double)random.Below(80))]);
        double[] length = new double[sample.Days.Length];
        int[] events = new int[sample.Days.Length];
        for (int row = 0; row < episodes.Data.Count; row++)
        {
            length[episodes.SourceRow[row]] += episodes.Data.Exit[row] - episodes.Data.Entry[row];
            events[episodes.SourceRow[row]] += episodes.Data.Cause[row];
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(length, Is.EqualTo(sample.Days));
            Assert.That(events, Is.EqualTo(sample.IsEvent.Select(e => e ? 1 : 0)));
            Assert.That(
                Episodes.Check(episodes.Data.Entry.AsSpan(), episodes.Data.Exit.AsSpan(), [.. episodes.Data.Cause.Select(c => c > 0)], episodes.Data.Subjects.AsSpan()),
                Is.Empty);
        }
    }

    [Test]
    public void Split_FollowUpOfLengthZero_IsListed()
    {
        Episodes episodes = Episodes.Split(SurvivalData.RightCensored([0, 3], [true, true]), [double.NaN, double.NaN]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(episodes.RowsWithoutLength, Is.EqualTo(new[] { 0 }));
            Assert.That(episodes.SourceRow, Is.EqualTo(new[] { 1 }));
        }
    }

    [Test]
    public void Split_ExposureTimesOfAnotherLength_Throws() =>
        Assert.That(() => Episodes.Split(SurvivalData.RightCensored([3], [true]), [1, 2]), Throws.ArgumentException.With.Message.Contains("2 rows and the data 1"));

    [Test]
    public void Check_RowsWithProblems_ListsThemByRow()
    {
        // Subject 1: (0, 3], (5, 9] gap. Subject 2: (0, 4], (2, 6] overlap. Subject 3: event at 2, then (2, 5]. Subject 4: no length.
        var problems = Episodes.Check(
            [0, 5, 0, 2, 0, 2, 4],
            [3, 9, 4, 6, 2, 5, 4],
            [false, true, false, true, true, false, false],
            [1, 1, 2, 2, 3, 3, 4]);
        Assert.That(problems, Is.EqualTo(new[]
        {
            new EpisodeProblem(1, 1, EpisodeProblemKind.Gap, 0),
            new EpisodeProblem(3, 2, EpisodeProblemKind.Overlap, 2),
            new EpisodeProblem(5, 3, EpisodeProblemKind.AfterEvent, 4),
            new EpisodeProblem(6, 4, EpisodeProblemKind.NoLength, null),
        }));
    }

    [Test]
    public void Check_ShortRowInsideALongOne_ComparesTheNextRowWithTheLongOne()
    {
        var problems = Episodes.Check([0, 1, 10], [10, 2, 12], [false, false, false], [1, 1, 1]);
        Assert.That(problems, Is.EqualTo(new[] { new EpisodeProblem(1, 1, EpisodeProblemKind.Overlap, 0) }));
    }
}
