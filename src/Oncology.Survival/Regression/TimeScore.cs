namespace Oncology.Survival;

/// <summary>Score and information of γ in β(t) = β + γ g(t), at γ = 0 and the estimate of β.</summary>
internal sealed class TimeScore
{
    // Share of the information that an event time's weight leaves when nothing is left but rounding.
    private const double RoundingShare = 1e-12;

    private readonly int _p;
    private readonly double[] _score;
    private readonly Cholesky _information;
    private readonly double[] _cross;
    private readonly double[] _square;

    public TimeScore(CoxFitted fitted, double[] g)
    {
        _p = fitted.Kept.Length;
        _score = new double[_p];
        CoxRiskSets sets = fitted.Sets;
        double[] x = fitted.Likelihood.Columns.Values;
        for (int i = 0; i < sets.RowCount; i++)
        {
            for (int j = 0; j < _p && sets.IsEvent[i]; j++)
            {
                int t = sets.LastTime[i];
                _score[j] += sets.Weight[i] * g[t] * (x[i * _p + j] - fitted.Mean(t, j));
            }
        }

        double[] ones = new double[g.Length];
        Array.Fill(ones, 1);
        _information = Cholesky.Factor(fitted.Information(ones), _p, RoundingShare * sets.EventWeight);
        _cross = fitted.Information(g);
        _square = fitted.Information([.. g.Select(value => value * value)]);
    }

    /// <summary>The test of some of the coefficients, all others constant in time.</summary>
    public TestResult Test(int[] columns)
    {
        int q = columns.Length;
        double[] left = new double[q * q];
        double[] u = [.. columns.Select(k => _score[k])];
        double largest = 0;
        for (int b = 0; b < q; b++)
        {
            double[] solved = _information.Solve(_cross.AsSpan(columns[b] * _p, _p));
            for (int a = 0; a < q; a++)
            {
                double taken = 0;
                for (int j = 0; j < _p; j++)
                {
                    taken += _cross[columns[a] * _p + j] * solved[j];
                }

                left[a * q + b] = _square[columns[a] * _p + columns[b]] - taken;
            }

            largest = Math.Max(largest, _square[columns[b] * _p + columns[b]]);
        }

        var factor = Cholesky.Factor(left, q, RoundingShare * largest);
        return TestResult.ChiSquared(factor.IsSingular ? double.NaN : factor.QuadraticForm(u), q);
    }
}
