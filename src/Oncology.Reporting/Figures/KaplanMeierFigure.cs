using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>
/// The figure of one to six Kaplan-Meier curves: a panel of events, S(t), hazard ratios and p, step curves with censor ticks and
/// interval bands, and the numbers at risk under the ticks of the time axis.
/// </summary>
/// <remarks>
/// Nothing overlaps or is clipped: texts are measured, long labels wrap, and the figure grows where wrapping is not enough. Colours
/// are told apart under colour vision deficiencies and in greyscale. The alternative text holds the numbers of the panel.
/// Source of the layout: Morris et al., BMJ Open 2019;9:e030215 (KMunicate), doi 10.1136/bmjopen-2019-030215.
/// </remarks>
public static class KaplanMeierFigure
{
    /// <summary>Draws one curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <inheritdoc cref="Create(IReadOnlyList{KaplanMeier}, KaplanMeierFigureOptions?)" path="/exception"/>
    public static Figure Create(KaplanMeier curve, KaplanMeierFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return Create([curve], options);
    }

    /// <summary>Draws curves by group, in the order given.</summary>
    /// <param name="curves">One to six curves; with more than one, each has a label of its own.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="curves"/> or a curve is null.</exception>
    /// <exception cref="ArgumentException">
    /// There are no or more than six curves, two have the same label, a curve begins before time 0, or the
    /// hazard ratios do not belong to all curves but one.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or time of the options is not a positive finite number.</exception>
    public static Figure Create(IReadOnlyList<KaplanMeier> curves, KaplanMeierFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        options ??= new KaplanMeierFigureOptions();
        Check(curves, options);
        var groups = Groups(curves, options);
        var style = new FigureStyle(options.FontSize);
        var layout = new KaplanMeierLayout(groups, options, style);
        var canvas = new Canvas();
        double height = layout.Draw(canvas);
        string title = options.Title ?? options.OutcomeLabel ?? FigureWords.KaplanMeierCurves.In(options.Language);
        string described = options.PanelLetter is { } letter ? $"{letter}. {title}" : title;
        return Figure.Create(layout.Width, height, described, KaplanMeierDescription.Of(groups, options), canvas.Marks);
    }

    private static ImmutableArray<CurveGroup> Groups(IReadOnlyList<KaplanMeier> curves, KaplanMeierFigureOptions options)
    {
        bool isDashed = options.Dashed ?? curves.Count > 2;
        var groups = ImmutableArray.CreateBuilder<CurveGroup>(curves.Count);
        for (int i = 0; i < curves.Count; i++)
        {
            var style = Palette.Series(i);
            var stroke = new Stroke { Color = style.Color, Width = 1.4, Dash = isDashed ? style.Dash : [] };
            groups.Add(new CurveGroup(curves[i], curves[i].Label ?? FigureWords.AllPatients.In(options.Language), style, stroke));
        }

        return groups.MoveToImmutable();
    }

    private static void Check(IReadOnlyList<KaplanMeier> curves, KaplanMeierFigureOptions options)
    {
        if (curves.Count < 1 || curves.Count > Palette.Count)
            throw new ArgumentException($"A figure holds 1 to {Palette.Count} curves, not {curves.Count}.", nameof(curves));
        HashSet<string> labels = new(StringComparer.Ordinal);
        for (int i = 0; i < curves.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(curves[i], nameof(curves));
            if (curves[i].Time[0] < 0)
                throw new ArgumentException($"Curve {i} begins at time {curves[i].Time[0]}; the axis begins at 0.", nameof(curves));
            if (!labels.Add(curves[i].Label ?? "") && curves.Count > 1)
                throw new ArgumentException($"Curve {i} has the label '{curves[i].Label}' of an earlier curve.", nameof(curves));
        }

        foreach (var ratio in options.HazardRatios.IsDefault ? [] : options.HazardRatios)
        {
            if (!labels.Contains(ratio.Group))
                throw new ArgumentException($"A hazard ratio is given for '{ratio.Group}', which labels no curve.", nameof(options));
        }

        int ratios = options.HazardRatios.IsDefault ? 0 : options.HazardRatios.Select(r => r.Group).Distinct().Count();
        if (ratios != 0 && ratios != curves.Count - 1)
            throw new ArgumentException($"{curves.Count} curves have {curves.Count - 1} hazard ratios, not {ratios}.", nameof(options));

        CheckPositive(options, options.Width, nameof(options.Width));
        CheckPositive(options, options.PlotHeight, nameof(options.PlotHeight));
        CheckPositive(options, options.MaxTime ?? 1, nameof(options.MaxTime));
        foreach (double time in options.SurvivalTimes.IsDefault ? [] : options.SurvivalTimes)
        {
            if (!(time >= 0) || double.IsInfinity(time))
                throw new ArgumentOutOfRangeException(nameof(options), time, "A time of the panel is a finite number from 0 on.");
        }
    }

    private static void CheckPositive(KaplanMeierFigureOptions options, double value, string name)
    {
        if (!(value > 0) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(nameof(options), value, $"{name} must be a positive finite number.");
    }
}
