using System.Collections.Immutable;
using Oncology.Shared;
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
        foreach (var curve in curves) ArgumentNullException.ThrowIfNull(curve, nameof(curves));
        Check(curves, [.. curves.Select(c => c.Label ?? "")], options);
        return Draw(FigureWords.KaplanMeierCurves, KaplanMeierGroup.Of(curves, options), options, []);
    }

    /// <summary>Draws groups that may differ from their curves in labels and censorings, with further rows under the axis.</summary>
    internal static Figure Draw(
        Word kind, ImmutableArray<KaplanMeierGroup> groups, KaplanMeierFigureOptions options, ImmutableArray<RiskBlock> further)
    {
        var layout = new CurveLayout(KaplanMeierPlot.Of(groups, options, further));
        var canvas = new Canvas();
        double height = layout.Draw(canvas);
        string title = options.Title ?? options.OutcomeLabel ?? kind.In(options.Language);
        string described = options.PanelLetter is { } letter ? $"{letter}. {title}" : title;
        return Figure.Create(layout.Width, height, described, KaplanMeierDescription.Of(kind, groups, options), canvas);
    }

    internal static void Check(IReadOnlyList<KaplanMeier> curves, IReadOnlyList<string> labels, KaplanMeierFigureOptions options)
    {
        FigureChecks.Count(curves.Count, Palette.Count, new("curves", "courbes"), nameof(curves));
        HashSet<string> known = new(StringComparer.Ordinal);
        for (int i = 0; i < curves.Count; i++)
        {
            if (curves[i].Time[0] < 0)
                throw new RequestException($"Curve {i} begins at time {curves[i].Time[0]}; the axis begins at 0.", $"La courbe {i} commence au temps {curves[i].Time[0]} ; l'axe commence à 0.", nameof(curves));
            if (!known.Add(labels[i]) && curves.Count > 1)
                throw new RequestException($"Curve {i} has the label '{labels[i]}' of an earlier curve.", $"La courbe {i} porte le libellé « {labels[i]} » d'une courbe antérieure.", nameof(curves));
        }

        foreach (var ratio in options.HazardRatios.IsDefault ? [] : options.HazardRatios)
        {
            if (!known.Contains(ratio.Group))
                throw new ArgumentException($"A hazard ratio is given for '{ratio.Group}', which labels no curve.", nameof(options));
        }

        int ratios = options.HazardRatios.IsDefault ? 0 : options.HazardRatios.Select(r => r.Group).Distinct().Count();
        if (ratios != 0 && ratios != curves.Count - 1)
            throw new ArgumentException($"{curves.Count} curves have {curves.Count - 1} hazard ratios, not {ratios}.", nameof(options));

        FigureChecks.Positive(options.Width, nameof(options.Width));
        FigureChecks.Positive(options.PlotHeight, nameof(options.PlotHeight));
        FigureChecks.Positive(options.MaxTime ?? 1, nameof(options.MaxTime));
        FigureChecks.Positive(options.LandmarkTime ?? 1, nameof(options.LandmarkTime));
        FigureChecks.Times(options.SurvivalTimes);
    }
}
