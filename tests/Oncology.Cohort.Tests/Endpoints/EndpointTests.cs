namespace Oncology.Cohort.Tests;

/// <summary>Rules D1 and D9 on one patient at a time; every expectation is the rule applied by hand.</summary>
public class EndpointTests
{
    [Test]
    public void Derive_ProgressionThenDeath_EachEndpointItsEvent()
    {
        HistoryBuilder history = new HistoryBuilder().ProgressionAt(200).DeadAt(500);

        Assert.That(Row(Endpoints.ProgressionFreeSurvival, history), Is.EqualTo((200.0, 1, "progression")));
        Assert.That(Row(Endpoints.OverallSurvival, history), Is.EqualTo((500.0, 1, "death")));
    }

    [Test]
    public void Derive_NoEvent_IsCensoredAtTheLastFollowUp()
    {
        HistoryBuilder history = new HistoryBuilder().AliveAt(400);

        Assert.That(Row(Endpoints.ProgressionFreeSurvival, history), Is.EqualTo((400.0, 0, "last follow-up")));
        Assert.That(Row(Endpoints.OverallSurvival, history), Is.EqualTo((400.0, 0, "last follow-up")));
    }

    [Test]
    public void Derive_LostToFollowUp_IsCensored() =>
        Assert.That(
            Row(Endpoints.OverallSurvival, new HistoryBuilder().AliveAt(400).With(p => p with { VitalStatus = VitalStatus.Lost })),
            Is.EqualTo((400.0, 0, "last follow-up")));

    [Test]
    public void Derive_DeathWithoutProgression_IsAnEventOfBoth() =>
        Assert.That(Row(Endpoints.ProgressionFreeSurvival, new HistoryBuilder().DeadAt(90)), Is.EqualTo((90.0, 1, "death")));

    [Test]
    public void Derive_ProgressionAndDeathOnOneDay_IsOneEventOfTypeProgression() =>
        Assert.That(
            Row(Endpoints.ProgressionFreeSurvival, new HistoryBuilder().ProgressionAt(90).DeadAt(90)), Is.EqualTo((90.0, 1, "progression")));

    [Test]
    public void Derive_ProgressionRowsInTheEventsTable_TheFirstDecides()
    {
        HistoryBuilder history = new HistoryBuilder().AliveAt(600)
            .Event(EventType.Assessment, 80, TumourResponse.Stable)
            .Event(EventType.SecondPrimary, 100)
            .Event(EventType.Toxicity, 110)
            .Event(EventType.Assessment, 300, TumourResponse.Progressive)
            .Event(EventType.NewMetastasis, 250);

        Assert.That(Row(Endpoints.ProgressionFreeSurvival, history), Is.EqualTo((250.0, 1, "progression")));
    }

    [TestCase(500, 300, "D9.2", Description = "progression after death")]
    [TestCase(-5, 300, "D9.5", Description = "progression before time zero")]
    public void Derive_ProgressionAgainstDeathOrOrigin_IsExcluded(int progression, int death, string rule) =>
        Assert.That(
            Excluded(Endpoints.ProgressionFreeSurvival, new HistoryBuilder().ProgressionAt(progression).DeadAt(death)).Rule, Is.EqualTo(rule));

    [Test]
    public void Derive_ProgressionAfterTheLastFollowUp_IsAnErrorForPfsAndExtendsOs()
    {
        HistoryBuilder history = new HistoryBuilder().AliveAt(100).ProgressionAt(130);

        Assert.That(Excluded(Endpoints.ProgressionFreeSurvival, history).Rule, Is.EqualTo("D9.2"));
        EndpointTable os = Endpoints.OverallSurvival.Derive(history.Cohort(), ClinicalConventions.Toulouse);
        Assert.That(os.Rows[0].TimeDays, Is.EqualTo(130));
        Assert.That(os.Rows[0].Flags, Does.Contain(Flags.FollowUpExtended));
    }

    // D9.4: whoever began a treatment was followed until then. What lies at time zero or before gives no follow-up.
    [TestCase(100, 200, 200, true)]
    [TestCase(100, 60, 100, false)]
    [TestCase(-3, 200, 200, true)]
    public void Derive_TreatmentAfterTheLastFollowUp_ExtendsIt(int news, int treatment, int end, bool isExtended)
    {
        HistoryBuilder history = new HistoryBuilder().AliveAt(news).MdtAt(treatment);
        foreach (Endpoint endpoint in new[] { Endpoints.OverallSurvival, Endpoints.ProgressionFreeSurvival })
        {
            EndpointRow row = endpoint.Derive(history.Cohort(), ClinicalConventions.Toulouse).Rows.Single();
            Assert.That((row.TimeDays, row.IsEvent, row.Flags.Contains(Flags.FollowUpExtended)), Is.EqualTo(((double)end, false, isExtended)), endpoint.Name);
        }

        Assert.That(Row(Endpoints.TimeToFocalTreatment, history), Is.EqualTo(((double)treatment, 1, "focal treatment")));
    }

