using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>
/// The figure of a landmark sweep: the hazard ratio with its interval at each landmark, on a logarithmic axis, with the numbers of
/// patients, exposed and events below.
/// </summary>
/// <remarks>
/// Filled circles are the exposure alone, open squares adjusted estimates. An interval that leaves the axis ends in an arrow. A
/// landmark without an estimate keeps its column of numbers.
/// </remarks>
public static class LandmarkSweepFigure
{
    /// <summary>Draws the sweep.</summary>
    /// <param name="sweep">The sweep; at least one landmark.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sweep"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no landmark, or one comes twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size of the options is not a positive finite number.</exception>
    public static Figure Create(LandmarkSweep sweep, LandmarkSweepFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        options ??= new LandmarkSweepFigureOptions();
        FigureChecks.Positive(options.Width, nameof(options.Width));
        FigureChecks.Positive(options.PlotHeight, nameof(options.PlotHeight));
        if (sweep.Points.IsEmpty) throw new ArgumentException("The sweep has no landmark.", nameof(sweep));
        if (sweep.Points.DistinctBy(p => p.Landmark).Count() < sweep.Points.Length) throw new RequestException("A landmark comes twice.", "Un landmark figure deux fois.", nameof(sweep));
        var (language, numbers) = (options.Language, options.NumberStyle);
        var style = new FigureStyle(options.FontSize);
        var scale = new TimeScale(options.DataUnit, options.AxisUnit);
        var points = sweep.Points.OrderBy(p => p.Landmark).ToImmutableArray();
        var drawn = points.SelectMany(p => new[] { p.Unadjusted, p.Adjusted }).OfType<ExposureEstimate>().Where(IsDrawn).ToArray();
        var (from, to) = ForestAxis.Range(drawn.Select(e => new ForestCell.Effect(e.HazardRatio, e.Interval.Lower, e.Interval.Upper)), null, null);
        bool isAdjusted = points.Any(p => p.Adjusted is not null);
        string effect = options.EffectLabel ?? FigureWords.HazardRatio.In(language);
        var canvas = new Canvas();
        var (width, height) = PlotLayout.Draw(canvas, new PlotSpec
        {
            Style = style,
            Header = new FigureHeader(style, options.PanelLetter, options.Title, options.IsSynthetic, language),
            Width = options.Width,
            PlotHeight = options.PlotHeight,
            VerticalTitle = $"{effect} {FigureWords.Interval(sweep.Options.Cox.ConfidenceLevel, numbers)}",
            HorizontalTitle = FigureWords.TimeTitle(options.TimeLabel ?? FigureWords.Landmark.In(language), options.AxisUnit, language),
            Horizontal = (left, right) => Times(points, scale, left, right, style, options),
            Vertical = (bottom, top) => Axis.Log(from, to, bottom, top, TickSteps.ForRatios(from, to, 9)),
            HorizontalLabel = time => numbers.Format(time, NumberKind.Measure),
            VerticalLabel = ratio => numbers.Format(ratio, NumberKind.Count),
            WidestHorizontalLabel = numbers.Format(scale.ToAxis(points[^1].Landmark), NumberKind.Measure),
            Legend = isAdjusted ? [Key(0, FigureWords.UnadjustedEstimate.In(language), style), Key(1, FigureWords.AdjustedEstimate.In(language), style)] : [],
            Rows = Rows(points, scale, options),
            Draw = (target, x, y) => DrawInside(target, x, y, points, scale, style, isAdjusted),
        });
        string title = options.Title ?? FigureWords.LandmarkSweep.In(language);
        return Figure.Create(width, height, FigureWords.Named(options.PanelLetter, title), Describe(points, scale, effect, options), canvas);
    }

    private static bool IsDrawn(ExposureEstimate estimate) => estimate.HazardRatio > 0 && double.IsFinite(estimate.HazardRatio);

    private static SeriesKey Key(int series, string label, FigureStyle style)
    {
        var color = Palette.Series(series);
        return SeriesKey.OfMarker(label, color, MarkerOf(series, style)) with { Stroke = new Stroke { Color = color.Color, Width = 1 } };
    }

    private static Marker MarkerOf(int series, FigureStyle style) => series == 0
        ? new Marker(MarkerShape.Circle, Palette.Series(0).Color, style.Text.Size * 0.7)
        : new Marker(MarkerShape.Square, Palette.Series(1).Color, style.Text.Size * 0.7, IsOpen: true);

    // One tick per landmark; where they stand closer than their numbers, only as many as fit, from the first on.
    private static Axis Times(
        ImmutableArray<LandmarkPoint> points, TimeScale scale, double left, double right, FigureStyle style, LandmarkSweepFigureOptions options)
    {
        double[] times = [.. points.Select(p => scale.ToAxis(p.Landmark))];
        double from = times[0], to = times[^1];
        double edge = to > from ? (to - from) / Math.Max(2 * (times.Length - 1), 8) : 0.5;
        var axis = Axis.WithTicks(from - edge, to + edge, left, right, []);
        double room = style.Text.Size + points.SelectMany(p => new double[] { p.Unadjusted.Count, p.Unadjusted.ExposedCount, p.Unadjusted.EventCount })
            .Select(n => style.Text.Measure(FigureWords.Count(n, options.Language, options.NumberStyle))).Max();
        List<double> ticks = [];
        foreach (double time in times)
        {
            if (ticks.Count == 0 || axis.At(time) - axis.At(ticks[^1]) >= room) ticks.Add(time);
        }

        return Axis.WithTicks(from - edge, to + edge, left, right, ticks);
    }

