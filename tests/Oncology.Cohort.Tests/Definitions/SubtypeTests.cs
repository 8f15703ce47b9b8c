namespace Oncology.Cohort.Tests;

/// <summary>Rule D4.</summary>
public class SubtypeTests
{
    private const ReceptorStatus Pos = ReceptorStatus.Positive;
    private const ReceptorStatus Neg = ReceptorStatus.Negative;

    [TestCase(Pos, Her2Ihc.Score3, SubtypeClass.Her2Positive)]
    [TestCase(Neg, Her2Ihc.Score3, SubtypeClass.Her2Positive)]
    [TestCase(null, Her2Ihc.Score3, SubtypeClass.Her2Positive)]
    [TestCase(Pos, Her2Ihc.Score0, SubtypeClass.HormonePositiveHer2Negative)]
    [TestCase(Neg, Her2Ihc.Score1, SubtypeClass.TripleNegative)]
    [TestCase(null, Her2Ihc.Score0, null)]
    [TestCase(Pos, Her2Ihc.Score2, null)]
    [TestCase(Pos, null, null)]
    public void Derive_AllCombinations(ReceptorStatus? hormone, Her2Ihc? her2, SubtypeClass? expected) =>
        Assert.That(Subtype.Derive(Patient(hormone, her2, null), ClinicalConventions.Toulouse).Value, Is.EqualTo(expected));

    [TestCase(Pos, Her2Ihc.Score0, 19.9, LuminalClass.A)]
    [TestCase(Pos, Her2Ihc.Score0, 20, LuminalClass.B)]
    [TestCase(Pos, Her2Ihc.Score3, 5, LuminalClass.B)]
    [TestCase(Pos, Her2Ihc.Score3, null, LuminalClass.B)]
    [TestCase(Pos, null, 30, LuminalClass.B)]
    [TestCase(Pos, null, 5, null)]
    [TestCase(Neg, Her2Ihc.Score0, 5, null)]
    public void DeriveLuminal_Ki67AtTwentyIsB(ReceptorStatus? hormone, Her2Ihc? her2, double? ki67, LuminalClass? expected) =>
        Assert.That(Subtype.DeriveLuminal(Patient(hormone, her2, ki67), ClinicalConventions.Toulouse).Value, Is.EqualTo(expected));

    [Test]
    public void Label_EveryClass_IsAsPrinted()
    {
        Assert.That(
            Enum.GetValues<SubtypeClass>().Select(c => Subtype.Label(c)), Is.EqualTo(new[] { "HR+/HER2-", "HER2+", "TNBC" }));
        Assert.That(Subtype.Label(null), Is.Null);
    }

    private static PatientHistory Patient(ReceptorStatus? hormone, Her2Ihc? her2, double? ki67) => TestPatients.History(p => p with
    {
        ErStatus = hormone,
        PrStatus = hormone,
        Her2Ihc = her2,
        Ki67Percent = ki67 is { } k ? BoundedNumber.Exactly(k) : null,
    });
}
