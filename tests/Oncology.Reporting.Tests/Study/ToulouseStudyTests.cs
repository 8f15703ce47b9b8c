using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>
/// The Toulouse study prints the numbers of the thesis (Glemarec 2021) that the shipped synthetic cohort reaches. Expected texts are the
/// printed ones; where the thesis prints fewer digits, the same number to three decimals is given and the printed one stands beside it.
/// </summary>
[TestFixture]
public sealed class ToulouseStudyTests
{
    private StudyRun _run = null!;

    [OneTimeSetUp]
    public void RunStudy() => _run = StudyCells.RunSample("toulouse");

    [TestCase("Age (years)", "0.207")]
    [TestCase("Menopause", "0.501")] // printed 0.5
    [TestCase("Oligometastatic disease", "0.469")] // 0.47
    [TestCase("T", "0.163")] // 0.16
    [TestCase("N", "0.844")] // 0.84
    [TestCase("IHC subtype", "0.446")]
    [TestCase("Grade", "0.486")] // 0.49
    [TestCase("Size of metastases (cm)", "0.660")] // 0.66
    [TestCase("Sites involved", "0.764")] // 0.76
    public void Table2_PValue_IsPrinted(string label, string p) => Assert.That(Text("table-2", label, "p"), Is.EqualTo(p));

    [TestCase("HT / HR+ subtype", "0.368")]
    [TestCase("Chemotherapy", "0.075")]
    [TestCase("Anti-HER2 / HER2+ subtype", "0.302")] // printed 0.320, digits swapped
    public void Table3_PValue_IsPrinted(string label, string p) => Assert.That(Text("table-3", label, "p"), Is.EqualTo(p));

    [TestCase("Synchronous", "53 (52.0%)", "34 (54.8%)", "19 (47.5%)")]
    [TestCase("T3/T4", "32 (32.0%)", "23 (37.1%)", "9 (23.7%)")]
    [TestCase("HR+", "78 (76.5%)", "48 (77.4%)", "30 (75.0%)")]
    [TestCase("Moderately differentiated (G2)", "53 (52.5%)", "31 (50.8%)", "22 (55.0%)")]
    [TestCase("Node", "37 (19.7%)", "18 (14.6%)", "19 (29.2%)")]
    public void Table2_Counts_ArePrinted(string label, string total, string sta, string mdt) => Assert.Multiple(() =>
    {
        Assert.That(Text("table-2", label, "total"), Is.EqualTo(total));
        Assert.That(Text("table-2", label, "group_1"), Is.EqualTo(sta));
        Assert.That(Text("table-2", label, "group_2"), Is.EqualTo(mdt));
    });

    [TestCase("Yes: time-dependent covariate", "univariable_1", "0.31 [0.13; 0.78]")]
    [TestCase("Yes: time-dependent covariate", "univariable_2", "0.39 [0.22; 0.72]")]
    [TestCase("Yes: time-dependent covariate", "univariable_2_p", "0.002")]
    [TestCase("Yes: time-dependent covariate", "multivariable_1", "0.13 [0.04; 0.38]")]
    [TestCase("Yes: time-dependent covariate", "multivariable_2", "0.35 [0.19; 0.65]")]
    [TestCase("Yes: landmark 3 months", "univariable_2", "0.57 [0.28; 1.15]")]
    [TestCase("Yes: landmark 6 months", "univariable_2", "0.50 [0.25; 0.97]")]
    [TestCase("Oligorecurrent", "univariable_1", "1.07 [0.53; 2.17]")]
    [TestCase("Oligorecurrent", "univariable_2_p", "0.253")] // printed 0.25
    [TestCase("III", "univariable_1", "2.33 [1.13; 4.81]")]
    [TestCase("III", "univariable_2_p", "0.047")]
    [TestCase("HR+ / HER2−", "multivariable_1", "0.04 [0.01; 0.12]")] // printed 0.04 [0.02; 0.12]: lower bound 0.0134
    [TestCase("HER2+", "multivariable_2", "0.07 [0.03; 0.20]")]
    public void Table4_Cell_IsPrinted(string label, string column, string printed) => Assert.That(Text("table-4", label, column), Is.EqualTo(printed));

