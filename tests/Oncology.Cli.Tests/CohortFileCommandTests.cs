using System.Text.Json;

namespace Oncology.Cli.Tests;

public sealed class CohortFileCommandTests
{
    private const string Cohort = "id;date_diagnostic;date_metastase;date_dn;statut_vital;met1_organ\n"
        + "P1;31/02/2015;20/04/2015;20/04/2019;vivante;os\nP2;15/01/2015;20/04/2015;20/04/2019;vivante;foie\n";

    private const string Patch = "patient,field,old,new,reason,who,date\nP1,date_diagnostic,31/02/2015,28/02/2015,record read again,AB,2026-01-02\n";

    [Test]
    public void Validate_WithPatch_ListsTheCorrection()
    {
        using Workspace work = new();
        string cohort = work.File("cohort.csv", Cohort);
        Assert.That(Workspace.Run("validate", cohort).Code, Is.EqualTo(3));
        JsonElement json = Workspace.Run("validate", cohort, "--patch", work.File("patch.csv", Patch), "--format", "json").Json;
        Assert.That(json.GetProperty("corrections")[0].GetProperty("new").GetString(), Is.EqualTo("28/02/2015"));
        Assert.That(json.GetProperty("files")[0].GetProperty("sha256").GetString(), Has.Length.EqualTo(64));
        Assert.That(json.GetProperty("counts")[0].GetProperty("kept").GetInt32(), Is.EqualTo(2));
        Assert.That(File.ReadAllText(cohort), Is.EqualTo(Cohort));
    }

