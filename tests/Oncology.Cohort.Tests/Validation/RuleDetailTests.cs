namespace Oncology.Cohort.Tests;

/// <summary>Contradictions between tables and columns: each with a record that has it and the nearest one that has not.</summary>
public sealed class RuleDetailTests
{
    private const string Patient = "id;sexe;date_diagnostic;date_metastase;date_dn;statut_vital";
    private const string Sound = "P1;F;11/02/2013;19/06/2015;14/03/2019;vivante";

    [TestCase("", "yes", true)]
    [TestCase("2016-03-01", "", true)]
    [TestCase("2015-12-01", "", false)]
    [TestCase("", "", false)]
    public void V12_LineThatGoesOn_OverlapsTheNext(string stop, string ongoing, bool isFound) =>
        Assert.That(Found("V12", ("patients.csv", "patient_id,metastasis_dx_date\nP1,2015-06-19\n"), ("treatments.csv",
            $"patient_id,treatment_id,kind,setting,line,agents,start_date,stop_date,ongoing\nP1,1,systemic,metastatic,1,letrozole,2015-07-01,{stop},{ongoing}\nP1,2,systemic,metastatic,2,capecitabine,2016-01-10,,\n")), Has.Length.EqualTo(isFound ? 1 : 0));

    // Time zero is the first treatment; 31 days before the metastases are allowed (D8).
    [TestCase("19/05/2015", "", 0, 0)]
    [TestCase("18/05/2015", "", 1, 1)]
    [TestCase("10/07/2015", "10/07/2015", 0, 0)]
    [TestCase("10/07/2015", "07/2015", 0, 0)]
    [TestCase("10/07/2015", "01/09/2015", 0, 1)]
    public void V12_TimeZero_AgainstMetastasesAndRecord(string start, string recorded, int errors, int findings)
    {
        // That a treatment of the metastases begins before them is a warning of its own.
        Finding[] found = [.. Found("V12", $"{Patient};date_debut_ttt;sys1_agents;sys1_start\n{Sound};{recorded};letrozole;{start}\n").Where(f => f.Column != "sys1_start")];
        Assert.That((found.Count(f => f.Severity == Severity.Error), found.Length), Is.EqualTo((errors, findings)));
    }

    [TestCase("27/3", "", "", "")]
    [TestCase("3/27", "", "", "V14,V15")]
    [TestCase("10/5", "", "", "V15")]
    [TestCase("9x3", "", "", "V14,V15")]
    [TestCase("3x9", "", "", "V14")]
    [TestCase("9x3", "3", "", "")]
    [TestCase("3x9", "", "9", "")]
    [TestCase("3 x 9 Gy", "", "", "")]
    [TestCase("9 x 3 fr", "", "", "")]
    [TestCase("3 fr x 9 Gy", "", "", "")]
    [TestCase("27/3", "27", "3", "")]
    public void V14AndV15_ReadTheWrittenSchedule(string schedule, string fractions, string each, string codes)
    {
        using var folder = new CohortFolder(("patients.csv", "patient_id\nP1\n"), ("treatments.csv",
            $"patient_id,treatment_id,kind,modality,intent,start_date,schedule,n_fractions,dose_per_fraction_gy\nP1,1,mdt,SBRT,curative,2015-09-22,{schedule},{(each == "3" ? "" : fractions)},{(each == "3" ? "" : each)}\n"));
        IEnumerable<string> found = CohortRules.Check(CohortReader.Read(folder.Root)).Findings.Select(f => f.Code).Where(c => c is "V14" or "V15").Distinct();
        Assert.That(string.Join(',', found), Is.EqualTo(codes));
    }

    [TestCase("non", "", "PD", "2017-05-01", Severity.Error)]
    [TestCase("non", "", "SD", "2017-05-01", null)]
    [TestCase("oui", "2018-05-01", "PD", "2017-05-01", Severity.Warning)]
    [TestCase("oui", "2018-05-01", "PD", "2018-05-01", null)]
    [TestCase("oui", "2018-05-01", "PD", "2018-09-01", null)]
    [TestCase("", "", "PD", "2018-09-01", null)]
    public void V10_ProgressionOfTheEvents_AgainstThatOfThePatient(string progression, string date, string response, string on, Severity? severity)
    {
        (string, string)[] files =
        [
            ("patients.csv", $"patient_id,progression,progression_date,last_followup_date,vital_status\nP1,{progression},{date},2019-01-01,alive\n"),
            ("events.csv", $"patient_id,event_date,event_type,response\nP1,{on},assessment,{response}\n"),
        ];
        Assert.That(Found("V10", files).Select(f => (Severity?)f.Severity), Is.EqualTo(severity is null ? Array.Empty<Severity?>() : [severity]));
        PatientHistory history = new HistoryBuilder().AliveAt(400).Event(EventType.Progression, 100).With(p => p with { Progression = progression == "oui" ? true : progression == "non" ? false : null }).Build();
        Assert.That(Endpoints.ProgressionFreeSurvival.Derive(PatientCohort.Create([history]), ClinicalConventions.Toulouse).Excluded.Select(e => e.Rule), Is.EqualTo(progression == "non" ? new[] { "V10" } : []));
    }

