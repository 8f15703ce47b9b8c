using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>
/// Printed tables checked against themselves. The expected side is the audit of the thesis, which was made by hand and in R, and worked
/// examples.
/// </summary>
[TestFixture]
public sealed class TableCheckTests
{
    private static readonly TableCheck Thesis = TableCheck.Run(Path.Combine(RepositoryPaths.Root, "samples", "toulouse", "published.csv"));

    // audit.csv: inconsistent, or contradictory sums.
    [TestCase("text.response.mdt.pr_sd.percent")] // 6/40 = 15.0 %
    [TestCase("table2.lesions.liver.all.percent")] // 35/188 = 18.6 %
    [TestCase("table3.combined.ct_exclusive.sta.percent")] // 13/62 = 21.0 %
    [TestCase("table3.anti_her2.p")] // 0.302, digits swapped
    [TestCase("table4.os.uni.ht_only.p")] // the interval gives 0.001
    [TestCase("text.os.focal_td.p")] // the interval gives 0.012
    [TestCase("table3.ht.any.all.n")] // 43 + 30 = 73
    public void Run_Thesis_FindsWhatNoDataCanPrint(string id) => Assert.That(Of(id), Does.Contain(TableCheckVerdict.Fails));

    // audit.csv: rounding.
    [TestCase("table2.imaging.bone_mri.all.percent")]
    [TestCase("table2.lesions.bone.sta.percent")]
    [TestCase("table2.lesions.bone.mdt.percent")]
    [TestCase("table3.combined.ht_cdk46.all.percent")]
    [TestCase("table3.focal.pra.all.percent")]
    [TestCase("table4.pfs.uni.focal_landmark6.p")]
    [TestCase("table4.os.multi.number_of_metastases.p")]
    public void Run_Thesis_FindsLastDigits(string id) => Assert.That(Of(id), Does.Contain(TableCheckVerdict.LastDigit));

    [TestCase("table3.ht.aromatase_inhibitor.mdt.percent")] // of the 30 HR+
    [TestCase("table3.ct.taxane.mdt.percent")] // of the 24 on CT
    [TestCase("text.toxicity.grade2.percent")] // of 22
    [TestCase("discussion.bone_node_lesions.percent")] // of 188 lesions
    public void Run_Thesis_FindsOtherDenominators(string id) => Assert.That(Of(id), Is.EqualTo(new[] { TableCheckVerdict.OtherReading }));

    // p-values and intervals that the audit recomputed without a remark.
    [TestCase("table2.subtype.p")]
    [TestCase("table2.grade.p")]
    [TestCase("table2.size.p")]
    [TestCase("table2.menopause.p")]
    [TestCase("table4.os.uni.ct_only.hr")]
    [TestCase("figure6b.focal_no.s48")]
    [TestCase("text.follow_up.median")]
    [TestCase("table2.menopause.no.all.percent")] // of the 100 known
    public void Run_Thesis_AcceptsWhatFits(string id) => Assert.That(Of(id), Is.Not.Empty.And.All.EqualTo(TableCheckVerdict.Holds));

    // audit.csv: 43/62 against the 31/40 that the agents add up to; 20/43 against the 5/29 of the text.
    [TestCase("table3.ht.p", "43/62, 31/40: Chi-square 0.3681")]
    [TestCase("table3.cdk46.p", "20/43, 5/29: Chi-square 0.01051")]
    public void Run_Thesis_FindsTheCountsOfAPValue(string id, string finding)
    {
        TableCheckRow row = Thesis.Rows.Single(row => row.Ids[0] == id);
        Assert.That(row.Verdict, Is.EqualTo(TableCheckVerdict.OtherReading));
        Assert.That(row.Finding.English, Is.EqualTo(finding));
    }

    // By R 4.2: chisq.test(matrix(c(12, 18, 4, 24), 2), correct = FALSE) 0.02856 with the denominators that 40.0 % and 14.3 % fix;
    // c(12, 38, 4, 41) 0.04941 with the patients of the groups; neither gives 0.2.
    [TestCase("0.029", TableCheckVerdict.Holds, "12/30, 4/28: Chi-square 0.02856")]
    [TestCase("0.049", TableCheckVerdict.OtherReading, "12/50, 4/45: Chi-square 0.04941")]
    [TestCase("0.200", TableCheckVerdict.Fails, "12/30, 4/28: Chi-square 0.02856, Yates 0.05802, Fisher 0.04036; 12/50, 4/45: Chi-square 0.04941, Yates 0.09093, Fisher 0.05877")]
    public void Run_PercentagesBesideCounts_FixTheDenominators(string p, TableCheckVerdict verdict, string finding)
    {
        PublishedNumber In(string id, string statistic, string text, int decimals, string population, string level = "") =>
            Number(id, statistic, text, decimals) with { Source = "Table 1", Population = population, Covariate = id.StartsWith("x.", StringComparison.Ordinal) ? "x" : "-", Level = level };
        TableCheck check = TableCheck.Run(
        [
            In("a.n", "n", "50", 0, "A"), In("b.n", "n", "45", 0, "B"),
            In("x.a.n", "n", "12", 0, "A", "yes"), In("x.a.percent", "percent", "40.0", 1, "A", "yes"),
            In("x.b.n", "n", "4", 0, "B", "yes"), In("x.b.percent", "percent", "14.3", 1, "B", "yes"),
            In("x.p", "p_value", p, 3, "all"),
        ]);
        TableCheckRow row = check.Rows.Single(row => row.Kind == TableCheckKind.CountPValue);
        Assert.That(row.Verdict, Is.EqualTo(verdict));
        Assert.That(row.Finding.English, Is.EqualTo(finding));
        Assert.That(row.Finding.French, Does.Not.Contain("0."));
        Assert.That(check.Warning, Is.Null);
    }

