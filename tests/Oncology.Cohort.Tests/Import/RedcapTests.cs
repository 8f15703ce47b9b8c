namespace Oncology.Cohort.Tests;

public sealed class RedcapTests
{
    private const string Raw =
        "record_id,redcap_repeat_instrument,redcap_repeat_instance,primary_dx_date,metastasis_dx_date,last_followup_date,vital_status,imaging___pet_ct,imaging___bone_scan,organ,lesion_size_mm,kind,start_date,drug_class___ai,drug_class___cdk46,patients_complete\n"
        + "1,,,2015-01-15,2016-01-20,2019-06-30,alive,1,0,,,,,,,2\n"
        + "1,lesions,1,,,,,,,bone,12,,,,,\n"
        + "1,lesions,2,,,,,,,liver,31,,,,,\n"
        + "1,treatments,1,,,,,,,,,systemic,2016-02-01,1,1,\n"
        + "2,,,2015-01-15,2016-01-20,2019-06-30,alive,0,1,,,,,,,2\n"
        + "2,surprises,1,,,,,,,bone,12,,,,,\n";

    [Test]
    public void Read_RepeatingInstruments_BecomeTables()
    {
        ImportResult import = CohortFolder.Read(Raw);
        PatientHistory first = import.Cohort.Histories[0];
        Assert.That(first.Lesions.Select(l => (l.LesionId, l.Organ, l.SizeMm)), Is.EqualTo(new (string, Organ?, BoundedNumber?)[]
        {
            ("1", Organ.Bone, BoundedNumber.Exactly(12)), ("2", Organ.Liver, BoundedNumber.Exactly(31)),
        }));
        Assert.That(first.Treatments.Single().DrugClasses, Is.EqualTo(new[] { DrugClass.AromataseInhibitor, DrugClass.Cdk46 }));
        Assert.That((first.Patient.ImgPet, first.Patient.ImgBoneScan), Is.EqualTo((true, false)));
        Assert.That(import.Cohort.Histories[1].Patient.ImgPet, Is.False);
        Finding unknown = import.Findings.Single(f => f.Severity == Severity.Error);
        Assert.That((unknown.Code, unknown.Row, unknown.Value), Is.EqualTo(("F02", (int?)7, "surprises")));
        Assert.That(import.Counts.Sum(c => c.Read), Is.EqualTo(6));
    }

    [Test]
    public void Read_LabelHeaders_AreTheSame()
    {
        ImportResult import = CohortFolder.Read(
            "Record ID,Repeat Instrument,Repeat Instance,Date de diagnostic,Imagerie (choice=TEP-TDM),Organe,Taille (mm)\n"
            + "1,,,2015-01-15,Checked,,\n1,Métastases,1,,,os,12\n");
        PatientHistory history = import.Cohort.Histories.Single();
        Assert.That(history.Patient.ImgPet, Is.True);
        Assert.That(history.Lesions.Single().Organ, Is.EqualTo(Organ.Bone));
        Assert.That(history.Patient.PrimaryDxDate, Is.EqualTo(PartialDate.OfDay(2015, 1, 15)));
    }

    [Test]
    public void Read_SeveralVisits_AreGathered()
    {
        ImportResult import = CohortFolder.Read(
            "record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,sex,ecog,last_followup_date\n"
            + "1,baseline_arm_1,,,F,0,\n1,month6_arm_1,,,,1,2019-06-30\n");
        Patient p = import.Cohort.Histories.Single().Patient;
        Assert.That((p.Sex, p.Ecog, p.LastFollowupDate), Is.EqualTo((Sex.Female, 0, PartialDate.OfDay(2019, 6, 30))));
        Assert.That(import.Findings.Single(f => f.Code == "V01").Value, Is.EqualTo("1"));
    }

    private const string Coded =
        "record_id,redcap_repeat_instrument,redcap_repeat_instance,imaging___1,imaging___2,organ,kind,start_date,drug_class___3,drug_class___7\n"
        + "1,,,1,0,,,,,\n1,lesions,1,,,4,,,,\n1,treatments,1,,,,systemic,2016-02-01,1,1\n";

