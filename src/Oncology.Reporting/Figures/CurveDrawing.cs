using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Draws step curves, their bands, censor ticks and medians inside the plotting area.</summary>
internal sealed class CurveDrawing
{
    // Steps closer than a fiftieth of a point cannot be seen on any printer; a figure of 100,000 patients stays small.
    private const double Resolution = 0.02;
    private const double BandOpacity = 0.16;

    private readonly Canvas _canvas;
    private readonly Axis _time;
    private readonly Axis _probability;
    private readonly TimeScale _scale;

    internal CurveDrawing(Canvas canvas, Axis time, Axis probability, TimeScale scale) =>
        (_canvas, _time, _probability, _scale) = (canvas, time, probability, scale);

    internal void Curve(CurveGroup group) => _canvas.Polyline(Steps(group.Curve, group.Curve.Survival.AsSpan()), group.Stroke);

    /// <summary>The interval as an area; it ends where the interval is undefined because S = 0.</summary>
    internal void Band(CurveGroup group)
    {
        var curve = group.Curve;
        int rows = curve.Time.Length;
        double[] lower = new double[rows], upper = new double[rows];
        int defined = 0;
        for (; defined < rows; defined++)
        {
            // On the log(-log) scale there is no interval while S = 1: the curve itself is drawn.
            bool isOne = curve.Survival[defined] >= 1;
            lower[defined] = isOne ? 1 : curve.Lower[defined];
            upper[defined] = isOne ? 1 : curve.Upper[defined];
            if (double.IsNaN(lower[defined]) || double.IsNaN(upper[defined])) break;
        }

        // The last interval holds up to the time at which it is lost.
        double until = defined < rows ? _scale.ToAxis(curve.Time[defined]) : double.NaN;
        var above = Steps(curve, upper.AsSpan(0, defined), until);
        var below = Steps(curve, lower.AsSpan(0, defined), until);
        if (above.Count < 2) return;
        below.Reverse();
        _canvas.Polygon([.. above, .. below], group.Style.Color, BandOpacity);
    }

    internal void CensorTicks(CurveGroup group, double height)
    {
        var curve = group.Curve;
        double last = double.NegativeInfinity;
        var stroke = new Stroke { Color = group.Style.Color, Width = 0.75 };
        // Ticks closer than half a line's width print as one; more than fit on the axis one by one would print as a thick band.
        double room = (_time.At(_time.To) - _time.At(0)) / (2 * stroke.Width);
        double distance = curve.Censored.Count(c => c > 0) > room ? 2 * stroke.Width : stroke.Width / 2;
        for (int i = 0; i < curve.Time.Length; i++)
        {
            double time = _scale.ToAxis(curve.Time[i]);
            if (curve.Censored[i] <= 0 || time > _time.To) continue;
            double x = _time.At(time), y = _probability.At(curve.Survival[i]);
            if (x - last < distance) continue;
            _canvas.Line(x, y - (height / 2), x, y + (height / 2), stroke);
            last = x;
        }
    }

    /// <summary>A line where curves begin after time 0: the landmark, or the time from which on the survivors are followed.</summary>
    internal void Origin(ImmutableArray<CurveGroup> groups, FigureStyle style)
    {
        double origin = _scale.ToAxis(groups.Min(g => g.Curve.Time[0]));
        if (origin <= 0 || origin >= _time.To) return;
        double x = _time.At(origin);
        _canvas.Line(x, _probability.At(1), x, _probability.At(0), style.Rule with { Color = Palette.Grey, Dash = [4, 2] });
    }

    /// <summary>A line at one half, and one down from each curve that reaches it.</summary>
    internal void Medians(ImmutableArray<CurveGroup> groups, FigureStyle style)
    {
        var stroke = style.Rule with { Color = Palette.Grey, Dash = [2, 2] };
        double reach = double.NegativeInfinity;
        double half = _probability.At(0.5);
        foreach (var group in groups)
        {
            if (group.Curve.Median.Time is not { } median || _scale.ToAxis(median) > _time.To) continue;
            double x = _time.At(_scale.ToAxis(median));
            _canvas.Line(x, half, x, _probability.At(0), stroke);
            reach = Math.Max(reach, x);
        }

        if (reach > _time.At(0)) _canvas.Line(_time.At(0), half, reach, half, stroke);
    }

    /// <summary>Corners of a right-continuous step function, cut at the end of the axis.</summary>
    private List<FigurePoint> Steps(KaplanMeier curve, ReadOnlySpan<double> values, double until = double.NaN)
    {
        List<FigurePoint> points = [];
        if (values.IsEmpty) return points;
        double y = _probability.At(values[0]);
        points.Add(new FigurePoint(_time.At(Math.Min(_scale.ToAxis(curve.Time[0]), _time.To)), y));
        double end = Math.Min(double.IsNaN(until) ? _scale.ToAxis(curve.Time[values.Length - 1]) : until, _time.To);
        double lastX = points[0].X;
        for (int i = 1; i < values.Length; i++)
        {
            double time = _scale.ToAxis(curve.Time[i]);
            if (time > _time.To) break;
            double next = _probability.At(values[i]);
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
