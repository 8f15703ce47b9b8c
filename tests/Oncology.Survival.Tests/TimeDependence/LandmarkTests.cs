namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class LandmarkTests
{
    // Five patients, landmark 6: exposed at 2 and followed to 10; exposed at 6; exposed at 8 (too late); event on day 6; censored at 4.
    private static readonly double[] Time = [10, 9, 12, 6, 4];

    private static readonly bool[] IsEvent = [true, false, true, true, false];

    private static readonly double[] ExposureTime = [2, 6, 8, 1, double.NaN];

    private static SurvivalData Data => SurvivalData.RightCensored(Time, IsEvent);

    [Test]
    public void At_Default_KeepsWhoIsFollowedBeyondTheLandmark()
    {
        Landmark landmark = Landmark.At(Data, ExposureTime, 6);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(landmark.KeptRows, Is.EqualTo(new[] { 0, 1, 2 }));
            Assert.That(landmark.ExcludedEvent, Is.EqualTo(new[] { 3 }));
            Assert.That(landmark.ExcludedCensored, Is.EqualTo(new[] { 4 }));
            Assert.That(landmark.Exposed.Codes, Is.EqualTo(new[] { 1, 1, 0 }));
            Assert.That(landmark.Exposed.Levels, Is.EqualTo(new[] { "0", "1" }));
            Assert.That(landmark.Data.Exit, Is.EqualTo(new double[] { 4, 3, 6 }));
            Assert.That(landmark.Data.Cause, Is.EqualTo(new[] { 1, 0, 1 }));
        }
    }

    [Test]
    public void At_KeepAt_KeepsTheEventOnTheLandmarkDay()
    {
        Landmark landmark = Landmark.At(Data, ExposureTime, 6, new LandmarkOptions { Boundary = LandmarkBoundary.KeepAt });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(landmark.KeptRows, Is.EqualTo(new[] { 0, 1, 2, 3 }));
            Assert.That(landmark.Data.Exit[3], Is.Zero);
            Assert.That(landmark.ExcludedEvent, Is.Empty);
        }
    }

    [Test]
    public void At_ClockGoesOn_RowsEnterAtTheLandmark()
    {
        Landmark landmark = Landmark.At(Data, ExposureTime, 6, new LandmarkOptions { ResetClock = false });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(landmark.Data.Entry, Is.All.EqualTo(6));
            Assert.That(landmark.Data.Exit, Is.EqualTo(new double[] { 10, 9, 12 }));
        }
    }

    [Test]
    public void At_ClockGoesOn_GivesTheSameTest()
    {
        RandomSample sample = RandomSample.Create(11);
        Landmark anew = Landmark.At(sample.Data, sample.Groups, 10);
        Landmark goesOn = Landmark.At(sample.Data, sample.Groups, 10, new LandmarkOptions { ResetClock = false });
        Tolerance.Exact.Check("statistic", LogRankTest.Run(goesOn.Data, goesOn.Exposed).Test.Statistic, LogRankTest.Run(anew.Data, anew.Exposed).Test.Statistic);
    }

    [Test]
    public void At_ClockGoesOnAndRowEndsOnTheLandmark_Throws() =>
        Assert.That(
            () => Landmark.At(Data, ExposureTime, 6, new LandmarkOptions { Boundary = LandmarkBoundary.KeepAt, ResetClock = false }),
            Throws.ArgumentException);

    // The patient who dies at 12 progressed at 5: free of death at the landmark, but not of progression.
    [Test]
    public void At_AnotherEndpoint_LeavesOutWhoHadThatEventBefore()
    {
        SurvivalData progression = SurvivalData.RightCensored([10, 9, 5, 6, 4], [true, false, true, true, false]);
        Landmark landmark = Landmark.At(Data, ExposureTime, 6, progression);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(landmark.KeptRows, Is.EqualTo(new[] { 0, 1 }));
            Assert.That(landmark.ExcludedEvent, Is.EqualTo(new[] { 2, 3 }));
            Assert.That(landmark.ExcludedCensored, Is.EqualTo(new[] { 4 }));
        }
    }

    [Test]
    public void At_LateEntryAfterTheLandmark_IsListed()
    {
        SurvivalData data = SurvivalData.CountingProcess([0, 7], [10, 12], [true, true]);
        Landmark landmark = Landmark.At(data, [double.NaN, 1], 6);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(landmark.KeptRows, Is.EqualTo(new[] { 0 }));
            Assert.That(landmark.ExcludedNotEntered, Is.EqualTo(new[] { 1 }));
        }
    }

    [TestCase(3UL)]
    [TestCase(4UL)]
    public void At_Zero_IsTheIdentity(ulong seed)
    {
        RandomSample sample = RandomSample.Create(seed);
        Landmark landmark = Landmark.At(sample.Data, sample.Groups, 0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(landmark.Data.Exit, Is.EqualTo(sample.Data.Exit));
            Assert.That(landmark.Data.Cause, Is.EqualTo(sample.Data.Cause));
            Assert.That(landmark.Exposed.Codes, Is.EqualTo(sample.Groups.Codes));
        }
    }

    [Test]
    public void At_NobodyIsFollowedToTheLandmark_Throws() =>
        Assert.That(() => Landmark.At(Data, ExposureTime, 100), Throws.InstanceOf<ModelException>().With.Property("Code").EqualTo("empty-landmark"));

    [Test]
    public void At_SeveralRowsPerSubject_Throws() =>
        Assert.That(
            () => Landmark.At(Episodes.Split(Data, ExposureTime).Data, [.. Enumerable.Repeat(1.0, 9)], 6),
            Throws.TypeOf<RequestException>().With.Message.Contains("several rows"));

    [TestCase(-1)]
    [TestCase(double.NaN)]
    public void At_LandmarkNegativeOrNotFinite_Throws(double time) =>
        Assert.That(() => Landmark.At(Data, ExposureTime, time), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
