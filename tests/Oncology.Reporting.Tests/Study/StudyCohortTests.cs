using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>Studies on a small made cohort: screened by criteria, corrected by a patch, with endpoints of competing risks by name.</summary>
[TestFixture]
public sealed class StudyCohortTests
{
    private const string Cohort =
        "id;oms;date_diagnostic;date_metastase;statut_vital;date_deces;cause_deces;date_dn;progression;date_progression;sys1_start;met1_organ;mdt1_date;mdt1_modality;mdt1_intent\n"
        + "P1;0;01/02/2015;01/04/2015;vivante;;;01/06/2019;oui;01/06/2017;01/05/2015;os;01/08/2015;SBRT;curative\n"
        + "P2;1;02/02/2015;02/04/2015;décédée;02/06/2018;cancer;02/06/2018;non;;02/05/2015;foie;02/09/2015;chir;curative\n"
        + "P3;3;03/02/2015;03/04/2015;décédée;03/06/2017;autre;03/06/2017;non;;03/05/2015;os;;;\n"
        + "P4;2;14/02/2015;04/04/2015;vivante;;;04/06/2019;non;;04/05/2015;poumon;;;\n";

    private const string Fit = """
        { "name": "fit", "title": "Fit", "criteria": [{ "id": "I1", "label": "ECOG", "rule": { "field": "ecog", "at_most": 1 } }] }
        """;

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("study").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("", 4)]
    [TestCase(", \"criteria\": \"fit.json\"", 2)]
    public void Run_Criteria_ScreensTheCohort(string criteria, int patients) => Assert.That(Run(criteria).PatientCount, Is.EqualTo(patients));

    [Test]
    public void Run_CriteriaThatAreNoFile_AreAProblemOfTheStudyFile()
    {
        StudyException wrong = Assert.Throws<StudyException>(() => Run(", \"criteria\": \"none.json\""))!;
        Assert.That(wrong.Fault, Is.EqualTo(StudyFault.StudyFile));
        Assert.That(wrong.Problems.Single().Message.English, Does.Contain("none.json").And.Contain("toulouse, heroes, acse"));
    }

    [Test]
    public void Run_CriteriaThatNobodyMeets_SaySo()
    {
        File.WriteAllText(Path.Combine(_folder, "fit.json"), Fit.Replace("\"at_most\": 1", "\"above\": 4", StringComparison.Ordinal));
        StudyException wrong = Assert.Throws<StudyException>(() => Run(", \"criteria\": \"fit.json\""))!;
        Assert.That(wrong.Problems.Single().Message.French, Is.EqualTo("aucun patient ne remplit les critères"));
    }

    // "9" is a code of missing, and the header "Performans" is in no list: the study says both.
    [TestCase("{ \"columns\": { \"Performans\": \"ecog\" }, \"missingCodes\": { \"ecog\": [\"9\"] } }")]
    [TestCase("\"import.json\"")]
    public void Run_ImportOptions_AreThoseOfTheStudyFile(string import)
    {
        File.WriteAllText(Path.Combine(_folder, "import.json"), "{ \"columns\": { \"Performans\": \"ecog\" }, \"missingCodes\": { \"ecog\": \"9\" } }");
        StudyRun run = Run($", \"import\": {import}, \"criteria\": \"fit.json\"", cohort: Cohort.Replace("id;oms", "id;Performans", StringComparison.Ordinal).Replace("P3;3", "P3;9", StringComparison.Ordinal));
        Assert.That(run.PatientCount, Is.EqualTo(2));
    }

    [Test]
    public void Run_ImportThatIsWrong_NamesThePlace()
    {
        StudyException wrong = Assert.Throws<StudyException>(() => Run(", \"import\": { \"columns\": { \"oms\": \"ecogg\" } }"))!;
        Assert.That(wrong.Fault, Is.EqualTo(StudyFault.StudyFile));
        Assert.That(wrong.Problems.Single().ToString(), Does.Contain("$.columns.oms").And.Contain("'ecog'"));
    }

    [Test]
    public void Run_Corrections_AreAppliedAndListed()
    {
        Correction[] patch = [new("P4", "oms", "2", "1", "read again", "AB", "2026-01-02", "patch.csv", 2)];
        StudyRun run = Run(", \"criteria\": \"fit.json\"", patch);
        Assert.That(run.PatientCount, Is.EqualTo(3));
        Assert.That(run.Corrections.Single().Row, Is.EqualTo(5));
        Assert.That(run.Spec.Title.In(Language.English), Is.EqualTo("Study"));
    }

    [Test]
    public void Run_CorrectionThatExpectsAnotherCell_StopsTheRun()
    {
        Correction[] patch = [new("P4", "oms", "0", "1", "", "", "", "patch.csv", 2)];
        StudyException wrong = Assert.Throws<StudyException>(() => Run("", patch))!;
        Assert.That(wrong.Problems.Single().Message.English, Does.StartWith("F11"));
    }

    // Counted by hand from the four rows: one death of cancer and one of another cause; two focal treatments; no failure elsewhere.
    [TestCase("csd", "1 / 4,1 / 4,0 / 4")]
    [TestCase("df", "0 / 4,2 / 4")]
    [TestCase("lc", "0 / 2,1 / 2")]
    [TestCase("ttmdt", "2 / 4,0 / 4,1 / 4")]
    public void Run_CompetingEndpoint_IsThereByName(string endpoint, string events)
    {
        ResultTable table = Run("", [], $$"""{ "kind": "cumulative-incidence", "name": "one", "title": "T", "endpoint": "{{endpoint}}", "times": [24] }""", endpoint).Item("one").Table(Language.English);
        string[] found = [.. table.Rows.Select(row => ((Cell.OutOf)row.Cells[1]) is var cell ? FormattableString.Invariant($"{cell.Part} / {cell.Whole}") : "")];
        Assert.That(string.Join(',', found), Is.EqualTo(events));
    }

    private StudyRun Run(string criteria, Correction[]? patch = null, string? result = null, string? endpoint = null, string cohort = Cohort)
    {
        File.WriteAllText(Path.Combine(_folder, "cohort.csv"), cohort);
        if (!File.Exists(Path.Combine(_folder, "fit.json")))
        {
            File.WriteAllText(Path.Combine(_folder, "fit.json"), Fit);
        }

        string endpoints = endpoint is null ? "" : $"\"endpoints\": [{{ \"name\": \"{endpoint}\" }}],";
        string study = $$"""
            { "study": "s", "title": "Study", "data": { "cohort": "cohort.csv"{{criteria}} }, {{endpoints}}
              "variables": [{ "name": "ecog", "type": "number" }],
              "chapters": [{ "title": "C", "results": [{{result}}] }] }
            """;
        return StudyRun.Run(StudySpec.Parse(study, _folder), new StudyRunOptions { Corrections = [.. patch ?? []] });
    }
}
