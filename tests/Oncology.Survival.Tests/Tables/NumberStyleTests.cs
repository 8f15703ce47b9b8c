namespace Oncology.Survival.Tests;

/// <summary>Numbers as a thesis, The Lancet and the New England Journal of Medicine print them; expected texts are copied from their instructions.</summary>
[TestFixture]
public sealed class NumberStyleTests
{
    private static readonly Interval Limits = new(0.42, 0.98);

    [Test]
    public void FormatSentence_HouseStyles_AreAsPrinted()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NumberStyle.Lancet.FormatSentence(0.64, Limits, 0.95, NumberKind.Ratio), Is.EqualTo("0·64 (95% CI 0·42–0·98)"));
            Assert.That(NumberStyle.NewEngland.FormatSentence(0.64, Limits, 0.95, NumberKind.Ratio), Is.EqualTo("0.64 (95% CI, 0.42 to 0.98)"));
            Assert.That(NumberStyle.English.FormatSentence(0.64, Limits, 0.95, NumberKind.Ratio), Is.EqualTo("0.64 [95% CI: 0.42; 0.98]"));
            Assert.That(NumberStyle.French.FormatSentence(0.64, Limits, 0.95, NumberKind.Ratio), Is.EqualTo("0,64 [IC 95\u202F%: 0,42; 0,98]"));
        }
    }

    [TestCase(0.042, "p=0·042", "P=0.04", "p = 0.042")]
    [TestCase(0.42, "p=0·42", "P=0.42", "p = 0.420")]
    [TestCase(0.0042, "p=0·0042", "P=0.004", "p = 0.004")]
    [TestCase(0.00042, "p=0·0004", "P<0.001", "p < 0.001")]
    [TestCase(0.000042, "p<0·0001", "P<0.001", "p < 0.001")]
    [TestCase(0.9996, "p>0·99", "P>0.99", "p = 1.000")]
    [TestCase(1, "p=1·00", "P=1.00", "p = 1.000")]
    public void FormatP_HouseStyles_AreAsPrinted(double p, string lancet, string newEngland, string thesis)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NumberStyle.Lancet.FormatP(p), Is.EqualTo(lancet));
            Assert.That(NumberStyle.NewEngland.FormatP(p), Is.EqualTo(newEngland));
            Assert.That(NumberStyle.English.FormatP(p), Is.EqualTo(thesis));
        }
    }

    [Test]
    public void Format_TimesThatAreNotReached_AreNamedInJournals()
    {
        Interval open = new(914, double.NaN);
        Interval none = new(double.NaN, double.NaN);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NumberStyle.Lancet.Format(1463, open, NumberKind.General), Is.EqualTo("1463 (914–NR)"));
            Assert.That(NumberStyle.NewEngland.Format(double.NaN, open, NumberKind.Time), Is.EqualTo("NR (914.0 to NR)"));
            Assert.That(NumberStyle.For(HouseStyle.Lancet, Language.French).Format(double.NaN, open, NumberKind.Time), Is.EqualTo("NA (914·0–NA)"));
            Assert.That(NumberStyle.Lancet.Format(0, none, NumberKind.Percent), Is.EqualTo("0·0% (–)"));
            Assert.That(NumberStyle.Lancet.Format(double.NaN, none, NumberKind.Ratio), Is.EqualTo("– (–)"));
            Assert.That(NumberStyle.English.Format(double.NaN, open, NumberKind.Time), Is.EqualTo("– [914.0; –]"));
        }
    }

    [Test]
    public void FootnotesIn_HouseStyle_WritesNumbersAsTheCellsDo()
    {
        LogRankTest test = LogRankTest.Run(
            SurvivalData.RightCensored([1, 2, 3, 4], [true, true, true, true]), Factor.FromLabels("arm", ["a", "a", "b", "b"], ["a", "b"]));
        ResultTable table = test.ToTable(Language.English);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.ToText(NumberStyle.Lancet), Does.Match(@"χ² = \d+·\d\d, df = 1, p=0·\d+\."));
            Assert.That(table.ToText(), Does.Match(@"χ² = \d+\.\d\d, df = 1, p = 0\.\d{3}\."));
            Assert.That(table.Footnotes, Is.EqualTo(table.FootnotesIn(NumberStyle.English)));
        }
    }

    [Test]
    public void Format_Thousands_AreSeparatedFromWhereTheStyleSays()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NumberStyle.English.Format(1234, NumberKind.Count), Is.EqualTo("1,234"));
            Assert.That(NumberStyle.French.Format(1234567, NumberKind.Count), Is.EqualTo("1\u202F234\u202F567"));
            Assert.That(NumberStyle.Lancet.Format(1234, NumberKind.Count), Is.EqualTo("1234"));
            Assert.That(NumberStyle.Lancet.Format(12345, NumberKind.Count), Is.EqualTo("12\u202F345"));
            Assert.That(NumberStyle.NewEngland.Format(12345, NumberKind.Count), Is.EqualTo("12,345"));
            Assert.That(NumberStyle.English.Format(2016, NumberKind.Measure), Is.EqualTo("2016"));
            Assert.That(NumberStyle.English.Format(-123456.78, NumberKind.Statistic), Is.EqualTo("\u2212123,456.78"));
            Assert.That(NumberStyle.English.Format(999.999, NumberKind.Weight), Is.EqualTo("1,000.0"));
        }
    }

    [Test]
    public void Format_NegativeNumbers_CarryAMinusAndNotAHyphen()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NumberStyle.English.Format(-0.25, NumberKind.Coefficient), Is.EqualTo("\u22120.2500"));
            Assert.That(NumberStyle.English.Format(-0.00001, NumberKind.Coefficient), Is.EqualTo("0.0000"));
            Assert.That(NumberStyle.Lancet.Format(new Interval(-0.5, 0.5), NumberKind.Ratio), Is.EqualTo("(\u22120·50; 0·50)"));
        }
    }

    [Test]
    public void HeaderIn_Styles_NameTheIntervalAndThePValue()
    {
        TableColumn ratio = new("hazard_ratio", "HR") { IntervalLevel = 0.95 };
        TableColumn p = new("p", "p");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ratio.HeaderIn(NumberStyle.English), Is.EqualTo("HR [95% CI]"));
            Assert.That(ratio.HeaderIn(NumberStyle.Lancet), Is.EqualTo("HR (95% CI)"));
            Assert.That(ratio.HeaderIn(NumberStyle.For(HouseStyle.Lancet, Language.French)), Is.EqualTo("HR (IC 95\u202F%)"));
            Assert.That(p.HeaderIn(NumberStyle.NewEngland), Is.EqualTo("P value"));
            Assert.That(p.HeaderIn(NumberStyle.English), Is.EqualTo("p"));
            Assert.That((ratio with { IntervalNote = "percentile" }).HeaderIn(NumberStyle.English), Is.EqualTo("HR [95% CI, percentile]"));
        }
    }

    [Test]
    public void Csv_OfATable_KeepsPlainNumbers()
    {
        ResultTable table = new("t", [new TableColumn("n", "n"), new TableColumn("x", "x")], [new TableRow([new Cell.Number(12345, NumberKind.Count), new Cell.Number(-0.5, NumberKind.Ratio)])], Language.English);
        Assert.That(table.ToCsv(), Is.EqualTo("n,x\n12345,-0.5\n"));
    }

    [Test]
    public void ToCsv_Headings_StandBesideTheirRows()
    {
        ResultTable table = new("T", [new("label", "Label", IsText: true), new("n", "n")],
            [Row("Age", null, 0, true), Row("Median", 55, 1, false), Row("Sex", 2, 0, true), Row("F", 1, 1, false), Row("Sites", null, 1, true), Row("Bone", 3, 2, false), Row("Grade", null, 0, true), Row("I", 4, 0, false)],
            Language.English);

        Assert.That(table.ToCsv(), Is.EqualTo("heading,label,n\nAge,Median,55\nSex,Sex,2\nSex,F,1\nSex / Sites,Bone,3\nGrade,I,4\n"));

        static TableRow Row(string label, int? n, int indent, bool isHeading) =>
            new([new Cell.Text(label), n is { } count ? new Cell.Number(count, NumberKind.Count) : Cell.Empty]) { Indent = indent, IsHeading = isHeading };
    }
}