    [Test]
    public void Validate_Annotated_WritesWhatCanBeReadAgain()
    {
        using Workspace work = new();
        string annotated = work.PathOf("annotated.csv");
        Assert.That(Workspace.Run("validate", work.File("cohort.csv", Cohort), "--annotated", annotated).Code, Is.EqualTo(3));
        string text = File.ReadAllText(annotated);
        Assert.That(File.ReadAllBytes(annotated)[..3], Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }), "without the mark a spreadsheet breaks the accents");
        Assert.That(text, Does.Contain("oncosurv_findings").And.Contain("V03 [date_diagnostic]"));
        Assert.That(Workspace.Run("validate", work.File("corrected.csv", text.Replace("31/02/2015;", "28/02/2015;", StringComparison.Ordinal))).Code, Is.Zero);
    }

    [Test]
    public void Validate_AnnotatedInTheFolderOfTheCohort_IsRefused()
    {
        using Workspace work = new();
        string folder = Directory.CreateDirectory(work.PathOf("in")).FullName;
        File.WriteAllText(Path.Combine(folder, "patients.csv"), "id;sexe\nP1;F\n");
        Assert.That(Workspace.Run("validate", folder, "--annotated", Path.Combine(folder, "patients.csv.csv")).Code, Is.EqualTo(2));
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(1));
    }

    [Test]
    public void Validate_StandardInput_SaysThatCohortsAreNotReadFromIt() =>
        Assert.That(Workspace.Run("validate", "-").Error, Does.Contain("not read from standard input"));

    // The tables of a cohort are annotated one by one; the folder that holds them is a cohort again.
    [Test]
    public void Validate_AnnotatedTables_AreReadAsTheyAre()
    {
        using Workspace work = new();
        Directory.CreateDirectory(work.PathOf("in"));
        Directory.CreateDirectory(work.PathOf("out"));
        File.WriteAllText(Path.Combine(work.PathOf("in"), "patients.csv"), "id;date_diagnostic;date_metastase;date_dn;statut_vital\nP1;15/01/2015;20/04/2015;20/04/2019;vivante\n");
        File.WriteAllText(Path.Combine(work.PathOf("in"), "lesions.csv"), "id;lesion;organe\nP1;1;os\nP1;2;foie\n");
        File.WriteAllText(Path.Combine(work.PathOf("in"), "suivi.csv"), "id;statut_vital;date_dn\nP1;vivante;20/05/2020\n");
        Workspace.Run("validate", work.PathOf("in"), "--annotated", Path.Combine(work.PathOf("out"), "to-correct.csv"));

        JsonElement json = Workspace.Run("validate", work.PathOf("out"), "--format", "json").Json;

        Assert.That(json.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString()), Is.EqualTo(new[] { "to-correct.patients.csv", "to-correct.lesions.csv", "to-correct.suivi.csv" }));
        Assert.That(json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()), Does.Contain("F14"));
        Assert.That(json.GetProperty("counts").EnumerateArray().Single(c => c.GetProperty("table").GetString() == "lesions").GetProperty("kept").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public void Validate_CsvInFrench_IsFrench()
    {
        using Workspace work = new();
        string csv = Workspace.Run("validate", work.File("cohort.csv", Cohort), "--format", "csv", "--lang", "fr").Output;
        Assert.That(csv, Does.Contain("ne peut être lu").And.Not.Contain("cannot be read"));
    }

    [Test]
    public void Convert_ToLongAndBack_GivesTheSameFlatFile()
    {
        using Workspace work = new();
        string cohort = work.File("cohort.csv", Cohort.Replace("31/02", "28/02", StringComparison.Ordinal));
        Assert.That(Workspace.Run("convert", cohort, "--to", "flat", "--out", work.PathOf("flat.csv")).Code, Is.Zero);
        Assert.That(Workspace.Run("convert", cohort, "--to", "long", "--out", work.PathOf("tables")).Code, Is.Zero);
        Assert.That(Workspace.Run("convert", work.PathOf("tables"), "--to", "flat", "--out", work.PathOf("again.csv")).Code, Is.Zero);
        Assert.That(File.ReadAllText(work.PathOf("again.csv")), Is.EqualTo(File.ReadAllText(work.PathOf("flat.csv"))));
    }

    [Test]
    public void Convert_OfAnErroneousCohort_WritesAndSaysSo()
    {
        using Workspace work = new();
        Outcome outcome = Workspace.Run("convert", work.File("cohort.csv", Cohort), "--to", "long", "--out", work.PathOf("tables"));
        Assert.That(outcome.Code, Is.EqualTo(3));
        Assert.That(outcome.Error, Does.Contain("oncosurv validate"));
        Assert.That(File.Exists(Path.Combine(work.PathOf("tables"), "patients.csv")));
    }

    [TestCase("--map", "statut_vitl=vital_status")]
    [TestCase("--missing-code", "statut_vitl=9")]
    [TestCase("--date-order", "statut_vitl=day-first")]
    public void Validate_OptionThatNamesAnAbsentColumn_IsRefusedWithTheNearest(string option, string word)
    {
        using Workspace work = new();
        Workspace.Run("validate", work.File("cohort.csv", Cohort), option, word).IsRefused(2, option, "\"statut_vitl\". Is it \"statut_vital\"?");
    }

    [Test]
    public void Validate_UnknownFieldInMap_IsRefused()
    {
        using Workspace work = new();
        Workspace.Run("validate", work.File("cohort.csv", Cohort), "--map", "statut_vital=no_such").IsRefused(2, "--map", "no_such");
    }

    [Test]
    public void Screen_WithPatch_UsesAndListsTheCorrection()
    {
        using Workspace work = new();
        string cohort = work.File("cohort.csv", Cohort);
        string patch = work.File("patch.csv", Patch);
        JsonElement json = Workspace.Run("screen", cohort, "--criteria", "toulouse", "--patch", patch, "--format", "json").Json;
        Assert.That(json.GetProperty("corrections")[0].GetProperty("patient_id").GetString(), Is.EqualTo("P1"));
        Assert.That(json.GetProperty("patients")[0].GetProperty("answers").EnumerateArray().Single(a => a.GetProperty("id").GetString() == "T03").GetProperty("verdict").GetString(), Is.EqualTo("met"));
        Assert.That(Workspace.Run("screen", cohort, "--criteria", "toulouse", "--patch", patch, "--lang", "fr").Output, Does.Contain("corrigé : ").And.Contain("28/02/2015"));
        Assert.That(Workspace.Run("screen", cohort, "--criteria", "toulouse", "--format", "json").Json.GetProperty("corrections").GetArrayLength(), Is.Zero);
    }

    // The corrected value, the raw cell and who corrected it, in every command and format that reads a cohort.
    [Test]
    public void EveryCommand_WithPatch_ListsTheCorrection()
    {
        using Workspace work = new();
        string cohort = work.File("cohort.csv", Cohort.Replace("met1_organ", "met1_organ;ht;ht_debut", StringComparison.Ordinal).Replace("os\n", "os;oui;01/05/2015\n", StringComparison.Ordinal).Replace("foie\n", "foie;non;\n", StringComparison.Ordinal));
        string patch = work.File("patch.csv", Patch);
        string[][] commands = [["explain", cohort, "P1"], ["endpoints", cohort], ["describe", cohort], ["screen", cohort, "--criteria", "toulouse"], ["validate", cohort]];
        foreach (string[] command in commands)
        {
            foreach (string format in (string[])["text", "json", "csv"])
            {
                Outcome outcome = Workspace.Run([.. command, "--patch", patch, "--format", format]);
                Assert.That(outcome.Output, Does.Contain("28/02/2015").And.Contain("31/02/2015").And.Contain("record read again"), $"{command[0]} {format}");
                Assert.That(Workspace.Run([.. command, "--format", format]).Output, Does.Not.Contain("record read again"), $"{command[0]} {format}");
            }
        }

        Assert.That(
            Workspace.Run("explain", cohort, "P1", "--patch", patch, "--lang", "fr").Output,
            Does.Contain("= 28/02/2015 (cohort.csv, ligne 2, colonne ").And.Contain(" ; « 31/02/2015 » corrigé en « 28/02/2015 »"));
    }

    [Test]
    public void Report_WithPatch_ListsTheCorrectionInTheReport()
    {
        using Workspace work = new();
        work.File("cohort.csv", Cohort);
        string study = work.File("study.json", """
            { "study": "s", "title": "S", "data": { "cohort": "cohort.csv" },
              "chapters": [{ "title": "C", "results": [] }] }
            """);
        Assert.That(Workspace.Run("report", study, "--out", work.PathOf("without")).Code, Is.EqualTo(3));
        Outcome outcome = Workspace.Run("report", study, "--out", work.PathOf("out"), "--patch", work.File("patch.csv", Patch));
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(File.ReadAllText(Path.Combine(work.PathOf("out"), "report.html")), Does.Contain("record read again").And.Contain("28/02/2015"));
        Assert.That(File.ReadAllText(work.PathOf("cohort.csv")), Is.EqualTo(Cohort));
    }

    [Test]
    public void Validate_RedcapDictionary_ExplainsNumericCodes()
    {
        using Workspace work = new();
        string cohort = work.File("cohort.csv", "record_id,imaging___1,primary_dx_date,metastasis_dx_date,last_followup_date,vital_status\n1,1,2015-01-15,2016-01-20,2019-06-30,alive\n");
        string dictionary = work.File("dictionary.csv", "\"Variable / Field Name\",\"Choices, Calculations, OR Slider Labels\"\nimaging,\"1, TEP-TDM\"\n");
        Assert.That(Workspace.Run("validate", cohort).Output, Does.Contain("F12").And.Contain("--redcap-dictionary"));
        JsonElement json = Workspace.Run("validate", cohort, "--redcap-dictionary", dictionary, "--format", "json").Json;
        Assert.That(json.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("field").GetString()), Does.Contain("img_pet"));
        Workspace.Run("validate", cohort, "--redcap-dictionary", cohort).IsRefused(3, "F12", "Variable / Field Name");
    }

    [Test]
    public void Describe_OfACohort_TakesTheClinicalConventions()
    {
        using Workspace work = new();
        string cohort = work.File("cohort.csv", "id;re;rp;her2;date_diagnostic;date_metastase;date_dn;statut_vital\nP1;5;0;0;15/01/2015;20/04/2015;20/04/2019;vivante\nP2;5;0;0;15/01/2015;20/04/2015;20/05/2019;vivante\n");
        Assert.That(Groups(), Does.Contain("TNBC").And.Not.Contain("HR+/HER2-"));
        Assert.That(Groups("--clinical", "asco-cap"), Does.Contain("HR+/HER2-").And.Not.Contain("TNBC"));

        string Groups(params string[] options) => string.Join(' ', Workspace.Run(["describe", cohort, "--by", "subtype", "--format", "json", .. options]).Json
            .GetProperty("tables")[0].GetProperty("columns").EnumerateArray().Select(c => c.GetString()));
    }
}
