using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

[TestFixture]
public sealed class FigureKindsTests
{
    private static IEnumerable<TestCaseData> EveryKindAndCase =>
        FigureKinds.All.Keys.Order(StringComparer.Ordinal).SelectMany(kind => FigureCase.All.Select(c => new TestCaseData(kind, c.Name)));

    private static IEnumerable<string> Kinds => FigureKinds.All.Keys.Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(EveryKindAndCase))]
    public void Create_UnderEveryCase_NothingOverlapsOrIsClipped(string kind, string name)
    {
        var under = FigureCase.All.Single(c => c.Name == name);
        if (FigureKinds.IsRefused(kind, under))
        {
            Assert.That(
                () => FigureKinds.All[kind](under), Throws.InstanceOf<ArgumentException>().Or.InstanceOf<ModelException>().With.Message.Not.Empty, "in words, not by a fault");
            return;
        }

        var figure = FigureKinds.All[kind](under);
        // For the eye: what the last run drew lies beside the test assembly.
        string folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "figures")).FullName;
        File.WriteAllText(Path.Combine(folder, $"{kind}-{name}.svg"), figure.ToSvg());
        FigureLayout.AssertClean(figure);
        Assert.That(
            MarkBounds.All(figure).Select(m => m.Mark).OfType<Mark.Text>().Select(t => t.Content),
            Has.None.Matches<string>(t => System.Text.RegularExpressions.Regex.IsMatch(t ?? "", @"(^|[\s\[(;])-\d")), "a minus is U+2212");
        Assert.That(figure.ToSvg().Length, Is.LessThan(1_500_000));
    }

    [TestCaseSource(nameof(Kinds))]
    public void Create_EachKindInBothLanguages_MatchesApproved(string kind)
    {
        foreach (string name in (string[])["plain", "french"])
            ApprovedFigure.Check(FigureKinds.All[kind](FigureCase.All.Single(c => c.Name == name)), $"kind-{kind}-{name}");
    }

    [TestCaseSource(nameof(Kinds))]
    public void Create_InAnyCulture_GivesEqualBytes(string kind)
    {
        var plain = FigureCase.All.First();
        var before = CultureInfo.CurrentCulture;
        byte[] pdf = FigureKinds.All[kind](plain).ToPdf();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.That(FigureKinds.All[kind](plain).ToPdf(), Is.EqualTo(pdf));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public void Create_InFrench_HasDecimalCommasAndSaysThatDataAreSynthetic(string kind)
    {
        var figure = FigureKinds.All[kind](FigureCase.All.Single(c => c.Language == Language.French && c.Patients == 90));
        string[] texts = [.. MarkBounds.All(figure).Select(m => m.Mark).OfType<Mark.Text>().Select(t => t.Content)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(texts, Has.Member("Données synthétiques"));
            Assert.That(texts.Append(figure.Description), Has.None.Matches<string>(t => System.Text.RegularExpressions.Regex.IsMatch(t ?? "", @"\d\.\d")));
            Assert.That(figure.Description, Does.StartWith("Données synthétiques. "));
            Assert.That(figure.Description, Does.Contain("\u00A0:"), "a colon with its space");
        }
    }
}