    private static ImmutableArray<RiskBlock> Rows(ImmutableArray<LandmarkPoint> points, TimeScale scale, LandmarkSweepFigureOptions options)
    {
        var language = options.Language;
        Dictionary<double, ExposureEstimate> at = points.ToDictionary(p => scale.ToAxis(p.Landmark), p => p.Unadjusted);
        return
        [
            new RiskBlock("",
            [
                Row(FigureWords.PatientsHead.In(language), e => e.Count),
                Row(options.ExposedLabel ?? FigureWords.Exposed.In(language), e => e.ExposedCount),
                Row(FigureWords.EventsHead.In(language), e => e.EventCount),
            ]),
        ];

        RiskRow Row(string label, Func<ExposureEstimate, double> count) =>
            new(label, FigureColor.Black, time => FigureWords.Count(count(at[time]), language, options.NumberStyle));
    }

    private static void DrawInside(
        Canvas canvas, Axis x, Axis y, ImmutableArray<LandmarkPoint> points, TimeScale scale, FigureStyle style, bool isAdjusted)
    {
        canvas.Line(x.At(x.From), y.At(1), x.At(x.To), y.At(1), style.AxisLine with { Color = Palette.Grey, Dash = [5, 3] });
        double size = style.Text.Size;
        double shift = isAdjusted ? Math.Min(size * 0.5, (x.At(x.To) - x.At(x.From)) / (4.0 * points.Length)) : 0;
        foreach (var point in points)
        {
            double place = x.At(scale.ToAxis(point.Landmark));
            DrawEstimate(canvas, y, place - shift, point.Unadjusted, MarkerOf(0, style), size);
            if (point.Adjusted is { } adjusted) DrawEstimate(canvas, y, place + shift, adjusted, MarkerOf(1, style), size);
        }
    }

    private static void DrawEstimate(Canvas canvas, Axis y, double x, ExposureEstimate estimate, Marker marker, double size)
    {
        if (!IsDrawn(estimate)) return;
        var stroke = new Stroke { Color = marker.Color, Width = 1 };
        double arrow = size * 0.45;
        bool leavesBelow = estimate.Interval.Lower < y.From * (1 - 1e-9), leavesAbove = estimate.Interval.Upper > y.To * (1 + 1e-9);
        if (!double.IsNaN(estimate.Interval.Lower) && !double.IsNaN(estimate.Interval.Upper))
        {
            double low = leavesBelow ? y.At(y.From) - arrow : y.At(estimate.Interval.Lower);
            double high = leavesAbove ? y.At(y.To) + arrow : y.At(estimate.Interval.Upper);
            canvas.Line(x, low, x, high, stroke);
            if (!leavesBelow) canvas.Line(x - (size * 0.2), low, x + (size * 0.2), low, stroke);
            if (!leavesAbove) canvas.Line(x - (size * 0.2), high, x + (size * 0.2), high, stroke);
            if (leavesBelow) Arrow(canvas, x, y.At(y.From), -arrow, marker.Color);
            if (leavesAbove) Arrow(canvas, x, y.At(y.To), arrow, marker.Color);
        }

        if (estimate.HazardRatio >= y.From && estimate.HazardRatio <= y.To) marker.Draw(canvas, x, y.At(estimate.HazardRatio));
    }

    private static void Arrow(Canvas canvas, double x, double tip, double length, FigureColor color)
    {
        double half = Math.Abs(length / 2);
        canvas.Polygon([new(x, tip), new(x - half, tip + length), new(x + half, tip + length)], color);
    }

    private static string Describe(ImmutableArray<LandmarkPoint> points, TimeScale scale, string effect, LandmarkSweepFigureOptions options)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        string colon = FigureWords.Colon(language), unit = FigureWords.Unit(options.AxisUnit, language);
        string exposed = options.ExposedLabel ?? FigureWords.Exposed.In(language);
        var text = new StringBuilder(FigureWords.SyntheticPrefix(options.IsSynthetic, language));
        text.Append(FigureWords.LandmarkSweep.In(language)).Append('.');
        foreach (var point in points)
        {
            text.Append(CultureInfo.InvariantCulture, $" {numbers.Format(scale.ToAxis(point.Landmark), NumberKind.Measure)} {unit}{colon}");
            text.Append(CultureInfo.InvariantCulture, $"{FigureWords.Counted(point.Unadjusted.Count, FigureWords.Patient, FigureWords.Patients, language, numbers)}, ");
            text.Append(CultureInfo.InvariantCulture, $"{exposed} {FigureWords.Count(point.Unadjusted.ExposedCount, language, numbers)}, {effect} {Ratio(point.Unadjusted)}");
            if (point.Adjusted is { } adjusted) text.Append(CultureInfo.InvariantCulture, $", {FigureWords.AdjustedEstimate.In(language).ToLowerInvariant()} {Ratio(adjusted)}");
            text.Append('.');
        }

        return text.ToString();

        string Ratio(ExposureEstimate e) => e.Problem is { } problem && !IsDrawn(e) ? problem.In(language).TrimEnd('.') : numbers.Format(e.HazardRatio, e.Interval, NumberKind.Ratio);
    }
}
