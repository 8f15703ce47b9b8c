using Oncology.Survival;

namespace Oncology.Cohort.Tests;

/// <summary>Competing-risk endpoints of D9: cause of death, local control, distant failure, time to focal treatment, pattern of progression.
/// Days count from 2016-01-01, the start of systemic treatment.</summary>
public class FailureEndpointTests
{
    [TestCase(DeathCause.Cancer, UnknownDeathCause.Apart, 1)]
    [TestCase(DeathCause.Other, UnknownDeathCause.Apart, 2)]
    [TestCase(DeathCause.Treatment, UnknownDeathCause.Apart, 2)]
    [TestCase(DeathCause.Unknown, UnknownDeathCause.Apart, 3)]
    [TestCase(null, UnknownDeathCause.Cancer, 1)]
    [TestCase(null, UnknownDeathCause.Other, 2)]
    public void CauseSpecificDeath_Causes(DeathCause? cause, UnknownDeathCause policy, int expected)
    {
        PatientCohort cohort = new HistoryBuilder().DeadAt(100).With(p => p with { DeathCause = cause }).Cohort();

        EndpointRow row = Endpoints.CauseSpecificDeath.Derive(cohort, TestPatients.Toulouse with { UnknownDeathCause = policy }).Rows.Single();

        Assert.That((row.TimeDays, row.Cause), Is.EqualTo((100.0, expected)));
    }

    [Test]
    public void CauseSpecificDeath_UnknownCauseExcluded_SaysWhy()
    {
        PatientCohort cohort = new HistoryBuilder().DeadAt(100).Cohort();

        EndpointTable table = Endpoints.CauseSpecificDeath.Derive(cohort, TestPatients.Toulouse with { UnknownDeathCause = UnknownDeathCause.Exclude });

        Assert.That(table.Rows, Is.Empty);
        Assert.That(table.Excluded.Single().Rule, Is.EqualTo("D9.cause"));
    }

    // Lesions 1 and 2 treated on days 30 and 60; failure of lesion 2 on day 260; last imaging on day 400.
    [Test]
    public void LocalControl_PerLesionAndPerPatient()
    {
        PatientCohort cohort = PatientCohort.Create([TwoLesions("P1", Failure("P1", 260, "2"))]);

        EndpointTable lesions = Endpoints.LocalControlPerLesion.Derive(cohort, TestPatients.Toulouse);
        EndpointTable patients = Endpoints.LocalControl.Derive(cohort, TestPatients.Toulouse);

        Assert.That(lesions.Rows.Select(r => (r.LesionId, r.TimeDays, r.Cause)), Is.EqualTo(new[] { ("1", 370.0, 0), ("2", 200.0, 1) }));
        Assert.That(patients.Rows.Select(r => (r.TimeDays, r.Cause)), Is.EqualTo(new[] { (230.0, 1) }));
    }

    [Test]
    public void LocalControl_DeathWithoutFailure_Competes()
    {
        PatientHistory history = TwoLesions("P1");
        Patient dead = history.Patient with { VitalStatus = VitalStatus.Dead, DeathDate = HistoryBuilder.At(430), LastFollowupDate = HistoryBuilder.At(430) };

        EndpointTable lesions = Endpoints.LocalControlPerLesion.Derive(
            PatientCohort.Create([PatientHistory.Create(dead, history.Lesions, history.Treatments)]), TestPatients.Toulouse);

        Assert.That(lesions.Rows.Select(r => (r.TimeDays, r.Cause)), Is.EqualTo(new[] { (400.0, 2), (370.0, 2) }));
    }

    [Test]
    public void LocalControl_FailureWithoutLesion_IsRefusedPerLesionAndKeptPerPatient()
    {
        PatientCohort cohort = PatientCohort.Create([TwoLesions("P1", Failure("P1", 260))]);

        Assert.That(Endpoints.LocalControlPerLesion.Derive(cohort, TestPatients.Toulouse).Excluded.Select(e => e.Rule), Is.EqualTo(new[] { "D9.local", "D9.local" }));
        Assert.That(Endpoints.LocalControl.Derive(cohort, TestPatients.Toulouse).Rows.Single().Cause, Is.EqualTo(1));
    }

    [Test]
    public void LocalControl_WithoutFocalTreatment_IsExcluded()
    {
        EndpointTable table = Endpoints.LocalControl.Derive(new HistoryBuilder().AliveAt(100).Cohort(), TestPatients.Toulouse);

        Assert.That(table.Excluded.Single().Reason.English, Is.EqualTo("No curative focal treatment of a metastasis."));
    }

    [Test]
    public void LocalControl_WithoutImaging_IsCensoredAtTheLastFollowUpFlagged()
    {
        PatientHistory history = TwoLesions("P1");
        PatientCohort cohort = PatientCohort.Create([PatientHistory.Create(history.Patient with { LastImagingDate = null }, history.Lesions, history.Treatments)]);

        EndpointRow row = Endpoints.LocalControl.Derive(cohort, TestPatients.Toulouse).Rows.Single();

        Assert.That(row.TimeDays, Is.EqualTo(470));
        Assert.That(row.Flags, Does.Contain(Flags.ImagingMissing));
    }

    [Test]
    public void DistantFailure_NewMetastasis_IsTheEvent()
    {
        PatientCohort cohort = PatientCohort.Create([TwoLesions("P1", new ClinicalEvent { PatientId = "P1", EventType = EventType.NewMetastasis, EventDate = HistoryBuilder.At(200) })]);

        EndpointRow row = Endpoints.DistantFailure.Derive(cohort, TestPatients.Toulouse).Rows.Single();

        Assert.That((row.TimeDays, row.Cause, row.DecidedBy), Is.EqualTo((200.0, 1, "distant failure")));
    }

