namespace Oncology.Survival;

/// <summary>
/// Distribution of the first cell of a 2 × 2 table given all its margins, for any odds ratio ψ: Fisher's noncentral
/// hypergeometric, P(x) ∝ C(m, x) C(n, k − x) ψˣ. Odds ratios are given as ln ψ.
/// </summary>
internal sealed class ConditionalTwoByTwo
{
    // Probabilities closer than this factor are ties, as in R's fisher.test.
    private const double TieFactor = 1 + 1e-7;

    private readonly double[] _logWeight;
    private readonly long _first;

    public ConditionalTwoByTwo(long a, long b, long c, long d)
    {
        long m = a + b;
        long n = c + d;
        long k = a + c;
        _first = Math.Max(0, k - n);
        long last = Math.Min(k, m);
        _logWeight = new double[last - _first + 1];

        // Ratios of neighbours from the mode outwards keep every weight accurate to rounding.
        int mode = (int)Math.Clamp((long)((k + 1.0) * (m + 1) / (m + n + 2)) - _first, 0, _logWeight.Length - 1);
        for (int i = mode + 1; i < _logWeight.Length; i++)
        {
            long x = _first + i;
            _logWeight[i] = _logWeight[i - 1] + Math.Log((double)(m - x + 1) / x * ((double)(k - x + 1) / (n - k + x)));
        }

        for (int i = mode - 1; i >= 0; i--)
        {
            long x = _first + i + 1;
            _logWeight[i] = _logWeight[i + 1] - Math.Log((double)(m - x + 1) / x * ((double)(k - x + 1) / (n - k + x)));
        }
    }

    /// <summary>Smallest possible value of the first cell.</summary>
    public long First => _first;

    /// <summary>Largest possible value of the first cell.</summary>
    public long Last => _first + _logWeight.Length - 1;

    /// <summary>P(X ≤ x).</summary>
    public double AtMost(long x, double logOddsRatio) => Sum(logOddsRatio, value => value <= x);

    /// <summary>P(X ≥ x).</summary>
    public double AtLeast(long x, double logOddsRatio) => Sum(logOddsRatio, value => value >= x);

    /// <summary>Under ψ = 1, the sum of the probabilities not above that of x.</summary>
    public double NotMoreProbableThan(long x)
    {
        double limit = _logWeight[x - _first] + Math.Log(TieFactor);
        return Sum(0, value => _logWeight[value - _first] <= limit);
    }

    /// <summary>Mean of the first cell.</summary>
    public double Mean(double logOddsRatio)
    {
        double largest = Largest(logOddsRatio);
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < _logWeight.Length; i++)
        {
            double weight = Math.Exp(_logWeight[i] + i * logOddsRatio - largest);
            sum += weight;
            weighted += weight * i;
        }

        return _first + weighted / sum;
    }

    private double Sum(double logOddsRatio, Func<long, bool> counts)
    {
        double largest = Largest(logOddsRatio);
        double part = 0;
        double whole = 0;
        for (int i = 0; i < _logWeight.Length; i++)
        {
            double weight = Math.Exp(_logWeight[i] + i * logOddsRatio - largest);
            whole += weight;
            part += counts(_first + i) ? weight : 0;
        }

        return part / whole;
    }

    private double Largest(double logOddsRatio)
    {
        double largest = double.NegativeInfinity;
        for (int i = 0; i < _logWeight.Length; i++)
        {
            largest = Math.Max(largest, _logWeight[i] + i * logOddsRatio);
        }

        return largest;
    }
}
