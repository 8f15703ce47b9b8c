using Oncology.Survival;

namespace Oncology.Cohort.Tests;

/// <summary>Rule D11. Six months are 182.625 days.</summary>
public class LandmarkTests
{
    private static readonly PatientCohort Cohort = PatientCohort.Create(
    [
        new HistoryBuilder("early MDT").MdtAt(100).ProgressionAt(300).DeadAt(500).Build(),
        new HistoryBuilder("late MDT").MdtAt(183).AliveAt(700).Build(),
        new HistoryBuilder("no MDT").ProgressionAt(200).AliveAt(600).Build(),
        new HistoryBuilder("progressed early").ProgressionAt(90).DeadAt(400).Build(),
        new HistoryBuilder("died early").DeadAt(182).Build(),
        new HistoryBuilder("lost early").AliveAt(60).Build(),
        new HistoryBuilder("undated MDT").MdtAt(null).AliveAt(700).Build(),
    ]);

    private static readonly EndpointTable Pfs = Endpoints.ProgressionFreeSurvival.Derive(Cohort, ClinicalConventions.Toulouse);
    private static readonly EndpointTable Os = Endpoints.OverallSurvival.Derive(Cohort, ClinicalConventions.Toulouse);
    private static readonly ExposureTable Mdt = Exposure.MetastasisDirectedTherapy.Derive(Pfs, ClinicalConventions.Toulouse);

    [Test]
    public void LandmarkAt_Pfs_KeepsWhoIsFollowedAndGroupsByThePast()
    {
        LandmarkTable at6 = Pfs.LandmarkAt(Mdt, months: 6);

        Assert.That(at6.Rows.Select(r => r.PatientId), Is.EqualTo(new[] { "early MDT", "late MDT", "no MDT" }));
        Assert.That(Enumerable.Range(0, 3).Select(i => at6.Exposed[i]), Is.EqualTo(new[] { "MDT", "no MDT", "no MDT" }));
        Assert.That(at6.Data.Exit, Is.EqualTo(new[] { 300 - 182.625, 700 - 182.625, 200 - 182.625 }));
        Assert.That(at6.Data.Cause, Is.EqualTo(new[] { 1, 0, 1 }));
    }

    [Test]
    public void LandmarkAt_Pfs_EveryLossHasItsReason()
    {
        LandmarkTable at6 = Pfs.LandmarkAt(Mdt, 6);

        Assert.That(
            at6.Excluded.Select(e => (e.PatientId, e.Reason.English)),
            Is.EquivalentTo(new[]
            {
                ("progressed early", "Event before the landmark."),
                ("died early", "Event before the landmark."),
                ("lost early", "Censored before the landmark."),
                ("undated MDT", "Focal treatment without date: when exposure begins is unknown."),
            }));
        Assert.That(at6.ExclusionCounts[0].Patients, Is.EqualTo(2));
        Assert.That(at6.Rows.Length + at6.Excluded.Length, Is.EqualTo(Pfs.Count));
    }

    [Test]
    public void LandmarkAt_OsWithPfs_DropsWhoProgressedToo()
    {
        LandmarkTable alone = Os.LandmarkAt(Mdt, 6);
        LandmarkTable both = Os.LandmarkAt(Mdt, 6, new LandmarkRules { EventFree = Pfs });

        Assert.That(alone.Rows.Select(r => r.PatientId), Does.Contain("progressed early"));
        Assert.That(both.Rows.Select(r => r.PatientId), Is.EqualTo(new[] { "early MDT", "late MDT", "no MDT" }));
        Assert.That(
            both.Excluded.Single(e => e.PatientId == "progressed early").Reason.English,
            Is.EqualTo("Event of the other endpoint before the landmark."));
        Assert.That(both.Excluded.Single(e => e.PatientId == "died early").Reason.English, Is.EqualTo("Event before the landmark."));
    }

    [Test]
    public void LandmarkAt_OtherEndpointUnknown_LeavesWithAReason()
    {
        EndpointTable some = Pfs.Keep(h => h.PatientId == "no MDT" ? new ExclusionReason("X", new Wording("left", "sorti")) : null);

        LandmarkTable both = Os.LandmarkAt(Mdt, 6, new LandmarkRules { EventFree = some });

        Assert.That(
            both.Excluded.Single(e => e.PatientId == "no MDT").Reason.English,
            Is.EqualTo("The other endpoint of the landmark rule is unknown."));
    }

    [Test]
    public void LandmarkAt_KeptClock_EntersAtTheLandmark()
    {
        LandmarkTable at6 = Pfs.LandmarkAt(Mdt, 6, new LandmarkRules { ResetClock = false });

        Assert.That(at6.Data.Entry, Is.All.EqualTo(182.625));
        Assert.That(at6.Data.Exit, Is.EqualTo(new[] { 300.0, 700, 200 }));
    }

    [Test]
    public void LandmarkAt_EndsOnTheLandmark_TheBoundaryDecides()
    {
        // A duration in months falls on the landmark: 6 months are 182.625 days.
        PatientCohort onIt = PatientCohort.Create(
        [
            new HistoryBuilder("six months", systemic: null).With(p => p with { PfsMonths = 6, PfsEvent = true }).Build(),
            new HistoryBuilder("seven months", systemic: null).With(p => p with { PfsMonths = 7, PfsEvent = true }).Build(),
        ]);
        EndpointTable pfs = Endpoints.ProgressionFreeSurvival.Derive(onIt, ClinicalConventions.Toulouse);
        ExposureTable mdt = Exposure.MetastasisDirectedTherapy.Derive(pfs, ClinicalConventions.Toulouse);

        Assert.That(pfs.LandmarkAt(mdt, 6).Rows, Has.Length.EqualTo(2));
        Assert.That(pfs.LandmarkAt(mdt, 6, new LandmarkRules { Boundary = LandmarkBoundary.ExcludeAt }).Rows, Has.Length.EqualTo(1));
    }

    [Test]
    public void LandmarkAt_Zero_IsTheIdentity()
    {
        LandmarkTable atZero = Os.LandmarkAt(Mdt, 0);

        Assert.That(atZero.Excluded.Select(e => e.PatientId), Is.EqualTo(new[] { "undated MDT" }));
        Assert.That(atZero.Data.Exit, Is.EqualTo(Os.ToSurvivalData().Exit.Take(6)));
    }

    [Test]
    public void LandmarkAt_NegativeOrBeyondEverybody_Throws()
    {
        Assert.That(() => Pfs.LandmarkAt(Mdt, -1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Pfs.LandmarkAt(Mdt, 600), Throws.TypeOf<ModelException>());
    }
}
