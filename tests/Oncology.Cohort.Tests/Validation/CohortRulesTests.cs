using Oncology.Survival;

namespace Oncology.Cohort.Tests;

/// <summary>Each rule once on a row that triggers it; the same row without the defect triggers nothing.</summary>
public sealed class CohortRulesTests
{
    private const string Header =
        "id;date_naissance;age;date_diagnostic;date_metastase;statut_vital;date_deces;date_dn;progression;date_progression;meilleure_reponse;n;m;sexe;menopause;her2;fish;re;re_statut;"
        + "nb_meta;met1_organ;sys1_agents;sys1_start;sys1_stop;mdt1_date;mdt1_modality;mdt1_intent;mdt1_dose;mdt1_fractions;mdt1_lesions";

    private static readonly string[] Sound =
    [
        "P1", "13/02/1960", "55", "01/02/2015", "01/04/2015", "vivante", "", "01/06/2019", "oui", "01/06/2017", "RP", "N1", "M1", "F", "oui", "1+", "non fait", "80", "positif",
        "1", "os", "letrozole", "01/05/2015", "01/06/2017", "01/08/2015", "SBRT", "curative", "27", "3", "1",
    ];

    private static ValidationReport Check(ImportOptions? options, params (string Column, string Cell)[] changes)
    {
        string[] columns = Header.Split(';');
        string[] cells = [.. Sound];
        foreach ((string column, string cell) in changes)
        {
            cells[Array.IndexOf(columns, column)] = cell;
        }

        return CohortRules.Check(CohortFolder.Read(Header + "\n" + string.Join(';', cells) + "\n", options));
    }

    [Test]
    public void Check_SoundRow_FindsNothing() => Assert.That(Check(null).Findings, Is.Empty);

    [TestCase("V02", Severity.Error, "date_metastase", "")]
    [TestCase("V03", Severity.Error, "re", "beaucoup")]
    [TestCase("V03", Severity.Warning, "sexe", "femmme")]
    [TestCase("V04", Severity.Error, "date_naissance", "01/02/2005")]
    [TestCase("V04", Severity.Error, "date_naissance", "01/02/2018")]
    [TestCase("V05", Severity.Warning, "age", "45")]
    [TestCase("V06", Severity.Error, "date_metastase", "01/06/2014")]
    [TestCase("V07", Severity.Error, "date_deces", "01/01/2016")]
    [TestCase("V08", Severity.Error, "statut_vital", "décédée")]
    [TestCase("V08", Severity.Error, "date_deces", "01/07/2019")]
    [TestCase("V09", Severity.Warning, "date_dn", "01/06/2016")]
    [TestCase("V10", Severity.Error, "date_progression", "")]
    [TestCase("V10", Severity.Error, "progression", "non")]
    [TestCase("V11", Severity.Error, "date_progression", "15/04/2015")]
    [TestCase("V11", Severity.Warning, "date_progression", "01/05/2015")]
    [TestCase("V12", Severity.Error, "sys1_stop", "01/03/2015")]
    [TestCase("V12", Severity.Warning, "sys1_start", "01/03/2015")]
    [TestCase("V13", Severity.Error, "mdt1_date", "")]
    [TestCase("V13", Severity.Warning, "mdt1_intent", "")]
    [TestCase("V13", Severity.Warning, "mdt1_lesions", "7")]
    [TestCase("V14", Severity.Warning, "mdt1_dose", "2700")]
    [TestCase("V15", Severity.Warning, "mdt1_fractions", "27")]
    [TestCase("V16", Severity.Warning, "her2", "2+")]
    [TestCase("V16", Severity.Warning, "fish", "positif")]
    [TestCase("V16", Severity.Warning, "re", "2")]
    [TestCase("V18", Severity.Warning, "nb_meta", "3")]
    [TestCase("V19", Severity.Warning, "m", "M0")]
    [TestCase("V20", Severity.Warning, "sexe", "M")]
    public void Check_OneDefect_IsFoundByItsRule(string code, Severity severity, string column, string cell) =>
        Assert.That(Check(null, (column, cell)).Findings.Select(f => (f.Code, f.Severity, f.Row, f.File)), Does.Contain((code, severity, (int?)2, "cohorte.csv")));

