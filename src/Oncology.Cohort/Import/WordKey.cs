using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Cohort;

/// <summary>A cell as three numbers: all its characters where it is short, else a hash of them.</summary>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
internal readonly record struct WordKey
{
    private const int Longest = 16;

    private readonly ulong _first;
    private readonly ulong _last;

    // Below zero for a cell of which the key is a hash.
    private readonly int _length;

    private WordKey(ulong first, ulong last, int length) => (_first, _last, _length) = (first, last, length);

    /// <summary>True when cells of this key are the same; else they are probably.</summary>
    public bool IsWhole => _length > 0;

    /// <summary>The key of a cell that is not empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WordKey Of(ReadOnlySpan<char> cell, ulong seed)
    {
        // First and last characters, which overlap, and the length say all.
        int length = cell.Length;
        if (length < 4)
        {
            return new WordKey(cell[0] | ((ulong)cell[length >> 1] << 16) | ((ulong)cell[length - 1] << 32), 0, length);
        }

        if (length < 8)
        {
            return new WordKey(Four(cell), Four(cell[(length - 4)..]), length);
        }

        if (length <= Longest)
        {
            Vector128<ushort> first = Eight(cell);
            Vector128<ushort> last = Eight(cell[(length - 8)..]);
            if (((first | last) & Vector128.Create<ushort>(0xFF00)) == Vector128<ushort>.Zero)
            {
                Vector128<ulong> both = Vector128.Narrow(first, last).AsUInt64();
                return new WordKey(both[0], both[1], length);
            }
        }

        return OfLong(cell, seed);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Hash(ulong seed) => (int)Mix(_first ^ seed, _last ^ (uint)_length ^ BitOperations.RotateLeft(seed, 32));

    // Four characters at a time, each mixed in by a multiplication whose upper half is folded back.
    private static WordKey OfLong(ReadOnlySpan<char> cell, ulong seed)
    {
        ulong factor = (seed * 0x9E3779B97F4A7C15) | 1;
        ulong hash = seed;
        foreach (ulong four in MemoryMarshal.Cast<char, ulong>(cell))
        {
            hash = Mix(hash ^ four, factor);
        }

        return new WordKey(Mix(hash ^ Four(cell[^4..]), factor), 0, -cell.Length);
    }

    private static ulong Mix(ulong value, ulong factor)
    {
        ulong high = Math.BigMul(value, factor, out ulong low);
        return high ^ low;
    }

    private static ulong Four(ReadOnlySpan<char> cell) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(cell));

    private static Vector128<ushort> Eight(ReadOnlySpan<char> cell) => Vector128.Create(MemoryMarshal.Cast<char, ushort>(cell));
}
