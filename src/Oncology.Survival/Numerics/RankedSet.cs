using System.Numerics;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// A set of positions 0, 1, … that counts its members below a position. The members are bits; above each 16 words, and above each 16 nodes in turn, stands a
/// node of counts of members before each of the 16, so that counting reads one number a level and nothing is to be foretold. Of a million positions it takes
/// 200 kB, and stays in the cache where a tree of weights does not.
/// </summary>
internal sealed class RankedSet
{
    private const int WordBits = 6;
    private const int NodeBits = 4;
    private const int Half = 8;

    private static readonly Vector256<int> Places = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);

    private readonly ulong[] _words;
    private readonly int[][] _before;

    /// <summary>Makes an empty set.</summary>
    /// <param name="size">How many positions there are.</param>
    public RankedSet(int size)
    {
        _words = new ulong[(size >> WordBits) + 1];
        List<int[]> levels = [];
        for (int children = _words.Length; levels.Count == 0 || children > 1;)
        {
            int nodes = ((children - 1) >> NodeBits) + 1;
            levels.Add(new int[nodes << NodeBits]);
            children = nodes;
        }

        _before = [.. levels];
    }

    /// <summary>How many positions are in the set.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a position in that is not in the set.</summary>
    public void Add(int position)
    {
        _words[position >> WordBits] |= 1UL << position;
        Change(position, 1);
    }

    /// <summary>Takes a position out that is in the set.</summary>
    public void Remove(int position)
    {
        _words[position >> WordBits] &= ~(1UL << position);
        Change(position, -1);
    }

    /// <summary>How many members are below a position.</summary>
    public int Below(int position)
    {
        int child = position >> WordBits;
        int count = BitOperations.PopCount(_words[child] & ((1UL << position) - 1));
        foreach (int[] before in _before)
        {
            count += before[child];
            child >>= NodeBits;
        }

        return count;
    }

    private void Change(int position, int by)
    {
        Count += by;
        int child = position >> WordBits;
        var change = Vector256.Create(by);
        foreach (int[] before in _before)
        {
            Span<int> node = before.AsSpan(child >> NodeBits << NodeBits, 2 * Half);
            var place = Vector256.Create(child & (2 * Half - 1));
            (Vector256.Create<int>(node) + (change & Vector256.GreaterThan(Places, place))).CopyTo(node);
            Span<int> high = node[Half..];
            (Vector256.Create<int>(high) + (change & Vector256.GreaterThan(Places, place - Vector256.Create(Half)))).CopyTo(high);
            child >>= NodeBits;
        }
    }
}
