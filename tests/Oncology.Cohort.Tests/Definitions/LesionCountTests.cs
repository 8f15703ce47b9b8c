namespace Oncology.Cohort.Tests;

/// <summary>Vectors of rule D6.</summary>
public class LesionCountTests
{
    [Test]
    public void Derive_TwoVertebrae_TwoMetastasesOneOrgan()
    {
        LesionSummary summary = Count(Bone("L2"), Bone("L4"));

        Assert.That((summary.Metastases, summary.Organs), Is.EqualTo(((int?)2, (int?)1)));
        Assert.That(summary.BoneOnly, Is.EqualTo(Verdict.Met));
        Assert.That(summary.LiverMetastases, Is.EqualTo(Verdict.NotMet));
    }

    [Test]
    public void Derive_NodesOfTwoSides_OnePerEchelon()
    {
        LesionSummary summary = Count(
            Node(NodeRegion.Cervical, "IV", Side.Right, 3), Node(NodeRegion.Cervical, "iv", Side.Left, 2));

        Assert.That((summary.Metastases, summary.Organs), Is.EqualTo(((int?)2, (int?)1)));
    }

    [Test]
    public void Derive_MediastinalStationsAndLiver_ThreeMetastasesTwoOrgans()
    {
        LesionSummary summary = Count(
            Node(NodeRegion.Mediastinal, "4R", null, 4), Node(NodeRegion.Mediastinal, "7", null, 1), Lesion(Organ.Liver));

        Assert.That((summary.Metastases, summary.Organs), Is.EqualTo(((int?)3, (int?)2)));
        Assert.That(summary.LiverMetastases, Is.EqualTo(Verdict.Met));
        Assert.That(summary.BoneOnly, Is.EqualTo(Verdict.NotMet));
    }

    [Test]
    public void Derive_StationWithItsSideInTheNameOrApart_IsOneEchelon()
    {
        LesionSummary summary = Count(Node(NodeRegion.Mediastinal, "4R", null, 1), Node(NodeRegion.Mediastinal, "4", Side.Right, 1));

        Assert.That(summary.Metastases, Is.EqualTo(1));
    }

    [Test]
    public void Derive_IliacBoneChoroidSkin_ThreeMetastasesThreeOrgans()
    {
        LesionSummary summary = Count(Bone("iliac"), Lesion(Organ.Choroid), Lesion(Organ.Skin));

        Assert.That((summary.Metastases, summary.Organs), Is.EqualTo(((int?)3, (int?)3)));
        Assert.That(summary.InvolvedOrgans, Is.EqualTo(new[] { Organ.Bone, Organ.Skin, Organ.Choroid }));
    }

    [Test]
    public void Derive_IpsilateralAxillaOnly_IsRegional()
    {
        Derived<LesionSummary> derived = Derive(p => p with { PrimarySide = Side.Left }, Node(NodeRegion.Axillary, null, Side.Left, 5));

        Assert.That((derived.Value.Metastases, derived.Value.Organs), Is.EqualTo(((int?)0, (int?)0)));
        Assert.That(derived.Has(Flags.RegionalNodesNotCounted));
        Assert.That(derived.Value.RegionalLesions, Has.Length.EqualTo(1));
    }

    [Test]
    public void Derive_ContralateralAxilla_IsAMetastasis()
    {
        Derived<LesionSummary> derived = Derive(p => p with { PrimarySide = Side.Left }, Node(NodeRegion.Axillary, null, Side.Right, 2));

        Assert.That(derived.Value.Metastases, Is.EqualTo(1));
        Assert.That(derived.Has(Flags.NodesWithoutLevel));
    }

    [Test]
    public void Derive_AxillaOfUnknownSide_IsOpenAndFlagged()
    {
        Derived<LesionSummary> derived = Derive(p => p, Node(NodeRegion.Axillary, null, null, 1));

        Assert.That((derived.Value.Metastases, derived.Value.MetastasesAtLeast, derived.Value.MetastasesAtMost), Is.EqualTo(((int?)null, 0, (int?)1)));
        Assert.That(derived.Has(Flags.LateralityUnknown));
    }

    [Test]
    public void Derive_NodesWithoutLevel_OnePerRegionAndSide()
    {
        LesionSummary summary = Count(
            Node(NodeRegion.Abdominal, null, null, 2), Node(NodeRegion.Abdominal, null, null, 1), Node(NodeRegion.Pelvic, null, null, 1));

        Assert.That(summary.Metastases, Is.EqualTo(2));
    }

    [Test]
    public void Derive_RowOfSeveralLesions_AddsThemAll() =>
        Assert.That(Count(Lesion(Organ.Lung) with { NLesions = 3 }, Bone("L2")).Metastases, Is.EqualTo(4));

