using System.Runtime.Intrinsics;

namespace Oncology.Cohort;

/// <summary>
/// Foretells the cost of several changes at once: the accepted values plus the effects of the changes, all in halves of the last printed unit.
/// </summary>
/// <remarks>The logarithm is the piecewise linear one of the bits of a number: cheap, monotone, and exact at powers of two.</remarks>
internal sealed class SearchForecast
{
    private const int Lane = 8;
    private const int MantissaBits = 23;
    private const int BitsOfOne = 0x3F800000;
    private const float Far = 1e30f;

    // An estimate without a value: far outside every window.
    private const float Undefined = 1e4f;

    private readonly SearchProblem _problem;
    private readonly (int Target, int Slot)[] _places;
    private readonly double[] _middle;
    private readonly double[] _half;
    private readonly float[] _low;
    private readonly float[] _high;
    private readonly float[] _weight;
    private readonly float[] _nothing;
    private readonly float _step;
    private readonly float _digit;

    public SearchForecast(SearchProblem problem, CostWeights weights)
    {
        _problem = problem;
        _places = [.. problem.Targets.SelectMany((t, i) => Enumerable.Range(0, t.Windows.Length).Where(k => !t.Windows[k].IsNone).Select(k => (i, k)))];
        Width = (_places.Length + Lane - 1) / Lane * Lane;
        _middle = new double[_places.Length];
        _half = new double[_places.Length];
        _low = new float[Width];
        _high = new float[Width];
        _weight = new float[Width];
        _nothing = new float[Width];
        _step = (float)weights.Step;
        _digit = (float)(weights.Digit * Math.Log(2) / (1 << MantissaBits));
        Array.Fill(_low, -Far);
        Array.Fill(_high, Far);
        for (int place = 0; place < _places.Length; place++)
        {
            SearchTarget target = problem.Targets[_places[place].Target];
            TargetWindow window = target.Windows[_places[place].Slot];
            bool fromBelow = double.IsNegativeInfinity(window.Low);
            bool toAbove = double.IsPositiveInfinity(window.High);
            _middle[place] = toAbove ? window.Low : fromBelow ? window.High : (window.Low + window.High) / 2;
            _half[place] = window.Half;
            _low[place] = fromBelow ? -Far : (float)((window.Low - _middle[place]) / window.Half);
            _high[place] = toAbove ? Far : (float)((window.High - _middle[place]) / window.Half);
            _weight[place] = (float)target.Weights[_places[place].Slot];
        }
    }

    /// <summary>Length of a vector of values or effects: the windows, and nothing up to a multiple of eight.</summary>
    public int Width { get; }

    /// <summary>Reads the accepted values.</summary>
    public void Read(Span<float> values)
    {
        for (int place = 0; place < _places.Length; place++)
        {
            values[place] = Scaled(place, _problem.Targets[_places[place].Target].Values[_places[place].Slot]);
        }
    }

    /// <summary>Reads the values of the change in hand.</summary>
    public void ReadTrial(Span<float> values)
    {
        for (int place = 0; place < _places.Length; place++)
        {
            SearchTarget target = _problem.Targets[_places[place].Target];
            values[place] = Scaled(place, target.IsDirty ? target.TrialValues[_places[place].Slot] : target.Values[_places[place].Slot]);
        }
    }

    /// <summary>True when a value lies in its window.</summary>
    public bool IsMet(int place, float value) => value >= _low[place] && value <= _high[place];

    /// <summary>The windows that values miss.</summary>
    public int[] Missed(float[] values) => [.. Enumerable.Range(0, _places.Length).Where(place => !IsMet(place, values[place]))];

    /// <summary>Cost of values.</summary>
    public float Cost(ReadOnlySpan<float> values) => Cost(values, _nothing, float.PositiveInfinity);

    /// <summary>Cost of values after a change; infinite when it is above the limit.</summary>
    public float Cost(ReadOnlySpan<float> values, ReadOnlySpan<float> effect, float limit)
    {
        var step = Vector256.Create(_step);
        var digit = Vector256.Create(_digit);
        var bits = Vector256.Create(BitsOfOne);
        float total = 0;
        for (int k = 0; k < Width; k += Lane)
        {
            Vector256<float> value = Vector256.Create(values.Slice(k, Lane)) + Vector256.Create(effect.Slice(k, Lane));
            Vector256<float> below = Vector256.Create<float>(_low.AsSpan(k, Lane)) - value;
            Vector256<float> above = value - Vector256.Create<float>(_high.AsSpan(k, Lane));
            Vector256<float> distance = Vector256.Max(Vector256.Max(below, above), Vector256<float>.Zero);
            Vector256<float> cost = digit * Vector256.ConvertToSingle((distance + Vector256<float>.One).AsInt32() - bits);
            cost += Vector256.GreaterThan(distance, Vector256<float>.Zero) & step;
            total += Vector256.Sum(cost * Vector256.Create<float>(_weight.AsSpan(k, Lane)));
            if (total > limit)
            {
                return float.PositiveInfinity;
            }
        }

        return total;
    }

    private float Scaled(int place, double value) => double.IsNaN(value) ? Undefined : (float)((value - _middle[place]) / _half[place]);
}
