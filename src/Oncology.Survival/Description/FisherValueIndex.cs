namespace Oncology.Survival;

/// <summary>Values of tables in ascending order with running sums of their shares, found by bucket.</summary>
internal sealed class FisherValueIndex
{
    private double[] _value = new double[1024];
    private double[] _share = new double[1024];
    private double[] _sorted = [];
    private double[] _upTo = [];
    private int[] _start = [];
    private int _buckets;
    private double _smallest;
    private double _scale;

    /// <summary>Number of tables held.</summary>
    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Add(double value, double share)
    {
        if (Count == _value.Length)
        {
            Array.Resize(ref _value, 2 * Count);
            Array.Resize(ref _share, 2 * Count);
        }

        _value[Count] = value;
        _share[Count++] = share;
    }

    /// <summary>Orders the tables.</summary>
    /// <param name="before">Share of tables below all that were added.</param>
    public void Close(double before)
    {
        if (_sorted.Length < Count)
        {
            _sorted = new double[_value.Length];
        }

        if (_upTo.Length <= Count)
        {
            _upTo = new double[_value.Length + 1];
        }

        _buckets = Count / 2 + 1;
        if (_start.Length < _buckets + 2)
        {
            _start = new int[_value.Length / 2 + 3];
        }

        ReadOnlySpan<double> values = _value.AsSpan(0, Count);
        double largest = double.NegativeInfinity;
        _smallest = double.PositiveInfinity;
        foreach (double value in values)
        {
            _smallest = Math.Min(_smallest, value);
            largest = Math.Max(largest, value);
        }

        _scale = largest > _smallest ? (_buckets - 1) / (largest - _smallest) : 0;
        Array.Clear(_start, 0, _buckets + 2);
        foreach (double value in values)
        {
            _start[Bucket(value) + 2]++;
        }

        for (int i = 2; i < _buckets + 2; i++)
        {
            _start[i] += _start[i - 1];
        }

        for (int k = 0; k < Count; k++)
        {
            int place = _start[Bucket(_value[k]) + 1]++;
            _sorted[place] = _value[k];
            _upTo[place + 1] = _share[k];
        }

        // What is out of order is so within a bucket of a few.
        for (int k = 1; k < Count; k++)
        {
            double value = _sorted[k];
            double share = _upTo[k + 1];
            int place = k;
            for (; place > 0 && _sorted[place - 1] > value; place--)
            {
                _sorted[place] = _sorted[place - 1];
                _upTo[place + 1] = _upTo[place];
            }

            _sorted[place] = value;
            _upTo[place + 1] = share;
        }

        _upTo[0] = before;
        for (int i = 0; i < Count; i++)
        {
            _upTo[i + 1] += _upTo[i];
        }
    }

    /// <summary>Share of the tables with a value up to <paramref name="value"/>.</summary>
    public double ShareUpTo(double value)
    {
        double position = (value - _smallest) * _scale;
        if (!(position >= 0))
        {
            return _upTo[value >= _smallest ? Count : 0];
        }

        if (position >= _buckets)
        {
            return _upTo[Count];
        }

        int bucket = (int)position;
        int i = _start[bucket];
        int end = _start[bucket + 1];
        while (i < end && _sorted[i] <= value)
        {
            i++;
        }

        return _upTo[i];
    }

    private int Bucket(double value) => (int)((value - _smallest) * _scale);
}
