namespace Oncology.Survival;

/// <summary>One half in the nodes of <see cref="FisherMeeting"/>: the different rows that it has there, and which of their tables matter.</summary>
/// <remarks>The order of the rows does not matter to a half: nodes share its tables.</remarks>
internal sealed class FisherSide
{
    // Five rows of up to 4,095 fill a key.
    private const int Bits = 12;

    private readonly ulong[] _keys;
    private readonly double[] _longest;
    private readonly double[] _shortest;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly int _rows;

    /// <summary>Finds the different keys.</summary>
    /// <param name="half">The half.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="keys">Key of each node.</param>
    public FisherSide(FisherHalf half, int rows, ulong[] keys)
    {
        Half = half;
        _rows = rows;
        _keys = [.. keys.Distinct().Order()];
        Of = [.. keys.Select(key => Array.BinarySearch(_keys, key))];
        _longest = [.. Enumerable.Range(0, Count).Select(k => half.Longest(Held(k)))];
        _shortest = [.. Enumerable.Range(0, Count).Select(k => half.Shortest(Held(k)))];
        _low = new double[Count];
        _high = new double[Count];
        Array.Fill(_low, double.PositiveInfinity);
        Array.Fill(_high, double.NegativeInfinity);
    }

    /// <summary>The half.</summary>
    public FisherHalf Half { get; }

    /// <summary>Number of different keys.</summary>
    public int Count => _keys.Length;

    /// <summary>Which of the keys each node has.</summary>
    public int[] Of { get; }

    /// <summary>What rows hold, whatever their order.</summary>
    public static ulong Key(ReadOnlySpan<int> held)
    {
        Span<int> sorted = stackalloc int[held.Length];
        held.CopyTo(sorted);
        sorted.Sort();
        ulong key = 0;
        for (int i = sorted.Length - 1; i >= 0; i--)
        {
            key = (key << Bits) + (ulong)sorted[i];
        }

        return key;
    }

    /// <summary>Tables that are settled against every table of the other half in all their nodes need not be listed.</summary>
    public void Narrow(FisherSide other, double limit)
    {
        for (int node = 0; node < Of.Length; node++)
        {
            int own = Of[node];
            _low[own] = Math.Min(_low[own], limit - other._longest[other.Of[node]]);
            _high[own] = Math.Max(_high[own], limit - other._shortest[other.Of[node]]);
        }
    }

    /// <summary>Puts the tables of a key into a list.</summary>
    public void Fill(FisherValues list, FisherWalk walk, int key) => Fill(list, walk, key, _low[key], _high[key]);

    /// <summary>Puts the tables of a key into a list as far as they matter in some of its nodes.</summary>
    public void Fill(FisherValues list, FisherWalk walk, int[] nodes, FisherSide other, double limit)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (int node in nodes)
        {
            low = Math.Min(low, limit - other._longest[other.Of[node]]);
            high = Math.Max(high, limit - other._shortest[other.Of[node]]);
        }

        Fill(list, walk, Of[nodes[0]], low, high);
    }

    private void Fill(FisherValues list, FisherWalk walk, int key, double low, double high) =>
        walk.Fill(list, Held(key), Math.Max(low, _shortest[key]), Math.Min(high, _longest[key]));

    // Descending.
    private int[] Held(int k)
    {
        int[] held = new int[_rows];
        ulong key = _keys[k];
        for (int i = _rows - 1; i >= 0; i--)
        {
            held[i] = (int)(key & ((1UL << Bits) - 1));
            key >>= Bits;
        }

        return held;
    }
}
