using System.Text.Json;
using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary><c>oncosurv screen</c>, <c>explain</c> and <c>endpoints</c> on a small French cohort and on the sample.</summary>
public sealed class CohortCommandTests
{
    private const string Header = "id;age;oms;date_diagnostic;date_metastase;statut_vital;date_dernieres_nouvelles;date_deces;grossesse\n";
    private const string Rows =
        "P1;60;0;01/02/2010;15/01/2016;vivante;01/01/2020;;non\n"
        + "P2;50;3;01/02/2010;15/01/2016;vivante;01/01/2020;;non\n"
        + "P3;40;;01/02/2010;15/01/2016;vivante;01/01/2020;;oui\n"
        + "P4;40;;01/02/2010;15/01/2016;vivante;01/01/2020;;non\n";

    private const string Criteria = """
        { "name": "mine", "title": { "en": "Mine", "fr": "Les miens" }, "criteria": [
          { "id": "I1", "label": "ECOG", "rule": { "field": "ecog", "at_most": 1 } },
          { "id": "I2", "label": { "en": "Adult", "fr": "Adulte" }, "rule": { "all": [{ "field": "age", "at_least": 18 }, { "not": { "field": "age", "above": 90 } }] } },
          { "id": "E1", "kind": "exclusion", "label": "Pregnant", "rule": { "field": "pregnancy", "is": true } } ] }
        """;

    private readonly Workspace _workspace = new();

    [OneTimeTearDown]
    public void Remove() => _workspace.Dispose();

    [TestCase("separate", "I1:1:3 I2:0:3 E1:1:2 unknown:1:1")]
    [TestCase("exclude", "I1:3:1 I2:0:1 E1:0:1")]
    [TestCase("keep", "I1:1:3 I2:0:3 E1:1:2")]
    public void Screen_OwnCriteria_GivesTheKeysOfTheContract(string unknown, string attrition)
    {
        JsonElement json = Workspace.Run("screen", Cohort(), "--criteria", _workspace.File("mine.json", Criteria), "--unknown", unknown, "--format", "json").Json;

        JsonElement first = json.GetProperty("criteria")[0];
        Assert.That(
            (first.GetProperty("id").GetString(), first.GetProperty("met").GetInt32(), first.GetProperty("not_met").GetInt32(), first.GetProperty("unknown").GetInt32(), first.GetProperty("not_applicable").GetInt32()),
            Is.EqualTo(("I1", 1, 1, 2, 0)));
        Assert.That(
            string.Join(' ', json.GetProperty("attrition").EnumerateArray().Select(s => $"{s.GetProperty("id").GetString()}:{s.GetProperty("removed").GetInt32()}:{s.GetProperty("remaining").GetInt32()}")),
            Is.EqualTo(attrition));
        Assert.That(
            json.GetProperty("patients").EnumerateArray().Select(p => p.GetProperty("verdict").GetString()),
            Is.EqualTo(new[] { "eligible", "not_eligible", "not_eligible", "indeterminate" }));
        Assert.That(json.GetProperty("patients")[3].GetProperty("reasons")[0].GetProperty("missing")[0].GetString(), Is.EqualTo("ecog"));
        Assert.That(json.GetProperty("command").GetString(), Is.EqualTo("screen"));
    }

    [TestCase("toulouse")]
    [TestCase("heroes")]
    [TestCase("acse")]
    public void Screen_KnownLists_RunOnTheSample(string list)
    {
        JsonElement json = Workspace.Run("screen", Sample, "--criteria", list, "--format", "json").Json;

        int removed = json.GetProperty("attrition").EnumerateArray().Sum(s => s.GetProperty("removed").GetInt32());
        Assert.That(Workspace.Run("screen", Sample, "--criteria", list, "--lang", "fr").Output, Does.Not.Contain("labs: ").And.Not.Contain(": attested_"));
        Assert.That(json.GetProperty("screened").GetInt32() - json.GetProperty("included").GetInt32(), Is.EqualTo(removed));
    }

