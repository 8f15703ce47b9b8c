using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>Linear predictors of rows and their exponentials, four numbers at a time.</summary>
internal static class RelativeRisk
{
    private const int Lane = 4;

    /// <summary>Fills in η = offset + x′β and returns the largest.</summary>
    /// <param name="x">Rows of p numbers, with a vector's length of finite numbers behind the last.</param>
    /// <param name="beta">Coefficients, with zeros up to a whole number of vectors.</param>
    /// <param name="p">Number of coefficients.</param>
    /// <param name="offset">Offset of each row.</param>
    /// <param name="eta">Receives the predictors.</param>
    public static double Predict(ReadOnlySpan<double> x, ReadOnlySpan<double> beta, int p, ReadOnlySpan<double> offset, Span<double> eta)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return PredictInNumbers(x, beta, p, offset, eta);
        }

        double largest = double.NegativeInfinity;
        if (!beta.ContainsAnyExcept(0))
        {
            // Every fit begins here: no column need be read.
            offset.CopyTo(eta);
            foreach (double value in eta)
            {
                largest = value > largest ? value : largest;
            }

            return largest;
        }

        ref double rows = ref MemoryMarshal.GetReference(x);
        ref double coefficients = ref MemoryMarshal.GetReference(beta);
        for (int i = 0; i < eta.Length; i++)
        {
            Vector256<double> sum = Vector256<double>.Zero;
            for (int j = 0; j < p; j += Lane)
            {
                sum = Vector256.MultiplyAddEstimate(
                    Vector256.LoadUnsafe(ref coefficients, (nuint)j), Vector256.LoadUnsafe(ref rows, (nuint)(i * p + j)), sum);
            }

            double value = offset[i] + Vector256.Sum(sum);
            eta[i] = value;
            largest = value > largest ? value : largest;
        }

        return largest;
    }

    /// <summary>The same without vectors.</summary>
    public static double PredictInNumbers(ReadOnlySpan<double> x, ReadOnlySpan<double> beta, int p, ReadOnlySpan<double> offset, Span<double> eta)
    {
        double largest = double.NegativeInfinity;
        for (int i = 0; i < eta.Length; i++)
        {
            double value = offset[i];
            for (int j = 0; j < p; j++)
            {
                value += beta[j] * x[i * p + j];
            }

            eta[i] = value;
            largest = Math.Max(largest, value);
        }

        return largest;
    }

    /// <summary>Fills in weight × exp(η − shift).</summary>
    public static void Exponentiate(ReadOnlySpan<double> eta, double shift, ReadOnlySpan<double> weight, Span<double> risk)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref double from = ref MemoryMarshal.GetReference(eta);
            ref double times = ref MemoryMarshal.GetReference(weight);
            ref double to = ref MemoryMarshal.GetReference(risk);
            var shifts = Vector256.Create(shift);
            for (; i + Lane <= eta.Length; i += Lane)
            {
                Vector256<double> exponential = Vector256.Exp(Vector256.LoadUnsafe(ref from, (nuint)i) - shifts);
                (Vector256.LoadUnsafe(ref times, (nuint)i) * exponential).StoreUnsafe(ref to, (nuint)i);
            }
        }

        ExponentiateInNumbers(eta[i..], shift, weight[i..], risk[i..]);
    }

    /// <summary>The same without vectors.</summary>
    public static void ExponentiateInNumbers(ReadOnlySpan<double> eta, double shift, ReadOnlySpan<double> weight, Span<double> risk)
    {
        for (int i = 0; i < eta.Length; i++)
        {
            risk[i] = weight[i] * Math.Exp(eta[i] - shift);
        }
    }
}
