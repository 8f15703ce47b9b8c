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

    // The audit names 14 numbers that fail with others; what fails here is among its findings or its contradictory sums.
    [Test]
    public void Run_Thesis_AccusesNothingElse() => Assert.That(
        Thesis.Rows.Where(row => row.Verdict == TableCheckVerdict.Fails && !row.Ids[0].StartsWith("external.", StringComparison.Ordinal)).Select(row => row.Ids[0]),
        Is.SubsetOf(new[]
        {
            "text.response.mdt.pr_sd.percent", "table2.lesions.liver.all.percent", "table3.combined.ct_exclusive.sta.percent", "table3.anti_her2.p",
            "table4.os.uni.ht_only.p", "text.os.focal_td.p", "table3.ht.any.all.n", "text.cdk46.mdt.percent",
            "table3.ht.p", // holds with 31 instead of 30 (audit: ambiguous)
            "table3.cdk46.p", // holds with the denominators 43 and 29 (audit: ambiguous)
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
        Assert.That(Thesis.ToTable(Language.French).Footnotes.Single(), Does.Contain("contrôles"));
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
