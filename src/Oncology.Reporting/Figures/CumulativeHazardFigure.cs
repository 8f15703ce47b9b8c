using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The figure of Nelson-Aalen cumulative hazards: a straight line is a constant hazard, its slope the hazard.</summary>
public static class CumulativeHazardFigure
{
    /// <summary>Draws curves by group, in the order given.</summary>
    /// <param name="curves">One to six curves; with more than one, each has a label of its own.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="curves"/> or a curve is null.</exception>
    /// <exception cref="ArgumentException">There are no or more than six curves, two have the same label, or one begins before time 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or time of the options is not a positive finite number.</exception>
    public static Figure Create(IReadOnlyList<KaplanMeier> curves, HazardFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        options ??= new HazardFigureOptions();
        foreach (var curve in curves) ArgumentNullException.ThrowIfNull(curve, nameof(curves));
        var forCurves = options.ForCurves();
        KaplanMeierFigure.Check(curves, [.. curves.Select(c => c.Label ?? "")], forCurves);
        var groups = KaplanMeierGroup.Of(curves, forCurves);
        var (language, numbers) = (options.Language, options.NumberStyle);
        var style = new FigureStyle(options.FontSize);
        ImmutableArray<StepCurve> steps = [.. groups.Select(g => Steps(g, options.ShowIntervalBand))];
        var scale = new TimeScale(options.DataUnit, options.AxisUnit);
        var vertical = Vertical(steps, scale, options.MaxTime);
        string name = FigureWords.CumulativeHazard.In(language);
        var layout = new CurveLayout(KaplanMeierPlot.Of(groups, forCurves with { ShowPanel = false, ShowNumberAtRisk = options.ShowNumberAtRisk }, []) with
        {
            Header = new FigureHeader(style, options.PanelLetter, options.Title, options.IsSynthetic, language),
            VerticalTitle = options.OutcomeLabel ?? name,
            TimeTitle = FigureWords.TimeTitle(options.TimeLabel, options.AxisUnit, language),
            Vertical = vertical,
            VerticalLabel = value => AxisNumbers.Of(value, vertical.Step, numbers),
            Curves = steps,
        });
        var canvas = new Canvas();
        double height = layout.Draw(canvas);
        string title = options.Title ?? options.OutcomeLabel ?? name;
        return Figure.Create(layout.Width, height, FigureWords.Named(options.PanelLetter, title), Describe(groups, options), canvas);
    }

    private static StepCurve Steps(KaplanMeierGroup group, bool withBand)
    {
        Interval[] intervals = [.. Enumerable.Range(0, group.Curve.Time.Length).Select(group.Curve.CumulativeHazardInterval)];
        return new StepCurve(group.Key, group.Curve.Time, group.Curve.CumulativeHazard)
        {
            Lower = withBand ? [.. intervals.Select(i => i.Lower)] : default,
            Upper = withBand ? [.. intervals.Select(i => i.Upper)] : default,
            Censored = group.Censored,
        };
    }

    // Bands of the last few at risk may reach very high: the axis holds the curves and as much of the bands as twice their height;
    // a band is cut there.
    private static (double To, double Step) Vertical(ImmutableArray<StepCurve> curves, TimeScale scale, double? maxTime)
    {
        double highest = 0, band = 0;
        foreach (var curve in curves)
        {
            for (int i = 0; i < curve.Time.Length && scale.ToAxis(curve.Time[i]) <= (maxTime ?? double.PositiveInfinity); i++)
            {
                highest = Math.Max(highest, curve.Value[i]);
                if (!curve.Upper.IsDefault) band = Math.Max(band, curve.Upper[i]);
            }
        }

        double top = Math.Max(highest * 1.02, Math.Min(band, 1.5 * highest));
        if (top <= 0) top = 1;
        double step = TickSteps.Round(top, 7);
        return (Math.Ceiling(top / step * (1 - 1e-9)) * step, step);
    }

    private static string Describe(ImmutableArray<KaplanMeierGroup> groups, HazardFigureOptions options)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        var scale = new TimeScale(options.DataUnit, options.AxisUnit);
        var text = new StringBuilder(FigureWords.SyntheticPrefix(options.IsSynthetic, language));
        text.Append(FigureWords.CumulativeHazard.In(language)).Append('.');
        foreach (var group in groups)
        {
            var curve = group.Curve;
            string last = $"{numbers.Format(scale.ToAxis(curve.Time[^1]), NumberKind.Time)} {FigureWords.Unit(options.AxisUnit, language)}";
            text.Append(CultureInfo.InvariantCulture, $" {group.Key.Label}{FigureWords.Colon(language)}");
            text.Append(FigureWords.Counted(curve.Count, FigureWords.Patient, FigureWords.Patients, language, numbers)).Append(", ");
            text.Append(FigureWords.Counted(curve.EventCount, FigureWords.Event, FigureWords.Events, language, numbers));
            text.Append(CultureInfo.InvariantCulture, $"; H({last}) = {numbers.Format(curve.CumulativeHazard[^1], NumberKind.Ratio)}.");
        }

        return text.ToString();
    }
}