    // Just inside what each rule allows.
    [TestCase("V02", "fish", "")]
    [TestCase("V03", "re", "<10")]
    [TestCase("V04", "date_naissance", "01/02/1997")]
    [TestCase("V05", "age", "54")]
    [TestCase("V06", "date_metastase", "05/08/2014")]
    [TestCase("V07", "date_deces", "01/06/2019")]
    [TestCase("V08", "statut_vital", "perdue de vue")]
    [TestCase("V09", "date_dn", "01/06/2017")]
    [TestCase("V10", "date_progression", "06/2017")]
    [TestCase("V11", "date_progression", "02/05/2015")]
    [TestCase("V12", "sys1_stop", "01/05/2015")]
    [TestCase("V13", "mdt1_lesions", "all")]
    [TestCase("V14", "mdt1_dose", "90")]
    [TestCase("V15", "mdt1_dose", "15")]
    [TestCase("V16", "her2", "3+")]
    [TestCase("V16", "re", "10")]
    [TestCase("V17", "sys1_agents", "letrozole")]
    [TestCase("V18", "nb_meta", "")]
    [TestCase("V19", "m", "MX")]
    [TestCase("V20", "age", "40")]
    [TestCase("V21", "met1_organ", "foie")]
    [TestCase("V22", "meilleure_reponse", "PROG")]
    public void Check_JustAllowed_IsNotFoundByTheRule(string code, string column, string cell) =>
        Assert.That(Check(new ImportOptions { BrainFree = true, CutOffDate = new DateOnly(2019, 6, 1) }, (column, cell)).Findings.Select(f => f.Code), Does.Not.Contain(code));

    [Test]
    public void Check_PlainDurations_AreNotFound()
    {
        ValidationReport report = CohortRules.Check(CohortFolder.Read("id,pfs_days,pfs_event,os_days,os_event\nP1,1,1,9131,0\nP2,20,1,20,1\n"));
        Assert.That(report.Findings.Select(f => f.Code), Does.Not.Contain("V23"));
    }

    // D9.2: progression-free survival is lost; of a treatment the follow-up is extended to it.
    [TestCase("date_progression", "01/07/2019", Severity.Error, "progression-free survival is lost")]
    [TestCase("sys1_stop", "01/07/2019", Severity.Warning, "extended to it")]
    [TestCase("mdt1_date", "01/07/2019", Severity.Warning, "extended to it")]
    [TestCase("date_progression", "01/06/2019", null, "")]
    public void Check_AfterTheLastFollowUp_SaysWhatBecomesOfIt(string column, string cell, Severity? severity, string said)
    {
        Finding? found = Check(null, (column, cell)).Findings.SingleOrDefault(f => f.Code == "V09");
        Assert.That(found?.Severity, Is.EqualTo(severity));
        Assert.That(found?.Message.English ?? "", Does.Contain(said));
    }

    [TestCase("P1", 1)]
    [TestCase("P2", 0)]
    public void Check_TheSameTreatmentTwice_IsFoundOfOnePatientOnly(string second, int count)
    {
        using var folder = new CohortFolder();
        folder.Write("patients.csv", "patient_id\nP1\nP2\n");
        folder.Write("treatments.csv", $"patient_id,treatment_id,kind,setting,line,agents,start_date\nP1,1,systemic,metastatic,1,letrozole,2015-01-15\n{second},2,systemic,metastatic,1,letrozole,2015-01-15\n");
        Assert.That(CohortRules.Check(CohortReader.Read(folder.Root)).Findings.Count(f => f.Code == "V24"), Is.EqualTo(count));
    }

    [Test]
    public void Check_TwoPatientsOfOneDiagnosis_AreNotOnePerson()
    {
        string[] other = Row(("id", "P2"), ("date_naissance", "02/02/1960"));
        Assert.That(CohortRules.Check(CohortFolder.Read(Header + "\n" + string.Join(';', Sound) + "\n" + string.Join(';', other) + "\n")).Findings.Select(f => f.Code), Does.Not.Contain("V24"));
    }

    [Test]
    public void Check_DifferentCodesAndPlainColumns_AreNeitherDuplicateNorIdentifying()
    {
        ValidationReport report = CohortRules.Check(CohortFolder.Read("id;nombre_metastases\nP1;1\nP2;2\n"));
        Assert.That(report.Findings.Select(f => f.Code), Does.Not.Contain("V01").And.Not.Contain("V27"));
    }

    [Test]
    public void Check_DoseWithoutUnitBesideAColumnOfUnits_IsFound()
    {
        const string Text = "id;ttt1_kind;ttt1_start_date;ttt1_dose;ttt1_unite\nP1;mdt;2015-08-01;27;Gy\nP2;mdt;2015-08-01;27;\n";
        Assert.That(CohortRules.Check(CohortFolder.Read(Text)).Findings.Where(f => f.Code == "V14").Select(f => f.Row), Is.EqualTo(new int?[] { 3 }));
    }

