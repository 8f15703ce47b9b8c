using DocumentFormat.OpenXml.Packaging;

namespace Oncology.Cli.Tests;

/// <summary>Every command that prints tables prints them in every form.</summary>
[TestFixture]
public sealed class TableFormatTests
{
    private const string Cohort = "time,event,arm\n1,1,a\n2,0,b\n3,1,b\n4,1,a\n5,1,b\n6,0,a\n7,1,a\n";
    private static readonly string[] Cox = ["cox", "-", "--formula", "Surv(time, event) ~ arm"];

    [TestCase("markdown", ":---")]
    [TestCase("html", "<table class=\"result\">")]
    [TestCase("latex", "\\toprule")]
    public void Cox_Format_IsWrittenInThatForm(string format, string word)
    {
        Outcome outcome = Workspace.RunOn(Cohort, [.. Cox, "--format", format]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(outcome.Output, Does.Contain(word));
    }

    [Test]
    public void Cox_Word_IsAFileWithARealTable()
    {
        using Workspace workspace = new();
        string file = workspace.PathOf("cox.docx");
        Outcome outcome = Workspace.RunOn(Cohort, [.. Cox, "--format", "docx", "--out", file]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        using WordprocessingDocument document = WordprocessingDocument.Open(file, isEditable: false);
        Assert.That(document.MainDocumentPart!.Document.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.Table>(), Is.Not.Empty);
    }

    [Test]
    public void Cox_WordToTheTerminal_IsRefused() => Workspace.RunOn(Cohort, [.. Cox, "--format", "docx"]).IsRefused(2, "--format docx", "--out");

    [TestCase("lancet", "HR (95% CI)", "·")]
    [TestCase("nejm", " to ", "P value")]
    [TestCase("thesis", "HR [95% CI]", "; ")]
    public void Cox_Style_DecidesTheNumbers(string style, string first, string second)
    {
        Outcome outcome = Workspace.RunOn(Cohort, [.. Cox, "--style", style]);
        Assert.That(outcome.Output, Does.Contain(first).And.Contain(second));
    }

    [Test]
    public void Validate_Latex_IsRefusedWithTheFormsItHas() =>
        Workspace.RunOn(Cohort, "validate", "-", "--format", "latex").IsRefused(2, "--format latex", "text|json|csv");
}
