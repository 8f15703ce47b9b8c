using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>Linear predictors of rows and their exponentials, four numbers at a time.</summary>
internal static class RelativeRisk
{
    private const int Lane = 4;

    /// <summary>Fills in η = offset + x′β.</summary>
    /// <param name="x">Rows of p numbers, with a vector's length of finite numbers behind the last.</param>
    /// <param name="beta">Coefficients, with zeros up to a whole number of vectors.</param>
    /// <param name="p">Number of coefficients.</param>
    /// <param name="offset">Offset of each row; empty for none.</param>
    /// <param name="eta">Receives the predictors.</param>
    public static void Predict(ReadOnlySpan<double> x, ReadOnlySpan<double> beta, int p, ReadOnlySpan<double> offset, Span<double> eta)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            PredictInNumbers(x, beta, p, offset, eta);
            return;
        }

        if (offset.IsEmpty)
        {
            eta.Clear();
        }
        else
        {
            offset.CopyTo(eta);
        }

        // Every fit begins at zero: no column need be read.
        if (!beta.ContainsAnyExcept(0))
        {
            return;
        }

        if (p == 1)
        {
            PredictOne(x, beta[0], eta);
            return;
        }

        if (p <= 2 * Lane)
        {
            PredictFew(x, beta, p, eta);
            return;
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

            eta[i] += Vector256.Sum(sum);
        }
    }

    /// <summary>The same without vectors.</summary>
    public static void PredictInNumbers(ReadOnlySpan<double> x, ReadOnlySpan<double> beta, int p, ReadOnlySpan<double> offset, Span<double> eta)
    {
        for (int i = 0; i < eta.Length; i++)
        {
            double value = offset.IsEmpty ? 0 : offset[i];
            for (int j = 0; j < p; j++)
            {
                value += beta[j] * x[i * p + j];
            }

            eta[i] = value;
        }
    }

    /// <summary>Fills in weight × exp(η − shift).</summary>
    public static void Exponentiate(ReadOnlySpan<double> eta, double shift, ReadOnlySpan<double> weight, Span<double> risk)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            ExponentiateInNumbers(eta, shift, weight, risk);
            return;
        }

        ref double from = ref MemoryMarshal.GetReference(eta);
        ref double times = ref MemoryMarshal.GetReference(weight);
        ref double to = ref MemoryMarshal.GetReference(risk);
        var shifts = Vector256.Create(shift);
        int i = 0;
        for (; i + Lane <= eta.Length; i += Lane)
        {
            Vector256<double> exponential = Vector256.Exp(Vector256.LoadUnsafe(ref from, (nuint)i) - shifts);
            (Vector256.LoadUnsafe(ref times, (nuint)i) * exponential).StoreUnsafe(ref to, (nuint)i);
        }

        ExponentiateFew(eta[i..], shift, weight[i..], risk[i..]);
    }

    // The last few in a vector as well: where a part of the rows begins and ends leaves no trace.
    private static void ExponentiateFew(ReadOnlySpan<double> eta, double shift, ReadOnlySpan<double> weight, Span<double> risk)
    {
        Span<double> few = stackalloc double[Lane];
        few.Fill(shift);
        eta.CopyTo(few);
        Vector256<double> last = Vector256.Exp(Vector256.Create<double>(few) - Vector256.Create(shift));
        for (int k = 0; k < eta.Length; k++)
        {
            risk[k] = weight[k] * last[k];
        }
    }

    /// <summary>Σ weight (η − shift).</summary>
    public static double Sum(ReadOnlySpan<double> eta, double shift, ReadOnlySpan<double> weight)
    {
        ref double first = ref MemoryMarshal.GetReference(eta);
        ref double times = ref MemoryMarshal.GetReference(weight);
        var shifts = Vector256.Create(shift);
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i + Lane <= eta.Length; i += Lane)
        {
            sums += Vector256.LoadUnsafe(ref times, (nuint)i) * (Vector256.LoadUnsafe(ref first, (nuint)i) - shifts);
        }

        double sum = Vector256.Sum(sums);
        for (; i < eta.Length; i++)
        {
            sum += weight[i] * (eta[i] - shift);
        }

        return sum;
    }

    // Two vectors of coefficients at most, which stay in registers.
    private static void PredictFew(ReadOnlySpan<double> x, ReadOnlySpan<double> beta, int p, Span<double> eta)
    {
        ref double rows = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(eta);
        var low = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(beta));
        var high = p > Lane ? Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(beta), Lane) : Vector256<double>.Zero;
        nuint second = p > Lane ? Lane : 0u;
        for (int i = 0; i < eta.Length; i++)
        {
            nuint at = (nuint)(i * p);
            Vector256<double> products = Vector256.MultiplyAddEstimate(
                high, Vector256.LoadUnsafe(ref rows, at + second), low * Vector256.LoadUnsafe(ref rows, at));
            Unsafe.Add(ref to, i) += Vector256.Sum(products);
        }
    }

    private static void PredictOne(ReadOnlySpan<double> x, double beta, Span<double> eta)
    {
        ref double rows = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(eta);
        var times = Vector256.Create(beta);
        int i = 0;
        for (; i + Lane <= eta.Length; i += Lane)
        {
            Vector256.MultiplyAddEstimate(times, Vector256.LoadUnsafe(ref rows, (nuint)i), Vector256.LoadUnsafe(ref to, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < eta.Length; i++)
        {
            eta[i] = double.MultiplyAddEstimate(beta, x[i], eta[i]);
        }
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
