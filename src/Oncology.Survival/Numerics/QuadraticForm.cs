namespace Oncology.Survival;

/// <summary>z′ V⁻ z for a covariance matrix that may be singular, with its rank: the statistic of a chi-square test.</summary>
internal static class QuadraticForm
{
    // A pivot that elimination left at less than this share of its original variance is rounding: sums of a few thousand terms
    // carry errors near 1e-13, a real group keeps far more of its variance.
    private const double RankTolerance = 1e-10;

    /// <summary>Evaluates the form by Cholesky with diagonal pivoting.</summary>
    /// <param name="z">Vector with covariance <paramref name="v"/>.</param>
    /// <param name="v">Symmetric positive semidefinite matrix, row after row.</param>
    /// <returns>The value of the form and the rank of the matrix; 0 and 0 for a matrix of zeros.</returns>
    public static (double Value, int Rank) Evaluate(ReadOnlySpan<double> z, ReadOnlySpan<double> v)
    {
        int k = z.Length;
        double[] left = v.ToArray();
        double[] rest = z.ToArray();
        bool[] used = new bool[k];
        double value = 0;
        int rank = 0;
        while (rank < k)
        {
            int pivot = -1;
            for (int i = 0; i < k; i++)
            {
                bool isReal = !used[i] && left[i * k + i] > RankTolerance * v[i * k + i];
                pivot = isReal && (pivot < 0 || left[i * k + i] > left[pivot * k + pivot]) ? i : pivot;
            }

            if (pivot < 0)
            {
                break;
            }

            used[pivot] = true;
            rank++;
            double variance = left[pivot * k + pivot];
            value += rest[pivot] * rest[pivot] / variance;
            for (int i = 0; i < k; i++)
            {
                double slope = left[i * k + pivot] / variance;
                if (used[i] || slope == 0)
                {
                    continue;
                }

                rest[i] -= slope * rest[pivot];
                for (int j = 0; j < k; j++)
                {
                    left[i * k + j] -= slope * left[pivot * k + j];
                }
            }
        }

        return (value, rank);
    }
}
