using System.Text;

namespace Oncology.Cohort.Tests;

public sealed class DelimitedFileTests
{
    private static DelimitedFile Read(string text, Encoding? encoding = null, FileFormat? format = null) =>
        DelimitedFile.Read((encoding ?? Encoding.UTF8).GetBytes(text), "file.csv", format ?? new FileFormat());

    [TestCase("id;taille\n1;1,5\n2;2,5", ';')]
    [TestCase("id,size\n1,1.5", ',')]
    [TestCase("id\tsize\n1\t1,5", '\t')]
    [TestCase("id|size\n1|1,5", '|')]
    [TestCase("id;\"a,b,c\"\n1;2", ';')]
    [TestCase("id\n1\n2", ',')]
    public void Read_DelimiterUnknown_IsDetected(string text, char delimiter) =>
        Assert.That(Read(text).Delimiter, Is.EqualTo(delimiter));

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\r")]
    public void Read_QuotedLineBreaksBlankLinesAndComments_KeepFileLines(string end)
    {
        string text = string.Join(end, "# made by hand, \"not\" a row", "id;note", "1;\"two", "lines\"", "", ";", "2;\"say \"\"hi\"\"\"", "3;x", ";;", "");
        DelimitedFile file = Read(text);
        Assert.That(file.Header, Is.EqualTo(new[] { "id", "note" }));
        Assert.That(file.Rows.Select(r => r.Line), Is.EqualTo(new[] { 3, 7, 8 }));
        Assert.That(file.Rows.ElementAt(0).Cells[1], Is.EqualTo("two\nlines"));
        Assert.That(file.Rows.ElementAt(1).Cells[1], Is.EqualTo("say \"hi\""));
        Assert.That(file.Findings.Select(f => f.Code), Is.EqualTo(new[] { "F05" }));
    }

    [Test]
    public void Read_Windows1252Bytes_KeepsAccents()
    {
        Encoding latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        DelimitedFile file = Read("identité;décès\n1;à côté", latin);
        Assert.That(file.EncodingName, Is.EqualTo("windows-1252"));
        Assert.That(file.Header[1], Is.EqualTo("décès"));
        Assert.That(file.Rows.ElementAt(0).Cells[1], Is.EqualTo("à côté"));
    }

    [Test]
    public void Read_Utf16WithoutByteOrderMark_IsRecognised()
    {
        DelimitedFile file = Read("identité;décès\n1;à côté", new UnicodeEncoding(bigEndian: false, byteOrderMark: false));
        Assert.That((file.EncodingName, file.Header[1], file.Rows.Single().Cells[1]), Is.EqualTo(("utf-16", "décès", "à côté")));
        Assert.That(file.Findings, Is.Empty);
    }

    [TestCase("ibm850", true)]
    [TestCase("macintosh", true)]
    [TestCase("windows-1252", false)]
    [TestCase("utf-8", false)]
    public void Read_TextThatLooksDecodedWrongly_NamesTheEncoding(string encoding, bool isDoubtful)
    {
        DelimitedFile file = Read("identité;cœur\n1;décédée\n2;l’été – Évian", CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding));
        Assert.That(file.Findings.Any(f => f.Code == "F09" && f.Message.French.Contains("--encoding", StringComparison.Ordinal)), Is.EqualTo(isDoubtful));
    }

    [Test]
    public void Read_Utf8ByteOrderMark_IsNotPartOfTheHeader()
    {
        DelimitedFile file = Read("\uFEFFid;x\n1;2");
        Assert.That(file.Header[0], Is.EqualTo("id"));
        Assert.That(file.EncodingName, Does.StartWith("utf-8"));
    }

    [Test]
    public void Read_RaggedRows_AreFoundWithLine()
    {
        DelimitedFile file = Read("id;a;b\n1;2\n2;3;4;5\n3;4;5;\n4;1;2");
        Assert.That(file.Rows.Select(r => r.Line), Is.EqualTo(new[] { 2, 4, 5 }));
        Assert.That(file.Rows.ElementAt(0).Cells, Is.EqualTo(new[] { "1", "2", "" }));
        Assert.That(file.RowsRejected, Is.EqualTo(1));
        Assert.That(file.Findings.Select(f => (f.Severity, f.Code, f.Row)), Is.EqualTo(new (Severity, string, int?)[]
        {
            (Severity.Warning, "F02", 2), (Severity.Error, "F02", 3),
        }));
    }

    [TestCase("")]
    [TestCase("\n\n")]
    [TestCase("# only a comment")]
    [TestCase("id;a\n")]
    public void Read_NothingToRead_IsAnError(string text) =>
        Assert.That(Read(text).Findings.Single(f => f.Severity == Severity.Error).Code, Is.EqualTo("F01"));

    [Test]
    public void Read_SeveralHeaderRows_KeepsTheFirst()
    {
        DelimitedFile file = Read("a\tb\nA\tB\nCDE:1\tCDE:2\n1\t2", format: new FileFormat { HeaderRows = 3 });
        Assert.That(file.Header, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(file.Rows.Single().Line, Is.EqualTo(4));
    }

    [Test]
    public void Read_SameHeaderTwice_IsAnErrorAndBothAreKept()
    {
        DelimitedFile file = Read("id;a;a\n1;2;3");
        Assert.That(file.Findings.Single().Code, Is.EqualTo("F04"));
        Assert.That(file.Header[2], Is.EqualTo("a (3)"));
    }

    [Test]
    public void Read_UnbalancedQuote_IsFound()
    {
        DelimitedFile file = Read("id;a\n1;\"open\n2;x\n");
        Assert.That(file.Findings.Select(f => f.Code), Does.Contain("F03"));
    }

    [Test]
    public void Read_SpreadsheetAnnouncement_SetsTheDelimiter()
    {
        DelimitedFile file = Read("sep=|\na,b|c\n1|2");
        Assert.That(file.Header, Is.EqualTo(new[] { "a,b", "c" }));
    }
}
