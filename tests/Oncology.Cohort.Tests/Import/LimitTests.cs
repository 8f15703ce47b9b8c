using System.Text;

namespace Oncology.Cohort.Tests;

public sealed class LimitTests
{
    private static IEnumerable<string> Codes(string text, ImportOptions? options = null) => CohortFolder.Read(text, options).Findings.Select(f => f.Code);

    [Test]
    public void Read_FileBeyondTheLimit_IsAnErrorAndNotRead()
    {
        using var folder = new CohortFolder();
        string path = Path.Combine(folder.Root, "large.csv");
        using (FileStream sparse = File.Create(path))
        {
            sparse.SetLength(200L * 1024 * 1024);
        }

        long before = GC.GetTotalAllocatedBytes();
        ImportResult import = CohortReader.Read(path);
        Assert.That(import.Findings.Single(f => f.Code == "F09").Message.English, Does.Contain("MaxFileBytes"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(50_000_000));
    }

    [Test]
    public void Read_CellOfTenMegabytes_IsAnErrorAndTheRowStays()
    {
        ImportResult import = CohortFolder.Read("id;note;sexe\nP1;" + new string('x', 10 * 1024 * 1024) + ";F\nP2;;M\n");
        Finding finding = import.Findings.Single(f => f.Code == "F09");
        Assert.That((finding.Row, finding.Value), Is.EqualTo(((int?)2, (string?)null)));
        Assert.That(import.Cohort.Histories.Select(h => h.Patient.Sex), Is.EqualTo(new Sex?[] { Sex.Female, Sex.Male }));
    }

    [Test]
    public void Read_AMillionColumns_IsAnError() => Assert.That(Codes(new string(';', 1_000_000) + "\n1;2\n"), Is.EqualTo(new[] { "F09" }));

    [Test]
    public void Read_NulAndInnerByteOrderMark_AreFoundAndLeftOut()
    {
        ImportResult import = CohortFolder.Read("id;sexe\nP1;F\0\nP2;\uFEFFM\n");
        Assert.That(import.Findings.Where(f => f.Code == "F09").Select(f => (f.Severity, f.Row)), Is.EqualTo(new (Severity, int?)[] { (Severity.Error, 2), (Severity.Warning, 3) }));
        Assert.That(import.Cohort.Histories.Select(h => h.Patient.Sex), Is.EqualTo(new Sex?[] { Sex.Female, Sex.Male }));
    }

    [Test]
    public void Read_OpenQuoteThatSwallowsRows_IsAnError() =>
        Assert.That(CohortFolder.Read("id;note\nP1;\"open\nP2;x\nP3;y\n").Findings.Select(f => (f.Severity, f.Code)), Does.Contain((Severity.Error, "F03")));

    [Test]
    public void Read_MoreFindingsThanTheLimit_AreCounted()
    {
        string text = "id;sexe\n" + string.Concat(Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"P{i};zzzzzz\n")));
        Finding[] found = [.. CohortFolder.Read(text, new ImportOptions { MaxFindings = 20 }).Findings];
        Assert.That(found, Has.Length.LessThan(25));
        Assert.That(found.Single(f => f.Code == "F09").Severity, Is.EqualTo(Severity.Error));
    }

    [Test]
    public void Read_BigEndianUtf16WithoutMark_SaysThatTheEncodingMayBeAnother() =>
        Assert.That(CohortFolder.Read("id;sexe\nP1;F\n", encoding: new UnicodeEncoding(true, false)).Findings.First(f => f.Code == "F09").Message.English, Does.Contain("encoding"));

    [Test]
    public void Read_ColumnsThatProveBothOrders_AreAnErrorForTheUndecidedOne()
    {
        const string Text = "id;date_diagnostic;date_metastase;date_dn\nP1;25/02/2015;04/25/2015;03/04/2019\nP2;15/02/2015;04/15/2015;01/04/2019\n";
        Finding finding = CohortFolder.Read(Text).Findings.Single(f => f.Code == "F07");
        Assert.That((finding.Column, finding.Message.English), Is.EqualTo(("date_dn", finding.Message.English)));
        Assert.That(finding.Message.English, Does.Contain("DateStyles").And.Contain("--date-order"));
        Assert.That(Codes(Text, new ImportOptions { DateStyles = System.Collections.Immutable.ImmutableDictionary<string, DateStyle>.Empty.Add("date_dn", DateStyle.DayFirst) }), Does.Not.Contain("F07"));
    }
}
