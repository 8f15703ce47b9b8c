namespace Oncology.Cohort.Tests;

/// <summary>Vectors of rule D12, worked by hand in the clinical definitions.</summary>
public class RadiationDoseTests
{
    [TestCase(27, 3, 9, 87.75, 58.5, 51.3)]
    [TestCase(30, 10, 3, 52.5, 35.0, 39.0)]
    [TestCase(30, 3, 10, 105.0, 70.0, 60.0)]
    [TestCase(35, 5, 7, 96.25, 64.16666666666667, 59.5)]
    [TestCase(45, 3, 15, 213.75, 142.5, 112.5)]
    [TestCase(24, 1, 24, 168.0, 112.0, 81.6)]
    [TestCase(50, 25, 2, 75.0, 50.0, 60.0)]
    [TestCase(8, 1, 8, 24.0, 16.0, 14.4)]
    public void BedAndEqd2_Vectors(double total, int fractions, double each, double bed4, double eqd4, double bed10)
    {
        var dose = new FractionatedDose(total, fractions);

        Assert.That(dose.PerFractionGy, Is.EqualTo(each).Within(1e-12));
        Assert.That(dose.Bed(4), Is.EqualTo(bed4).Within(1e-12));
        Assert.That(dose.Eqd2(4), Is.EqualTo(eqd4).Within(1e-12));
        Assert.That(dose.Bed(10), Is.EqualTo(bed10).Within(1e-12));
    }

    [Test]
    public void Eqd2_TwoGyFractions_IsTheDoseForAnyAlphaBeta()
    {
        foreach (double ratio in new[] { 1.5, 3, 4, 10 })
        {
            Assert.That(new FractionatedDose(50, 25).Eqd2(ratio), Is.EqualTo(50).Within(1e-12));
        }
    }

    [Test]
    public void BedAndEqd2_FixedTotal_RiseWithTheDosePerFraction()
    {
        FractionatedDose[] doses = [.. Enumerable.Range(1, 20).Select(n => new FractionatedDose(40, n))];

        Assert.That(doses.Select(d => d.Bed(4)), Is.Ordered.Descending);
        Assert.That(doses.Select(d => d.Eqd2(4)), Is.Ordered.Descending);
        Assert.That(doses.Select(d => d.Eqd2(4) * (1 + (2 / 4.0))), Is.EqualTo(doses.Select(d => d.Bed(4))).Within(1e-9));
    }

    [TestCase("27/3", 27, 3, false)]
    [TestCase("3x9", 27, 3, true)]
    [TestCase("5x7", 35, 5, true)]
    [TestCase("5 x 7 Gy", 35, 5, false)]
    [TestCase("5 x 7,5 Gy", 37.5, 5, false)]
    [TestCase("5x5", 25, 5, false)]
    public void Derive_Schedule_IsReadAndFlaggedWhenAmbiguous(string schedule, double total, int fractions, bool ambiguous)
    {
        Derived<FractionatedDose?> derived = RadiationDose.Derive(Row() with { Schedule = schedule }, ClinicalConventions.Toulouse);

        Assert.That(derived.Value, Is.EqualTo(new FractionatedDose(total, fractions)));
        Assert.That(derived.Has(Flags.ScheduleAmbiguous), Is.EqualTo(ambiguous));
    }

    [Test]
    public void Derive_TwoOfThree_MakeTheThird()
    {
        Assert.That(Dose(Row() with { TotalDoseGy = 27, NFractions = 3 }), Is.EqualTo(new FractionatedDose(27, 3)));
        Assert.That(Dose(Row() with { TotalDoseGy = 27, DosePerFractionGy = 9 }), Is.EqualTo(new FractionatedDose(27, 3)));
        Assert.That(Dose(Row() with { NFractions = 3, DosePerFractionGy = 9 }), Is.EqualTo(new FractionatedDose(27, 3)));
        Assert.That(Dose(Row() with { TotalDoseGy = 27 }), Is.Null);
    }

    [Test]
    public void Derive_ImplausibleDoses_AreFlagged()
    {
        Assert.That(Derive(27, 30, 9).Has(Flags.DoseInconsistent));
        Assert.That(Derive(36, 1, null).Has(Flags.DoseOutOfRange), "36 Gy in one fraction");
        Assert.That(Derive(3, 1, null).Has(Flags.DoseOutOfRange), "3 Gy in total");
        Assert.That(Derive(45, 3, null).Has(Flags.LinearQuadraticExtrapolated), "15 Gy per fraction");
        Assert.That(Derive(30, 3, 10).Flags, Is.Empty, "10 Gy per fraction is still inside");
    }

    [Test]
    public void AlphaBetaGy_ByOrgan_OnlyWhenAllTreatedLesionsShareIt()
    {
        PatientHistory history = PatientHistory.Create(
            new Patient { PatientId = "P1" },
            lesions:
            [
                new Lesion { PatientId = "P1", LesionId = "1", Organ = Organ.Brain },
                new Lesion { PatientId = "P1", LesionId = "2", Organ = Organ.Bone },
            ]);
        ClinicalConventions byOrgan = ClinicalConventions.Toulouse with
        {
            AlphaBetaByOrgan = ClinicalConventions.Toulouse.AlphaBetaByOrgan.Add(Organ.Brain, 10),
        };

        Assert.That(RadiationDose.AlphaBetaGy(Row() with { LesionIds = ["1"] }, history, byOrgan), Is.EqualTo(10));
        Assert.That(RadiationDose.AlphaBetaGy(Row() with { LesionIds = ["all"] }, history, byOrgan), Is.EqualTo(4));
    }

    private static Treatment Row() => new() { PatientId = "P1", TreatmentId = "1", Kind = TreatmentKind.MetastasisDirected };

    private static FractionatedDose? Dose(Treatment row) => RadiationDose.Derive(row, ClinicalConventions.Toulouse).Value;

    private static Derived<FractionatedDose?> Derive(double total, int fractions, double? each) => RadiationDose.Derive(
        Row() with { TotalDoseGy = total, NFractions = fractions, DosePerFractionGy = each }, ClinicalConventions.Toulouse);
}
