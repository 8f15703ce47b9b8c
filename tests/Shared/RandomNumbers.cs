namespace Oncology.Tests;

/// <summary>A seeded stream of random numbers that is the same in every runtime (SplitMix64; Steele, Lea, Flood, OOPSLA 2014).</summary>
internal sealed class RandomNumbers
{
    private ulong _state;

    public RandomNumbers(ulong seed)
    {
        _state = seed;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform whole number from 0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>Exponential with mean 1.</summary>
    public double Exponential() => -Math.Log(1 - Uniform());

    /// <summary>A random order of 0, 1, …, <paramref name="count"/> − 1.</summary>
    public int[] Permutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