    [Test]
    public void Screen_TextCsvAndFigure_AreWritten()
    {
        string figure = _workspace.PathOf("profile.svg");
        Outcome text = Workspace.Run("screen", Cohort(), "--criteria", _workspace.File("text.json", Criteria), "--lang", "fr", "--figure", figure);
        Outcome csv = Workspace.Run("screen", Cohort(), "--criteria", _workspace.PathOf("text.json"), "--format", "csv");

        Assert.That(text.Output, Does.Contain("Indice de performance OMS : 3 (exigé : au plus 1)"));
        Assert.That(csv.Output, Does.StartWith("patient_id,eligibility,criterion,verdict,fails,reason,missing"));
        Assert.That(File.ReadAllText(figure), Does.Contain("<svg"));
    }

    [Test]
    public void Screen_WrongCriteria_AreRefusedWithThePlace()
    {
        Workspace.Run("screen", Cohort(), "--criteria", "tolouse").IsRefused(2, "tolouse", "heroes");
        string wrong = _workspace.File("wrong.json", """{ "name": "x", "criteria": [{ "id": "I1", "rule": { "field": "ecgo", "at_most": 1 } }, { "id": "I2", "rule": { "field": "age", "at_most": "old" } }] }""");
        Workspace.Run("screen", Cohort(), "--criteria", wrong).IsRefused(2, "$.criteria[0].rule", "did you mean 'ecog'?", "$.criteria[1].rule", "'old'");
        Workspace.Run("screen", Cohort(), "--criteria", _workspace.File("broken.json", "{")).IsRefused(2, "not JSON");
        Workspace.Run("screen", Cohort(), "--criteria", _workspace.PathOf("none.json")).IsRefused(2, "no such file");
    }

    [Test]
    public void Explain_Patient_ShowsValuesRulesAndCells()
    {
        JsonElement json = Workspace.Run("explain", Sample, "P001", "--format", "json").Json;

        Assert.That(json.GetProperty("patient_id").GetString(), Is.EqualTo("P001"));
        JsonElement her2 = json.GetProperty("values").EnumerateArray().Single(v => v.GetProperty("name").GetString() == "her2");
        Assert.That(her2.GetProperty("rule").GetString(), Does.StartWith("D3"));
        JsonElement cell = her2.GetProperty("evidence")[0];
        Assert.That((cell.GetProperty("field").GetString(), cell.GetProperty("file").GetString()), Is.EqualTo(("her2_ihc", "cohort.csv")));
        Assert.That(cell.GetProperty("row").GetInt32(), Is.GreaterThan(1));
        Assert.That(json.GetProperty("chronology").GetArrayLength(), Is.GreaterThan(3));
        Assert.That(json.GetProperty("endpoints").EnumerateArray().Select(e => e.GetProperty("endpoint").GetString()), Does.Contain("os").And.Contain("ttmdt"));
    }

    [Test]
    public void Explain_InFrench_HasNoEnglishWord()
    {
        string page = string.Concat(((string[])["P001", "P002", "P005", "P010", "P020"]).Select(id => Workspace.Run("explain", Sample, id, "--lang", "fr").Output));
        foreach (string english in (string[])["Bone", "Liver", "Metastatic", "Curative", "Sbrt", "T0ToT2", "Positive]", "Small", "Partial", "missing", "death", "last follow-up", "focal treatment", "only", "unknown", "decided"])
        {
            Assert.That(Said(page), Does.Not.Contain(english), english);
        }

        // What stands in the cells of the file, after "=", is shown as it was written.
        static string Said(string page) => string.Join('\n', page.Split('\n').Where(line => !line.StartsWith("      ", StringComparison.Ordinal) || line.Contains('!', StringComparison.Ordinal)));
    }

    [Test]
    public void Explain_UnknownPatient_NamesTheNearest()
    {
        Workspace.Run("explain", Sample, "P01").IsRefused(2, "there is no patient 'P01'", "did you mean 'P001'?");
        Workspace.Run("explain", _workspace.File("zeros.csv", "id;age\n001;60\n"), "1").IsRefused(2, "did you mean '001'?");
        Workspace.Run("explain", Sample).IsRefused(2, "explain needs PATIENT");
    }

