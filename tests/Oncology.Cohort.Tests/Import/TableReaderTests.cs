using System.Text;
using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Cohort.Tests;

public sealed class TableReaderTests
{
    private static DataTable Read(string text, TableReaderOptions? options = null) =>
        TableReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv", options);

    [Test]
    public void Read_SemicolonsAndDecimalCommas_AreNumbers()
    {
        DataTable table = Read("temps;évt;taille;bras\n1,5;1;1,500;A\n2;0;NA;B\n;1;2,250;\n");
        Assert.That(table.Numbers("temps"), Is.EqualTo(new[] { 1.5, 2, double.NaN }));
        // 1,500 is never 1500: no thousands are guessed.
        Assert.That(table.Numbers("taille"), Is.EqualTo(new[] { 1.5, double.NaN, 2.25 }));
        Assert.That(table.Text("bras"), Is.EqualTo(new[] { "A", "B", null }));
        Assert.That(table.Line(2), Is.EqualTo(4));
    }

    [Test]
    public void Read_DecimalSign_IsThatOfTheColumn()
    {
        DataTable table = Read("a;b;c\n1.5;1,5;1.500\n2.25;2,25;2.250\n");
        Assert.That(table.Numbers("a"), Is.EqualTo(new[] { 1.5, 2.25 }));
        Assert.That(table.Numbers("b"), Is.EqualTo(new[] { 1.5, 2.25 }));
        Assert.That(table.Numbers("c"), Is.EqualTo(new[] { 1.5, 2.25 }));
    }

    [Test]
    public void Read_OneWordAmongNumbers_MakesTheColumnText()
    {
        DataTable table = Read("x,d\n1,2016-02-01\ntwo,2016-03-01\n");
        Assert.That(table.IsNumeric("x"), Is.False);
        Assert.That(table.IsNumeric("d"), Is.False);
        Assert.That(() => table.Numbers("x"), Throws.TypeOf<CellException>().With.Message.Contains("two"));
    }

    [Test]
    public void Read_CommaFile_HasDecimalPoints()
    {
        Assert.That(Read("x,y\n\"1,500\",2\n").IsNumeric("x"), Is.False);
        Assert.That(Read("x,y\n\"1,5\",2\n", new TableReaderOptions { Decimal = ',' }).Numbers("x"), Is.EqualTo(new[] { 1.5 }));
    }

    [TestCase("")]
    [TestCase("a,b\n")]
    [TestCase("a,b\n1,2,3\n")]
    [TestCase("a,a\n1,2\n")]
    public void Read_NoTable_IsRefusedWithItsFindings(string text) =>
        Assert.That(() => Read(text), Throws.TypeOf<TableFormatException>().With.Message.Contains("t.csv"));

    [Test]
    public void Read_MissingFile_PassesThrough() =>
        Assert.That(() => TableReader.Read(Path.Combine(RepositoryPaths.Root, "no-such-file.csv")), Throws.TypeOf<FileNotFoundException>());

    [Test]
    public void Read_GermanBreastCancerFile_IsNumeric()
    {
        DataTable table = TableReader.Read(RepositoryPaths.SharedOrIgnore("real-data", "gbsg", "gbsg.csv"));
        Assert.That(table.RowCount, Is.EqualTo(686));
        Assert.That(table.ColumnNames, Has.Length.EqualTo(11));
        Assert.That(table.ColumnNames.All(table.IsNumeric), Is.True);
    }

    [Test]
    public void Read_BreastMsk_SkipsCommentLines()
    {
        DataTable table = TableReader.Read(RepositoryPaths.SharedOrIgnore("real-data", "breast-msk-2018", "data_clinical_patient.txt"));
        Assert.That(table.RowCount, Is.EqualTo(1756));
        Assert.That(table.ColumnNames, Has.Length.EqualTo(21));
        Assert.That(table.Line(0), Is.EqualTo(6));
    }

    [TestCase("clinical_patient_brca.txt", 1097)]
    [TestCase("clinical_drug_brca.txt", 2406)]
    [TestCase("clinical_radiation_brca.txt", 618)]
    [TestCase("clinical_nte_brca.txt", 119)]
    [TestCase("clinical_follow_up_v4.0_nte_brca.txt", 82)]
    [TestCase("clinical_follow_up_v1.5_brca.txt", 114)]
    [TestCase("clinical_follow_up_v2.1_brca.txt", 523)]
    [TestCase("clinical_follow_up_v4.0_brca.txt", 716)]
    [TestCase("clinical_omf_v4.0_brca.txt", 82)]
    public void Read_TcgaBrca_SkipsTheSecondAndThirdHeaderRow(string file, int rows)
    {
        string path = RepositoryPaths.SharedOrIgnore("real-data", "tcga-brca", file);
        DataTable table = TableReader.Read(path, new TableReaderOptions { HeaderRows = 3 });
        Assert.That(table.RowCount, Is.EqualTo(rows));
        Assert.That(table.Line(0), Is.EqualTo(4));
    }
}