    [Test]
    public void Run_NumbersWithoutPopulation_AreNamedInANotice()
    {
        TableCheck check = TableCheck.Run([Number("a.n", "n", "5", 0), Number("b.n", "n", "7", 0) with { Population = "all" }]);
        Assert.That(check.WithoutPopulation.Select(number => number.Id), Is.EqualTo(new[] { "a.n" }));
        Assert.That(check.ToText(Language.French), Does.Contain("Nombres sans population").And.Contain(": 1 (a.n)"));
        Assert.That(check.Warning!.Code, Is.EqualTo("no-population"));
        Assert.That(Thesis.WithoutPopulation, Is.Empty);
    }

    // The audit names 14 numbers that fail with others; what fails here is among its findings or its contradictory sums.
    [Test]
    public void Run_Thesis_AccusesNothingElse() => Assert.That(
        Thesis.Rows.Where(row => row.Verdict == TableCheckVerdict.Fails && !row.Ids[0].StartsWith("external.", StringComparison.Ordinal)).Select(row => row.Ids[0]),
        Is.SubsetOf(new[]
        {
            "text.response.mdt.pr_sd.percent", "table2.lesions.liver.all.percent", "table3.combined.ct_exclusive.sta.percent", "table3.anti_her2.p",
            "table4.os.uni.ht_only.p", "text.os.focal_td.p", "table3.ht.any.all.n", "text.cdk46.mdt.percent",
        }));

    // A ratio outside its interval, and one that is not its middle: sqrt(0.5 x 8) = 2.
    [TestCase("0.9", "1.2", "3.0", TableCheckVerdict.Fails)]
    [TestCase("2.0", "0.5", "8.0", TableCheckVerdict.Holds)]
    [TestCase("3.0", "0.5", "8.0", TableCheckVerdict.Fails)]
    public void Run_RatioAndInterval_ChecksTheMiddle(string ratio, string lower, string upper, TableCheckVerdict verdict)
    {
        TableCheck check = TableCheck.Run([Number("a.hr", "hr", ratio, 1), Number("a.lower", "hr_lower", lower, 1), Number("a.upper", "hr_upper", upper, 1)]);
        Assert.That(check.Rows.Single().Verdict, Is.EqualTo(verdict));
    }

    // The column statistic says what belongs together, whatever the last words of the ids.
    [TestCase("os.x.hr", "os.x.lo", "os.x.hi", "os.x.pvalue")]
    [TestCase("ratio1", "bound1", "bound2", "test1")]
    public void Run_RatioByStatistic_FindsItsInterval(string ratio, string lower, string upper, string p)
    {
        PublishedNumber Of(string id, string statistic, string text) =>
            Number(id, statistic, text, 2) with { Source = "Table 1", Population = "all", Endpoint = "os", Covariate = "x", Level = "yes" };
        TableCheck check = TableCheck.Run([Of(ratio, "hr", "3.00"), Of(lower, "hr_lower", "0.50"), Of(upper, "hr_upper", "8.00"), Of(p, "p_value", "0.04")]);
        Assert.That(check.Rows.Select(row => row.Kind), Is.EqualTo(new[] { TableCheckKind.RatioInterval, TableCheckKind.RatioPValue }));
        Assert.That(check.Rows[0].Verdict, Is.EqualTo(TableCheckVerdict.Fails));
        Assert.That(check.Unchecked, Is.Empty);
        Assert.That(check.ToText(Language.French), Does.Contain("Chaque nombre est entré dans un contrôle."));
    }

    // A univariable and a multivariable ratio share characteristic and level: nothing says whose interval it is, and that is said.
    [Test]
    public void Run_TwoRatiosOneInterval_AreInNoCheck()
    {
        PublishedNumber Of(string id, string statistic) => Number(id, statistic, "1.50", 2) with { Population = "all", Covariate = "x" };
        TableCheck check = TableCheck.Run([Of("one", "hr"), Of("two", "hr"), Of("low", "hr_lower"), Of("high", "hr_upper")]);
        Assert.That(check.Rows, Is.Empty);
        Assert.That(check.Unchecked.Select(number => number.Id), Is.EqualTo(new[] { "one", "two", "low", "high" }));
        Assert.That(check.ToText(Language.English), Does.Contain("Numbers in no check: 4 (one, two, low, high)."));
    }

    // Nothing says what the percentage is a share of: 5/20 fits another printed count, 27 % fits none and is not accused.
    [Test]
    public void Run_NumbersWithoutCharacteristic_AccusesNobody()
    {
        PublishedNumber[] counts = [Number("a.n", "n", "5", 0), Number("all.n", "n", "20", 0)];
        Assert.That(TableCheck.Run([.. counts, Number("a.percent", "percent", "25.0", 1)]).Rows.Single().Verdict, Is.EqualTo(TableCheckVerdict.OtherReading));
        Assert.That(TableCheck.Run([.. counts, Number("a.percent", "percent", "27.0", 1)]).Rows, Is.Empty);
    }

    [Test]
    public void ToTable_BothLanguages_CountsTheChecks()
    {
        Assert.That(Thesis.ToTable(Language.French).Footnotes[0], Does.Contain("contrôles"));
        Assert.That(Thesis.ToRemarks(Language.English).Rows, Has.Length.LessThan(Thesis.Rows.Length));
    }

    private static TableCheckVerdict[] Of(string id) => [.. Thesis.Rows.Where(row => row.Ids[0] == id).Select(row => row.Verdict)];

    private static PublishedNumber Number(string id, string statistic, string text, int decimals) => new()
    {
        Id = id,
        Statistic = statistic,
        Text = text,
        Value = double.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
        Decimals = decimals,
    };
}
