using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>Regression tables: reference rows, named tests, columns by endpoint.</summary>
[TestFixture]
public sealed class RegressionTableTests
{
    private static readonly Estimate Ratio = new(0.39, 0.3, new Interval(0.22, 0.72));

    [Test]
    public void ToTable_OneEndpoint_PrintsReferenceEffectAndTest()
    {
        ResultTable table = Make(
            new RegressionRow(LocalText.Same("No"), [RegressionCell.Reference], [RegressionCell.Reference]) { Indent = 1 },
            new RegressionRow(LocalText.Same("Yes"), [RegressionCell.Effect(Ratio, 0.002, RegressionTest.Wald)], [RegressionCell.Effect(Ratio, 0.0004, RegressionTest.Wald)]) { Indent = 1 });
        Assert.That(table.Rows[0].Cells.Select(cell => cell.Format(NumberStyle.French)), Is.EqualTo(new[] { "No", "1 (référence)", "", "", "1 (référence)", "" }));
        Assert.That(table.Rows[1].Cells.Select(cell => cell.Format(NumberStyle.French)), Is.EqualTo(new[] { "Yes", "0,39 [0,22; 0,72]", "0,002", "Wald", "0,39 [0,22; 0,72]", "<0,001" }));
    }

    [Test]
    public void ToTable_WithoutMultivariableModel_HasNoColumnsForIt()
    {
        ResultTable table = Make(new RegressionRow(LocalText.Same("Age"), [RegressionCell.Effect(Ratio, 0.002, RegressionTest.Wald)], [RegressionCell.Absent]));
        Assert.That(table.Columns.Select(column => column.Key), Is.EqualTo(new[] { "characteristic", "univariable_1", "univariable_1_p", "test" }));
    }

    [Test]
    public void Create_RowWithoutCellPerEndpoint_IsRefused() =>
        Assert.That(() => Make(new RegressionRow(LocalText.Same("Age"), [], [])), Throws.ArgumentException.With.Message.Contains("Row 0 ('Age')"));

    [Test]
    public void SurvivalTable_WithoutRow_IsRefused() =>
        Assert.Throws<ArgumentException>(() => SurvivalTable.Create(LocalText.Same("T"), [], [], TimeUnit.Months));

    [Test]
    public void SurvivalTable_MedianNotReached_IsMissing()
    {
        // Two of five die at 10 and 20 days: S stays at 3/5.
        KaplanMeier curve = KaplanMeier.Fit(SurvivalData.RightCensored([10, 20, 30, 30, 30], [true, true, false, false, false]));
        ResultTable table = SurvivalTable.Create(LocalText.Same("T"), [(LocalText.Same("OS"), LocalText.Same("all"), curve)], [25], TimeUnit.Days).ToTable(Language.English);
        Assert.That(table.Rows[0].Cells[4].Format(NumberStyle.English), Does.StartWith("–"));
        Assert.That(((Cell.WithInterval)table.Rows[0].Cells[5]).Value, Is.EqualTo(0.6).Within(1e-12));
    }

    [Test]
    public void StudyVariable_CodeWithoutLevel_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StudyVariable.Category("v", LocalText.Same("v"), [LocalText.Same("a")], [0, 1]));

    private static ResultTable Make(params ImmutableArray<RegressionRow> rows) =>
        RegressionTable.Create(LocalText.Same("T"), [LocalText.Same("PFS")], rows, 0.95, []).ToTable(Language.French);
}
