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

    // Goes through the scores once, from the least on; chosen[k][s] is the probability that k of those seen were drawn, with sum s, when a
    // sample of the given size is drawn one by one. Only positive terms are added, so small tails keep their digits.
    private static double[] Distribution(long[] scores, int size)
    {
        int n = scores.Length;
        Array.Sort(scores);
        long[] sumOfLeast = new long[n + 1];
        for (int i = 0; i < n; i++)
        {
            sumOfLeast[i + 1] = sumOfLeast[i] + scores[i];
        }

        long largest = sumOfLeast[n] - sumOfLeast[n - size];
        if ((size + 1) * (largest + 1) > LargestTable)
        {
            throw new ModelException("too-large", $"An exact rank test of {size} and {n - size} values is out of reach; use the normal approximation.", $"Un test de rangs exact de {size} et {n - size} valeurs est hors de portée ; prenez l'approximation normale.");
        }

        double[][] chosen = [.. Enumerable.Range(0, size + 1).Select(k => new double[sumOfLeast[n] - sumOfLeast[n - k] + 1])];
        chosen[0][0] = 1;
        for (int seen = 0; seen < n; seen++)
        {
            int score = (int)scores[seen];
            double left = n - seen;
            // With fewer than this the sample could not be filled any more.
            int fewest = Math.Max(0, size - (n - seen - 1));
            for (int k = Math.Min(seen + 1, size); k >= fewest; k--)
            {
                double keep = 1 - (size - k) / left;
                double draw = (size - k + 1) / left;
                double[] target = chosen[k];
                if (k <= seen)
                {
                    // The sum of k of those seen lies between that of the least and that of the last.
                    int end = (int)(sumOfLeast[seen] - sumOfLeast[seen - k]);
                    for (int s = (int)sumOfLeast[k]; s <= end; s++)
                    {
                        target[s] *= keep;
                    }
                }

                if (k > 0)
                {
                    double[] source = chosen[k - 1];
                    int end = (int)(sumOfLeast[seen] - sumOfLeast[seen - k + 1]);
                    for (int s = (int)sumOfLeast[k - 1]; s <= end; s++)
                    {
                        target[s + score] += source[s] * draw;
                    }
                }
            }
        }

        return chosen[size];
    }
}
