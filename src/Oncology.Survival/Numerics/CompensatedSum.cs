namespace Oncology.Survival;

/// <summary>
/// A running sum that keeps what rounding would lose, so that weights that entered and left cancel to zero
/// (Neumaier, ZAMM 1974;54:39).
/// </summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _lost;

    public readonly double Value => _sum + _lost;

    /// <summary>The rounded sum and what it lost; differences of two sums are exact when taken part by part.</summary>
    public readonly (double Sum, double Lost) Parts => (_sum, _lost);

    public void Add(double x)
    {
        double total = _sum + x;
        _lost += Math.Abs(_sum) >= Math.Abs(x) ? _sum - total + x : x - total + _sum;
        _sum = total;
    }
}
