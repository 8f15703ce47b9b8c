using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort.Tests;

/// <summary>Headings of French exports that name a treatment: what they are read as, and what is said of those that are not read.</summary>
public sealed class TreatmentHeadingTests
{
    [TestCase("Début chimiothérapie", "ct", "start_date")]
    [TestCase("Date de début de la chimiothérapie", "ct", "start_date")]
    [TestCase("Chimiothérapie (date de début)", "ct", "start_date")]
    [TestCase("Date chimio", "ct", "start_date")]
    [TestCase("Fin chimiothérapie", "ct", "stop_date")]
    [TestCase("Date de fin d'hormonothérapie", "ht", "stop_date")]
    [TestCase("Début HT", "ht", "start_date")]
    [TestCase("Date début CT", "ct", "start_date")]
    [TestCase("Début anti-HER2", "antiher2", "start_date")]
    [TestCase("Date de début CDK4/6", "cdk46", "start_date")]
    [TestCase("Inhibiteur de CDK 4/6 : début", "cdk46", "start_date")]
    [TestCase("Début immunothérapie", "immunotherapy", "start_date")]
    [TestCase("Date début inhibiteur de PARP", "parp", "start_date")]
    [TestCase("Début chimiothérapie adjuvante", "ct_adjuvant", "start_date")]
    [TestCase("Date chimio néo-adjuvante", "ct_neoadjuvant", "start_date")]
    [TestCase("Hormonothérapie en cours", "ht", "ongoing")]
    [TestCase("Type de chimiothérapie", "ct", "agents")]
    [TestCase("Début traitement systémique", "sys", "start_date")]
    [TestCase("Stéréotaxie", "sbrt", "flag")]
    [TestCase("Stéréotaxie (oui/non)", "sbrt", "flag")]
    [TestCase("SBRT (0 = non, 1 = oui)", "sbrt", "flag")]
    [TestCase("Date stéréotaxie", "sbrt", "start_date")]
    [TestCase("Date de la radiothérapie stéréotaxique", "sbrt", "start_date")]
    [TestCase("Dose stéréotaxie (Gy)", "sbrt", "total_dose_gy")]
    [TestCase("Nombre de séances de stéréotaxie", "sbrt", "n_fractions")]
    [TestCase("Radiofréquence", "rfa", "flag")]
    [TestCase("Date cryothérapie", "cryotherapy", "start_date")]
    [TestCase("Micro-ondes", "microwave", "flag")]
    [TestCase("Chirurgie de la métastase", "surgery", "flag")]
    [TestCase("Date chirurgie méta", "surgery", "start_date")]
    [TestCase("Métastasectomie", "surgery", "flag")]
    [TestCase("Radiothérapie métastase", "rt", "flag")]
    [TestCase("RT antalgique", "palliative_rt", "flag")]
    [TestCase("MDT", "mdt", "flag")]
    [TestCase("Date traitement focal", "mdt", "start_date")]
    [TestCase("Traitement local des métastases", "mdt", "flag")]
    [TestCase("Visée du traitement local", "mdt", "intent")]
    [TestCase("Traitement local", null, null)]
    [TestCase("Chirurgie", null, null)]
    [TestCase("Date radiothérapie", null, null)]
    [TestCase("Date CT", null, null)]
    [TestCase("Stéréotaxie du sein", null, null)]
    [TestCase("Date de progression sous chimiothérapie", null, null)]
    [TestCase("Toxicité de la chimiothérapie", null, null)]
    public void Read_Heading_IsTreatmentOrNone(string header, string? group, string? field)
    {
        ColumnMatch column = CohortFolder.ReadOrdinary(header, "").Columns[6];

        Assert.That((column.Group, column.Field), Is.EqualTo((group, field)));
    }

    [TestCase("Stéréotaxie;Date stéréotaxie", "oui;01/05/2016", MdtModality.Sbrt)]
    [TestCase("Stéréotaxie;Date stéréotaxie", ";01/05/2016", MdtModality.Sbrt)]
    [TestCase("Stéréotaxie", "01/05/2016", MdtModality.Sbrt)]
    [TestCase("Chirurgie métastase;Date chirurgie métastase", "x;01/05/2016", MdtModality.Surgery)]
    [TestCase("Radiofréquence;Date radiofréquence", "1;01/05/2016", MdtModality.RadiofrequencyAblation)]
    [TestCase("Cryothérapie;Date cryothérapie", "oui;01/05/2016", MdtModality.Cryotherapy)]
    [TestCase("Radiothérapie métastase;Date radiothérapie métastase", "oui;01/05/2016", MdtModality.ThreeDimensional)]
    [TestCase("MDT;Date MDT;Stéréotaxie;Radiofréquence", "oui;01/05/2016;oui;non", MdtModality.Sbrt)]
    [TestCase("Traitement focal;Date traitement focal", "SBRT;01/05/2016", MdtModality.Sbrt)]
    public void Read_TechniqueWithDate_IsOneDatedTreatment(string headers, string cells, MdtModality modality)
    {
        Treatment treatment = CohortFolder.ReadOrdinary(headers, cells).Cohort.Histories[0].Treatments.Single();

        Assert.That((treatment.Kind, treatment.Modality, treatment.StartDate), Is.EqualTo(((TreatmentKind?)TreatmentKind.MetastasisDirected, (MdtModality?)modality, (PartialDate?)PartialDate.OfDay(2016, 5, 1))));
    }

