using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort.Tests;

/// <summary>A cell that says "not known", or that cannot be read, is never "no": not for groups, counts, criteria or definitions. Synthetic patients.</summary>
public sealed class NotKnownTests
{
    private static readonly ClinicalConventions Rules = ClinicalConventions.Toulouse;

    [TestCase("NC")]
    [TestCase("?")]
    [TestCase("NR")]
    [TestCase("ND")]
    [TestCase("peut-être")]
    public void Treatment_NotKnown_IsNeitherGivenNorNot(string cell)
    {
        ImportResult import = CohortFolder.ReadOrdinary("er_percent;her2_ihc;ht;ht_debut;chimio;cdk46;antiher2;mdt1_date;mdt1_modality", $"90;3+;oui;20/03/2016;{cell};{cell};{cell};NC;NC");
        PatientHistory patient = import.Cohort.Histories[0];

        Assert.That(SystemicTreatment.DeriveReceived(patient, SystemicClasses.Chemotherapy, Rules).Value, Is.EqualTo(Verdict.Unknown));
        Assert.That(SystemicTreatment.DeriveReceived(patient, SystemicClasses.Cdk46, Rules).Value, Is.EqualTo(Verdict.Unknown));
        Assert.That(SystemicTreatment.DeriveReceived(patient, SystemicClasses.AntiHer2, Rules).Value, Is.EqualTo(Verdict.Unknown));
        Assert.That(SystemicTreatment.DeriveReceived(patient, SystemicClasses.Endocrine, Rules).Value, Is.EqualTo(Verdict.Met));
        Assert.That(SystemicTreatment.Derive(patient, Rules).Value!.Label, Is.Null);
        Assert.That(FocalTreatment.DeriveReceived(patient, Rules).Value, Is.EqualTo(Verdict.Unknown));
        Assert.That(Exposed(import).Problem?.Rule, Is.EqualTo("D10"));
        Assert.That(ReadAgain(import).Select(t => (t.Kind, t.Intent, Classes: string.Join('+', t.DrugClasses))), Is.EqualTo(
            patient.Treatments.Select(t => (t.Kind, t.Intent, Classes: string.Join('+', t.DrugClasses)))));
    }

    [TestCase("")]
    [TestCase("NA")]
    [TestCase("-")]
    [TestCase("non applicable")]
    [TestCase("non fait")]
    public void Treatment_BlankOrNotDone_IsNone(string cell)
    {
        ImportResult import = CohortFolder.ReadOrdinary("er_percent;her2_ihc;ht;ht_debut;chimio;mdt1_date", $"90;3+;oui;20/03/2016;{cell};{cell}");
        PatientHistory patient = import.Cohort.Histories[0];

        Assert.That(patient.Treatments, Has.Length.EqualTo(1));
        Assert.That(SystemicTreatment.DeriveReceived(patient, SystemicClasses.Chemotherapy, Rules).Value, Is.EqualTo(Verdict.NotMet));
        Assert.That(FocalTreatment.DeriveReceived(patient, Rules).Value, Is.EqualTo(Verdict.NotMet));
    }

    [Test]
    public void FocalTreatment_OfWhichOnlyAnUnreadableDateIsThere_LeavesTheExposureUnknown()
    {
        ImportResult import = CohortFolder.ReadOrdinary("mdt1_date;mdt1_modality;ht;ht_debut", "printemps 2016;;oui;20/03/2016");

        Assert.That(FocalTreatment.DeriveReceived(import.Cohort.Histories[0], Rules).Value, Is.EqualTo(Verdict.Met));
        Assert.That(Exposed(import).Problem?.Rule, Is.EqualTo("V13"));
    }

    [Test]
    public void FocalTreatment_WhoseIntentCannotBeRead_IsNotTakenForCurative()
    {
        ImportResult import = CohortFolder.ReadOrdinary("ht;ht_debut;mdt1_date;mdt1_modality;mdt1_intent", "oui;20/03/2016;05/05/2016;SBRT;pall.");
        PatientHistory patient = import.Cohort.Histories[0];

        Assert.That(FocalTreatment.DeriveReceived(patient, Rules).Value, Is.EqualTo(Verdict.Unknown));
        Assert.That(Exposed(import).Problem?.Rule, Is.EqualTo("D10"));
        Assert.That(Outcome(import, "T12"), Is.EqualTo(Verdict.Unknown));
    }

