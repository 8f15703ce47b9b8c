namespace Oncology.Survival.Tests;

public sealed class DistributionTailTests
{
    // R 4.2.2: 2 * pt(t, df, lower = FALSE)
    [TestCase(1.5, 3, 0.23058386524482283)]
    [TestCase(0.001, 5, 0.99924078677219763)]
    [TestCase(40, 10, 2.2808577430857475e-12)]
    [TestCase(5, 100000, 5.7427016786416476e-07)]
    [TestCase(300, 200, 2.1562804555262578e-267)]
    public void TwoSidedStudent_EqualsR(double t, double df, double p) => Tolerance.Tail.Check("p", Tails.TwoSidedStudent(t, df), p);

    // R 4.2.2: pf(f, df1, df2, lower = FALSE)
    [TestCase(3, 2, 20, 0.072538150286405631)]
    [TestCase(50, 3, 100000, 2.7851514762555956e-32)]
    [TestCase(500, 5, 80, 8.6752065366925903e-59)]
    [TestCase(1.001, 1000, 1000000, 0.48515228559380486)]
    public void FisherF_EqualsR(double f, double df1, double df2, double p) => Tolerance.Tail.Check("p", Tails.FisherF(f, df1, df2), p);

    // R 4.2.2: pchisq(1370, 1, lower = FALSE); pchisq(1400, 5, lower = FALSE); 2 * pnorm(-37); 2 * pt(-1e10, 30); pf(1e60, 3, 10, lower = FALSE)
    [Test]
    public void Tails_NearTheSmallestNumbers_EqualR()
    {
        Tolerance.Tail.Check("χ²(1)", Tails.ChiSquared(1370, 1), 6.9429373646436158e-300);
        Tolerance.Tail.Check("χ²(5)", Tails.ChiSquared(1400, 5), 1.3765875143944421e-300);
        Tolerance.Tail.Check("normal", Tails.TwoSidedNormal(37), 1.1451142445049154e-299);
        Tolerance.Tail.Check("t", Tails.TwoSidedStudent(1e10, 30), 2.0729069305123566e-279);
        Tolerance.Tail.Check("F", Tails.FisherF(1e60, 3, 10), 1.1140046296295223e-297);
    }

    // R 4.2.2: qt((1 - level) / 2, df, lower = FALSE)
    [TestCase(0.95, 1, 12.706204736174694)]
    [TestCase(0.99, 226, 2.5977579685174597)]
    [TestCase(0.999999, 3, 130.15458955711023)]
    public void StudentQuantile_EqualsR(double level, double df, double t) => Tolerance.Tail.Check("t", Tails.StudentQuantile(level, df), t);

    // R 4.2.2: qbeta(p, a, b) and qbeta(p, a, b, lower = FALSE)
    [TestCase(0.025, 1, 1000000, 2.5317807663794191e-08, 3.6888726502064855e-06)]
    [TestCase(0.025, 5000, 5000, 0.49020087622196157, 0.50979912377803838)]
    [TestCase(1e-10, 3, 40, 2.0579738176585901e-05, 0.50935879386202376)]
    public void BetaQuantile_EqualsR(double p, double a, double b, double lower, double upper)
    {
        Tolerance.Tail.Check("lower", Tails.BetaQuantile(p, a, b), lower);
        Tolerance.Tail.Check("upper", Tails.BetaUpperQuantile(p, a, b), upper);
    }

    // R 4.2.2: qgamma(p, a) and qgamma(p, a, lower = FALSE)
    [TestCase(0.025, 1, 0.025317807984289876, 3.688879454113934)]
    [TestCase(0.025, 1000000, 998040.98334029387, 1001960.9109654503)]
    [TestCase(1e-10, 3, 0.00084361056248472748, 29.145901478829522)]
    public void GammaQuantile_EqualsR(double p, double a, double lower, double upper)
    {
        Tolerance.Tail.Check("lower", Tails.GammaQuantile(p, a), lower);
        Tolerance.Tail.Check("upper", Tails.GammaUpperQuantile(p, a), upper);
    }

    // R 4.2.2: pbinom(49000, 100000, 0.5); binom.test(49500, 100000)$p.value
    [Test]
    public void Binomial_ManyTrials_EqualsR()
    {
        Tolerance.Tail.Check("at most", Tails.BinomialAtMost(49000, 100000, 0.5), 1.2943580191734451e-10);
        Tolerance.Tail.Check("two-sided", Tails.BinomialTwoSided(49500, 100000, 0.5), 0.0015823598788515954);
    }
}
