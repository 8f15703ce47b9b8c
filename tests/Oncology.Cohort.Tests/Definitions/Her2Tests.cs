namespace Oncology.Cohort.Tests;

/// <summary>Vectors of rule D3: the table IHC × ISH and the groups of ASCO/CAP 2018.</summary>
public class Her2Tests
{
    private const ReceptorStatus Pos = ReceptorStatus.Positive;
    private const ReceptorStatus Neg = ReceptorStatus.Negative;

    [TestCase(Pos, null, null, Pos, "D3.reported")]
    [TestCase(Neg, null, IshResult.NotDone, Neg, "D3.reported")]
    [TestCase(Pos, Her2Ihc.Score1, null, Neg, "D3.ihc01")]
    [TestCase(Pos, Her2Ihc.Score2, null, null, "D3.ihc2")]
    [TestCase(Pos, null, IshResult.Failed, null, "D3.ish")]
    [TestCase(null, null, null, null, "D3.ish")]
    public void Derive_ReportedStatus_StandsOnlyWhereNothingElseIsKnown(ReceptorStatus? reported, Her2Ihc? ihc, IshResult? ish, ReceptorStatus? expected, string rule)
    {
        var patient = new Patient { PatientId = "P1", Her2Reported = reported, Her2Ihc = ihc, Her2Ish = ish };
        Derived<ReceptorStatus?> status = Her2.Derive(PatientHistory.Create(patient), ClinicalConventions.Toulouse);
        Assert.That((status.Value, status.Rule, status.Has(Flags.Her2AsReported)), Is.EqualTo((expected, rule, rule == "D3.reported")));
    }

    [TestCase(Her2Ihc.Score3, IshResult.Positive, Pos, null)]
    [TestCase(Her2Ihc.Score3, IshResult.Negative, Pos, "her2-discordant")]
    [TestCase(Her2Ihc.Score3, IshResult.Equivocal, Pos, null)]
    [TestCase(Her2Ihc.Score3, IshResult.Failed, Pos, null)]
    [TestCase(Her2Ihc.Score3, IshResult.NotDone, Pos, null)]
    [TestCase(Her2Ihc.Score3, null, Pos, null)]
    [TestCase(Her2Ihc.Score2, IshResult.Positive, Pos, null)]
    [TestCase(Her2Ihc.Score2, IshResult.Negative, Neg, null)]
    [TestCase(Her2Ihc.Score2, IshResult.Equivocal, null, "her2-ish-no-result")]
    [TestCase(Her2Ihc.Score2, IshResult.Failed, null, "her2-ish-no-result")]
    [TestCase(Her2Ihc.Score2, IshResult.NotDone, null, null)]
    [TestCase(Her2Ihc.Score2, null, null, null)]
    [TestCase(Her2Ihc.Score1, IshResult.Positive, null, "her2-discordant")]
    [TestCase(Her2Ihc.Score0, IshResult.Positive, null, "her2-discordant")]
    [TestCase(Her2Ihc.Score1, IshResult.Negative, Neg, null)]
    [TestCase(Her2Ihc.Score0, IshResult.Equivocal, Neg, "her2-ish-no-result")]
    [TestCase(Her2Ihc.Score1, IshResult.Failed, Neg, "her2-ish-no-result")]
    [TestCase(Her2Ihc.Score0, IshResult.NotDone, Neg, null)]
    [TestCase(Her2Ihc.Score1, null, Neg, null)]
    [TestCase(null, IshResult.Positive, Pos, "her2-ish-only")]
    [TestCase(null, IshResult.Negative, Neg, null)]
    [TestCase(null, IshResult.Equivocal, null, "her2-ish-no-result")]
    [TestCase(null, IshResult.NotDone, null, null)]
    [TestCase(null, null, null, null)]
    public void Derive_ScoreByHybridisation_Toulouse(Her2Ihc? score, IshResult? ish, ReceptorStatus? expected, string? flag)
    {
        Derived<ReceptorStatus?> derived = Her2.Derive(Patient(score, ish), ClinicalConventions.Toulouse);

        Assert.That(derived.Value, Is.EqualTo(expected));
        Assert.That(derived.Flags.Select(f => f.Code), Is.EqualTo(flag is null ? [] : new[] { flag }));
    }

    [Test]
    public void Derive_LowScoreWithPositiveHybridisation_AscoCapIsPositive() =>
        Assert.That(Her2.Derive(Patient(Her2Ihc.Score1, IshResult.Positive), ClinicalConventions.AscoCap).Value, Is.EqualTo(Pos));

    [Test]
    public void Derive_LowScoreWithoutHybridisation_OptionAsksForIt()
    {
        ClinicalConventions strict = ClinicalConventions.Toulouse with { RequireIshForLowScores = true };

        Assert.That(Her2.Derive(Patient(Her2Ihc.Score1, null), strict).Value, Is.Null);
        Assert.That(Her2.Derive(Patient(Her2Ihc.Score1, IshResult.Negative), strict).Value, Is.EqualTo(Neg));
    }

