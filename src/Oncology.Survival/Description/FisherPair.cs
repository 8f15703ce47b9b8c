using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>Two rows of a half of <see cref="FisherHalves"/>: for each sum in the first column a run of values, ascending, with their shares.</summary>
/// <remarks>Infinite values without a share fill each run up to whole vectors.</remarks>
internal sealed class FisherPair
{
    // Rounding: far inside the tie tolerance of the test.
    private const double SameValue = 1e-11;

    private readonly int[] _start;
    private readonly int[] _count;

    public FisherPair(double[] firstValue, double[] firstShare, double[] secondValue, double[] secondShare)
    {
        int first = firstValue.Length - 1;
        int second = secondValue.Length - 1;
        _start = new int[first + second + 2];
        _count = new int[first + second + 1];
        double[] values = new double[(first + 1) * (second + 1) + (first + second + 2) * Vector512<double>.Count];
        Array.Fill(values, double.PositiveInfinity);
        double[] shares = new double[values.Length];
        double[] upTo = new double[values.Length];
        int end = 0;
        for (int sum = 0; sum <= first + second; sum++)
        {
            int start = end;
            for (int x = Math.Max(0, sum - second); x <= Math.Min(first, sum); x++)
            {
                values[end] = firstValue[x] + secondValue[sum - x];
                shares[end++] = firstShare[x] * secondShare[sum - x];
            }

            Array.Sort(values, shares, start, end - start);
            int merged = Merge(values, shares, start, end);
            values.AsSpan(merged, end - merged).Fill(double.PositiveInfinity);
            shares.AsSpan(merged, end - merged).Clear();
            end = merged;
            _count[sum] = end - start;
            double total = 0;
            for (int i = start; i < end; i++)
            {
                upTo[i] = total += shares[i];
            }

            end = start + (end - start + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count;
            _start[sum + 1] = end;
        }

        Values = values[..(end + Vector512<double>.Count)];
        Shares = shares[..(end + Vector512<double>.Count)];
        UpTo = upTo[..end];
    }

    /// <summary>Σ −ln x! of the four cells.</summary>
    public double[] Values { get; }

    /// <summary>Probability of the values.</summary>
    public double[] Shares { get; }

    /// <summary>Running sums of the shares of each run.</summary>
    public double[] UpTo { get; }

    /// <summary>Where the run of a sum starts; that of the next sum starts where it ends.</summary>
    public int Start(int sum) => _start[sum];

    /// <summary>Number of values of the run of a sum.</summary>
    public int Count(int sum) => _count[sum];

    private static int Merge(double[] values, double[] shares, int start, int end)
    {
        int last = start;
        for (int i = start + 1; i < end; i++)
        {
            if (values[i] - values[last] <= SameValue)
            {
                shares[last] += shares[i];
            }
            else
            {
                last++;
                values[last] = values[i];
                shares[last] = shares[i];
            }
        }

        return last + 1;
    }
}
