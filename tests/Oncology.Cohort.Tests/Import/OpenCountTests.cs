namespace Oncology.Cohort.Tests;

/// <summary>Cells that say something without a number or a date: "plusieurs", "&gt;5", "en cours", "mastectomie".</summary>
public sealed class OpenCountTests
{
    private const string Row = "P1;F;01/02/2014;13/03/2016;25/12/2019;vivante";
    private const string Header = "id;sexe;date_diag_primitif;date_meta;date_dn;statut_vital";

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
        PatientHistory history = CohortFolder.Read($"{Header};foie_n\n{Row};{cell}\n").Cohort.Histories[0];
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
        ImportResult import = CohortFolder.Read($"{Header};os_n;foie_n\n{Row};>5;plusieurs\n");
        string flat = CohortWriter.ToFiles(import.Cohort, CohortLayout.Flat)[0].Text;

        Assert.That(CohortFolder.Read(flat).Cohort.Histories[0].Lesions.Select(l => (l.Organ, l.NLesions, l.NLesionsAtLeast)),
            Is.EqualTo(import.Cohort.Histories[0].Lesions.Select(l => (l.Organ, l.NLesions, l.NLesionsAtLeast))));
    }

    // D6: an open number decides where its bound suffices; of organs likewise.
    [TestCase(">5", 6, Verdict.NotMet)]
    [TestCase("plusieurs", 2, Verdict.Unknown)]
    [TestCase("1-3", 1, Verdict.Unknown)]
    [TestCase("<5", null, Verdict.Unknown)]
    public void Read_OpenCountOfThePatient_KeepsTheFewestAndDecidesWhereItSuffices(string cell, int? fewest, Verdict isWithin)
    {
        ImportResult import = CohortFolder.Read($"{Header};nb_meta;nb_organes\n{Row};{cell};{cell}\n");
        PatientHistory again = CohortFolder.Read(CohortWriter.ToFiles(import.Cohort, CohortLayout.Flat)[0].Text).Cohort.Histories[0];

        foreach (PatientHistory history in new[] { import.Cohort.Histories[0], again })
        {
            LesionSummary summary = LesionCount.Derive(history, ClinicalConventions.Toulouse).Value;

            Assert.That((history.Patient.NMetastases, history.Patient.NMetastasesAtLeast, history.Patient.NOrgansAtLeast), Is.EqualTo(((int?)null, fewest, fewest)));
            Assert.That((summary.Metastases, summary.MetastasesAtLeast, summary.Organs, summary.OrgansAtLeast), Is.EqualTo(((int?)null, fewest ?? 0, (int?)null, fewest ?? 0)));
            Assert.That(summary.IsWithin(1, 5), Is.EqualTo(isWithin));
        }
    }

    // V18 compares what is stated with the lesions, and says what is not oligometastatic where there are no lesions.
    [TestCase(">5", "os", "at least 6 metastases are stated, the lesions give 1.")]
    [TestCase("2", "L2, L4", null)]
    [TestCase("1", "L2, L4", "1 metastases are stated, the lesions give at least 2.")]
    [TestCase("7", "", "7 metastases are stated: not oligometastatic (1 to 5).")]
    [TestCase(">5", "", "at least 6 metastases are stated: not oligometastatic (1 to 5).")]
    [TestCase("5", "", null)]
    public void Check_StatedNumber_IsComparedByItsBounds(string stated, string organ, string? message)
    {
        ImportResult import = CohortFolder.Read($"{Header};nb_meta;met1_organ\n{Row};{stated};{organ}\n");

        Assert.That(CohortRules.Check(import).Findings.Where(f => f.Code == "V18").Select(f => f.Message.English), Is.EqualTo(message is null ? [] : new[] { message }));
    }

    // The finding asks for one row for each; until then the row stands for two at least.
    [TestCase("foie + poumon", "", 6, Verdict.NotMet)]
    [TestCase("foie + poumon", "2", 6, Verdict.NotMet)]
    [TestCase("os, foie et poumon", "", 7, Verdict.NotMet)]
    [TestCase("foei", "", 5, Verdict.Met)]
    public void Read_SeveralOrgansInOneCell_StandForSoManyLesionsAtLeast(string cell, string number, int fewest, Verdict isWithin)
    {
        ImportResult import = CohortFolder.Read($"{Header};met1_organ;met1_nb_lesions;met2_organ;met2_nb_lesions\n{Row};os;4;{cell};{number}\n");
        PatientHistory again = CohortFolder.Read(CohortWriter.ToFiles(import.Cohort, CohortLayout.Flat)[0].Text).Cohort.Histories[0];

        foreach (PatientHistory history in new[] { import.Cohort.Histories[0], again })
        {
            LesionSummary summary = LesionCount.Derive(history, ClinicalConventions.Toulouse).Value;

            Assert.That((summary.Metastases is null, summary.MetastasesAtLeast, summary.Organs), Is.EqualTo((number.Length == 0 && fewest > 5, fewest, (int?)null)));
            Assert.That(summary.IsWithin(1, 5), Is.EqualTo(isWithin));
        }
    }

    [TestCase("en cours", true)]
    [TestCase("En cours", true)]
    [TestCase("toujours en cours", true)]
    [TestCase("traitement en cours", true)]
    [TestCase("", null)]
    [TestCase("NC", null)]
    public void Read_WordsInThePlaceOfAnEnd_SayThatItGoesOn(string cell, bool? ongoing)
    {
        ImportResult import = CohortFolder.Read($"{Header};ht_debut;ht_fin\n{Row};01/04/2016;{cell}\n");
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
        Assert.That(CohortFolder.Read($"{Header};Chirurgie du sein\n{Row};{cell}\n").Cohort.Histories[0].Patient.PrimarySurgery, Is.EqualTo(surgery));

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
