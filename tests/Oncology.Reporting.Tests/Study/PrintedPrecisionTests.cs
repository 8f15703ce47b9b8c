namespace Oncology.Reporting.Tests;

/// <summary>When a recomputed number agrees with a printed one. Expected results are by the rule of rounding, worked by hand.</summary>
[TestFixture]
public sealed class PrintedPrecisionTests
{
    [TestCase("52.9", 1, "=", 52.94117, 0)] // 54/102
    [TestCase("22.5", 1, "=", 22.5, 0)]
    [TestCase("23", 0, "=", 22.5, 0)] // half away from zero
    [TestCase("22", 0, "=", 22.5, 1)]
    [TestCase("34.75", 2, "=", 34.745, 0)]
    [TestCase("34.75", 2, "=", 34.7449, 1)]
    [TestCase("0.31", 2, "=", 0.35, 4)]
    [TestCase("0.001", 3, "<", 0.00099, 0)]
    [TestCase("0.001", 3, "<", 0.001, 1)] // not below
    [TestCase("0.001", 3, "<", 0.0031, 2)]
    [TestCase("5", 0, "<=", 5, 0)]
    [TestCase("5", 0, ">=", 4, 1)]
    public void UnitsOff_NumberAndPrint_CountsLastDigits(string printed, int decimals, string relation, double recomputed, int off) => Assert.That(
        PrintedPrecision.UnitsOff(
            new PublishedNumber { Id = "x", Text = printed, Value = double.Parse(printed, System.Globalization.CultureInfo.InvariantCulture), Decimals = decimals, Relation = relation },
            (decimal)recomputed),
        Is.EqualTo(off));
}