    [TestCase(Her2Ihc.Score0To1, null, Neg, false)]
    [TestCase(Her2Ihc.Score1To2, null, null, true)]
    [TestCase(Her2Ihc.Score1To2, IshResult.Negative, Neg, true)]
    public void Derive_Ranges_SameDecisionOrTheHigher(Her2Ihc score, IshResult? ish, ReceptorStatus? expected, bool flagged)
    {
        Derived<ReceptorStatus?> derived = Her2.Derive(Patient(score, ish), ClinicalConventions.Toulouse);

        Assert.That(derived.Value, Is.EqualTo(expected));
        Assert.That(derived.Has(Flags.ScoreRange), Is.EqualTo(flagged));
    }

    [TestCase(2.3, 5.1, Her2IshGroup.Group1)]
    [TestCase(2.1, 3.2, Her2IshGroup.Group2)]
    [TestCase(1.6, 6.4, Her2IshGroup.Group3)]
    [TestCase(1.5, 4.5, Her2IshGroup.Group4)]
    [TestCase(1.1, 2.0, Her2IshGroup.Group5)]
    [TestCase(2.0, 4.0, Her2IshGroup.Group1)]
    [TestCase(1.999, 6.0, Her2IshGroup.Group3)]
    public void IshGroup_Vectors(double ratio, double copies, Her2IshGroup expected) =>
        Assert.That(Her2.IshGroup(BoundedNumber.Exactly(ratio), BoundedNumber.Exactly(copies)), Is.EqualTo(expected));

    [TestCase(2.3, 5.1, Her2Ihc.Score2, Pos)]
    [TestCase(2.1, 3.2, Her2Ihc.Score2, Neg)]
    [TestCase(2.1, 3.2, Her2Ihc.Score3, Pos)]
    [TestCase(2.1, 3.2, Her2Ihc.Score0, Neg)]
    [TestCase(2.1, 3.2, null, null)]
    [TestCase(1.6, 6.4, Her2Ihc.Score2, Pos)]
    [TestCase(1.6, 6.4, Her2Ihc.Score1, Neg)]
    [TestCase(1.6, 6.4, null, null)]
    [TestCase(1.5, 4.5, Her2Ihc.Score2, Neg)]
    [TestCase(1.5, 4.5, Her2Ihc.Score3, Pos)]
    [TestCase(1.1, 2.0, Her2Ihc.Score2, Neg)]
    [TestCase(1.1, 2.0, null, Neg)]
    [TestCase(null, 6.0, Her2Ihc.Score2, Pos)]
    [TestCase(null, 3.9, Her2Ihc.Score2, Neg)]
    [TestCase(null, 5.0, Her2Ihc.Score3, Pos)]
    [TestCase(null, 5.0, Her2Ihc.Score2, null)]
    [TestCase(null, 5.0, Her2Ihc.Score1, Neg)]
    [TestCase(null, 5.0, null, null)]
    public void Derive_FromNumbers_GroupsAndSingleProbe(double? ratio, double? copies, Her2Ihc? score, ReceptorStatus? expected)
    {
        PatientHistory history = TestPatients.History(p => p with
        {
            Her2Ihc = score,
            Her2Ratio = ratio is { } r ? BoundedNumber.Exactly(r) : null,
            Her2Copies = copies is { } c ? BoundedNumber.Exactly(c) : null,
        });

        Assert.That(Her2.Derive(history, ClinicalConventions.AscoCap).Value, Is.EqualTo(expected));
    }

    [Test]
    public void Derive_NumbersAgainstReport_NumbersWinAndAreFlagged()
    {
        PatientHistory history = TestPatients.History(p => p with
        {
            Her2Ihc = Her2Ihc.Score2,
            Her2Ish = IshResult.Negative,
            Her2Ratio = BoundedNumber.Exactly(2.3),
            Her2Copies = BoundedNumber.Exactly(5.1),
        });

        Derived<ReceptorStatus?> derived = Her2.Derive(history, ClinicalConventions.Toulouse);

        Assert.That(derived.Value, Is.EqualTo(Pos));
        Assert.That(derived.Has(Flags.IshNumbersContradictResult));
    }

    [TestCase(Her2Ihc.Score0, null, Her2Subclass.Zero)]
    [TestCase(Her2Ihc.Score1, null, Her2Subclass.Low)]
    [TestCase(Her2Ihc.Score2, IshResult.Negative, Her2Subclass.Low)]
    [TestCase(Her2Ihc.Score2, IshResult.Positive, null)]
    [TestCase(null, IshResult.Negative, null)]
    public void DeriveSubclass_AmongNegatives(Her2Ihc? score, IshResult? ish, Her2Subclass? expected) =>
        Assert.That(Her2.DeriveSubclass(Patient(score, ish), ClinicalConventions.Toulouse).Value, Is.EqualTo(expected));

    private static PatientHistory Patient(Her2Ihc? score, IshResult? ish) =>
        TestPatients.History(p => p with { Her2Ihc = score, Her2Ish = ish });
}