    // A quotation mark that is never closed swallows the second patient: whoever looks at the first is told.
    [Test]
    public void Explain_CohortWithErrors_SaysSo()
    {
        const string Text = "patient_id;date_diagnostic;date_metastase;statut_vital;date_dn;note\nP1;02/01/2015;13/02/2016;vivante;01/01/2020;\"vue\nP2;06/05/2014;08/07/2015;vivante;01/01/2018;ok\n";
        string file = _workspace.File("quote.csv", Text);

        Assert.That(Workspace.Run("explain", file, "P1").Output, Does.Contain("Warning: The cohort has 1 error (oncosurv validate tells it)"));
        Assert.That(Workspace.Run("explain", file, "P1", "--lang", "fr").Output, Does.Contain("Attention : La cohorte a 1 erreur (oncosurv validate la donne)"));
    }

    [Test]
    public void Describe_WithoutGroups_ShowsTheTotalOnce()
    {
        string csv = Workspace.Run("describe", Sample, "--clinical", "toulouse", "--format", "csv").Output;

        Assert.That(csv.Split('\n')[0], Is.EqualTo("heading,characteristic,total,total_of"));
        Assert.That(csv, Does.Contain("Age (years),Median,").And.Contain("Postmenopausal,Missing,"));
    }

    [Test]
    public void Endpoints_Csv_IsReadByTheStatisticalCommands()
    {
        string file = _workspace.PathOf("csd.csv");
        Assert.That(Workspace.Run("endpoints", Sample, "--endpoint", "csd", "--format", "csv", "--out", file).Code, Is.Zero);

        JsonElement json = Workspace.Run("cuminc", file, "--time", "time_days", "--event", "cause", "--format", "json").Json;

        Assert.That(json.GetProperty("n").GetInt32(), Is.EqualTo(160));
    }

    // Focal treatment on day 400, after the progression of day 200; death on day 1000; a second patient who has nothing but day 0.
    [Test]
    public void Endpoints_Options_DecideExposureAndZeroTime()
    {
        string cohort = _workspace.File("salvage.csv", "id;date_diagnostic;date_metastase;statut_vital;date_dn;date_deces;progression;date_progression;ht;ht_debut;mdt1_date;mdt1_modality;mdt1_intent\n"
            + "P1;01/02/2010;25/12/2015;décédée;27/09/2018;27/09/2018;oui;19/07/2016;oui;01/01/2016;04/02/2017;SBRT;curative\nP2;01/02/2010;25/12/2015;vivante;01/01/2016;;non;;oui;01/01/2016;;;\n");

        Assert.That(Row(), Is.EqualTo("400 True 400"));
        Assert.That(Row("--salvage", "never"), Is.EqualTo("400 True "));
        Assert.That(Count(), Is.EqualTo(2));
        Assert.That(Count("--zero-time", "drop"), Is.EqualTo(1));
        Assert.That(Workspace.Run("endpoints", cohort, "--endpoint", "os", "--format", "csv", "--exposure-window", "12").Output, Does.Contain(",400,1,400,765.25"));
        Assert.That(Workspace.Run("explain", cohort, "P1", "--salvage", "never", "--lang", "fr").Output, Does.Contain("Traitement focal (D10) : au jour 400, après progression, ne compte pas"));
        Assert.That(Workspace.Run("describe", cohort, "--zero-time", "drop", "--format", "json").Code, Is.Zero);
        Workspace.Run("endpoints", cohort, "--salvage", "jamais", "--lang", "fr").IsRefused(2, "--salvage jamais : attendu : counts|never");
        Workspace.Run("explain", cohort, "P1", "--exposure-window", "0", "--lang", "fr").IsRefused(2, "un nombre de mois supérieur à 0 est attendu");

        string Row(params string[] options)
        {
            JsonElement row = Os(options).GetProperty("rows")[0];
            return $"{row.GetProperty("mdt_days")} {row.GetProperty("salvage")} {row.GetProperty("exposure_start")}";
        }

        int Count(params string[] options) => Os(options).GetProperty("n").GetInt32();

        JsonElement Os(string[] options) => Workspace.Run(["endpoints", cohort, "--endpoint", "os", "--format", "json", .. options]).Json.GetProperty("endpoints")[0];
    }