    [TestCase("3+;négatif;;", true)]
    [TestCase("3+;positif;;", false)]
    [TestCase("3+;;;", false)]
    [TestCase("1+;;2,5;6", true)]
    [TestCase("3+;;1,1;2", true)]
    [TestCase("1+;;1,1;2", false)]
    public void V16_ScoreAgainstHybridisation(string cells, bool isFound) =>
        Assert.That(Found("V16", $"{Patient};her2;fish;ratio_her2;copies_her2\n{Sound};{cells}\n"), Has.Length.EqualTo(isFound ? 1 : 0));

    [TestCase("1+;;positif", true)]
    [TestCase("3+;;négatif", true)]
    [TestCase("2+;négatif;positif", true)]
    [TestCase(";positif;négatif", true)]
    [TestCase("1+;;négatif", false)]
    [TestCase("2+;positif;positif", false)]
    [TestCase(";;positif", false)]
    public void V16_ReportedStatus_AgainstScoreAndHybridisation(string cells, bool isFound) =>
        Assert.That(Found("V16", $"{Patient};her2_ihc;fish;statut_her2\n{Sound};{cells}\n").Select(f => f.Column), Is.EqualTo(isFound ? new[] { "statut_her2" } : []));

    // What the cells say decides which of the two a column means.
    [TestCase("statut_her2", "3+", "her2_ihc")]
    [TestCase("statut_her2", "positif", "her2_reported")]
    [TestCase("HER2", "négatif", "her2_reported")]
    [TestCase("HER2", "0", "her2_ihc")]
    public void Her2_IsScoreOrStatusByItsCells(string header, string cell, string field)
    {
        ImportResult import = CohortFolder.Read($"id;{header}\nP1;{cell}\n");
        Assert.That((import.Columns[1].Field, import.Findings.Count(f => f.Code == "V03")), Is.EqualTo((field, 0)));
    }

    [TestCase("perdue de vue;10/03/2018;", Severity.Warning)]
    [TestCase("perdue de vue;;", null)]
    [TestCase("vivante;;cancer", Severity.Warning)]
    [TestCase("vivante;;inconnue", null)]
    [TestCase("décédée;10/03/2018;cancer", null)]
    public void V08_StatusAgainstDeath(string cells, Severity? severity) =>
        Assert.That(
            Found("V08", $"id;date_diagnostic;date_metastase;date_dn;statut_vital;date_deces;cause_deces\nP1;11/02/2013;19/06/2015;10/03/2018;{cells}\n").Select(f => (Severity?)f.Severity),
            Is.EqualTo(severity is null ? Array.Empty<Severity?>() : [severity]));

    // From time zero (10/07/2015) to the last news there are 44.1 months, from the primary tumour 73.0.
    [TestCase("12", true)]
    [TestCase("60", true)]
    [TestCase("44", false)]
    [TestCase("44,9", false)]
    [TestCase("73", false)]
    public void V23_DurationThatNoDatesGive_IsFound(string months, bool isFound) =>
        Assert.That(Found("V23", $"{Patient};sg_mois;evt_sg;sys1_agents;sys1_start\n{Sound};{months};0;letrozole;10/07/2015\n"), Has.Length.EqualTo(isFound ? 1 : 0));

    // 1343 days are 44.1 months; as months they cannot be read.
    [TestCase("1343", true)]
    [TestCase("44", false)]
    [TestCase("quarante", false)]
    public void V23_DaysInAColumnOfMonths_AreHintedAt(string months, bool isFound)
    {
        Finding[] found = Found("V23", $"id;sg_mois;evt_sg\nP1;{months};0\n");
        Assert.That(found.Select(f => (f.Severity, f.Column, f.Message.English.Contains("in days", StringComparison.Ordinal))), Is.EqualTo(isFound ? new[] { (Severity.Information, (string?)"sg_mois", true) } : []));
    }

    [TestCase("181.20000000000002", "181.2 Gy")]
    [TestCase("90.5", "90.5 Gy")]
    public void V14_DoseInAMessage_IsRounded(string dose, string shown) =>
        Assert.That(Found("V14", $"id,mdt1_date,mdt1_modality,mdt1_intent,mdt1_dose\nP1,2015-09-22,SBRT,curative,{dose}\n").Single().Message.English, Does.Contain($"{shown} is outside"));

    private static Finding[] Found(string code, params (string Name, string Text)[] files)
    {
        using var folder = new CohortFolder(files);
        return [.. CohortRules.Check(CohortReader.Read(folder.Root)).Findings.Where(f => f.Code == code)];
    }

    private static Finding[] Found(string code, string text) => [.. CohortRules.Check(CohortFolder.Read(text)).Findings.Where(f => f.Code == code)];
}
