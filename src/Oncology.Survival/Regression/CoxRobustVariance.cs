using System.Buffers;

namespace Oncology.Survival;

/// <summary>The sandwich variance of a Cox fit: score residuals summed by cluster (or by row), between two inverse informations.</summary>
/// <remarks>No small-sample factor, as in R. Source: Lin, Wei, JASA 1989;84:1074.</remarks>
internal sealed class CoxRobustVariance
{
    private readonly int[]? _cluster;
    private readonly CensoringScore? _censoring;

    private CoxRobustVariance(int[]? cluster, CensoringScore? censoring, double scoreStatistic)
    {
        _cluster = cluster;
        _censoring = censoring;
        ScoreStatistic = scoreStatistic;
    }

    /// <summary>Robust score statistic at zero.</summary>
    public double ScoreStatistic { get; }

    /// <summary>Prepares the variance: the robust score test is made at zero.</summary>
    /// <param name="likelihood">The likelihood, evaluated at zero.</param>
    /// <param name="cluster">Cluster of each row of the data, from 0; null where each row is one.</param>
    /// <param name="censoring">What estimating the censoring weights adds to each cluster; null for a model without them.</param>
    public static CoxRobustVariance AtZero(CoxPartialLikelihood likelihood, int[]? cluster, CensoringScore? censoring)
    {
        int p = likelihood.Count;
        double[] middle = Middle(likelihood, cluster, censoring);
        double largest = 0;
        for (int j = 0; j < p; j++)
        {
            largest = Math.Max(largest, middle[j * p + j]);
        }

        return new CoxRobustVariance(cluster, censoring, Cholesky.Factor(middle, p, 1e-12 * largest).QuadraticForm(likelihood.Score));
    }

    /// <summary>The sandwich in the scaled columns.</summary>
    /// <param name="likelihood">The likelihood, evaluated at the estimate.</param>
    /// <param name="covariance">Inverse information there.</param>
    public double[] Sandwich(CoxPartialLikelihood likelihood, double[] covariance)
    {
        int p = likelihood.Count;
        return Product(Product(covariance, Middle(likelihood, _cluster, _censoring), p), covariance, p);
    }

    private static double[] Middle(CoxPartialLikelihood likelihood, int[]? cluster, CensoringScore? censoring)
    {
        CoxRiskSets sets = likelihood.Sets;
        int p = likelihood.Count;
        int size = CoxScoreResiduals.SizeOf(likelihood);
        double[] rented = ArrayPool<double>.Shared.Rent(size);
        Span<double> residuals = rented.AsSpan(0, size);
        CoxScoreResiduals.Fill(likelihood, residuals);
        Span<double> sums = residuals;
        if (cluster is not null)
        {
            double[] byCluster = new double[(cluster.Max() + 1) * p + WeightedCrossProduct.Overhang];
            for (int i = 0; i < sets.RowCount; i++)
            {
                int at = cluster[sets.SourceRow[i]] * p;
                for (int j = 0; j < p; j++)
                {
                    byCluster[at + j] += sets.Frequency[i] * residuals[i * p + j];
                }
            }

            censoring?.AddTo(byCluster, likelihood, cluster);
            sums = byCluster;
        }

        int count = p == 0 ? 0 : (sums.Length - WeightedCrossProduct.Overhang) / p;
        WeightedCrossProduct products = new(p);
        Span<double> copies = stackalloc double[WeightedCrossProduct.BlockRows];
        for (int first = 0; first < count; first += copies.Length)
        {
            Span<double> some = copies[..Math.Min(copies.Length, count - first)];
            for (int k = 0; k < some.Length; k++)
            {
                some[k] = cluster is null ? sets.Frequency[first + k] : 1;
            }

            products.Add(sums[(first * p)..], p, some);
        }

        ArrayPool<double>.Shared.Return(rented);
        double[] middle = new double[p * p];
        products.AddTo(middle);
        for (int a = 0; a < p; a++)
        {
            for (int b = 0; b < a; b++)
            {
                middle[b * p + a] = middle[a * p + b];
            }
        }

        return middle;
    }

    private static double[] Product(double[] left, double[] right, int p)
    {
        double[] product = new double[p * p];
        for (int a = 0; a < p; a++)
        {
            for (int b = 0; b < p; b++)
            {
                double sum = 0;
                for (int k = 0; k < p; k++)
                {
                    sum += left[a * p + k] * right[k * p + b];
                }

                product[a * p + b] = sum;
            }
        }

        return product;
    }
}