    [Test]
    public void Read_NumericCodes_AreReadThroughTheDataDictionary()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path,
                "\"Variable / Field Name\",\"Form Name\",\"Field Type\",\"Choices, Calculations, OR Slider Labels\"\n"
                + "imaging,patients,checkbox,\"1, TEP-TDM | 2, Bone scan\"\norgan,lesions,dropdown,\"4, Foie | 5, Poumon\"\n"
                + "drug_class,treatments,checkbox,\"3, AI | 7, CDK46\"\nage,patients,text,\n");
            ImportResult import = CohortFolder.Read(Coded, new ImportOptions { RedcapChoices = RedcapDictionary.Read(path) });
            PatientHistory history = import.Cohort.Histories.Single();
            Assert.That((history.Patient.ImgPet, history.Patient.ImgBoneScan), Is.EqualTo((true, false)));
            Assert.That(history.Lesions.Single().Organ, Is.EqualTo(Organ.Liver));
            Assert.That(history.Treatments.Single().DrugClasses, Is.EqualTo(new[] { DrugClass.AromataseInhibitor, DrugClass.Cdk46 }));
            Assert.That(import.Findings.Select(f => f.Code), Has.No.Member("F12"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void Read_NumericCodesWithoutDictionary_AreFoundAndNameTheOption()
    {
        Finding[] coded = [.. CohortFolder.Read(Coded).Findings.Where(f => f.Code == "F12")];
        Assert.That(coded.Select(f => f.Column), Is.EqualTo(new[] { "imaging___1", "imaging___2", "drug_class___3", "drug_class___7" }));
        Assert.That(coded, Has.All.Matches<Finding>(f => f!.Severity == Severity.Warning
            && f.Message.English.Contains("--redcap-dictionary", StringComparison.Ordinal) && f.Message.French.Contains("--redcap-dictionary", StringComparison.Ordinal)));
    }

    [Test]
    public void ReadDictionary_AnotherFile_SaysWhatIsExpected()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "a,b\n1,2\n");
            TableFormatException? wrong = Assert.Throws<TableFormatException>(() => RedcapDictionary.Read(path));
            Assert.That(wrong!.Findings.Single().Code, Is.EqualTo("F12"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    // The vital status of a later visit is news: it wins over the inclusion, and the death of a visit stays one.
    [Test]
    public void Read_LongitudinalProject_TheLatestVisitWins()
    {
        ImportResult import = CohortFolder.Read(
            "record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,date_diagnostic,date_metastase,statut_vital,date_dn,date_deces,oms\n"
            + "1,inclusion_arm_1,,,2015-01-15,2016-01-20,vivante,2016-02-01,,1\n1,suivi_1_arm_1,,,,,vivante,2018-05-06,,\n1,suivi_2_arm_1,,,,,décédée,,2019-07-08,\n"
            + "2,inclusion_arm_1,,,2015-01-15,2016-01-20,vivante,2016-02-01,,\n2,suivi_1_arm_1,,,,,vivante,2017-03-04,,2\n");
        Patient[] patients = [.. import.Cohort.Histories.Select(h => h.Patient)];

        Assert.That(patients.Select(p => (p.VitalStatus, p.LastFollowupDate?.ToString(), p.DeathDate?.ToString(), p.Ecog)), Is.EqualTo(new (VitalStatus?, string?, string?, int?)[]
        {
            (VitalStatus.Dead, "2018-05-06", "2019-07-08", 1), (VitalStatus.Alive, "2017-03-04", null, 2),
        }));
        Assert.That(import.Findings.Where(f => f.Code == "F14").Select(f => (f.Row, f.PatientId)), Is.EqualTo(new (int?, string?)[] { (4, "1"), (null, null) }));
        Assert.That(import.HasErrors, Is.False);
    }

    // What the dictionary says of a code goes before what the column would make of the code by itself; a label that cannot be read leaves its code unread.
    [TestCase("statut")]
    [TestCase("statut_vital")]
    [TestCase("etat")]
    [TestCase("deces")]
    public void Read_CodedVitalStatus_IsReadThroughTheDataDictionary(string header)
    {
        using var folder = new CohortFolder();
        string dictionary = folder.Write("dico.csv", "field_name,select_choices_or_calculations\n"
            + $"{header},\"1, Vivante | 2, Décédée | 3, Perdue de vue | -1, Inconnu\"\nher2_ihc,\"0, 0 | 1, plutôt fort | 2, 3+\"\n");
        string cohort = folder.Write("cohorte.csv", $"record_id,{header},her2_ihc\n1,1,0\n2,2,1\n3,3,2\n4,-1,2\n");
        ImportResult import = CohortReader.Read(cohort, new ImportOptions { RedcapChoices = RedcapDictionary.Read(dictionary) });

        Assert.That(import.Cohort.Histories.Select(h => h.Patient.VitalStatus), Is.EqualTo(new VitalStatus?[] { VitalStatus.Alive, VitalStatus.Dead, VitalStatus.Lost, null }));
        Assert.That(import.Cohort.Histories.Select(h => h.Patient.Her2Ihc), Is.EqualTo(new Her2Ihc?[] { Her2Ihc.Score0, null, Her2Ihc.Score3, Her2Ihc.Score3 }));
        Assert.That(import.Findings.Where(f => f.Code is "V03" or "V08").Select(f => (f.Row, f.Value)), Is.EqualTo(new (int?, string?)[] { (3, "1") }));
    }
}
