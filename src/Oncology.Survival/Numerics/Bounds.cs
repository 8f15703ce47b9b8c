using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>The smallest and the largest number of a column, four at a time.</summary>
internal static class Bounds
{
    private const int Lane = 4;

    /// <summary>Both bounds; of an empty column they are infinite.</summary>
    /// <param name="values">Numbers, none of them NaN.</param>
    public static (double Low, double High) Of(ReadOnlySpan<double> values)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        int i = 0;
        if (Vector256.IsHardwareAccelerated && values.Length >= Lane)
        {
            ref double first = ref MemoryMarshal.GetReference(values);
            var lows = Vector256.Create(low);
            var highs = Vector256.Create(high);
            for (; i + Lane <= values.Length; i += Lane)
            {
                var value = Vector256.LoadUnsafe(ref first, (nuint)i);
                lows = Vector256.MinNative(lows, value);
                highs = Vector256.MaxNative(highs, value);
            }

            low = Math.Min(Math.Min(lows[0], lows[1]), Math.Min(lows[2], lows[3]));
            high = Math.Max(Math.Max(highs[0], highs[1]), Math.Max(highs[2], highs[3]));
        }

        for (; i < values.Length; i++)
        {
            low = Math.Min(low, values[i]);
            high = Math.Max(high, values[i]);
        }

        return (low, high);
    }
}
