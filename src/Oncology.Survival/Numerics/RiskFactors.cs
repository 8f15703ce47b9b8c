using System.Numerics;

namespace Oncology.Survival;

/// <summary>The quotients that walks over times need, made before them: several times at once, with the bits of one at a time.</summary>
internal static class RiskFactors
{
    /// <summary>Fills in quotients of n at risk and d events.</summary>
    /// <param name="atRisk">n at each time.</param>
    /// <param name="events">d at each time, at most n.</param>
    /// <param name="perAtRisk">1/n; 0 where nobody is at risk.</param>
    /// <param name="perLeft">1/(n − d); 0 where nobody is left.</param>
    /// <param name="staying">(n − d)/n; 1 where nobody is at risk.</param>
    public static void Of(ReadOnlySpan<double> atRisk, ReadOnlySpan<double> events, Span<double> perAtRisk, Span<double> perLeft, Span<double> staying)
    {
        int j = 0;
        for (; j + Vector<double>.Count <= atRisk.Length; j += Vector<double>.Count)
        {
            Vector<double> n = new(atRisk[j..]);
            Vector<double> left = n - new Vector<double>(events[j..]);
            Vector<long> isSome = Vector.GreaterThan(n, Vector<double>.Zero);
            Vector<long> isLeft = Vector.GreaterThan(left, Vector<double>.Zero);
            Vector.ConditionalSelect(isSome, Vector<double>.One / n, Vector<double>.Zero).CopyTo(perAtRisk[j..]);
            Vector.ConditionalSelect(isLeft, Vector<double>.One / left, Vector<double>.Zero).CopyTo(perLeft[j..]);
            Vector.ConditionalSelect(isSome, left / n, Vector<double>.One).CopyTo(staying[j..]);
        }

        for (; j < atRisk.Length; j++)
        {
            double n = atRisk[j];
            double left = n - events[j];
            perAtRisk[j] = n > 0 ? 1 / n : 0;
            perLeft[j] = left > 0 ? 1 / left : 0;
            staying[j] = n > 0 ? left / n : 1;
        }
    }
}
