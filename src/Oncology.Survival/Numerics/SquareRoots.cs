using System.Numerics;

namespace Oncology.Survival;

/// <summary>Standard errors from variances that running sums have left: several at once, with the bits of one at a time.</summary>
internal static class SquareRoots
{
    /// <summary>Replaces variances by their roots; what rounding has brought below 0 is 0.</summary>
    public static void InPlace(Span<double> variances)
    {
        int j = 0;
        for (; j + Vector<double>.Count <= variances.Length; j += Vector<double>.Count)
        {
            Span<double> some = variances[j..];
            Vector.SquareRoot(Vector.Max(new Vector<double>(some), Vector<double>.Zero)).CopyTo(some);
        }

        for (; j < variances.Length; j++)
        {
            variances[j] = Math.Sqrt(Math.Max(variances[j], 0));
        }
    }
}
