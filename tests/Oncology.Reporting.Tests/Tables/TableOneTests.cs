using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>Tables of characteristics: denominators, missing values, and the test that is chosen.</summary>
[TestFixture]
public sealed class TableOneTests
{
    // The published counts of the Toulouse study, STA against MDT; p recomputed with R: chisq.test(correct = FALSE) and fisher.test.
    [TestCase(new[] { 24, 37 }, new[] { 18, 21 }, 0.5010, TableOneMethod.ChiSquare)]
    [TestCase(new[] { 34, 28 }, new[] { 19, 21 }, 0.4689, TableOneMethod.ChiSquare)]
    [TestCase(new[] { 39, 23 }, new[] { 29, 9 }, 0.1628, TableOneMethod.ChiSquare)]
    [TestCase(new[] { 43, 9, 10 }, new[] { 23, 9, 8 }, 0.4465, TableOneMethod.ChiSquare)]
    [TestCase(new[] { 41, 13, 6 }, new[] { 30, 7, 2 }, 0.6604, TableOneMethod.Fisher)]
    public void Create_PublishedCounts_GivesTestAndPValue(int[] first, int[] second, double p, TableOneMethod method)
    {
        int[] groups = [.. Enumerable.Repeat(0, first.Sum()), .. Enumerable.Repeat(1, second.Sum())];
        int[] codes = [.. first.SelectMany((n, level) => Enumerable.Repeat(level, n)), .. second.SelectMany((n, level) => Enumerable.Repeat(level, n))];
        ImmutableArray<LocalText> levels = [.. first.Select((_, level) => LocalText.Same($"level {level}"))];
        var variable = StudyVariable.Category("v", LocalText.Same("v"), levels, codes);
        TableOne table = TableOne.Create(LocalText.Same("T"), Arms(groups), [TableOneBlock.Of(variable)]);
        Assert.That(table.Tests.Single().Test.Method, Is.EqualTo(method));
        Assert.That(table.Tests.Single().Test.PValue, Is.EqualTo(p).Within(0.00005));
    }

    [Test]
    public void Create_MissingValues_AreCountedApartAndLeaveTheDenominator()
    {
        var variable = StudyVariable.Category("v", LocalText.Same("v"), [LocalText.Same("no"), LocalText.Same("yes")], [0, 1, -1, 1]);
        ResultTable table = TableOne.Create(LocalText.Same("T"), Arms([0, 0, 1, 1]), [TableOneBlock.Of(variable)]).ToTable(Language.English);
        Assert.That(table.Rows.Select(row => row.Cells[1].Format(NumberStyle.English)), Is.EqualTo(new[] { "", "1 (33.3%)", "2 (66.7%)", "1" }));
        Assert.That(table.Rows[3].Cells[0].Format(NumberStyle.English), Is.EqualTo("Missing"));
        Assert.That(table.Columns[1].Header, Is.EqualTo("Total (N = 4)"));
    }

    [Test]
    public void Create_Number_HasMedianAndRange()
    {
        var age = StudyVariable.Number("age", LocalText.Same("Age"), [50, 61, 40, double.NaN]);
        ResultTable table = TableOne.Create(LocalText.Same("T"), Arms([0, 0, 1, 1]), [TableOneBlock.Of(age)]).ToTable(Language.French);
        Assert.That(table.Rows[1].Cells[2].Format(NumberStyle.French), Is.EqualTo("55,5"));
        Assert.That(table.Rows[2].Cells[1].Format(NumberStyle.French), Is.EqualTo("(40; 61)"));
        Assert.That(table.Rows[3].Cells[0].Format(NumberStyle.French), Is.EqualTo("Manquant"));
    }

    [Test]
    public void Create_OneLevel_HasNoTest()
    {
        var variable = StudyVariable.Category("v", LocalText.Same("v"), [LocalText.Same("only")], [0, 0, 0]);
        Assert.That(TableOne.Create(LocalText.Same("T"), Arms([0, 1, 1]), [TableOneBlock.Of(variable)]).Tests, Is.Empty);
    }

    [Test]
    public void Create_OtherLength_IsRefused()
    {
        var variable = StudyVariable.Category("v", LocalText.Same("v"), [LocalText.Same("only")], [0, 0]);
        Assert.Throws<ArgumentException>(() => TableOne.Create(LocalText.Same("T"), Arms([0, 1, 1]), [TableOneBlock.Of(variable)]));
    }

    private static StudyVariable Arms(int[] codes) =>
        StudyVariable.Category("arm", LocalText.Same("Arm"), [LocalText.Same("STA"), LocalText.Same("MDT")], codes);

    // R: kruskal.test(list(c(1,2,3,4), c(3,5,6,7), c(8,9,10,4)))$p.value.
    [Test]
    public void Create_NumberInThreeGroups_IsComparedByKruskalWallisAndTheFootnoteNamesThatAlone()
    {
        ImmutableArray<LocalText> levels = [LocalText.Same("a"), LocalText.Same("b"), LocalText.Same("c")];
        var groups = StudyVariable.Category("g", LocalText.Same("g"), levels, [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
        var age = StudyVariable.Number("age", LocalText.Same("Age"), [1, 2, 3, 4, 3, 5, 6, 7, 8, 9, 10, 4]);
        TableOne table = TableOne.Create(LocalText.Same("T"), groups, [TableOneBlock.Of(age)]);
        string note = table.ToTable(Language.English).Footnotes[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Tests.Single().Test.Method, Is.EqualTo(TableOneMethod.KruskalWallis));
            Assert.That(table.Tests.Single().Test.PValue, Is.EqualTo(0.032300956031140658).Within(1e-9 * 0.032300956031140658));
            Assert.That(note, Is.EqualTo("Kruskal-Wallis: corrected for ties."));
        }
    }
}