    // The intent of focal treatment as such is that of the technique; one that cannot be read leaves it open.
    [TestCase("curatif", TreatmentIntent.Curative, false)]
    [TestCase("palliatif", TreatmentIntent.Palliative, false)]
    [TestCase("NC", null, false)]
    [TestCase("pall.", TreatmentIntent.Unknown, true)]
    public void Read_IntentOfFocalTreatment_IsThatOfItsTechnique(string cell, TreatmentIntent? intent, bool isOpen)
    {
        PatientHistory history = CohortFolder.ReadOrdinary("Stéréotaxie;Date stéréotaxie;Intention du traitement focal", $"oui;01/05/2016;{cell}").Cohort.Histories[0];
        Treatment treatment = history.Treatments.Single();

        Assert.Multiple(() =>
        {
            Assert.That((treatment.Modality, treatment.Intent), Is.EqualTo(((MdtModality?)MdtModality.Sbrt, intent)));
            Assert.That(FocalTreatment.IsOpen(treatment), Is.EqualTo(isOpen));
        });
    }

    [TestCase("Métastase 1;Métastase 2", "os;foie", new[] { Organ.Bone, Organ.Liver })]
    [TestCase("Site 1;Taille site 1 (cm)", "Os (L3);1,2", new[] { Organ.Bone })]
    [TestCase("Foie (nb);Os (nb)", "2;1", new[] { Organ.Liver, Organ.Bone })]
    [TestCase("Nombre de métastases hépatiques;Nb méta osseuses", "2;1", new[] { Organ.Liver, Organ.Bone })]
    [TestCase("Nb ganglions", "12", new Organ[0])]
    [TestCase("Site 1", "Toulouse", new Organ[0])]
    public void Read_HeadingsOfLesions_AreRead(string headers, string cells, Organ[] organs) =>
        Assert.That(CohortFolder.ReadOrdinary(headers, cells).Cohort.Histories[0].Lesions.Select(l => l.Organ!.Value), Is.EqualTo(organs));

    [Test]
    public void Read_LesionsOneByOneAndAsNumbers_AreSaidToAddUp() =>
        Assert.That(CohortFolder.ReadOrdinary("Site 1;Os (nb)", "os;1").Findings.Single(f => f.Code == "F04").Column, Is.EqualTo("Os (nb)"));

    [TestCase("N° patiente", "patient_id")]
    [TestCase("Date de la rechute métastatique", "metastasis_dx_date")]
    [TestCase("Date du 1er traitement", "t0_date")]
    public void Read_OrdinaryHeadings_AreFields(string header, string field) =>
        Assert.That(CohortFolder.Read($"{header};sexe\n01/02/2016;F\n").Columns[0].Field, Is.EqualTo(field));

    [Test]
    public void Read_SecondTechniqueOfADatedTreatment_HasItsDate()
    {
        ImmutableArray<Treatment> treatments = CohortFolder.ReadOrdinary("MDT;Date MDT;Stéréotaxie;Radiofréquence", "oui;01/05/2016;oui;oui").Cohort.Histories[0].Treatments;

        Assert.Multiple(() =>
        {
            Assert.That(treatments.Select(t => t.Modality), Is.EqualTo((MdtModality?[])[MdtModality.Sbrt, MdtModality.RadiofrequencyAblation]));
            Assert.That(treatments.Select(t => t.StartDate), Is.All.EqualTo(PartialDate.OfDay(2016, 5, 1)));
        });
    }

