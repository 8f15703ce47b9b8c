namespace Oncology.Cohort.Tests;

/// <summary>Cells that say something without a number or a date: "plusieurs", "&gt;5", "en cours", "mastectomie".</summary>
public sealed class OpenCountTests
{
    [TestCase("plusieurs", 2)]
    [TestCase("Multiples", 2)]
    [TestCase(">5", 6)]
    [TestCase("> 5", 6)]
    [TestCase(">=5", 5)]
    [TestCase("≥ 5", 5)]
    [TestCase("plus de 5", 6)]
    [TestCase("au moins 3", 3)]
    [TestCase("1 à 3", 1)]
    [TestCase("2-3", 2)]
    [TestCase("0-2", null)]
    [TestCase("<5", null)]
    [TestCase("~5", null)]
    public void Read_OpenCountOfAnOrgan_KeepsTheOrganAndTheFewest(string cell, int? fewest)
    {
        PatientHistory history = CohortFolder.ReadOrdinary("foie_n", cell).Cohort.Histories[0];
        LesionSummary summary = LesionCount.Derive(history, ClinicalConventions.Toulouse).Value;

        Assert.Multiple(() =>
        {
            Assert.That(history.Lesions.Single().NLesionsAtLeast, Is.EqualTo(fewest));
            Assert.That(summary.Metastases, Is.Null);
            Assert.That(summary.MetastasesAtLeast, Is.EqualTo(fewest ?? 0));
            Assert.That(summary.LiverMetastases, Is.EqualTo(fewest is null ? Verdict.Unknown : Verdict.Met));
            Assert.That(summary.IsWithin(1, 5), Is.EqualTo(fewest > 5 ? Verdict.NotMet : Verdict.Unknown));
        });
    }

    [Test]
    public void ToFiles_OpenCount_KeepsItsBound()
    {
        ImportResult import = CohortFolder.ReadOrdinary("os_n;foie_n", ">5;plusieurs");
        string flat = CohortWriter.ToFiles(import.Cohort, CohortLayout.Flat)[0].Text;

        Assert.That(CohortFolder.Read(flat).Cohort.Histories[0].Lesions.Select(l => (l.Organ, l.NLesions, l.NLesionsAtLeast)),
            Is.EqualTo(import.Cohort.Histories[0].Lesions.Select(l => (l.Organ, l.NLesions, l.NLesionsAtLeast))));
    }

    [TestCase("en cours", true)]
    [TestCase("En cours", true)]
    [TestCase("toujours en cours", true)]
    [TestCase("traitement en cours", true)]
    [TestCase("", null)]
    [TestCase("NC", null)]
    public void Read_WordsInThePlaceOfAnEnd_SayThatItGoesOn(string cell, bool? ongoing)
    {
        ImportResult import = CohortFolder.ReadOrdinary("ht_debut;ht_fin", $"01/04/2016;{cell}");
        Treatment treatment = import.Cohort.Histories[0].Treatments.Single();
        Treatment again = CohortFolder.Read(CohortWriter.ToFiles(import.Cohort, CohortLayout.Flat)[0].Text).Cohort.Histories[0].Treatments.Single();

        Assert.Multiple(() =>
        {
            Assert.That((treatment.Ongoing, treatment.StopDate), Is.EqualTo((ongoing, (PartialDate?)null)));
            Assert.That((again.Ongoing, again.StopDate), Is.EqualTo((ongoing, (PartialDate?)null)));
            Assert.That(import.Findings.Where(f => f.Code == "V03"), Is.Empty);
        });
    }

    [TestCase("mastectomie", true)]
    [TestCase("Tumorectomie + GS", true)]
    [TestCase("Mastectomie gauche, curage axillaire", true)]
    [TestCase("oui", true)]
    [TestCase("non", false)]
    [TestCase("pas de mastectomie", null)]
    [TestCase("mastectomie refusée", null)]
    [TestCase("biopsie", null)]
    public void Read_OperationOfTheBreast_IsSurgery(string cell, bool? surgery) =>
        Assert.That(CohortFolder.ReadOrdinary("Chirurgie du sein", cell).Cohort.Histories[0].Patient.PrimarySurgery, Is.EqualTo(surgery));

    [TestCase("1er janvier 2020", 2020, 1, 1)]
    [TestCase("1er fév. 2020", 2020, 2, 1)]
    [TestCase("12 janv. 2020", 2020, 1, 12)]
    [TestCase("31 déc. 2019", 2019, 12, 31)]
    [TestCase("janvier 2020", 2020, 1, null)]
    [TestCase("janv. 2020", 2020, 1, null)]
    [TestCase("1er 2020", null, null, null)]
    public void TryParse_FrenchDates_AreRead(string text, int? year, int? month, int? day)
    {
        bool isRead = DateText.TryParse(text, DateStyle.DayFirst, isBirth: false, out PartialDate date);

        Assert.Multiple(() =>
        {
            Assert.That(isRead, Is.EqualTo(year is not null));
            Assert.That(date, Is.EqualTo(year is null ? default : day is null ? PartialDate.OfMonth(year.Value, month!.Value) : PartialDate.OfDay(year.Value, month!.Value, day.Value)));
        });
    }
}
