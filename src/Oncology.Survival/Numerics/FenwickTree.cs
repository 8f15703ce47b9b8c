using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// Sums over ranges of ranks that change one entry at a time, each in logarithmic time (Fenwick 1994). The tree is one of blocks of eight entries, which share
/// a line of the cache: it is small enough to stay in the cache where the entries do not.
/// </summary>
internal sealed class FenwickTree(int size)
{
    private const int BlockBits = 3;

    private static readonly Vector256<double> LowPlaces = Vector256.Create(0.0, 1, 2, 3);
    private static readonly Vector256<double> HighPlaces = Vector256.Create(4.0, 5, 6, 7);

    private readonly double[] _entries = new double[((size >> BlockBits) + 1) << BlockBits];
    private readonly double[] _sums = new double[(size >> BlockBits) + 2];

    /// <summary>Sum of all entries.</summary>
    public double Total { get; private set; }

    /// <summary>True until something is added.</summary>
    public bool IsEmpty { get; private set; } = true;

    public void Add(int rank, double value)
    {
        IsEmpty = false;
        Total += value;
        _entries[rank] += value;
        for (int i = (rank >> BlockBits) + 1; i < _sums.Length; i += i & -i)
        {
            _sums[i] += value;
        }
    }

    /// <summary>The entry of a rank.</summary>
    public double At(int rank) => _entries[rank];

    /// <summary>Sum of the entries of ranks below <paramref name="rank"/>.</summary>
    public double Below(int rank)
    {
        int block = rank >> BlockBits;

        // All eight are read: how many of them count is not to be foretold.
        ReadOnlySpan<double> own = _entries.AsSpan(block << BlockBits, 1 << BlockBits);
        var before = Vector256.Create((double)(rank - (block << BlockBits)));
        Vector256<double> low = Vector256.LessThan(LowPlaces, before) & Vector256.Create(own);
        Vector256<double> high = Vector256.LessThan(HighPlaces, before) & Vector256.Create(own[4..]);
        double sum = Vector256.Sum(low + high);
        for (int i = block; i > 0; i -= i & -i)
        {
            sum += _sums[i];
        }

        return sum;
    }
}