    [Test]
    public void Check_RowsWithoutKnownPatient_KeepTheirOwnFindings()
    {
        using var folder = new CohortFolder();
        folder.Write("patients.csv", "id,date_diagnostic,date_metastase,statut_vital,date_dn\nP1,2015-01-15,2016-01-20,vivante,2019-06-30\n");
        folder.Write("treatments.csv", "patient_id,treatment_id,kind,setting,start_date,stop_date\nP9,1,systemic,metastatic,2016-02-01,2016-01-01\n,2,systemic,metastatic,2016-02-01,2016-01-01\n");
        Finding[] found = [.. CohortRules.Check(CohortReader.Read(folder.Root)).Findings.Where(f => f.File == "treatments.csv")];
        Assert.That(found.Select(f => (f.Code, f.Row)), Is.SupersetOf(new (string, int?)[] { ("V01", 2), ("V12", 2), ("V01", 3), ("V12", 3) }));
    }

    [Test]
    public void Check_RefusedDuplicateOfAFlatFile_KeepsTheFindingsOfItsGroups()
    {
        string other = string.Join(';', Row(("sys1_stop", "01/03/2015"), ("mdt1_fractions", "27")));
        Finding[] found = [.. CohortRules.Check(CohortFolder.Read(Header + "\n" + string.Join(';', Sound) + "\n" + other + "\n")).Findings];
        Assert.That(found.Select(f => (f.Code, f.Row)), Is.SupersetOf(new (string, int?)[] { ("V01", 3), ("V12", 3), ("V15", 3) }));
        Assert.That(found.Select(f => f.Row), Has.None.EqualTo(2));
    }

    [TestCase("alive", "alive, but a row of the events says death")]
    [TestCase("lost", "no date of death is known")]
    [TestCase("", "no date of death is known")]
    [TestCase("dead", "the date of death is missing")]
    public void Check_EventOfDeathWithoutDate_IsV08(string status, string said)
    {
        using var folder = new CohortFolder();
        folder.Write("patients.csv", $"patient_id,primary_dx_date,metastasis_dx_date,last_followup_date,vital_status\nP1,2015-01-01,2016-01-01,2018-01-01,{status}\n");
        folder.Write("events.csv", "patient_id,event_date,event_type\nP1,,death\n");
        Finding[] found = [.. CohortRules.Check(CohortReader.Read(folder.Root)).Findings.Where(f => f.Code == "V08")];
        Assert.That(found.Select(f => f.Severity), Is.EqualTo(new[] { Severity.Error }));
        Assert.That(found[0].Message.English, Does.Contain(said));
    }

    [Test]
    public void Check_TwoOrgansInOneLesion_IsV03AndTheOrganStaysUnknown()
    {
        ImportResult import = CohortFolder.Read(Header + "\n" + string.Join(';', Row(("met1_organ", "os+foie"))) + "\n");
        Finding found = CohortRules.Check(import).Findings.Single(f => f.Code == "V03");
        Assert.That((found.Severity, found.Column, found.Value), Is.EqualTo((Severity.Error, "met1_organ", "os+foie")));
        Assert.That(import.Cohort.Histories[0].Lesions.Select(l => (l.Organ, l.Location)), Is.EqualTo(new (Organ?, string?)[] { (null, "os+foie") }));
    }

    [Test]
    public void Check_BrainLesion_OnlyInAFileDeclaredFreeOfThem()
    {
        Assert.That(Check(new ImportOptions { BrainFree = true }, ("met1_organ", "cerveau")).Findings.Select(f => f.Code), Does.Contain("V21"));
        Assert.That(Check(null, ("met1_organ", "cerveau")).Findings.Select(f => f.Code), Does.Not.Contain("V21"));
    }

    [Test]
    public void Check_AfterTheCutOff_IsAnError() =>
        Assert.That(Check(new ImportOptions { CutOffDate = new DateOnly(2018, 1, 1) }).Findings.Select(f => (f.Code, f.Severity)), Does.Contain(("V09", Severity.Error)));

    [TestCase("PNN;;20/12/2019", "value")]
    [TestCase(";45;20/12/2019", "test")]
    [TestCase("Hb;12;", "date")]
    [TestCase("Hb;non fait;20/12/2019", null)]
    [TestCase(";;", null)]
    public void Check_LaboratoryResultWithoutItsPart_IsAnError(string cells, string? column)
    {
        ValidationReport report = CohortRules.Check(CohortFolder.Read(
            $"id;sexe;date_diag_primitif;date_meta;date_dn;statut_vital;lab1_test;lab1_value;lab1_date\nP1;F;01/02/2014;13/03/2016;25/12/2019;vivante;{cells}\n"));
        Assert.That(report.Findings.Where(f => f.Code == "V02").Select(f => f.Column), Is.EqualTo(column is null ? Array.Empty<string>() : [column]));
    }

