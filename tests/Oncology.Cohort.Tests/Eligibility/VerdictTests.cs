namespace Oncology.Cohort.Tests;

public class VerdictTests
{
    private static readonly Verdict[] Three = [Verdict.Met, Verdict.NotMet, Verdict.Unknown];

    [Test]
    public void And_AllPairs_NotMetWinsThenUnknown()
    {
        foreach (Verdict a in Three)
        {
            foreach (Verdict b in Three)
            {
                Verdict expected = a == Verdict.NotMet || b == Verdict.NotMet ? Verdict.NotMet
                    : a == Verdict.Unknown || b == Verdict.Unknown ? Verdict.Unknown : Verdict.Met;
                Assert.That(a.And(b), Is.EqualTo(expected), $"{a} and {b}");
            }
        }
    }

    [Test]
    public void Or_IsTheDualOfAnd()
    {
        foreach (Verdict a in Three)
        {
            foreach (Verdict b in Three)
            {
                Assert.That(a.Or(b), Is.EqualTo(a.Not().And(b.Not()).Not()), $"{a} or {b}");
            }
        }
    }

    [Test]
    public void NotApplicable_InBothConnectives_IsLeftOut()
    {
        foreach (Verdict a in Three)
        {
            Assert.That(a.And(Verdict.NotApplicable), Is.EqualTo(a));
            Assert.That(Verdict.NotApplicable.Or(a), Is.EqualTo(a));
        }

        Assert.That(Verdict.NotApplicable.And(Verdict.NotApplicable), Is.EqualTo(Verdict.NotApplicable));
        Assert.That(Verdict.NotApplicable.Not(), Is.EqualTo(Verdict.NotApplicable));
    }

    [Test]
    public void Default_IsUnknown_SoThatNothingIsSilentlyNegative()
    {
        Assert.That(default(Verdict), Is.EqualTo(Verdict.Unknown));
        Assert.That(((bool?)null).ToVerdict(), Is.EqualTo(Verdict.Unknown));
        Assert.That(((bool?)false).ToVerdict(), Is.EqualTo(Verdict.NotMet));
    }
}