    [TestCase("non;", 0, null)]
    [TestCase(";", 0, null)]
    [TestCase("?;", 1, null)]
    [TestCase("non;01/05/2016", 1, "F18")]
    [TestCase("peut-être;", 1, "V03")]
    public void Read_TechniqueNotSaidToBeGiven_IsNoneOrOpen(string cells, int rows, string? code)
    {
        ImportResult import = CohortFolder.ReadOrdinary("Stéréotaxie;Date stéréotaxie", cells);
        PatientHistory history = import.Cohort.Histories[0];

        Assert.Multiple(() =>
        {
            Assert.That(history.Treatments, Has.Length.EqualTo(rows));
            Assert.That(FocalTreatment.DeriveReceived(history, ClinicalConventions.Toulouse).Value, Is.EqualTo(rows == 0 ? Verdict.NotMet : Verdict.Unknown));
            Assert.That(import.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code), Is.EqualTo(code is null ? (string[])[] : [code]));
        });
    }

    [Test]
    public void Read_SystemicDeniedBesideADate_IsOpen()
    {
        ImportResult import = CohortFolder.ReadOrdinary("Chimiothérapie;Début chimiothérapie", "non;01/05/2016");

        Assert.Multiple(() =>
        {
            Assert.That(import.Cohort.Histories[0].Treatments.Single().Kind, Is.Null);
            Assert.That(import.Findings.Select(f => f.Code), Does.Contain("F18"));
        });
    }

    [TestCase("Radiochirurgie", "oui", "", Severity.Error)]
    [TestCase("Radiochirurgie", "oui", ";mdt1_date", Severity.Warning)]
    [TestCase("Radiochirurgie", "non", "", null)]
    [TestCase("Toxicité stéréotaxie", "grade 2", "", Severity.Error)]
    [TestCase("Chirurgie hépatique", "oui", "", Severity.Error)]
    [TestCase("Chirurgie", "oui", "", Severity.Warning)]
    [TestCase("Date radiothérapie", "01/05/2016", "", Severity.Warning)]
    [TestCase("Biopsie stéréotaxique", "oui", "", null)]
    [TestCase("Chirurgie du sein", "oui", "", null)]
    public void Read_UnreadHeadingOfFocalTreatment_IsSaid(string header, string cell, string other, Severity? severity)
    {
        ImportResult import = CohortFolder.ReadOrdinary($"{header}{other}", $"{cell}{(other.Length > 0 ? ";03/05/2016" : "")}");

        Assert.That(import.Findings.FirstOrDefault(f => f.Code == "F17")?.Severity, Is.EqualTo(severity));
    }

    [Test]
    public void Read_UnreadFocalHeadingThatIsNamed_IsSettled()
    {
        ImportResult asExtra = CohortFolder.ReadOrdinary("Radiochirurgie", "oui", new ImportOptions { Columns = ImmutableDictionary<string, string>.Empty.Add("Radiochirurgie", "") });
        ImportResult asTechnique = CohortFolder.ReadOrdinary("Radiochirurgie", "oui", new ImportOptions { Columns = ImmutableDictionary<string, string>.Empty.Add("Radiochirurgie", "SBRT") });

        Assert.Multiple(() =>
        {
            Assert.That(asExtra.Findings.Select(f => f.Code), Does.Not.Contain("F17"));
            Assert.That(asTechnique.Cohort.Histories[0].Treatments.Single().Modality, Is.EqualTo(MdtModality.Sbrt));
        });
    }

    /// <summary>A folder whose lesions have a file apart: the treatments stand in the file of the patients.</summary>
    [Test]
    public void Read_TreatmentsBesideAFileOfLesions_AreRead()
    {
        using var folder = new CohortFolder(("patients.csv", $"{CohortFolder.Headings};Stéréotaxie;Date stéréotaxie;met1_organe\n{CohortFolder.Ordinary};oui;01/05/2016;os\n"), ("lesions.csv", "id;lesion;organe\nP1;1;foie\n"));
        PatientHistory history = CohortReader.Read(folder.Root).Cohort.Histories[0];

        Assert.Multiple(() =>
        {
            Assert.That(history.Treatments.Single().Modality, Is.EqualTo(MdtModality.Sbrt));
            Assert.That(history.Lesions.Single().Organ, Is.EqualTo(Organ.Liver));
        });
    }

    [TestCase("date_dernire_imagerie", "last_imaging_date")]
    [TestCase("Date du décès du patient", "death_date")]
    [TestCase("Meileure réponse", "best_response")]
    [TestCase("Remarques", null)]
    [TestCase("Commentaire", null)]
    [TestCase("Profession", null)]
    [TestCase("Poids", null)]
    [TestCase("Statut marital", null)]
    public void Read_UnreadHeading_NamesTheNearestField(string header, string? field)
    {
        Finding finding = CohortFolder.ReadOrdinary(header, "x").Findings.Single(f => f.Code == "F08");

        Assert.Multiple(() =>
        {
            Assert.That(finding.Suggestion, Is.EqualTo(field));
            Assert.That(finding.MessageIn(Language.French), field is null ? Does.Not.Contain("Vouliez-vous") : Does.Contain("Vouliez-vous").And.Contain(field));
            Assert.That(finding.MessageIn(Language.English), field is null ? Does.Not.Contain("Did you mean") : Does.Contain("Did you mean").And.Contain(field));
        });
    }
}