    [TestCase("date_dn", "25/12/2091", "Last follow-up")]
    [TestCase("date_dn", "03/06/2019", "Last follow-up")]
    [TestCase("sys1_stop", "2031", "End")]
    [TestCase("date_metastase", "07/2019", "Diagnosis of the metastatic disease")]
    public void Check_DateAfterToday_IsAnError(string column, string cell, string name)
    {
        Finding found = Check(new ImportOptions { Clock = new FixedClock(2019, 6, 2) }, (column, cell)).Findings.First(f => f.Code == "V09" && f.Message.English.Contains("future", StringComparison.Ordinal));
        Assert.That((found.Severity, found.Value, found.Column), Is.EqualTo((Severity.Error, cell, column)));
        Assert.That(found.Message.English, Does.Contain(name).And.Contain("today is 2019-06-02"));
    }

    [TestCase("02/06/2019")]
    [TestCase("06/2019")]
    [TestCase("2019")]
    public void Check_DateThatCanBeToday_IsNone(string cell) =>
        Assert.That(Check(new ImportOptions { Clock = new FixedClock(2019, 6, 2) }, ("date_dn", cell)).Findings.Where(f => f.Code == "V09"), Is.Empty);

    [Test]
    public void Check_ProgressiveWithoutDate_IsFound() =>
        Assert.That(Check(null, ("meilleure_reponse", "PROG"), ("progression", "non"), ("date_progression", "")).Findings.Select(f => f.Code), Does.Contain("V22"));

    [Test]
    public void Check_MissingColumns_NameTheLostEndpoint()
    {
        ValidationReport report = CohortRules.Check(CohortFolder.Read("id;date_diagnostic\nP1;01/02/2015\n"));
        Finding[] absent = [.. report.Findings.Where(f => f.Code == "V02")];
        Assert.That(absent.Select(f => f.Column), Is.EquivalentTo(new[] { "metastasis_dx_date", "last_followup_date", "vital_status" }));
        Assert.That(absent.Single(f => f.Column == "vital_status").Message.French, Does.Contain("survie globale"));
    }

    [Test]
    public void Check_SamePersonUnderTwoCodes_IsFound()
    {
        ValidationReport report = CohortRules.Check(CohortFolder.Read(Header + "\n" + string.Join(';', Sound) + "\nP2;" + string.Join(';', Sound[1..]) + "\n"));
        Assert.That(report.Findings.Where(f => f.Code == "V24").Select(f => f.PatientId), Is.EqualTo(new[] { "P2" }));
    }

    [Test]
    public void Check_Durations_AreInformation()
    {
        ValidationReport report = CohortRules.Check(CohortFolder.Read("id,pfs_days,pfs_event,os_days,os_event\nP1,0,1,10000,0\nP2,20,1,10,1\n"));
        Assert.That(report.Findings.Where(f => f.Code == "V23").Select(f => (f.Row, f.Column)), Is.EqualTo(new (int?, string?)[] { (2, "pfs_days"), (2, "os_days"), (3, "pfs_days") }));
        Assert.That(report.HasErrors, Is.False);
    }

    [Test]
    public void ToTable_InFrench_HasFrenchWords()
    {
        ResultTable table = Check(null, ("date_metastase", "31/02/2016")).ToTable(Language.French);
        Assert.That(table.Title, Is.EqualTo("Constats"));
        Assert.That(table.ToText(), Does.Contain("31/02/2016").And.Contain("erreur"));
    }

    [TestCase("sys1_agents", "herceptin", "her2", "1+", true)]
    [TestCase("sys1_agents", "herceptin", "her2", "3+", false)]
    [TestCase("sys1_agents", "letrozole", "re", "0", true)]
    [TestCase("sys1_agents", "palbociclib", "her2", "1+", true)]
    [TestCase("sys1_agents", "palbociclib + letrozole", "her2", "1+", false)]
    public void Check_DrugAgainstReceptors_IsFound(string column, string cell, string other, string otherCell, bool found)
    {
        ValidationReport report = CohortRules.Check(CohortFolder.Read(
            Header.Replace(";re_statut;", ";rp;", StringComparison.Ordinal) + "\n" + string.Join(';', Row((column, cell), (other, otherCell), ("re_statut", "0"))) + "\n"));
        Assert.That(report.Findings.Any(f => f is { Code: "V17", Column: "sys1_agents", Severity: Severity.Warning }), Is.EqualTo(found));
    }

