using MathNet.Numerics;

namespace Oncology.Survival;

/// <summary>The regularized incomplete beta function.</summary>
internal static class IncompleteBeta
{
    public static double Regularized(double a, double b, double x) => SpecialFunctions.BetaRegularized(a, b, x);
}
