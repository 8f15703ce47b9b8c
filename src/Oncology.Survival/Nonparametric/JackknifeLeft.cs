namespace Oncology.Survival;

/// <summary>
/// Squares of the jackknife derivatives of rows that have left, added up. A derivative moves on in proportion to the curve; sums are kept at
/// their present values so that nothing cancels.
/// </summary>
internal struct JackknifeLeft
{
    private double _square;
    private double _cross;
    private double _slope2;

    /// <summary>Σ weight · derivative².</summary>
    public readonly double Value => _square;

    /// <summary>The curve has risen.</summary>
    public void Advance(double step)
    {
        _square += step * (2 * _cross + step * _slope2);
        _cross += step * _slope2;
    }

    /// <summary>Takes in rows that leave.</summary>
    /// <param name="atExit">Their derivative.</param>
    /// <param name="slopeAfter">By how much it moves as the curve does.</param>
    /// <param name="weight">How many they are.</param>
    public void Add(double atExit, double slopeAfter, double weight)
    {
        _square += weight * atExit * atExit;
        _cross += weight * atExit * slopeAfter;
        _slope2 += weight * slopeAfter * slopeAfter;
    }
}
