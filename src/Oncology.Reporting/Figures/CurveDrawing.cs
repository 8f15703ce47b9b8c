using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Draws step curves, their bands, censor ticks and medians inside the plotting area.</summary>
internal sealed class CurveDrawing
{
    // Steps closer than a fiftieth of a point cannot be seen on any printer; a figure of 100,000 patients stays small.
    private const double Resolution = 0.02;
    private const double BandOpacity = 0.16;

    private readonly Canvas _canvas;
    private readonly Axis _time;
    private readonly Axis _value;
    private readonly TimeScale _scale;

    internal CurveDrawing(Canvas canvas, Axis time, Axis value, TimeScale scale) =>
        (_canvas, _time, _value, _scale) = (canvas, time, value, scale);

    internal void Curve(StepCurve curve) => _canvas.Polyline(Steps(curve.Time.AsSpan(), curve.Value.AsSpan()), curve.Key.Stroke);

    /// <summary>The interval as an area; it ends where the interval is undefined because S = 0.</summary>
    internal void Band(StepCurve curve)
    {
        if (curve.Lower.IsDefault) return;
        int defined = 0;
        while (defined < curve.Time.Length && !double.IsNaN(curve.Lower[defined]) && !double.IsNaN(curve.Upper[defined])) defined++;
        // The last interval holds up to the time at which it is lost.
        double until = defined < curve.Time.Length ? _scale.ToAxis(curve.Time[defined]) : double.NaN;
        Between(curve.Time.AsSpan(), curve.Lower.AsSpan(0, defined), curve.Upper.AsSpan(0, defined), curve.Key.Style.Color, BandOpacity, until);
    }

    /// <summary>The area between two step functions of the same times.</summary>
    internal void Between(
        ReadOnlySpan<double> time, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, FigureColor color, double opacity, double until = double.NaN)
    {
        var above = Steps(time, upper, until);
        var below = Steps(time, lower, until);
        if (above.Count < 2) return;
        below.Reverse();
        _canvas.Polygon([.. above, .. below], color, opacity);
    }

    internal void CensorTicks(StepCurve curve, double height)
    {
        if (curve.Censored.IsDefault) return;
        double last = double.NegativeInfinity;
        var stroke = new Stroke { Color = curve.Key.Style.Color, Width = 0.75 };
        // Ticks closer than half a line's width print as one; more than fit on the axis one by one would print as a thick band.
        double room = (_time.At(_time.To) - _time.At(_time.From)) / (2 * stroke.Width);
        double distance = curve.Censored.Count(c => c > 0) > room ? 2 * stroke.Width : stroke.Width / 2;
        for (int i = 0; i < curve.Time.Length; i++)
        {
            double time = _scale.ToAxis(curve.Time[i]);
            if (curve.Censored[i] <= 0 || time > _time.To) continue;
            double x = _time.At(time), y = _value.At(curve.Value[i]);
            if (curve.Value[i] > _value.To) continue;
            if (x - last < distance) continue;
            _canvas.Line(x, y - (height / 2), x, y + (height / 2), stroke);
            last = x;
        }
    }

    /// <summary>The marker of a series on its curve at even distances, begun later from curve to curve so that no two meet.</summary>
    internal void Markers(StepCurve curve, double phase)
    {
        const int Intervals = 6;
        if (curve.Key.Marker is not { } marker || curve.Time.IsEmpty) return;
        double last = _scale.ToAxis(curve.Time[^1]);
        int row = 0;
        for (int i = 0; i < Intervals; i++)
        {
            double time = _time.From + ((i + phase) * (_time.To - _time.From) / Intervals);
            if (time > last) return;
            while (row + 1 < curve.Time.Length && _scale.ToAxis(curve.Time[row + 1]) <= time) row++;
            if (curve.Value[row] <= _value.To) marker.Draw(_canvas, _time.At(time), _value.At(curve.Value[row]));
        }
    }

    /// <summary>A line where curves begin after time 0: the landmark, or the time from which on the survivors are followed.</summary>
    internal void Origin(double origin, FigureStyle style)
    {
        if (origin <= 0 || origin >= _time.To) return;
        double x = _time.At(origin);
        _canvas.Line(x, _value.At(_value.To), x, _value.At(_value.From), style.Rule with { Color = Palette.Grey, Dash = [4, 2] });
    }

    /// <summary>A line at one half, and one down from each curve that reaches it.</summary>
    internal void Medians(ImmutableArray<StepCurve> curves, FigureStyle style)
    {
        var stroke = style.Rule with { Color = Palette.Grey, Dash = [2, 2] };
        double reach = double.NegativeInfinity;
        double half = _value.At(0.5);
        foreach (var curve in curves)
        {
            if (curve.Median is not { } median || _scale.ToAxis(median) > _time.To) continue;
            double x = _time.At(_scale.ToAxis(median));
            _canvas.Line(x, half, x, _value.At(0), stroke);
            reach = Math.Max(reach, x);
        }

        if (reach > _time.At(0)) _canvas.Line(_time.At(0), half, reach, half, stroke);
    }

    // A band or curve that leaves the plotting area is cut at its edge.
    private double Place(double value) => _value.At(Math.Clamp(value, _value.From, _value.To));

    /// <summary>Corners of a right-continuous step function, cut at the end of the axis.</summary>
    private List<FigurePoint> Steps(ReadOnlySpan<double> times, ReadOnlySpan<double> values, double until = double.NaN)
    {
        List<FigurePoint> points = [];
        if (values.IsEmpty) return points;
        double y = Place(values[0]);
        points.Add(new FigurePoint(_time.At(Math.Min(_scale.ToAxis(times[0]), _time.To)), y));
        double end = Math.Min(double.IsNaN(until) ? _scale.ToAxis(times[values.Length - 1]) : until, _time.To);
        double lastX = points[0].X;
        for (int i = 1; i < values.Length; i++)
        {
            double time = _scale.ToAxis(times[i]);
            if (time > _time.To) break;
            double next = Place(values[i]);
            if (next == y) continue;
            double x = _time.At(time);
            if (x - lastX < Resolution && points.Count > 1)
            {
                // The corner is moved down instead of a new one made.
                points[^1] = points[^1] with { Y = next };
            }
            else
            {
                points.Add(new FigurePoint(x, y));
                points.Add(new FigurePoint(x, next));
                lastX = x;
            }

            y = next;
        }

        double endX = _time.At(end);
        if (endX > points[^1].X || points.Count == 1) points.Add(new FigurePoint(endX, y));
        return points;
    }
}
