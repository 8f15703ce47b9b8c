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
        Assert.That(text, Does.Contain("oncosurv_findings").And.Contain("V03 [date_diagnostic]"));
        Assert.That(Workspace.Run("validate", work.File("corrected.csv", text.Replace("31/02/2015;", "28/02/2015;", StringComparison.Ordinal))).Code, Is.Zero);
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

    [Test]
    public void Validate_UnknownFieldInMap_IsRefused()
    {
        using Workspace work = new();
        Workspace.Run("validate", work.File("cohort.csv", Cohort), "--map", "statut_vital=no_such").IsRefused(2, "--map", "no_such");
    }
}