    [Test]
    public void Derive_PartialDateThatMayLieBefore_HidesNoLaterDay()
    {
        HistoryBuilder history = new HistoryBuilder().AliveAt(100).MdtAt(110).With(p => p with { LastImagingDate = PartialDate.OfYear(2016) });
        Assert.That(Row(Endpoints.OverallSurvival, history), Is.EqualTo((110.0, 0, "event")));
    }

    [Test]
    public void Derive_FollowUpBeforeDeath_IsExtendedAndFlagged()
    {
        EndpointTable os = Endpoints.OverallSurvival.Derive(
            new HistoryBuilder().AliveAt(100).DeadAt(160).Cohort(), ClinicalConventions.Toulouse);

        Assert.That((os.Rows[0].TimeDays, os.Rows[0].IsEvent), Is.EqualTo((160.0, true)));
        Assert.That(os.Rows[0].Flags, Does.Contain(Flags.FollowUpExtended));
    }

    [Test]
    public void Derive_DeadWithoutDate_IsExcludedUnlessProgressionCameFirst()
    {
        HistoryBuilder history = new HistoryBuilder().AliveAt(400).With(p => p with { VitalStatus = VitalStatus.Dead });

        Assert.That(Excluded(Endpoints.OverallSurvival, history).Rule, Is.EqualTo("D9.3"));
        Assert.That(Excluded(Endpoints.ProgressionFreeSurvival, history).Rule, Is.EqualTo("D9.3"));
        Assert.That(Row(Endpoints.ProgressionFreeSurvival, history.ProgressionAt(100)), Is.EqualTo((100.0, 1, "progression")));
    }

    [Test]
    public void Derive_AliveWithDeathDate_IsExcluded() =>
        Assert.That(
            Excluded(Endpoints.OverallSurvival, new HistoryBuilder().DeadAt(300).With(p => p with { VitalStatus = VitalStatus.Alive })).Rule,
            Is.EqualTo("D9.3"));

    // An event of death without date: whoever is said to live is not counted as living, and overall survival is unknown (D9.3).
    [TestCase(VitalStatus.Alive, "Alive, but an event without date says death.")]
    [TestCase(VitalStatus.Lost, "Dead without date of death.")]
    [TestCase(null, "Dead without date of death.")]
    [TestCase(VitalStatus.Dead, "Dead without date of death.")]
    public void Derive_UndatedEventOfDeath_IsExcluded(VitalStatus? status, string reason)
    {
        PatientHistory living = new HistoryBuilder().AliveAt(400).With(p => p with { VitalStatus = status }).Build();
        PatientHistory told = PatientHistory.Create(living.Patient, treatments: living.Treatments, events: [new ClinicalEvent { PatientId = "P1", EventType = EventType.Death }]);

        foreach (Endpoint endpoint in new[] { Endpoints.OverallSurvival, Endpoints.ProgressionFreeSurvival })
        {
            Excluded excluded = endpoint.Derive(PatientCohort.Create([told]), ClinicalConventions.Toulouse).Excluded.Single();
            Assert.That((excluded.Rule, excluded.Reason.English), Is.EqualTo(("D9.3", reason)));
        }
    }

    [Test]
    public void Derive_ProgressionFlagAgainstDate_IsExcluded()
    {
        Assert.That(
            Excluded(Endpoints.ProgressionFreeSurvival, new HistoryBuilder().AliveAt(300).With(p => p with { Progression = true })).Rule,
            Is.EqualTo("V10"));
        Assert.That(
            Excluded(Endpoints.ProgressionFreeSurvival, new HistoryBuilder().AliveAt(300).ProgressionAt(90).With(p => p with { Progression = false })).Rule,
            Is.EqualTo("V10"));
    }

    [Test]
    public void Derive_DeathBeforeOrigin_IsExcluded() =>
        Assert.That(Excluded(Endpoints.OverallSurvival, new HistoryBuilder().DeadAt(-1)).Rule, Is.EqualTo("D9.5"));

    [Test]
    public void Derive_WithoutStartOrFollowUp_IsExcluded()
    {
        Assert.That(Excluded(Endpoints.OverallSurvival, new HistoryBuilder(systemic: null).AliveAt(300)).Rule, Is.EqualTo("D8.1"));
        Assert.That(Excluded(Endpoints.OverallSurvival, new HistoryBuilder()).Rule, Is.EqualTo("D9.0"));
        Assert.That(Excluded(Endpoints.OverallSurvival, new HistoryBuilder().AliveAt(-3)).Rule, Is.EqualTo("D9.0"));
    }

    [TestCase(-22, null, Description = "12 days before the metastasis")]
    [TestCase(-41, null, Description = "31 days before the metastasis")]
    [TestCase(-42, "D8.2", Description = "32 days before the metastasis")]
    public void Derive_OriginBeforeTheMetastasis_ThirtyOneDaysAreAllowed(int start, string? rule)
    {
        EndpointTable table = Endpoints.OverallSurvival.Derive(
            new HistoryBuilder(systemic: start).AliveAt(300).Cohort(), ClinicalConventions.Toulouse);

        Assert.That(table.Excluded.Select(e => e.Rule), Is.EqualTo(rule is null ? [] : new[] { rule }));
    }

