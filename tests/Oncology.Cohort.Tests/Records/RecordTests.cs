using System.Collections.Immutable;

namespace Oncology.Cohort.Tests;

public class RecordTests
{
    [Test]
    public void MissingKindOf_PresentMissingAndUnknownField()
    {
        var patient = new Patient
        {
            PatientId = "P1",
            Ecog = 0,
            Cells = RecordCells.Empty with
            {
                Missing = ImmutableDictionary<string, MissingKind>.Empty.Add("er_percent", MissingKind.NotDone),
            },
        };

        Assert.That(patient.MissingKindOf("ecog"), Is.Null);
        Assert.That(patient.MissingKindOf("er_percent"), Is.EqualTo(MissingKind.NotDone));
        Assert.That(patient.MissingKindOf("grade"), Is.EqualTo(MissingKind.NotRecorded));
        Assert.That(() => patient.MissingKindOf("eye_colour"), Throws.ArgumentException.With.Message.Contains("eye_colour"));
    }

    // What code changes in the cells of an imported record leaves the rest of them as the file has it.
    [Test]
    public void With_OnCellsOfAFile_KeepsTheOthers()
    {
        RecordCells read = CohortFolder.Read("id;sexe;date_diag_primitif;er_percent;couleur\nP1;F;01/02/2010;non fait;bleu\n").Cohort.Histories[0].Patient.Cells;
        var cell = new SourceCell("other.csv", 7, "sexe", "F");

        RecordCells sources = read with { Sources = ImmutableDictionary<string, SourceCell>.Empty.Add("sex", cell) };
        Assert.That(sources.SourceOf("sex"), Is.EqualTo(cell));
        Assert.That(sources.Missing["er_percent"], Is.EqualTo(MissingKind.NotDone));
        Assert.That(sources.Extra["couleur"], Is.EqualTo("bleu"));

        RecordCells missing = read with { Missing = read.Missing.SetItem("er_percent", MissingKind.Unknown) };
        Patient patient = new() { PatientId = "P1", Cells = missing };
        Assert.That(patient.MissingKindOf("er_percent"), Is.EqualTo(MissingKind.Unknown));
        Assert.That(missing.SourceOf("sex")?.Text, Is.EqualTo("F"));
        Assert.That(missing.Extra["couleur"], Is.EqualTo("bleu"));

        RecordCells extra = read with { Extra = read.Extra.Add("forme", "rond") };
        Assert.That(extra.Extra["couleur"], Is.EqualTo("bleu"));
        Assert.That((new Patient { PatientId = "P1", Cells = extra }).MissingKindOf("er_percent"), Is.EqualTo(MissingKind.NotDone));
        Assert.That(extra.SourceOf("sex")?.Text, Is.EqualTo("F"));
    }

    [Test]
    public void Evidence_ValuesWithoutCell_AreSpeltAsAFileWould()
    {
        Treatment row = new() { PatientId = "P1", TreatmentId = "1", Kind = TreatmentKind.MetastasisDirected, Ongoing = true, DrugClasses = [DrugClass.Cdk46, DrugClass.AntiHer2] };

        Assert.That(Evidence.Of(row, "kind", "ongoing", "drug_class").Select(e => e.Text), Is.EqualTo(new[] { "mdt", "yes", "CDK46 + antiHER2" }));
    }

    [Test]
    public void ValueOf_TrialAndAttestedColumns_ReadFromTheTrialPart()
    {
        var patient = new Patient
        {
            PatientId = "P1",
            Trial = new TrialColumns { Hiv = false, Attested = ImmutableDictionary<string, bool>.Empty.Add("HI1", true) },
        };

        Assert.That(patient.ValueOf("hiv"), Is.False);
        Assert.That(patient.ValueOf("attested_HI1"), Is.True);
        Assert.That(patient.ValueOf("attested_HI2"), Is.Null);
    }

    [Test]
    public void ValueOf_EmptyList_IsMissing()
    {
        var treatment = new Treatment { PatientId = "P1", TreatmentId = "1" };

        Assert.That(treatment.ValueOf("agents"), Is.Null);
        Assert.That((treatment with { LesionIds = ["ALL"] }).TreatsAllLesions);
    }

    [Test]
    public void PatientHistory_Rows_AreInDateOrderWithUndatedLast()
    {
        PatientHistory history = PatientHistory.Create(
            new Patient { PatientId = "P1" },
            treatments:
            [
                new Treatment { PatientId = "P1", TreatmentId = "none" },
                new Treatment { PatientId = "P1", TreatmentId = "second", StartDate = PartialDate.OfDay(2016, 5, 12) },
                new Treatment { PatientId = "P1", TreatmentId = "first", StartDate = PartialDate.OfMonth(2016, 5) },
            ]);

        Assert.That(history.Treatments.Select(t => t.TreatmentId), Is.EqualTo(new[] { "first", "second", "none" }));
    }

    [Test]
    public void PatientHistory_RowOfAnotherPatient_Throws() =>
        Assert.That(
            () => PatientHistory.Create(new Patient { PatientId = "P1" }, lesions: [new Lesion { PatientId = "P2", LesionId = "1" }]),
            Throws.ArgumentException.With.Message.Contains("P2"));

    [Test]
    public void PatientCohort_DuplicatePatient_Throws()
    {
        PatientHistory one = PatientHistory.Create(new Patient { PatientId = "P1" });

        Assert.That(() => PatientCohort.Create([one, one]), Throws.ArgumentException.With.Message.Contains("P1"));
    }

    [Test]
    public void Keep_SomeLeave_TheFlowAddsUp()
    {
        PatientCohort cohort = PatientCohort.Create(
            [.. Enumerable.Range(1, 5).Select(i => PatientHistory.Create(new Patient { PatientId = $"P{i}", Ecog = i }))]);
        var label = new Wording("ECOG at most 3", "OMS au plus 3");

        PatientCohort kept = cohort.Keep("E1", label, h => h.Patient.Ecog > 3 ? label : null);

        Assert.That(kept.Count, Is.EqualTo(3));
        Assert.That(kept.Flow, Has.Length.EqualTo(1));
        Assert.That((kept.Flow[0].Before, kept.Flow[0].After), Is.EqualTo((5, 3)));
        Assert.That(kept.Flow[0].Excluded.Select(e => e.PatientId), Is.EqualTo(new[] { "P4", "P5" }));
    }
}