    [Test]
    public void Check_RefusedDuplicate_KeepsItsOtherFindings()
    {
        string sound = string.Join(';', Sound);
        string other = string.Join(';', Row(("date_metastase", "01/06/2014")));
        Finding[] found = [.. CohortRules.Check(CohortFolder.Read(Header + "\n" + sound + "\n" + other + "\n")).Findings];
        Assert.That(found.Select(f => (f.Code, f.Row)), Does.Contain(("V01", (int?)3)).And.Contain(("V06", (int?)3)));
        Assert.That(found.Select(f => f.Row), Has.None.EqualTo(2));
    }

    [TestCase("F", "V24", true)]
    [TestCase("M", "V24", false)]
    public void Check_ConstantColumn_IsFound(string last, string code, bool found)
    {
        string text = "id;sexe\n" + string.Concat(Enumerable.Range(0, 11).Select(i => FormattableString.Invariant($"P{i};F\n"))) + $"Q;{last}\n";
        Assert.That(CohortRules.Check(CohortFolder.Read(text)).Findings.Any(f => f.Code == code && f.Column == "sexe"), Is.EqualTo(found));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Check_MostlyMissingColumn_IsFound(bool missing)
    {
        string text = "id;oms\n" + string.Concat(Enumerable.Range(0, 12).Select(i => FormattableString.Invariant($"P{i};{(missing && i > 5 ? "" : i % 3)}\n")));
        Assert.That(CohortRules.Check(CohortFolder.Read(text)).Findings.Any(f => f.Code == "V24"), Is.EqualTo(missing));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Check_DigitPreference_IsFound(bool round)
    {
        string text = "id;age;date_diagnostic\n" + string.Concat(Enumerable.Range(0, 24).Select(i =>
            FormattableString.Invariant($"P{i};{(round ? 40 + (5 * (i % 4)) : 41 + i)};{(round ? 15 : 2 + i):00}/0{1 + (i % 9)}/2015\n")));
        Assert.That(CohortRules.Check(CohortFolder.Read(text)).Findings.Where(f => f.Code == "V25").Select(f => f.Column), Is.EqualTo(round ? new[] { "date_diagnostic", "age" } : []));
    }

    [TestCase(2020, true)]
    [TestCase(2016, false)]
    public void Check_FollowUpOfTheGroups_IsCompared(int lastYearWithFocal, bool found)
    {
        string text = "id;date_diagnostic;date_metastase;statut_vital;date_dn;sys1_agents;sys1_start;mdt1_date;mdt1_modality;mdt1_intent\n"
            + string.Concat(Enumerable.Range(0, 24).Select(i => FormattableString.Invariant(
                $"P{i};{1 + i:00}/02/2015;{2 + i:00}/02/2015;vivante;{1 + i:00}/06/{(i % 2 == 0 ? lastYearWithFocal : 2016)};letrozole;01/03/2015;{(i % 2 == 0 ? "01/04/2015;SBRT;curative" : ";;")}\n")));
        Assert.That(CohortRules.Check(CohortFolder.Read(text)).Findings.Any(f => f is { Code: "V26", Severity: Severity.Information }), Is.EqualTo(found));
    }

    private static string[] Row(params (string Column, string Cell)[] changes)
    {
        string[] columns = Header.Split(';');
        string[] cells = [.. Sound];
        foreach ((string column, string cell) in changes)
        {
            cells[Array.IndexOf(columns, column)] = cell;
        }

        return cells;
    }

    [TestCase("P2", 1)]
    [TestCase("P1", 0)]
    public void Check_CdkInhibitorOfARefusedRow_DoesNotMissWhatIsNotLookedAt(string second, int missing)
    {
        string group = $"id;ht_type;cdk46_type\nP1;Faslodex;palbociclib\n{second};;palbociclib\n";
        ImportResult import = CohortFolder.Read(group);
        Assert.That(CohortRules.Check(import).Findings.Count(f => f.Code == "V17"), Is.EqualTo(missing));
        ImportResult both = CohortFolder.Read("id;ht_type;cdk46_type\nP1;Faslodex;palbociclib\nP1;Faslodex;palbociclib\n");
        Assert.That(CohortRules.Check(both).Findings.Select(f => f.Code), Does.Contain("V01").And.Not.Contain("V17"));
    }

    private sealed class FixedClock(int year, int month, int day) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
    }
}