    [TestCase(ZeroTimePolicy.HalfDay, 0.5)]
    [TestCase(ZeroTimePolicy.Keep, 0.0)]
    [TestCase(ZeroTimePolicy.Drop, null)]
    public void Derive_DeathOnDayZero_FollowsThePolicy(ZeroTimePolicy policy, double? expected)
    {
        EndpointTable table = Endpoints.OverallSurvival.Derive(
            new HistoryBuilder().DeadAt(0).Cohort(), ClinicalConventions.Toulouse with { ZeroTime = policy });

        Assert.That(table.Rows.Select(r => (double?)r.TimeDays), Is.EqualTo(expected is null ? [] : new[] { expected }));
        Assert.That(table.Excluded, Has.Length.EqualTo(expected is null ? 1 : 0));
        Assert.That(table.Rows.Any(r => r.Flags.Contains(Flags.HalfDay)), Is.EqualTo(policy == ZeroTimePolicy.HalfDay));
    }

    [Test]
    public void Derive_CutOff_CensorsLaterEventsAndTruncatesFollowUp()
    {
        DateOnly cutOff = new DateOnly(2016, 1, 1).AddDays(365);
        PatientCohort cohort = PatientCohort.Create(
            [
                new HistoryBuilder("dead later").DeadAt(400).Build(),
                new HistoryBuilder("dead before").DeadAt(365).Build(),
                new HistoryBuilder("followed longer").AliveAt(500).Build(),
                new HistoryBuilder("treated later", systemic: 366).AliveAt(500).Build(),
            ],
            cutOff);

        EndpointTable os = Endpoints.OverallSurvival.Derive(cohort, ClinicalConventions.Toulouse);

        Assert.That(
            os.Rows.Select(r => (r.TimeDays, r.Cause, r.DecidedBy)),
            Is.EqualTo(new[] { (365.0, 0, "cut-off"), (365.0, 1, "death"), (365.0, 0, "cut-off") }));
        Assert.That(os.Excluded.Single().Rule, Is.EqualTo("D1.2"));
    }

    [Test]
    public void Derive_LastImaging_OptionCensorsThere()
    {
        ClinicalConventions byImaging = ClinicalConventions.Toulouse with { ProgressionCensoring = ProgressionCensoring.LastImaging };
        PatientCohort cohort = new HistoryBuilder().AliveAt(400).With(p => p with { LastImagingDate = HistoryBuilder.At(350) }).Cohort();
        PatientCohort without = new HistoryBuilder().AliveAt(400).Cohort();

        Assert.That(Endpoints.ProgressionFreeSurvival.Derive(cohort, ClinicalConventions.Toulouse).Rows[0].TimeDays, Is.EqualTo(400));
        Assert.That(Endpoints.ProgressionFreeSurvival.Derive(cohort, byImaging).Rows[0].TimeDays, Is.EqualTo(350));
        Assert.That(Endpoints.OverallSurvival.Derive(cohort, byImaging).Rows[0].TimeDays, Is.EqualTo(400));
        EndpointRow fallback = Endpoints.ProgressionFreeSurvival.Derive(without, byImaging).Rows[0];
        Assert.That((fallback.TimeDays, fallback.Flags.Contains(Flags.ImagingMissing)), Is.EqualTo((400.0, true)));
    }

    [Test]
    public void ToSurvivalData_IsAlignedWithTheRows()
    {
        PatientCohort cohort = PatientCohort.Create(
            [new HistoryBuilder("a").DeadAt(300).Build(), new HistoryBuilder("b").Build(), new HistoryBuilder("c").AliveAt(200).Build()]);
        EndpointTable os = Endpoints.OverallSurvival.Derive(cohort, ClinicalConventions.Toulouse);

        Assert.That(os.ToSurvivalData().Exit, Is.EqualTo(new[] { 300.0, 200.0 }));
        Assert.That(os.ToSurvivalData().Cause, Is.EqualTo(new[] { 1, 0 }));
        Assert.That(os.Factor("id", h => h.PatientId).Levels, Is.EqualTo(new[] { "a", "c" }));
        Assert.That(os.Excluded.Single().PatientId, Is.EqualTo("b"));
        Assert.That(os.EventCount, Is.EqualTo(1));
    }

    private static (double TimeDays, int Cause, string DecidedBy) Row(Endpoint endpoint, HistoryBuilder history)
    {
        EndpointTable table = endpoint.Derive(history.Cohort(), ClinicalConventions.Toulouse);
        Assert.That(table.Rows, Has.Length.EqualTo(1), string.Join(", ", table.Excluded.Select(e => e.Reason.English)));
        return (table.Rows[0].TimeDays, table.Rows[0].Cause, table.Rows[0].DecidedBy);
    }

    private static Excluded Excluded(Endpoint endpoint, HistoryBuilder history) =>
        endpoint.Derive(history.Cohort(), ClinicalConventions.Toulouse).Excluded.Single();
}
