namespace Oncology.Survival;

/// <summary>Sums over ranges of ranks that change one entry at a time, each in logarithmic time (Fenwick 1994).</summary>
internal sealed class FenwickTree(int size)
{
    private readonly double[] _sums = new double[size + 1];
    private readonly double[] _entries = new double[size];

    /// <summary>Sum of all entries.</summary>
    public double Total { get; private set; }

    public void Add(int rank, double value)
    {
        Total += value;
        _entries[rank] += value;
        for (int i = rank + 1; i < _sums.Length; i += i & -i)
        {
            _sums[i] += value;
        }
    }

    /// <summary>The entry of a rank.</summary>
    public double At(int rank) => _entries[rank];

    /// <summary>Sum of the entries of ranks below <paramref name="rank"/>.</summary>
    public double Below(int rank)
    {
        double sum = 0;
        for (int i = rank; i > 0; i -= i & -i)
        {
            sum += _sums[i];
        }

        return sum;
    }
}
