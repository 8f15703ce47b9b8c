namespace Oncology.Survival;

/// <summary>
/// A stream of random numbers that a seed determines, the same in every runtime and release: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
/// </summary>
internal sealed class RandomStream(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Uniform whole number from 0 to <paramref name="count"/> − 1, without bias (draws beyond the last multiple are repeated).</summary>
    public int Below(int count)
    {
        ulong range = (ulong)count;
        ulong limit = ulong.MaxValue - ulong.MaxValue % range;
        ulong draw;
        do
        {
            draw = Next();
        }
        while (draw >= limit);
        return (int)(draw % range);
    }

    /// <summary>Uniform number in [0, 1) with 53 random bits.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Puts items into random order (Fisher, Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Spreads the bits of a counter: equal steps in, unrelated numbers out.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }
}
