using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>
/// The log-log figure: ln(−ln S(t)) against time on a logarithmic axis. Parallel curves mean proportional hazards, straight ones
/// a Weibull distribution.
/// </summary>
/// <remarks>Curves begin at their first event. R <c>plot(fun = "cloglog")</c>; Stata's <c>stphplot</c> turns the sign.</remarks>
public static class LogLogFigure
{
    /// <summary>Draws curves by group, in the order given.</summary>
    /// <param name="curves">One to six curves; with more than one, each has a label of its own. At least one has an event.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="curves"/> or a curve is null.</exception>
    /// <exception cref="ArgumentException">
    /// There are no or more than six curves, two have the same label, one begins before time 0, or none has a place with 0 &lt; S(t) &lt; 1 and t &gt; 0.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or time of the options is not a positive finite number.</exception>
    public static Figure Create(IReadOnlyList<KaplanMeier> curves, HazardFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        options ??= new HazardFigureOptions();
        foreach (var curve in curves) ArgumentNullException.ThrowIfNull(curve, nameof(curves));
        var forCurves = options.ForCurves();
        KaplanMeierFigure.Check(curves, [.. curves.Select(c => c.Label ?? "")], forCurves);
        var groups = KaplanMeierGroup.Of(curves, forCurves);
        var scale = new TimeScale(options.DataUnit, options.AxisUnit);
        var steps = groups.Select(g => Steps(g, scale, options.MaxTime)).ToImmutableArray();
        if (steps.All(s => s.Time.IsEmpty))
            throw new RequestException("No curve has an event after time 0 that leaves S(t) above 0: there is no logarithm to draw.", "Aucune courbe n'a d'événement après le temps 0 qui laisse S(t) au-dessus de 0 : il n'y a pas de logarithme à tracer.", nameof(curves));
        var style = new FigureStyle(options.FontSize);
        var canvas = new Canvas();
        var (width, height) = Draw(canvas, steps, options, style);
        string title = options.Title ?? options.OutcomeLabel ?? FigureWords.LogLogPlot.In(options.Language);
        return Figure.Create(width, height, FigureWords.Named(options.PanelLetter, title), Describe(groups, options), canvas);
    }

    private static StepCurve Steps(KaplanMeierGroup group, TimeScale scale, double? maxTime)
    {
        var curve = group.Curve;
        int[] rows =
        [
            .. Enumerable.Range(0, curve.Time.Length).Where(i => curve.Time[i] > 0 && curve.Survival[i] is > 0 and < 1
                && scale.ToAxis(curve.Time[i]) <= (maxTime ?? double.PositiveInfinity)),
        ];
        return new StepCurve(group.Key, [.. rows.Select(i => curve.Time[i])], [.. rows.Select(i => Math.Log(-Math.Log(curve.Survival[i])))]);
    }

    private static (double Width, double Height) Draw(Canvas canvas, ImmutableArray<StepCurve> curves, HazardFigureOptions options, FigureStyle style)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        var scale = new TimeScale(options.DataUnit, options.AxisUnit);
        double size = style.Text.Size;
        var header = new FigureHeader(style, options.PanelLetter, options.Title, options.IsSynthetic, language);
        double[] values = [.. curves.SelectMany(c => c.Value)];
        var (low, high, step) = AxisRange.Around(values.Min(), values.Max(), 7);
        double[] times = [.. curves.SelectMany(c => c.Time).Select(scale.ToAxis)];
        // At least a factor of two, or an axis with a single event time would have no length.
        double from = times.Min() / 1.1, to = Math.Max(times.Max() * 1.1, 2 * from);
        string[] labels = [.. Axis.Linear(low, high, step, 1, 0).Ticks.Select(t => AxisNumbers.Of(t, step, numbers))];
        var frame = new PlotFrame(style, options.OutcomeLabel ?? "ln(−ln S(t))", labels, options.PlotHeight);
        double labelWidth = style.Text.Measure(TimeLabel(to)) + size;
        double width = Math.Max(Math.Max(options.Width, header.MinimalWidth + (2 * style.Margin)), frame.Left + 160 + style.Margin);
        double right = width - style.Margin - (labelWidth / 2);
        var time = Axis.Log(from, to, frame.Left, right, TickSteps.ForRatios(from, to, Math.Max(2, (int)((right - frame.Left) / labelWidth))));
        double y = header.Draw(canvas, style.Margin, width - style.Margin, style.Margin);
        if (curves.Length > 1)
            y = new CurveLegend([.. curves.Select(c => c.Key)], style).Draw(canvas, style.Margin, width - style.Margin, y) + (size * 0.75);
        double top = y + frame.Overhang, bottom = top + options.PlotHeight;
        var value = Axis.Linear(low, high, step, bottom, top);
        frame.DrawVertical(canvas, time, value, t => AxisNumbers.Of(t, step, numbers));
        var drawing = new CurveDrawing(canvas, time, value, scale);
        foreach (var curve in curves.Where(c => !c.Time.IsEmpty)) drawing.Curve(curve);
        string title = FigureWords.TimeTitle(options.TimeLabel, options.AxisUnit, language);
        y = frame.DrawHorizontal(canvas, time, bottom, TimeLabel, $"{title}, {FigureWords.LogarithmicAxis.In(language)}");
        return (width, Math.Ceiling(y + style.Margin));

        string TimeLabel(double t) => numbers.Format(t, NumberKind.Count);
    }

    private static string Describe(ImmutableArray<KaplanMeierGroup> groups, HazardFigureOptions options)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        var text = new StringBuilder(FigureWords.SyntheticPrefix(options.IsSynthetic, language));
        text.Append(FigureWords.LogLogPlot.In(language)).Append('.');
        foreach (var group in groups)
        {
            text.Append(CultureInfo.InvariantCulture, $" {group.Key.Label}{FigureWords.Colon(language)}");
            text.Append(FigureWords.Counted(group.Curve.Count, FigureWords.Patient, FigureWords.Patients, language, numbers)).Append(", ");
            text.Append(FigureWords.Counted(group.Curve.EventCount, FigureWords.Event, FigureWords.Events, language, numbers)).Append('.');
        }

        return text.ToString();
    }
}
