namespace Oncology.Survival;

/// <summary>
/// Cholesky factor of a symmetric matrix stored row by row, for the few coefficients of a model. A pivot that is nothing but
/// rounding marks its column as dependent on the columns before it; such columns take no part.
/// </summary>
internal sealed class Cholesky
{
    private readonly int _n;
    private readonly double[] _l;
    private readonly bool[] _isDependent;

    private Cholesky(int n, double[] l, bool[] isDependent)
    {
        _n = n;
        _l = l;
        _isDependent = isDependent;
    }

    /// <summary>True when a column depends on the columns before it, or is zero.</summary>
    public bool IsSingular => Array.Exists(_isDependent, dependent => dependent);

    /// <summary>True where a column depends on the columns before it.</summary>
    public ReadOnlySpan<bool> IsDependent => _isDependent;

    /// <summary>log det A, over the columns that take part.</summary>
    public double LogDeterminant
    {
        get
        {
            double sum = 0;
            for (int j = 0; j < _n; j++)
            {
                sum += _isDependent[j] ? 0 : 2 * Math.Log(_l[j * _n + j]);
            }

            return sum;
        }
    }

    /// <summary>Factors a matrix.</summary>
    /// <param name="matrix">Symmetric, n × n; only the lower triangle is read.</param>
    /// <param name="n">Number of rows.</param>
    /// <param name="tolerance">Largest pivot that counts as zero, absolute.</param>
    public static Cholesky Factor(ReadOnlySpan<double> matrix, int n, double tolerance)
    {
        double[] l = new double[n * n];
        bool[] dependent = new bool[n];
        for (int j = 0; j < n; j++)
        {
            double pivot = matrix[j * n + j];
            for (int k = 0; k < j; k++)
            {
                pivot -= l[j * n + k] * l[j * n + k];
            }

            dependent[j] = !(pivot > tolerance);
            if (dependent[j])
            {
                continue;
            }

            double root = Math.Sqrt(pivot);
            l[j * n + j] = root;
            for (int i = j + 1; i < n; i++)
            {
                double sum = matrix[i * n + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= l[i * n + k] * l[j * n + k];
                }

                l[i * n + j] = sum / root;
            }
        }

        return new Cholesky(n, l, dependent);
    }

    /// <summary>Solves A x = b; x is 0 in dependent columns.</summary>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        double[] x = b.ToArray();
        for (int i = 0; i < _n; i++)
        {
            double sum = x[i];
            for (int k = 0; k < i; k++)
            {
                sum -= _l[i * _n + k] * x[k];
            }

            x[i] = _isDependent[i] ? 0 : sum / _l[i * _n + i];
        }

        for (int i = _n - 1; i >= 0; i--)
        {
            double sum = x[i];
            for (int k = i + 1; k < _n; k++)
            {
                sum -= _l[k * _n + i] * x[k];
            }

            x[i] = _isDependent[i] ? 0 : sum / _l[i * _n + i];
        }

        return x;
    }

    /// <summary>b′ A⁻¹ b.</summary>
    public double QuadraticForm(ReadOnlySpan<double> b)
    {
        double[] x = Solve(b);
        double sum = 0;
        for (int i = 0; i < _n; i++)
        {
            sum += b[i] * x[i];
        }

        return sum;
    }

    /// <summary>A⁻¹, row by row; zero in dependent rows and columns.</summary>
    public double[] Inverse()
    {
        double[] inverse = new double[_n * _n];
        double[] unit = new double[_n];
        for (int j = 0; j < _n; j++)
        {
            if (_isDependent[j])
            {
                continue;
            }

            unit[j] = 1;
            double[] column = Solve(unit);
            unit[j] = 0;
            for (int i = 0; i < _n; i++)
            {
                inverse[i * _n + j] = column[i];
            }
        }

        return inverse;
    }

    /// <summary>The columns before a dependent column j, with the weights that make it up: A_j = Σ weight_k A_k.</summary>
    public double[] Dependence(int j)
    {
        double[] weights = _l.AsSpan(j * _n, _n).ToArray();
        for (int i = j - 1; i >= 0; i--)
        {
            double sum = weights[i];
            for (int k = i + 1; k < j; k++)
            {
                sum -= _l[k * _n + i] * weights[k];
            }

            weights[i] = _isDependent[i] ? 0 : sum / _l[i * _n + i];
        }

        weights.AsSpan(j).Clear();
        return weights;
    }
}
