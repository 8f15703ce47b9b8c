using System.Collections.Immutable;

namespace Oncology.Cohort.Tests;

/// <summary>Headings and cells as French departments write them.</summary>
public sealed class FrenchExportTests
{
    [TestCase("N°", "patient_id")]
    [TestCase("Âge au dg", "age")]
    [TestCase("Date dg métastatique", "metastasis_dx_date")]
    [TestCase("Date du diagnostic initial", "primary_dx_date")]
    [TestCase("Type histologique", "histology")]
    [TestCase("PET", "img_pet")]
    [TestCase("Décédée ?", "vital_status")]
    public void Read_Heading_IsItsField(string header, string field) =>
        Assert.That(CohortFolder.Read($"sexe;{header}\nF;1\n").Columns[1].Field, Is.EqualTo(field));

    [TestCase("Dg métastatique le (date)", "metastasis_dx_date")]
    public void Read_OtherHeading_IsSuggested(string header, string field) =>
        Assert.That(CohortFolder.Read($"id;{header}\nP1;2015-06-19\n").Findings.Single(f => f.Code == "F08").Suggestion, Is.EqualTo(field));

    // The dose without a treatment is of the irradiation before it, and of no drug.
    [Test]
    public void Read_DoseAfterAnIrradiation_IsOfIt()
    {
        ImportResult import = CohortFolder.Read("id;Date stéréotaxie;Dose (Gy);Nb fractions;Début chimiothérapie;Dose totale\nP1;22/09/2015;27;3;15/09/2016;100\n");

        Treatment focal = import.Cohort.Histories[0].Treatments.Single(t => t.Kind == TreatmentKind.MetastasisDirected);
        Assert.That((focal.TotalDoseGy, focal.NFractions), Is.EqualTo((27.0, 3)));
        Assert.That(import.Findings.Where(f => f.Code == "F06").Select(f => f.Column), Is.EqualTo(new[] { "Dose (Gy)", "Nb fractions" }));
        Assert.That(import.Columns[5].Matched, Is.EqualTo(MatchKind.Extra));
    }

    [TestCase("Vivante en rémission", VitalStatus.Alive)]
    [TestCase("décédée du cancer", VitalStatus.Dead)]
    [TestCase("vivante ou décédée", null)]
    [TestCase("vivante, perdue de vue", null)]
    [TestCase("décédée ?", null)]
    [TestCase("vivante en 2015", null)]
    [TestCase("vivnte", null)]
    public void Read_VitalStatusWithMoreWords_IsReadOrAnError(string cell, VitalStatus? expected)
    {
        ImportResult import = CohortFolder.Read($"id;statut_vital\nP1;{cell}\n");

        Assert.That(import.Cohort.Histories[0].Patient.VitalStatus, Is.EqualTo(expected));
        Assert.That(import.Findings.Any(f => f is { Code: "V03", Severity: Severity.Error }), Is.EqualTo(expected is null));
    }

    // What yes means, the heading says, or the dates of death teach; else the caller is asked, with the option to use.
    [TestCase("Décédée ?", "", false)]
    [TestCase("Patiente décédée (oui/non)", "", false)]
    [TestCase("Suivi", "2018-03-04", false)]
    [TestCase("Suivi", "", true)]
    [TestCase("Décès lié au cancer", "", true)]
    public void Read_YesAndNoOfTheVitalStatus_AreReadOrAsked(string header, string death, bool isAsked)
    {
        var options = new ImportOptions { Columns = ImmutableDictionary<string, string>.Empty.Add(header, "vital_status") };
        ImportResult import = CohortFolder.Read($"id;{header};date_deces\nP1;non;\nP2;oui;{death}\n", options);

        Assert.That(import.Findings.Any(f => f.Code == "V08" && f.Message.French.Contains("--dead-code oui", StringComparison.Ordinal)), Is.EqualTo(isAsked));
        Assert.That(import.Cohort.Histories.Select(h => h.Patient.VitalStatus), Is.EqualTo(isAsked ? new VitalStatus?[] { null, null } : [VitalStatus.Alive, VitalStatus.Dead]));
    }

    // Two digits of a year may be of either century: the other column settles it.
    [TestCase("date_dn", "birth_date", 1925)]
    [TestCase("date_naissance", "last_followup_date", 2025)]
    [TestCase("note", null, 0)]
    public void Read_DdnOfTwoDigits_IsSettledByTheOtherColumn(string other, string? field, int year)
    {
        ImportResult import = CohortFolder.Read($"id;ddn;{other}\nP1;17/05/60;14/03/2019\nP2;01/05/25;04/03/2018\n");

        Assert.That(import.Columns[1].Field, Is.EqualTo(field));
        Patient second = import.Cohort.Histories[1].Patient;
        Assert.That((field == "birth_date" ? second.BirthDate : field is null ? null : second.LastFollowupDate)?.Earliest.Year, Is.EqualTo(field is null ? null : (int?)year));
    }

    [TestCase("Femarra", "femara", "Femarra")]
    [TestCase("létrozole + Ibrence", "ibrance", "letrozole|Ibrence")]
    public void Read_MisspeltDrugInPlaceOfYes_IsKeptAndSaid(string cell, string near, string agents)
    {
        ImportResult import = CohortFolder.Read($"id;Hormonothérapie;HT début\nP1;{cell};01/07/2015\nP2;oui;13/07/2015\n");

        Assert.That(string.Join('|', import.Cohort.Histories[0].Treatments.Single().Agents), Is.EqualTo(agents));
        Assert.That(import.Findings.Where(f => f.Code == "V03").Select(f => (f.Severity, f.Suggestion)), Is.EqualTo(new[] { (Severity.Warning, near) }));
    }

    [Test]
    public void Read_RepeatedPatientThatDiffers_NamesEveryField() => Assert.That(
        CohortFolder.Read("id;sexe;date_dn;organe\nB;F;14/03/2019;os\nB;M;15/03/2019;poumon\n").Findings.Single(f => f.Code == "V01").Message.French,
        Does.Contain("(sex, last_followup_date)"));

    [Test]
    public void Read_TwoTechniquesInOneCell_AreRefusedAndKeptByConvert()
    {
        ImportResult import = CohortFolder.Read("id;mdt1_date;mdt1_modality\nP1;22/09/2015;chirurgie + SBRT\n");

        Assert.That(import.Findings.Single(f => f.Code == "V03").Message.French, Does.Contain("une seule technique par traitement"));
        Assert.That(CohortWriter.ToFiles(import.Cohort, CohortLayout.Flat).Single().Text, Does.Contain("chirurgie + SBRT"));
    }
}