    [Test]
    public void Derive_UnknownCount_IsUnknownUnlessTheRestExceeds()
    {
        Lesion unknown = Lesion(Organ.Liver) with
        {
            Cells = RecordCells.Empty with { Missing = RecordCells.Empty.Missing.Add("n_lesions", MissingKind.Unknown) },
        };

        LesionSummary few = Count(unknown, Bone("L2"));
        LesionSummary many = Count(unknown, Lesion(Organ.Lung) with { NLesions = 5 });

        Assert.That((few.Metastases, few.MetastasesAtLeast), Is.EqualTo(((int?)null, 2)));
        Assert.That(few.IsWithin(1, 5), Is.EqualTo(Verdict.Unknown));
        Assert.That(many.IsWithin(1, 5), Is.EqualTo(Verdict.NotMet));
    }

    [Test]
    public void Derive_LesionsAtProgression_DoNotCount() =>
        Assert.That(Count(Bone("L2"), Lesion(Organ.Liver) with { Epoch = LesionEpoch.Progression }).Metastases, Is.EqualTo(1));

    [Test]
    public void Derive_NoRows_UsesTheRecordedNumbersFlagged()
    {
        Derived<LesionSummary> derived = Derive(p => p with { NMetastases = 3, NOrgans = 2 });

        Assert.That((derived.Value.Metastases, derived.Value.Organs), Is.EqualTo(((int?)3, (int?)2)));
        Assert.That(derived.Value.BoneOnly, Is.EqualTo(Verdict.Unknown));
        Assert.That(derived.Has(Flags.RecordedCount));
        Assert.That(Derive(p => p).Value.Metastases, Is.Null, "nothing known is not zero");
    }

    [Test]
    public void Derive_RecordedNumberDiffers_IsFlaggedAndTheOptionDecides()
    {
        Patient patient = new() { PatientId = "P1", NMetastases = 2 };
        PatientHistory history = PatientHistory.Create(patient, lesions: [Bone("L2")]);
        ClinicalConventions recorded = ClinicalConventions.Toulouse with { LesionCountSource = LesionCountSource.Recorded };

        Assert.That(LesionCount.Derive(history, ClinicalConventions.Toulouse).Has(Flags.CountDiffers));
        Assert.That(LesionCount.Derive(history, ClinicalConventions.Toulouse).Value.Metastases, Is.EqualTo(1));
        Assert.That(LesionCount.Derive(history, recorded).Value.Metastases, Is.EqualTo(2));
        Assert.That(LesionCount.Derive(history, recorded).Value.BoneOnly, Is.EqualTo(Verdict.Met));
    }

    [TestCase(29.9, SizeClass.Small)]
    [TestCase(30, SizeClass.Medium)]
    [TestCase(50, SizeClass.Medium)]
    [TestCase(50.1, SizeClass.Large)]
    public void Derive_LargestSize_LimitsBelongToTheMiddle(double mm, SizeClass expected) =>
        Assert.That(
            Count(Bone("L2") with { SizeMm = BoundedNumber.Exactly(mm) }, Bone("L3") with { SizeMm = BoundedNumber.Exactly(5) }).LargestSize,
            Is.EqualTo(expected));

    [Test]
    public void Derive_SizeMissing_OnlyALargeLesionDecides()
    {
        Assert.That(Count(Bone("L2")).LargestSize, Is.Null);
        Assert.That(Count(Bone("L2"), Bone("L3") with { SizeMm = BoundedNumber.Above(50) }).LargestSize, Is.EqualTo(SizeClass.Large));
        Assert.That(Count(Bone("L2") with { SizeMm = BoundedNumber.Between(30, 50) }).LargestSize, Is.EqualTo(SizeClass.Medium));
        Assert.That(Count(Bone("L2") with { SizeMm = BoundedNumber.Below(30) }).LargestSize, Is.EqualTo(SizeClass.Small));
    }

    [Test]
    public void Derive_OrganMissing_LeavesOrgansOpen()
    {
        LesionSummary summary = Count(Bone("L2"), new Lesion { PatientId = "P1", LesionId = "x" });

        Assert.That(summary.Metastases, Is.EqualTo(2));
        Assert.That(summary.Organs, Is.Null);
        Assert.That(summary.BoneOnly, Is.EqualTo(Verdict.Unknown));
    }

    private static Derived<LesionSummary> Derive(Func<Patient, Patient> with, params Lesion[] lesions) => LesionCount.Derive(
        PatientHistory.Create(with(new Patient { PatientId = "P1" }), lesions: lesions), ClinicalConventions.Toulouse);

    private static LesionSummary Count(params Lesion[] lesions) => Derive(p => p, lesions).Value;

    private static Lesion Lesion(Organ organ) => new() { PatientId = "P1", LesionId = organ.ToString(), Organ = organ };

    private static Lesion Bone(string place) => Lesion(Organ.Bone) with { LesionId = place, Location = place };

    private static Lesion Node(NodeRegion region, string? level, Side? side, int nodes) => Lesion(Organ.Node) with
    {
        LesionId = $"{region} {level} {side}",
        NodeRegion = region,
        NodeLevel = level,
        Side = side,
        NLesions = nodes,
    };
}