    // D8, D10: an intent that cannot be read is not missing. Before any other start it leaves time zero open, after one it does not.
    [TestCase("05/05/2016;01/02/2016", null)]
    [TestCase("20/03/2016;05/05/2016", "2016-03-20")]
    [TestCase(";05/05/2016", null)]
    public void FocalTreatment_WhoseIntentCannotBeRead_LeavesWhatHangsOnItOpen(string dates, string? origin)
    {
        ImportResult import = CohortFolder.ReadOrdinary("ht_debut;mdt1_date;mdt1_modality;mdt1_intent", dates + ";SBRT;pall.");
        PatientHistory patient = import.Cohort.Histories[0];
        Derived<DateOnly?> zero = TimeZero.Derive(patient, Rules);
        EndpointTable survival = Endpoints.OverallSurvival.Derive(import.Cohort, Rules);

        Assert.Multiple(() =>
        {
            Assert.That(zero.Value, Is.EqualTo(origin is null ? (DateOnly?)null : DateOnly.ParseExact(origin, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
            Assert.That(zero.Has(Flags.OriginOpen), Is.EqualTo(origin is null));
            Assert.That(survival.Excluded.Select(e => e.Rule), Is.EqualTo(origin is null ? (string[])["D8.3"] : []));
            Assert.That(FocalTreatment.DeriveModalities(patient, Rules).Value, Is.Empty);
            Assert.That(FocalTreatment.DeriveAllTreated(patient, Rules).Value, Is.EqualTo(Verdict.Unknown));
            Assert.That(CohortRules.Check(import).Findings.Single(f => f.Code == "V13").Message.English, Does.Contain("left open"));
        });
    }

    [Test]
    public void ToFiles_IntentThatCannotBeRead_ReadsBackAsUnread()
    {
        ImportResult import = CohortFolder.ReadOrdinary("mdt1_date;mdt1_modality;mdt1_intent;mdt2_date;mdt2_intent", "05/05/2016;SBRT;pall.;06/06/2016;NC");
        ImmutableArray<Treatment> again = ReadAgain(import);

        Assert.That(again.Select(FocalTreatment.IsOpen), Is.EqualTo((bool[])[true, false]));
        Assert.That(again.Select(t => t.Cells.SourceOf("intent")?.Text), Is.EqualTo((string?[])["pall.", null]));
    }

    // Where the intent can be read, a recorded date decides, and a second treatment that is open moves nothing that is known.
    [Test]
    public void TimeToFocalTreatment_WithAnIntentThatCannotBeRead_IsLeftOut()
    {
        Assert.That(TimeToMdt("ht_debut;mdt1_date;mdt1_intent", "20/03/2016;05/05/2016;pall.").Excluded.Select(e => e.Rule), Is.EqualTo((string[])["D10"]));
        Assert.That(TimeToMdt("ht_debut;mdt1_date;mdt1_intent;mdt2_date;mdt2_intent", "20/03/2016;05/05/2016;curatif;06/06/2016;pall.").Rows[0].Cause, Is.EqualTo(1));

        static EndpointTable TimeToMdt(string header, string row) => Endpoints.TimeToFocalTreatment.Derive(CohortFolder.ReadOrdinary(header, row).Cohort, Rules);
    }

    [Test]
    public void FocalTreatment_WhoseTechniqueCannotBeRead_MayBeIrradiation() =>
        Assert.That(Outcome(CohortFolder.ReadOrdinary("ht;ht_debut;mdt1_date;mdt1_modality;mdt1_intent", "oui;20/03/2016;05/05/2016;8 Gy x1;antalgique"), "T12"), Is.EqualTo(Verdict.Unknown));

    [TestCase("2;NC;1;NC", null)]
    [TestCase("2;ND;1;0", null)]
    [TestCase("2;;1;0", 3)]
    public void Counts_NotKnown_LeaveTheNumberUnknown(string counts, int? expected)
    {
        ImportResult import = CohortFolder.ReadOrdinary("os_n;gg_n;foie_n;cerveau_n", counts);

        Assert.That(LesionCount.Derive(import.Cohort.Histories[0], Rules).Value.Metastases, Is.EqualTo(expected));
        Assert.That(Outcome(import, "T06"), Is.EqualTo(expected is null ? Verdict.Unknown : Verdict.Met));
        Assert.That(CohortRules.Check(import).Findings.Any(f => f.Column == "gg_n" || f.Message.English.StartsWith("Whether there are metastases", StringComparison.Ordinal)), Is.EqualTo(expected is null));
    }

    [TestCase("cervo;NC")]
    [TestCase("cervo;15")]
    [TestCase(";infracm")]
    [TestCase("NC;NC")]
    public void Lesion_WhoseOrganOrSizeIsNotKnown_IsNotDropped(string second)
    {
        PatientHistory patient = CohortFolder.ReadOrdinary("Méta 1 organe;Méta 1 taille;Méta 2 organe;Méta 2 taille", "foie;20;" + second).Cohort.Histories[0];
        LesionSummary lesions = LesionCount.Derive(patient, Rules).Value;

        Assert.That(patient.Lesions, Has.Length.EqualTo(2));
        Assert.That(lesions.Metastases, Is.EqualTo(second == "NC;NC" ? null : 2));
        Assert.That(lesions.Organs, Is.Null);
        Assert.That(lesions.LargestSize, Is.EqualTo(second == "cervo;15" ? SizeClass.Small : null));
    }

    private static ExposureRow Exposed(ImportResult import) =>
        Exposure.MetastasisDirectedTherapy.Derive(Endpoints.OverallSurvival.Derive(import.Cohort, Rules), Rules).Rows[0];

    private static Verdict Outcome(ImportResult import, string criterion) =>
        Screening.Run(import.Cohort, CriteriaList.Toulouse).Patients[0].Answers.Single(a => a.Criterion.Id == criterion).Verdict;

    // What is written says what was read.
    private static ImmutableArray<Treatment> ReadAgain(ImportResult import) =>
        CohortFolder.Read(CohortWriter.ToFiles(import.Cohort, CohortLayout.Flat)[0].Text).Cohort.Histories[0].Treatments;
}
