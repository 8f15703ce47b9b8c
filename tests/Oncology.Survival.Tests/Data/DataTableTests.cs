namespace Oncology.Survival.Tests;

public sealed class DataTableTests
{
    private static readonly DataTable Table = DataTable.Empty
        .WithNumbers("time", [1.5, double.NaN, 3])
        .WithText("stage", ["II", null, "I"])
        .WithSource("cohort.csv", [2, 3, 5]);

    [Test]
    public void Columns_AreFoundByName()
    {
        Assert.That(Table.RowCount, Is.EqualTo(3));
        Assert.That(Table.ColumnNames, Is.EqualTo(new[] { "time", "stage" }));
        Assert.That(Table.HasColumn("Stage"), Is.False);
        Assert.That(Table.IsNumeric("time"), Is.True);
        Assert.That(Table.Numbers("time"), Is.EqualTo(new[] { 1.5, double.NaN, 3 }));
        Assert.That(Table.Text("time"), Is.EqualTo(new[] { "1.5", null, "3" }));
        Assert.That(Table.ToFactor("stage").Levels, Is.EqualTo(new[] { "I", "II" }));
    }

    [Test]
    public void UnknownColumn_IsRefusedWithTheNearestName()
    {
        Assert.That(
            () => Table.Numbers("tmie"),
            Throws.TypeOf<ColumnNotFoundException>()
                .With.Property("Suggestion").EqualTo("time").And.Property("Name").EqualTo("tmie"));
        Assert.That(() => Table.Text("weight"), Throws.TypeOf<ColumnNotFoundException>().With.Property("Suggestion").Null);
    }

    [Test]
    public void Numbers_OfText_NamesLineColumnAndCell() =>
        Assert.That(
            () => Table.Numbers("stage"),
            Throws.TypeOf<CellException>().With.Message.StartsWith("cohort.csv, line 2, column stage: 'II' is not a number"));

    [Test]
    public void Numbers_OfTextThatHoldsNumbers_AreRead() =>
        Assert.That(DataTable.Empty.WithText("x", ["1.5", null]).Numbers("x"), Is.EqualTo(new[] { 1.5, double.NaN }));

    [Test]
    public void With_TakenNameOrOtherLength_IsRefused()
    {
        Assert.That(() => Table.WithNumbers("time", [1, 2, 3]), Throws.ArgumentException.With.Message.Contains("'time'"));
        Assert.That(() => Table.WithText("centre", ["A"]), Throws.ArgumentException.With.Message.Contains("1 rows"));
        Assert.That(() => Table.WithNumbers("x", [1, 2, double.PositiveInfinity]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void From_Objects_ReadsNumbersBooleansTextAndMissing()
    {
        (int Age, bool Brca, string? Stage, double? Size)[] patients = [(61, true, "I", 2.5), (48, false, null, null)];
        DataTable table = DataTable.From(
            patients, ("age", p => p.Age), ("brca", p => p.Brca), ("stage", p => p.Stage), ("size", p => p.Size));
        Assert.That(table.Numbers("age"), Is.EqualTo(new double[] { 61, 48 }));
        Assert.That(table.Numbers("brca"), Is.EqualTo(new double[] { 1, 0 }));
        Assert.That(table.Text("stage"), Is.EqualTo(new[] { "I", null }));
        Assert.That(table.Numbers("size"), Is.EqualTo(new[] { 2.5, double.NaN }));
    }

    [Test]
    public void Subset_KeepsTheLines()
    {
        DataTable subset = Table.Subset([2, 0]);
        Assert.That(subset.Numbers("time"), Is.EqualTo(new[] { 3, 1.5 }));
        Assert.That(subset.Locate(0, "time"), Is.EqualTo("cohort.csv, line 5, column time"));
        Assert.That(DataTable.Empty.WithNumbers("x", [1]).Locate(0), Is.EqualTo("row 0"));
    }
}
