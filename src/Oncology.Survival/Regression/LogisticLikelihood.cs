namespace Oncology.Survival;

/// <summary>The binomial log-likelihood of centred and scaled columns behind an intercept, with score and information.</summary>
internal sealed class LogisticLikelihood
{
    private readonly double[][] _columns;
    private readonly double[] _outcome;
    private readonly double[] _weights;

    public LogisticLikelihood(DesignMatrix design, ReadOnlySpan<bool> outcome, double[] weights)
    {
        int n = outcome.Length;
        Count = design.ColumnCount + 1;
        _weights = weights;
        _outcome = new double[n];
        for (int i = 0; i < n; i++)
        {
            _outcome[i] = outcome[i] ? 1 : 0;
        }

        TotalWeight = weights.Sum();
        Centre = new double[Count];
        Scale = new double[Count];
        Largest = new double[Count];
        Score = new double[Count];
        Information = new double[Count * Count];
        Probability = new double[n];
        _columns = new double[Count][];
        _columns[0] = [.. Enumerable.Repeat(1.0, n)];
        Scale[0] = Largest[0] = 1;
        for (int j = 1; j < Count; j++)
        {
            _columns[j] = Standardised(design[j - 1], j);
        }
    }

    /// <summary>Number of coefficients, the intercept first.</summary>
    public int Count { get; }

    public double TotalWeight { get; }

    /// <summary>Weighted mean of each column; 0 for the intercept.</summary>
    public double[] Centre { get; }

    /// <summary>Weighted standard deviation of each column; 1 for the intercept and for a constant.</summary>
    public double[] Scale { get; }

    /// <summary>Largest absolute value of each scaled column.</summary>
    public double[] Largest { get; }

    public double LogLikelihood { get; private set; }

    public double[] Score { get; }

    public double[] Information { get; }

    /// <summary>Fitted probability of each row.</summary>
    public double[] Probability { get; }

    /// <summary>Weighted share of rows with the outcome.</summary>
    public double Share
    {
        get
        {
            CompensatedSum sum = default;
            for (int i = 0; i < _outcome.Length; i++)
            {
                sum.Add(_weights[i] * _outcome[i]);
            }

            return sum.Value / TotalWeight;
        }
    }

    /// <summary>Weighted cross products of the scaled columns without the intercept, in units of the total weight.</summary>
    public double[] CrossProducts()
    {
        int p = Count - 1;
        double[] products = new double[p * p];
        for (int a = 0; a < p; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double sum = 0;
                for (int i = 0; i < _weights.Length; i++)
                {
                    sum += _weights[i] * _columns[a + 1][i] * _columns[b + 1][i];
                }

                products[a * p + b] = products[b * p + a] = sum / TotalWeight;
            }
        }

        return products;
    }

    /// <summary>Evaluates log-likelihood, score, information and fitted probabilities.</summary>
    public void Evaluate(double[] coefficients)
    {
        Array.Clear(Score);
        Array.Clear(Information);
        CompensatedSum logLikelihood = default;
        for (int i = 0; i < _outcome.Length; i++)
        {
            double eta = 0;
            for (int j = 0; j < Count; j++)
            {
                eta += coefficients[j] * _columns[j][i];
            }

            // log(1 + e^x) without overflow; x is the linear predictor against the outcome that was seen.
            double x = _outcome[i] > 0 ? -eta : eta;
            double small = Math.Exp(-Math.Abs(eta));
            Probability[i] = eta >= 0 ? 1 / (1 + small) : small / (1 + small);
            logLikelihood.Add(-_weights[i] * (Math.Max(x, 0) + Math.Log(1 + small)));
            double residual = _weights[i] * (_outcome[i] > 0 ? (eta >= 0 ? small / (1 + small) : 1 / (1 + small)) : -Probability[i]);
            double variance = _weights[i] * small / ((1 + small) * (1 + small));
            for (int a = 0; a < Count; a++)
            {
                Score[a] += residual * _columns[a][i];
                double scaled = variance * _columns[a][i];
                for (int b = 0; b <= a; b++)
                {
                    Information[a * Count + b] += scaled * _columns[b][i];
                }
            }
        }

        for (int a = 0; a < Count; a++)
        {
            for (int b = 0; b < a; b++)
            {
                Information[b * Count + a] = Information[a * Count + b];
            }
        }

        LogLikelihood = logLikelihood.Value;
    }

    private double[] Standardised(ReadOnlySpan<double> values, int column)
    {
        CompensatedSum sum = default;
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (int i = 0; i < values.Length; i++)
        {
            if (_weights[i] > 0)
            {
                sum.Add(_weights[i] * values[i]);
                low = Math.Min(low, values[i]);
                high = Math.Max(high, values[i]);
            }
        }

        double[] scaled = new double[values.Length];
        double centre = low == high ? low : sum.Value / TotalWeight;
        CompensatedSum squares = default;
        for (int i = 0; i < values.Length; i++)
        {
            scaled[i] = values[i] - centre;
            squares.Add(_weights[i] * scaled[i] * scaled[i]);
        }

        Centre[column] = centre;
        Scale[column] = low == high ? 1 : Math.Sqrt(squares.Value / TotalWeight);
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] /= Scale[column];
            Largest[column] = _weights[i] > 0 ? Math.Max(Largest[column], Math.Abs(scaled[i])) : Largest[column];
        }

        return scaled;
    }
}