    [Test]
    public void Table4_Tests_AreNamed() => Assert.Multiple(() =>
    {
        Assert.That(Text("table-4", "Yes: time-dependent covariate", "test"), Is.EqualTo("Wald"));
        Assert.That(Text("table-4", "Yes: landmark 6 months", "test"), Is.EqualTo("log-rank"));
        Assert.That(Text("table-4", "III", "test"), Is.EqualTo("log-rank"));
    });

    [Test]
    public void Figure6_LandmarkPanels_HavePrintedNumbers()
    {
        ResultTable three = Panel("figure-6A-panel");
        ResultTable six = Panel("figure-6B-panel");
        Assert.That(three.Rows.Select(row => StudyCells.Number(row.Cells[1])), Is.EqualTo(new[] { 80.0, 19 }));
        Assert.That(six.Rows.Select(row => StudyCells.Number(row.Cells[1])), Is.EqualTo(new[] { 64.0, 26 }));
        Assert.That(six.Rows.Select(row => StudyCells.Number(row.Cells[2])), Is.EqualTo(new[] { 40.0, 11 }));
        Assert.That(StudyCells.Number(six.Rows[0].Cells[^1]), Is.EqualTo(0.0362).Within(0.00005));
        Assert.That(StudyCells.Number(six.Rows[1].Cells[6]), Is.EqualTo(0.588).Within(0.0005));

        // Printed as S(24) in the thesis; no cohort with its other numbers can have that, and all six come out at 12 months.
        Assert.That(six.Rows[0].Cells[4].Format(NumberStyle.English), Is.EqualTo("73.4% [60.8; 82.6]"));
        Assert.That(six.Rows[1].Cells[4].Format(NumberStyle.English), Is.EqualTo("92.3% [72.6; 98.0]"));
    }

    [Test]
    public void Figure7_LandmarkPanels_HaveThePatientsOfFigure6() => Assert.Multiple(() =>
    {
        Assert.That(Panel("figure-7A-panel").Rows.Select(row => StudyCells.Number(row.Cells[1])), Is.EqualTo(new[] { 80.0, 19 }));
        Assert.That(Panel("figure-7B-panel").Rows.Select(row => StudyCells.Number(row.Cells[1])), Is.EqualTo(new[] { 64.0, 26 }));
    });

    [Test]
    public void Survival_AllPatients_IsPrinted()
    {
        ResultTable table = _run.Item("survival").Table(Language.English);
        Assert.That(table.Rows[0].Cells[3].Format(NumberStyle.English), Is.EqualTo("63"));
        Assert.That(table.Rows[0].Cells[4].Format(NumberStyle.English), Is.EqualTo("27.6 [17.2; 48.4]"));
        NumberStyle two = NumberStyle.English with { PercentDecimals = 2 };
        Assert.That(table.Rows[0].Cells[5].Format(two), Is.EqualTo("52.71% [42.57; 61.88]")); // printed 52.7
        Assert.That(table.Rows[1].Cells[5].Format(two), Is.EqualTo("86.19% [77.80; 91.58]"));
        Assert.That(table.Rows[1].Cells[6].Format(two), Is.EqualTo("63.21% [50.69; 73.37]"));
    }

    [Test]
    public void FollowUp_Median_IsPrinted() =>
        Assert.That(_run.Item("follow-up").Table(Language.English).Rows[0].Cells[2].Format(NumberStyle.English), Is.EqualTo("50.4 [44.4; 53.4]"));

    [Test]
    public void Synthetic_Mark_IsOnEveryTableAndFigure()
    {
        foreach (StudyItem item in _run.Chapters.SelectMany(chapter => chapter.Items))
        {
            string text = item.IsFigure ? item.Figure(Language.French).ToSvg() : item.Table(Language.French).ToText();
            Assert.That(text, Does.Contain("Données synthétiques"), item.Name);
        }
    }

    private string Text(string item, string label, string column) => StudyCells.Text(_run.Item(item).Table(Language.English), label, column);

    private ResultTable Panel(string name) => _run.Chapters.SelectMany(chapter => chapter.Items).SelectMany(item => item.Numbers).Single(numbers => numbers.Name == name).Table;
}
