namespace Oncology.Survival.Tests;

/// <summary>p-values from intervals, against R: <c>2 * pnorm(-abs(log(r) / (log(u / l) / (2 * qnorm(0.975)))))</c>.</summary>
public sealed class IntervalPValueTests
{
    [TestCase(0.81, 0.70, 0.94, 0.0050795977765778861)] // the worked example of Altman, Bland 2011 has p = 0.005
    [TestCase(0.39, 0.22, 0.72, 0.0018509485905890371)]
    public void FromRatio_PrintedIntervals_EqualsR(double ratio, double lower, double upper, double p) =>
        Tolerance.Reference.Check("p", IntervalPValue.FromRatio(ratio, new Interval(lower, upper)), p);

    // Clinical definitions D22: what p-values can arise when every printed figure varies within its rounding.
    [TestCase(0.39, 0.22, 0.72, 0.0012, 0.0027)]
    [TestCase(0.31, 0.13, 0.78, 0.0077, 0.0137)]
    public void FromRatio_WithinRounding_GivesTheRange(double ratio, double lower, double upper, double least, double most)
    {
        double[] steps = [-0.005, 0.005];
        double[] p = [.. from r in steps from l in steps from u in steps select IntervalPValue.FromRatio(ratio + r, new Interval(lower + l, upper + u))];
        Assert.That((p.Min(), p.Max()), Is.EqualTo((least, most)).Using<(double, double)>((a, b) => Math.Abs(a.Item1 - b.Item1) < 0.00005 && Math.Abs(a.Item2 - b.Item2) < 0.00005));
    }

    [Test]
    public void FromRatio_OfOne_IsOne() => Assert.That(IntervalPValue.FromRatio(1, new Interval(0.5, 2)), Is.EqualTo(1));

    [TestCase(0, 0.5, 2, 0.95)]
    [TestCase(1, 0, 2, 0.95)]
    [TestCase(1, 2, 0.5, 0.95)]
    [TestCase(1, 0.5, 2, 1)]
    public void FromRatio_Impossible_Throws(double ratio, double lower, double upper, double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => IntervalPValue.FromRatio(ratio, new Interval(lower, upper), level));
}
