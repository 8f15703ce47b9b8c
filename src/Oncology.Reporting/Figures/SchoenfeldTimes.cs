using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The time axis of a figure of Schoenfeld residuals: customary times at the places their transform has.</summary>
internal sealed class SchoenfeldTimes
{
    private readonly double[] _times;
    private readonly double[] _places;
    private readonly SchoenfeldFigureOptions _options;
    private readonly TimeScale _scale;
    private readonly SortedList<double, double> _labelled = [];

    internal SchoenfeldTimes(SchoenfeldSmooth smooth, SchoenfeldFigureOptions options)
    {
        _options = options;
        _scale = new TimeScale(options.DataUnit, options.AxisUnit);
        var pairs = smooth.Time.Zip(smooth.Place).DistinctBy(pair => pair.First).OrderBy(pair => pair.First).ToArray();
        _times = [.. pairs.Select(pair => _scale.ToAxis(pair.First))];
        _places = [.. pairs.Select(pair => pair.Second)];
    }

    internal string WidestLabel => Number(Math.Ceiling(_times[^1]));

    internal Axis Axis(double left, double right, FigureStyle style)
    {
        double from = _places[0], to = _places[^1];
        if (!(to > from)) (from, to) = (from - 0.5, from + 0.5);
        // The outermost points stand a little inside the axes.
        double edge = (to - from) * 0.03;
        var empty = Reporting.Axis.WithTicks(from - edge, to + edge, left, right, []);
        _labelled.Clear();
        double last = double.NegativeInfinity;
        foreach (double time in Candidates())
        {
            double place = Interpolated(time);
            double half = style.Text.Measure(Number(time)) / 2;
            if (empty.At(place) - half < last + style.Text.Size || _labelled.ContainsKey(place)) continue;
            _labelled.Add(place, time);
            last = empty.At(place) + half;
        }

        return Reporting.Axis.WithTicks(from - edge, to + edge, left, right, _labelled.Keys);
    }

    internal string Label(double place) => Number(_labelled[place]);

    private string Number(double time) => _options.NumberStyle.Format(time, NumberKind.Count);

    // Multiples of a customary step between the first and the last event; the only event time when there is but one.
    private IEnumerable<double> Candidates()
    {
        double last = _times[^1];
        if (_times.Length == 1 || last <= 0)
        {
            yield return Math.Round(last, 1, MidpointRounding.AwayFromZero);
            yield break;
        }

        double step = _options.AxisUnit == TimeUnit.Months ? TickSteps.ForMonths(last, 13) : TickSteps.Round(last, 13);
        bool any = false;
        for (double k = Math.Ceiling(_times[0] / step); k * step <= last * (1 + 1e-12); k++)
        {
            any = true;
            yield return k * step;
        }

        if (!any) yield return Math.Round(last, 1, MidpointRounding.AwayFromZero);
    }

    private double Interpolated(double time)
    {
        int at = Array.BinarySearch(_times, time);
        if (at >= 0) return _places[at];
        int above = ~at;
        if (above == 0) return _places[0];
        if (above == _times.Length) return _places[^1];
        double share = (time - _times[above - 1]) / (_times[above] - _times[above - 1]);
        return _places[above - 1] + (share * (_places[above] - _places[above - 1]));
    }
}
