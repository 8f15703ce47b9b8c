using Oncology.Survival;

namespace Oncology.Cohort.Tests;

/// <summary>Rule D10: when exposure begins, and the (start, stop] rows of its vectors.</summary>
public class ExposureTests
{
    [TestCase(true, null, new[] { 0.0, 20, 1, 0 })]
    [TestCase(true, 4, new[] { 0.0, 4, 0, 0, 4, 20, 1, 1 })]
    [TestCase(false, 0, new[] { 0.0, 20, 0, 1 })]
    [TestCase(true, 20, new[] { 0.0, 20, 1, 0 })]
    [TestCase(true, 31, new[] { 0.0, 20, 1, 0 })]
    public void Derive_Vectors_MakeTheStartStopRows(bool dies, int? mdt, double[] expected)
    {
        HistoryBuilder history = dies ? new HistoryBuilder().DeadAt(20) : new HistoryBuilder().AliveAt(20);
        EndpointTable os = Os(mdt is null ? history : history.MdtAt(mdt));
        ExposureTable exposure = Exposure.MetastasisDirectedTherapy.Derive(os, ClinicalConventions.Toulouse);

        var episodes = Episodes.Split(os.ToSurvivalData(), exposure.StartDays.AsSpan());

        double[] rows =
        [
            .. Enumerable.Range(0, episodes.Data.Count).SelectMany(i =>
                new[] { episodes.Data.Entry[i], episodes.Data.Exit[i], episodes.Data.Cause[i], episodes.Exposed[i] }),
        ];
        Assert.That(rows, Is.EqualTo(expected));
    }

    [Test]
    public void Derive_PalliativeAndBreast_NeverCount()
    {
        ExposureRow row = Row(Os(new HistoryBuilder().AliveAt(300)
            .MdtAt(20, TreatmentIntent.Palliative)
            .Treatment(TreatmentKind.PalliativeRadiotherapy, null, 30)
            .Treatment(TreatmentKind.BreastRadiotherapy, null, 40)));

        Assert.That((row.TreatmentDay, row.StartDays), Is.EqualTo(((double?)null, (double?)null)));
    }

    [Test]
    public void Derive_SeveralTreatments_TheFirstCurativeOneCounts() =>
        Assert.That(Row(Os(new HistoryBuilder().AliveAt(300).MdtAt(90).MdtAt(60).MdtAt(10, TreatmentIntent.Palliative))).StartDays, Is.EqualTo(60));

    [Test]
    public void Derive_IntentMissing_CountsFlagged()
    {
        ExposureRow row = Row(Os(new HistoryBuilder().AliveAt(300).MdtAt(60, intent: null)));

        Assert.That(row.StartDays, Is.EqualTo(60));
        Assert.That(row.Flags, Does.Contain(Flags.IntentMissing));
    }

    [Test]
    public void Derive_AfterProgression_IsSalvageAndCannotCountForPfs()
    {
        HistoryBuilder history = new HistoryBuilder().ProgressionAt(100).MdtAt(150).DeadAt(400);
        EndpointTable pfs = Endpoints.ProgressionFreeSurvival.Derive(history.Cohort(), ClinicalConventions.Toulouse);
        ClinicalConventions strict = ClinicalConventions.Toulouse with { SalvageCounts = false };

        Assert.That(Row(pfs).StartDays, Is.Null);
        Assert.That(Row(pfs).IsSalvage);
        Assert.That(Row(Os(history)).StartDays, Is.EqualTo(150));
        Assert.That(Exposure.MetastasisDirectedTherapy.Derive(Os(history), strict).Rows[0].StartDays, Is.Null);
        Assert.That(Exposure.MetastasisDirectedTherapy.Derive(Os(history), strict).SalvageCount, Is.EqualTo(1));
    }

    [Test]
    public void Derive_OnTheDayOfProgression_IsNoSalvageButNeverExposesPfs()
    {
        HistoryBuilder history = new HistoryBuilder().ProgressionAt(100).MdtAt(100).DeadAt(400);
        EndpointTable pfs = Endpoints.ProgressionFreeSurvival.Derive(history.Cohort(), ClinicalConventions.Toulouse);

        Assert.That(Row(pfs).StartDays, Is.Null);
        Assert.That(Row(pfs).IsSalvage, Is.False);
        Assert.That(Row(Os(history)).StartDays, Is.EqualTo(100));
    }

    [Test]
    public void Derive_FirstTreatmentIsFocal_ExposesFromTimeZero() =>
        Assert.That(Row(Os(new HistoryBuilder(systemic: 30).MdtAt(0).AliveAt(300))).StartDays, Is.Zero);

    [Test]
    public void Derive_WithoutDate_IsUnknownAndNotNever()
    {
        ExposureTable exposure = Mdt(Os(new HistoryBuilder().AliveAt(300).MdtAt(null)));

        Assert.That(exposure.Rows[0].Problem!.Rule, Is.EqualTo("V13"));
        Assert.That(exposure.ExposedCount, Is.Zero);
    }

    [Test]
    public void Derive_RecordedTime_IsUsedWhenDatesAreWithheld()
    {
        EndpointTable os = Os(new HistoryBuilder(systemic: null).With(p => p with { OsDays = 300, OsEvent = true, TimeToMdtMonths = 2 }));

        Assert.That(Row(os).StartDays, Is.EqualTo(60.875), "2 x 30.4375");
    }

    [Test]
    public void Derive_RecordedTimes_SalvageIsSeenFromThePfsTime()
    {
        EndpointTable os = Os(new HistoryBuilder(systemic: null).With(p => p with
        {
            OsDays = 300,
            OsEvent = true,
            PfsDays = 100,
            PfsEvent = true,
            TimeToMdtDays = 150,
        }));

        Assert.That(Row(os).IsSalvage);
    }

    [Test]
    public void EndDays_Window_SwitchesTheExposureOff()
    {
        ClinicalConventions window = ClinicalConventions.Toulouse with { ExposureWindowMonths = 12 };
        EndpointTable os = Os(new HistoryBuilder().AliveAt(900).MdtAt(60));

        Assert.That(Exposure.MetastasisDirectedTherapy.Derive(os, window).EndDays[0], Is.EqualTo(60 + 365.25));
        Assert.That(Mdt(os).EndDays[0], Is.NaN);
    }

    private static EndpointTable Os(HistoryBuilder history) => Endpoints.OverallSurvival.Derive(history.Cohort(), ClinicalConventions.Toulouse);

    private static ExposureTable Mdt(EndpointTable table) => Exposure.MetastasisDirectedTherapy.Derive(table, ClinicalConventions.Toulouse);

    private static ExposureRow Row(EndpointTable table) => Mdt(table).Rows[0];
}