    // Time zero is 1 January 2016; 2018 begins on day 731, has its middle (1 July) on day 912 and its end on day 1095.
    [Test]
    public void Endpoints_PartialDatesBounds_BothExtremesBesideTheMiddle()
    {
        string cohort = _workspace.File("partial.csv", "id;date_diagnostic;date_metastase;statut_vital;date_dn;ht;ht_debut\nP1;01/02/2010;25/12/2015;vivante;2018;oui;01/01/2016\nP2;01/02/2010;25/12/2015;vivante;01/01/2017;oui;01/01/2016\n");
        string[] command = ["endpoints", cohort, "--endpoint", "os", "--partial-dates", "bounds", "--format"];

        JsonElement[] rows = [.. Workspace.Run([.. command, "json"]).Json.GetProperty("endpoints")[0].GetProperty("rows").EnumerateArray()];
        Assert.That(rows.Select(row => (row.GetProperty("shortest_days").GetDouble(), row.GetProperty("time_days").GetDouble(), row.GetProperty("longest_days").GetDouble(), row.GetProperty("longest_cause").GetInt32())),
            Is.EqualTo(new[] { (731.0, 912.0, 1095.0, 0), (366.0, 366.0, 366.0, 0) }));
        Assert.That(Workspace.Run([.. command, "csv"]).Output, Does.Contain("shortest_days,shortest_cause,longest_days,longest_cause").And.Contain(",731,0,1095,0"));
        Assert.That(Workspace.Run([.. command, "text", "--lang", "fr"]).Output, Does.Contain("Au plus court : jours").And.Contain("1095").And.Contain("dates partielles"));
        Assert.That(Workspace.Run("endpoints", cohort, "--endpoint", "os", "--format", "csv").Output, Does.Not.Contain("shortest"));
    }

    [Test]
    public void Screen_SynchronousPrimary_TakesTheOption()
    {
        string cohort = _workspace.File("sync.csv", "id;date_diagnostic;date_metastase;statut_vital;date_dn;primitif_controle\nP1;13/12/2015;25/12/2015;vivante;01/01/2018;non\n");

        Assert.That((T05(), T05("--synchronous-primary", "treatable")), Is.EqualTo(("unknown", "met")));

        string? T05(params string[] options) => Workspace.Run(["screen", cohort, "--criteria", "toulouse", "--format", "json", .. options]).Json
            .GetProperty("patients")[0].GetProperty("answers").EnumerateArray().Single(a => a.GetProperty("id").GetString() == "T05").GetProperty("verdict").GetString();
    }

    [Test]
    public void Endpoints_UnknownName_NamesTheNearest() =>
        Workspace.Run("endpoints", Sample, "--endpoint", "psf").IsRefused(2, "did you mean 'pfs'?");

    [Test]
    public void Describe_CohortByArm_HasCharacteristicsTreatmentsAndFollowUp()
    {
        JsonElement json = Workspace.Run("describe", Sample, "--by", "mdt", "--format", "json").Json;

        Assert.That(json.GetProperty("tables").GetArrayLength(), Is.EqualTo(3));
        Assert.That(json.GetProperty("tables")[0].GetProperty("columns")[2].GetString(), Is.EqualTo("MDT (N = 43)"));
        Assert.That(Workspace.Run("describe", Sample, "--lang", "fr").Output, Does.Contain("Inhibiteur de CDK4/6"));
        Workspace.Run("describe", Sample, "--by", "mtd").IsRefused(2, "did you mean 'mdt'?");
    }

    private static string Sample => Path.Combine(RepositoryPaths.Root, "samples", "toulouse", "cohort.csv");

    private string Cohort() => _workspace.File("cohort.csv", Header + Rows);
}