    [TestCase(30, null, null, 30.0, 1)]
    [TestCase(30, 20, null, 20.0, 2)]
    [TestCase(30, 30, null, 30.0, 1)]
    [TestCase(null, null, 80, 80.0, 3)]
    [TestCase(0, null, null, 0.5, 1)]
    [TestCase(null, null, null, 500.0, 0)]
    public void TimeToFocalTreatment_ProgressionAndDeathCompete(int? mdt, int? progression, int? death, double days, int cause)
    {
        HistoryBuilder builder = new HistoryBuilder();
        builder = mdt is { } m ? builder.MdtAt(m) : builder;
        builder = progression is { } p ? builder.ProgressionAt(p) : builder;
        builder = death is { } d ? builder.DeadAt(d) : builder.AliveAt(500);

        EndpointRow row = Endpoints.TimeToFocalTreatment.Derive(builder.Cohort(), TestPatients.Toulouse).Rows.Single();

        Assert.That((row.TimeDays, row.Cause), Is.EqualTo((days, cause)));
    }

    // Three patients with two lesions each; failures after 200 of P1, 340 of P2; P3 dies. Days from treatment: lesions "1" at 30, "2" at 60.
    [Test]
    public void ToSurvivalData_FlowsIntoIncidenceAndClusteredModel()
    {
        EndpointTable table = Endpoints.LocalControlPerLesion.Derive(
            PatientCohort.Create([TwoLesions("P1", Failure("P1", 260, "2")), TwoLesions("P2", Failure("P2", 370, "1")), TwoLesions("P3")]), TestPatients.Toulouse);

        var incidence = AalenJohansen.Fit(table.ToSurvivalData());
        ModelFrame frame = table.ModelForCause(1, Term.Numeric<PatientHistory>("first", h => h.PatientId == "P1" ? 1 : 0));
        var model = CoxModel.Fit(frame);

        Assert.That(table.ToSurvivalData().CauseLabels, Is.EqualTo(new[] { "progression inside the treated volume", "death from any cause" }));
        Assert.That(incidence.Causes[0].Label, Is.EqualTo("progression inside the treated volume"));
        Assert.That(frame.Clusters!.Levels, Is.EqualTo(new[] { "P1", "P2", "P3" }));
        Assert.That(model.Coefficients[0].RobustStandardError, Is.Not.Null);
    }

    [TestCase(RelapsePattern.TreatedSite, Verdict.Met, Verdict.NotMet, Verdict.NotMet, Verdict.Met)]
    [TestCase(RelapsePattern.SameOrgan, Verdict.NotMet, Verdict.Met, Verdict.NotMet, Verdict.Met)]
    [TestCase(RelapsePattern.NewOrgan, Verdict.NotMet, Verdict.NotMet, Verdict.Met, Verdict.Met)]
    [TestCase(RelapsePattern.Multiple, Verdict.Unknown, Verdict.Unknown, Verdict.Unknown, Verdict.NotMet)]
    public void FirstProgression_Pattern(RelapsePattern pattern, Verdict site, Verdict organ, Verdict newOrgan, Verdict isolated)
    {
        PatientHistory history = TwoLesions("P1", new ClinicalEvent { PatientId = "P1", EventType = EventType.Progression, EventDate = HistoryBuilder.At(200), Pattern = pattern });

        FirstProgression? first = FirstProgression.Derive(history, TestPatients.Toulouse).Value;

        Assert.That((first!.AtTreatedSite, first.SameOrgan, first.NewOrgan, first.Isolated), Is.EqualTo((site, organ, newOrgan, isolated)));
    }

    [Test]
    public void FirstProgression_OrgansWithoutPattern_AreComparedWithTheBaseline()
    {
        PatientHistory history = TwoLesions("P1", new ClinicalEvent { PatientId = "P1", EventType = EventType.Progression, EventDate = HistoryBuilder.At(200), Organs = [Organ.Bone, Organ.Brain] });

        FirstProgression? first = FirstProgression.Derive(history, TestPatients.Toulouse).Value;

        Assert.That((first!.SameOrgan, first.NewOrgan, first.Isolated), Is.EqualTo((Verdict.Met, Verdict.Met, Verdict.NotMet)));
    }

    private static ClinicalEvent Failure(string id, int day, params string[] lesions) =>
        new() { PatientId = id, EventType = EventType.LocalFailure, EventDate = HistoryBuilder.At(day), LesionIds = [.. lesions] };

    private static PatientHistory TwoLesions(string id, params ClinicalEvent[] events) => PatientHistory.Create(
        new Patient
        {
            PatientId = id,
            MetastasisDxDate = HistoryBuilder.At(-10),
            VitalStatus = VitalStatus.Alive,
            LastImagingDate = HistoryBuilder.At(400),
            LastFollowupDate = HistoryBuilder.At(500),
        },
        [new() { PatientId = id, LesionId = "1", Organ = Organ.Bone }, new() { PatientId = id, LesionId = "2", Organ = Organ.Bone }],
        [
            new() { PatientId = id, TreatmentId = "s", Kind = TreatmentKind.Systemic, Setting = TreatmentSetting.Metastatic, DrugClasses = [DrugClass.Tamoxifen], StartDate = HistoryBuilder.At(0) },
            Focal(id, "1", 30), Focal(id, "2", 60),
        ],
        events);

    private static Treatment Focal(string id, string lesion, int day) => new()
    {
        PatientId = id,
        TreatmentId = $"m{lesion}",
        Kind = TreatmentKind.MetastasisDirected,
        Modality = MdtModality.Sbrt,
        Intent = TreatmentIntent.Curative,
        LesionIds = [lesion],
        StartDate = HistoryBuilder.At(day),
    };
}
