using Oncology.Tests;

namespace Oncology.Cohort.Tests;

/// <summary>The quick follow-up of plain patients against the endpoint and the exposure themselves.</summary>
public sealed class PlainFollowUpTests
{
    private static readonly TreatmentIntent?[] Intents = [TreatmentIntent.Curative, TreatmentIntent.Palliative, null];

    [Test]
    public void Of_RandomHistories_AreWhatTheEndpointDerives()
    {
        var random = new RandomNumbers(26);
        int plainCount = 0;
        for (int i = 0; i < 20_000; i++)
        {
            PatientHistory history = History(random);
            if (PlainFollowUp.Of(history) is not { } plain)
            {
                continue;
            }

            plainCount++;
            EndpointRow? row = Endpoints.OverallSurvival.DeriveOne(history, ClinicalConventions.Toulouse, null);
            Assert.That(row, Is.Not.Null, $"history {i}");
            double? start = Exposure.MetastasisDirectedTherapy.DeriveOne(row!, ClinicalConventions.Toulouse).StartDays;
            Assert.That((plain.Days, plain.Died, plain.IsExposed), Is.EqualTo((row!.TimeDays, row.IsEvent, start is not null)), $"history {i}");
        }

        Assert.That(plainCount, Is.InRange(2_000, 18_000), "both ways are taken");
    }

    // Few different days, so that ties and wrong orders are common; dates that are missing, partial or offsets, and contradictions, now and then.
    private static PatientHistory History(RandomNumbers random)
    {
        var history = new HistoryBuilder(systemic: random.Below(6) == 0 ? null : random.Below(5));
        int days = 1 + random.Below(40);
        history = random.Below(2) == 0 ? history.AliveAt(days) : random.Below(4) == 0 ? history.AliveAt(days).DeadAt(random.Below(40)) : history.DeadAt(days);
        history = random.Below(3) == 0 ? history.ProgressionAt(random.Below(45) - 3) : history;
        for (int focal = random.Below(3); focal > 0; focal--)
        {
            history = history.MdtAt(random.Below(10) == 0 ? null : random.Below(40), Intents[random.Below(3)]);
        }

        history = random.Below(5) == 0 ? history.Treatment(TreatmentKind.Systemic, random.Below(2) == 0 ? TreatmentSetting.Adjuvant : null, random.Below(80) - 60) : history;
        return (random.Below(12) switch
        {
            0 => history.With(p => p with { T0Date = HistoryBuilder.At(2) }),
            1 => history.With(p => p with { LastFollowupDate = PartialDate.OfMonth(2016, 2) }),
            2 => history.With(p => p with { VitalStatus = random.Below(2) == 0 ? VitalStatus.Alive : VitalStatus.Lost }),
            3 => history.With(p => p with { MetastasisDxDate = HistoryBuilder.At(34) }),
            4 => history.With(p => p with { MetastasisDxDate = random.Below(2) == 0 ? null : PartialDate.OfDayOffset(3) }),
            5 => history.Event(EventType.Death, random.Below(40)),
            6 => history.With(p => p with { LastFollowupDate = null }),
            7 => history.With(p => p with { LastImagingDate = HistoryBuilder.At(random.Below(45)) }),
            _ => history,
        }).Build();
    }
}
