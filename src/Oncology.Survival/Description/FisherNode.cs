namespace Oncology.Survival;

/// <summary>A node of <see cref="FisherNetwork"/>: margins left, bounds of what follows, and the ways that lead here.</summary>
internal sealed class FisherNode
{
    private const double SameValue = 1e-11;

    private double[] _value = [];
    private double[] _probability = [];
    private int _count;
    private int _merged;

    public FisherNode(int[] margins, FisherBounds bounds, int stage, double[] logFactorial)
    {
        Margins = margins;
        int sum = 0;
        double ways = 0;
        foreach (int margin in margins)
        {
            sum += margin;
            ways -= logFactorial[margin];
        }

        LogWays = ways + logFactorial[sum];
        (Shortest, Longest) = bounds.Of(margins, stage);
    }

    /// <summary>What is left of the margins, descending.</summary>
    public int[] Margins { get; }

    /// <summary>ln of the number of ways to deal the remaining subjects: sum! / Π margin!.</summary>
    public double LogWays { get; }

    /// <summary>A lower bound of the value that can follow.</summary>
    public double Shortest { get; }

    /// <summary>An upper bound of the value that can follow.</summary>
    public double Longest { get; }

    public void Add(double value, double probability)
    {
        Reserve(1);
        _value[_count] = value;
        _probability[_count++] = probability;
    }

    /// <summary>Takes over the ways <paramref name="first"/> to <paramref name="end"/> of a closed node, one line longer.</summary>
    public void AddRange(FisherNode parent, int first, int end, double value, double share)
    {
        if (end <= first)
        {
            return;
        }

        Reserve(end - first);
        for (int i = first; i < end; i++)
        {
            _value[_count] = parent._value[i] + value;
            double before = i == 0 ? 0 : parent._probability[i - 1];
            _probability[_count++] = (parent._probability[i] - before) * share;
        }
    }

    /// <summary>Sorts the ways, makes equal values one and turns probabilities into running sums.</summary>
    public void Close()
    {
        Merge();
        for (int i = 1; i < _count; i++)
        {
            _probability[i] += _probability[i - 1];
        }
    }

    /// <summary>Number of ways with a value up to <paramref name="value"/>; the node is closed.</summary>
    public int CountUpTo(double value)
    {
        int low = 0;
        int high = _count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_value[middle] <= value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Probability of the first ways; the node is closed.</summary>
    public double ProbabilityOfFirst(int count) => count == 0 ? 0 : _probability[count - 1];

    public void Clear()
    {
        _value = [];
        _probability = [];
        _count = 0;
    }

    private void Reserve(int more)
    {
        if (_count + more <= _value.Length)
        {
            return;
        }

        if (_count > 2 * _merged + 64)
        {
            Merge();
        }

        if (_count + more > _value.Length)
        {
            int size = Math.Max(2 * _value.Length, _count + more);
            Array.Resize(ref _value, size);
            Array.Resize(ref _probability, size);
        }
    }

    private void Merge()
    {
        Array.Sort(_value, _probability, 0, _count);
        int last = 0;
        for (int i = 1; i < _count; i++)
        {
            if (_value[i] - _value[last] <= SameValue)
            {
                _probability[last] += _probability[i];
            }
            else
            {
                last++;
                _value[last] = _value[i];
                _probability[last] = _probability[i];
            }
        }

        _count = Math.Min(_count, last + 1);
        _merged = _count;
    }
}
