namespace Oncology.Survival;

/// <summary>Exact distribution of a rank sum given the ranks, ties and all, by the shift algorithm.</summary>
internal static class ExactRankSum
{
    private const long LargestTable = 100_000_000;

    /// <summary>P-value of the rank sum of the first ranks.</summary>
    /// <param name="doubledRanks">Twice the ranks, the first group leading.</param>
    /// <param name="first">Number in the first group.</param>
    /// <param name="alternative">Direction; greater means a large sum.</param>
    /// <exception cref="ModelException">The table of sums would be too large.</exception>
    public static double PValue(ReadOnlySpan<long> doubledRanks, int first, Alternative alternative)
    {
        int n = doubledRanks.Length;
        long least = long.MaxValue;
        foreach (long rank in doubledRanks)
        {
            least = Math.Min(least, rank);
        }

        long divisor = 0;
        long[] scores = new long[n];
        for (int i = 0; i < n; i++)
        {
            scores[i] = doubledRanks[i] - least;
            divisor = (long)System.Numerics.BigInteger.GreatestCommonDivisor(divisor, scores[i]);
        }

        if (divisor == 0)
        {
            return 1;
        }

        long observed = 0;
        long total = 0;
        for (int i = 0; i < n; i++)
        {
            scores[i] /= divisor;
            total += scores[i];
            observed += i < first ? scores[i] : 0;
        }

        double[] probability = Distribution(scores, first);
        long distance = Math.Abs(n * observed - first * total);
        double p = 0;
        for (long sum = 0; sum < probability.Length; sum++)
        {
            bool counts = alternative switch
            {
                Alternative.Less => sum <= observed,
                Alternative.Greater => sum >= observed,
                _ => Math.Abs(n * sum - first * total) >= distance,
            };
            p += counts ? probability[sum] : 0;
        }

        return Math.Min(p, 1);
    }

    // Goes through the scores once; chosen[k][s] is the probability that k of those seen were drawn, with sum s, when a sample of
    // the given size is drawn one by one. Only positive terms are added, so small tails keep their digits.
    private static double[] Distribution(long[] scores, int size)
    {
        int n = scores.Length;
        long largest = scores.OrderDescending().Take(size).Sum();
        if ((size + 1) * (largest + 1) > LargestTable)
        {
            throw new ModelException("too-large", $"An exact rank test of {size} and {n - size} values is out of reach; use the normal approximation.", $"Un test de rangs exact de {size} et {n - size} valeurs est hors de portée ; prenez l'approximation normale.");
        }

        double[][] chosen = [.. Enumerable.Range(0, size + 1).Select(_ => new double[largest + 1])];
        long[] reached = new long[size + 1];
        chosen[0][0] = 1;
        for (int seen = 0; seen < n; seen++)
        {
            int score = (int)scores[seen];
            double left = n - seen;
            for (int k = Math.Min(seen + 1, size); k >= 0; k--)
            {
                double keep = 1 - (size - k) / left;
                double[] target = chosen[k];
                for (long s = 0; s <= reached[k]; s++)
                {
                    target[s] *= keep;
                }

                if (k > 0 && k - 1 <= seen)
                {
                    double draw = (size - k + 1) / left;
                    double[] source = chosen[k - 1];
                    long end = Math.Min(reached[k - 1], largest - score);
                    for (long s = 0; s <= end; s++)
                    {
                        target[s + score] += source[s] * draw;
                    }

                    reached[k] = Math.Max(reached[k], end + score);
                }
            }
        }

        return chosen[size];
    }
}
