namespace Oncology.Survival;

/// <summary>
/// Σ log x of positive numbers: they are multiplied, and the logarithm is taken once the product nears the edge of the range. Some five
/// hundred factors share one logarithm, and its rounding.
/// </summary>
internal struct LogProduct
{
    private const double Largest = 1e140;
    private const double Smallest = 1e-140;

    private double _product;
    private double _sum;
    private bool _isStarted;

    /// <summary>The sum of the logarithms.</summary>
    public readonly double Value => _isStarted ? _sum + Math.Log(_product) : 0;

    /// <summary>Takes in a factor.</summary>
    public void Add(double x)
    {
        // A factor as far out as this goes alone: the product must stay within the range with any other.
        if (!(x < Largest && x > Smallest))
        {
            _sum += Math.Log(x);
            _product = _isStarted ? _product : 1;
            _isStarted = true;
            return;
        }

        double product = _isStarted ? _product * x : x;
        _isStarted = true;
        if (product < Largest && product > Smallest)
        {
            _product = product;
            return;
        }

        _sum += Math.Log(product);
        _product = 1;
    }
}
