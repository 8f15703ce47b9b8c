namespace Oncology.Survival;

/// <summary>Running Σ r and Σ r x over a risk set; compensated where rows leave it, plain where it only grows.</summary>
internal sealed class RiskSum
{
    private readonly bool _isCompensated;
    private readonly CompensatedSum[] _moment;
    private readonly double[] _value;
    private CompensatedSum _total;
    private double _plainTotal;

    public RiskSum(int columns, bool isCompensated)
    {
        _isCompensated = isCompensated;
        _moment = new CompensatedSum[isCompensated ? columns : 0];
        _value = new double[columns];
    }

    /// <summary>Σ r.</summary>
    public double Total => _isCompensated ? _total.Value : _plainTotal;

    public void Clear()
    {
        _total = default;
        _plainTotal = 0;
        Array.Clear(_moment);
        Array.Clear(_value);
    }

    public void Add(double risk, ReadOnlySpan<double> x)
    {
        if (!_isCompensated)
        {
            _plainTotal += risk;
            for (int j = 0; j < x.Length; j++)
            {
                _value[j] += risk * x[j];
            }

            return;
        }

        _total.Add(risk);
        for (int j = 0; j < x.Length; j++)
        {
            _moment[j].Add(risk * x[j]);
        }
    }

    /// <summary>Σ r x, valid until the next change.</summary>
    public ReadOnlySpan<double> Moment()
    {
        for (int j = 0; j < _moment.Length; j++)
        {
            _value[j] = _moment[j].Value;
        }

        return _value;
    }
}
