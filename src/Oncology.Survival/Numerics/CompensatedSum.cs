namespace Oncology.Survival;

/// <summary>
/// A running sum that keeps what rounding would lose, so that weights that entered and left cancel to zero.
/// </summary>
/// <remarks>
/// What an addition loses is found without asking which summand is the larger (Knuth, The Art of Computer Programming, vol. 2, section 4.2.2,
/// theorem B): nobody could foresee it.
/// </remarks>
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
        double added = total - _sum;
        _lost += _sum - (total - added) + (x - added);
        _sum = total;
    }
}
