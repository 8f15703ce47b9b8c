namespace Oncology.Cohort.Tests;

public class BoundedNumberTests
{
    [TestCase(10, Verdict.NotMet)]
    [TestCase(10.1, Verdict.NotMet)]
    [TestCase(1, Verdict.Unknown)]
    [TestCase(0, Verdict.Met)]
    public void IsAtLeast_BelowTen_DecidesByTheBound(double threshold, Verdict expected) =>
        Assert.That(BoundedNumber.Below(10).IsAtLeast(threshold), Is.EqualTo(expected));

    [Test]
    public void IsAtLeast_Ranges_DecidesByBothBounds()
    {
        Assert.That(BoundedNumber.Between(10, 19).IsAtLeast(10), Is.EqualTo(Verdict.Met));
        Assert.That(BoundedNumber.Between(1, 10).IsAtLeast(10), Is.EqualTo(Verdict.Unknown));
        Assert.That(BoundedNumber.AtMost(10).IsAtLeast(10), Is.EqualTo(Verdict.Unknown));
        Assert.That(BoundedNumber.Above(90).IsAtLeast(10), Is.EqualTo(Verdict.Met));
        Assert.That(BoundedNumber.Exactly(9.9).IsAtLeast(10), Is.EqualTo(Verdict.NotMet));
        Assert.That(BoundedNumber.Exactly(10).IsAtLeast(10), Is.EqualTo(Verdict.Met));
        Assert.That(BoundedNumber.About(5).IsAtLeast(10), Is.EqualTo(Verdict.NotMet));
    }

    [Test]
    public void IsAbove_AtTheThreshold_IsStrict()
    {
        Assert.That(BoundedNumber.Exactly(50).IsAbove(50), Is.EqualTo(Verdict.NotMet));
        Assert.That(BoundedNumber.Above(50).IsAbove(50), Is.EqualTo(Verdict.Met));
        Assert.That(BoundedNumber.AtLeast(50).IsAbove(50), Is.EqualTo(Verdict.Unknown));
        Assert.That(BoundedNumber.Below(50).IsAbove(50), Is.EqualTo(Verdict.NotMet));
    }

    [Test]
    [SetCulture("fr-FR")]
    public void ToString_AnyCulture_UsesADecimalPoint()
    {
        Assert.That(BoundedNumber.Exactly(9.5).ToString(), Is.EqualTo("9.5"));
        Assert.That(BoundedNumber.Below(10).ToString(), Is.EqualTo("<10"));
        Assert.That(BoundedNumber.Between(10, 19).ToString(), Is.EqualTo("10-19"));
        Assert.That(BoundedNumber.About(5).ToString(), Is.EqualTo("~5"));
    }

    [Test]
    public void Default_OfTheType_IsZero()
    {
        Assert.That(default(BoundedNumber).Value, Is.Zero);
        Assert.That(default(BoundedNumber).ToString(), Is.EqualTo("0"));
    }

    [Test]
    public void Scale_CentimetresToMillimetres_KeepsTheBound() =>
        Assert.That(BoundedNumber.Below(3).Scale(10), Is.EqualTo(BoundedNumber.Below(30)));

    [Test]
    public void Between_WrongOrder_Throws() =>
        Assert.That(() => BoundedNumber.Between(19, 10), Throws.ArgumentException.With.Message.Contains("19"));
}
