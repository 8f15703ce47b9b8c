using System.Data.Common;
using System.Globalization;

namespace Oncology.Survival.Tests;

/// <summary>Tables and follow-up from a database reader, and counts aggregated by the database.</summary>
[TestFixture]
public sealed class DatabaseTests
{
    [Test]
    public void Read_FieldTypes_DecideTheColumns()
    {
        using System.Data.DataTable source = new() { Locale = CultureInfo.InvariantCulture };
        source.Columns.Add("age", typeof(int));
        source.Columns.Add("dose", typeof(decimal));
        source.Columns.Add("death", typeof(bool));
        source.Columns.Add("sex", typeof(string));
        source.Columns.Add("diagnosis", typeof(DateTime));
        source.Columns.Add("seen", typeof(DateTime));
        source.Rows.Add(61, 1.5m, true, "F", new DateTime(2021, 3, 4), new DateTime(2021, 3, 4, 10, 30, 0));
        source.Rows.Add(DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value);
        using DbDataReader reader = source.CreateDataReader();
        DataTable table = DataTable.Read(reader);
        Assert.That(table.RowCount, Is.EqualTo(2));
        Assert.That(table.Numbers("age"), Is.EqualTo(new[] { 61, double.NaN }));
        Assert.That(table.Numbers("dose"), Is.EqualTo(new[] { 1.5, double.NaN }));
        Assert.That(table.Numbers("death"), Is.EqualTo(new[] { 1, double.NaN }));
        Assert.That(table.Text("sex"), Is.EqualTo(new[] { "F", null }));
        Assert.That(table.Text("diagnosis"), Is.EqualTo(new[] { "2021-03-04", null }));
        Assert.That(table.Text("seen"), Is.EqualTo(new[] { "2021-03-04T10:30:00", null }));
    }

    [Test]
    public void Read_NoRows_KeepsTheColumns()
    {
        using System.Data.DataTable source = new() { Locale = CultureInfo.InvariantCulture };
        source.Columns.Add("time", typeof(double));
        source.Columns.Add("sex", typeof(string));
        using DbDataReader reader = source.CreateDataReader();
        DataTable table = DataTable.Read(reader);
        Assert.That(table.ColumnNames, Is.EqualTo(new[] { "time", "sex" }));
        Assert.That(table.IsNumeric("sex"), Is.False);
        Assert.That(table.RowCount, Is.Zero);
    }

    [Test]
    public void Read_BinaryColumn_IsRefusedByName()
    {
        using System.Data.DataTable source = new() { Locale = CultureInfo.InvariantCulture };
        source.Columns.Add("scan", typeof(byte[]));
        source.Rows.Add(new byte[] { 1 });
        using DbDataReader reader = source.CreateDataReader();
        Assert.That(() => DataTable.Read(reader), Throws.ArgumentException.With.Message.Contains("'scan'"));
    }

    [Test]
    public void Read_FollowUpWithNull_NamesTheCell()
    {
        using System.Data.DataTable source = Grouped([(1, 1, "A", 2)]);
        source.Rows.Add(DBNull.Value, 0, "A", 1);
        using DbDataReader reader = source.CreateDataReader();
        Assert.That(
            () => SurvivalData.Read(reader, new SurvivalColumns("time", "cause")), Throws.TypeOf<CellException>().With.Message.Contains("row 1, column time"));
    }

    [Test]
    public void Read_CountsAggregatedByTheDatabase_GiveWhatSingleRowsGive()
    {
        // Heavy ties; SELECT time, cause, arm, COUNT(*) ... GROUP BY time, cause, arm.
        RandomNumbers random = new(20260);
        (double Time, int Cause, string Arm)[] rows =
            [.. Enumerable.Range(0, 200).Select(_ => (1.0 + random.Below(8), random.Below(3), random.Below(2) == 0 ? "A" : "B"))];
        (double, int, string, int)[] groups = [.. rows.GroupBy(row => row).Select(group => (group.Key.Time, group.Key.Cause, group.Key.Arm, group.Count()))];
        (SurvivalData single, Factor singleArm) = Read([.. rows.Select(row => (row.Time, row.Cause, row.Arm, 1))]);
        (SurvivalData grouped, Factor groupedArm) = Read(groups);
        Assert.That(grouped.Count, Is.LessThan(60));
        Assert.That(grouped.RowCount, Is.EqualTo(200));

        KaplanMeier one = KaplanMeier.Fit(single);
        KaplanMeier other = KaplanMeier.Fit(grouped);
        Assert.That(other.Count, Is.EqualTo(one.Count));
        Tolerance.Exact.Check("S", other.Survival, one.Survival);
        Tolerance.Exact.Check("standard error", other.StandardError, one.StandardError);
        Tolerance.Exact.Check("at risk", other.AtRisk, one.AtRisk);
        Tolerance.Exact.Check("log-rank", LogRankTest.Run(grouped, groupedArm).Test.Statistic, LogRankTest.Run(single, singleArm).Test.Statistic);

        CumulativeIncidence incidence = AalenJohansen.Fit(single).Causes[0];
        CumulativeIncidence again = AalenJohansen.Fit(grouped).Causes[0];
        Tolerance.Exact.Check("incidence", again.Estimate, incidence.Estimate);
        Tolerance.Exact.Check("its error", again.StandardError, incidence.StandardError);

        foreach (CoxTies ties in Enum.GetValues<CoxTies>())
        {
            CoxModel model = Cox(single, singleArm, ties);
            CoxModel same = Cox(grouped, groupedArm, ties);
            Tolerance.Exact.Check($"β, {ties}", same.Coefficients[0].Estimate, model.Coefficients[0].Estimate);
            Tolerance.Exact.Check($"its error, {ties}", same.Coefficients[0].StandardError, model.Coefficients[0].StandardError);
            Tolerance.Exact.Check($"log-likelihood, {ties}", same.LogLikelihood, model.LogLikelihood);
            Assert.That(same.EventCount, Is.EqualTo(model.EventCount));
        }
    }

    private static CoxModel Cox(SurvivalData data, Factor arm, CoxTies ties) =>
        CoxModel.Fit(data.ForCause(1), DesignMatrix.FromColumns(data.Count, ("arm", [.. arm.Codes.Select(code => (double)code)])), new CoxOptions { Ties = ties });

    private static (SurvivalData Data, Factor Arm) Read((double Time, int Cause, string Arm, int Count)[] rows)
    {
        using System.Data.DataTable source = Grouped(rows);
        using DbDataReader reader = source.CreateDataReader();
        DataTable table = DataTable.Read(reader);
        return (SurvivalData.From(table, new SurvivalColumns("time", "cause") { Frequencies = "n" }), table.ToFactor("arm"));
    }

    private static System.Data.DataTable Grouped((double Time, int Cause, string Arm, int Count)[] rows)
    {
        System.Data.DataTable source = new() { Locale = CultureInfo.InvariantCulture };
        source.Columns.Add("time", typeof(double));
        source.Columns.Add("cause", typeof(int));
        source.Columns.Add("arm", typeof(string));
        source.Columns.Add("n", typeof(long));
        foreach ((double time, int cause, string arm, int count) in rows)
        {
            source.Rows.Add(time, cause, arm, (long)count);
        }

        return source;
    }
}
