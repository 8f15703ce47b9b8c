namespace Oncology.Cohort.Tests;

/// <summary>Rule D8.</summary>
public class TimeZeroTests
{
    private static readonly DateOnly Zero = new(2016, 1, 1);

    [Test]
    public void Derive_SystemicFirst_IsItsStart() =>
        Assert.That(Derive(new HistoryBuilder().MdtAt(120)).Value, Is.EqualTo(Zero));

    [Test]
    public void Derive_FocalTreatmentFirst_IsItsDay() =>
        Assert.That(Derive(new HistoryBuilder(systemic: 30).MdtAt(12)).Value, Is.EqualTo(Zero.AddDays(12)));

    [Test]
    public void Derive_PalliativeIrradiationAndContinuedAdjuvant_StartNothing()
    {
        HistoryBuilder history = new HistoryBuilder(systemic: 30)
            .MdtAt(5, TreatmentIntent.Palliative)
            .Treatment(TreatmentKind.PalliativeRadiotherapy, TreatmentSetting.Metastatic, 6)
            .Treatment(TreatmentKind.BreastSurgery, null, 7)
            .Treatment(TreatmentKind.Systemic, TreatmentSetting.Adjuvant, -700);

        Assert.That(Derive(history).Value, Is.EqualTo(Zero.AddDays(30)));
    }

    [Test]
    public void Derive_NoStart_UsesTheRecordedDateElseNothing()
    {
        HistoryBuilder without = new(systemic: null);

        Assert.That(Derive(without).Value, Is.Null);
        Derived<DateOnly?> recorded = Derive(without.With(p => p with { T0Date = HistoryBuilder.At(3) }));
        Assert.That(recorded.Value, Is.EqualTo(Zero.AddDays(3)));
        Assert.That(recorded.Has(Flags.RecordedOrigin));
    }

    [Test]
    public void Derive_RecordedDateDiffers_IsFlaggedAndNotUsed()
    {
        Derived<DateOnly?> derived = Derive(new HistoryBuilder().With(p => p with { T0Date = HistoryBuilder.At(3) }));

        Assert.That(derived.Value, Is.EqualTo(Zero));
        Assert.That(derived.Has(Flags.OriginDiffers));
    }

    private static Derived<DateOnly?> Derive(HistoryBuilder history) => TimeZero.Derive(history.Build(), ClinicalConventions.Toulouse);
}
