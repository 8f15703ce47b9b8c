using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>
/// The figure of cumulative incidences of competing causes: lines by cause or by group, or stacked areas, with a panel of events,
/// F(t) and Gray's tests, and the numbers at risk.
/// </summary>
/// <remarks>
/// One group: causes have colours and dashes. Several groups: groups have colours and dashes, causes marks on the lines. Stacked: the upper edge of the last
/// area is the probability of any event.
/// </remarks>
public static class CumulativeIncidenceFigure
{
    /// <summary>Draws the causes of one estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <inheritdoc cref="Create(IReadOnlyList{AalenJohansen}, CumulativeIncidenceFigureOptions?)" path="/exception"/>
    public static Figure Create(AalenJohansen estimate, CumulativeIncidenceFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return Create([estimate], options);
    }

    /// <summary>Draws estimates by group, in the order given.</summary>
    /// <param name="groups">One to six estimates; with more than one, each has a label of its own.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> or an estimate is null.</exception>
    /// <exception cref="ArgumentException">
    /// There are no or more than six groups or causes, two have the same label, an estimate begins before time 0, a cause or a p-value
    /// belongs to no cause of the estimates, or several groups are to be stacked.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size, time or probability of the options is outside its range.</exception>
    public static Figure Create(IReadOnlyList<AalenJohansen> groups, CumulativeIncidenceFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        options ??= new CumulativeIncidenceFigureOptions();
        Check(groups, options);
        var lines = IncidenceLine.Of(groups, options);
        var layout = new CurveLayout(CumulativeIncidencePlot.Of(groups, lines, options));
        var canvas = new Canvas();
        double height = layout.Draw(canvas);
        string title = options.Title ?? options.OutcomeLabel ?? FigureWords.CumulativeIncidence.In(options.Language);
        return Figure.Create(
            layout.Width, height, FigureWords.Named(options.PanelLetter, title), CumulativeIncidencePlot.Describe(lines, options), canvas);
    }

    private static void Check(IReadOnlyList<AalenJohansen> groups, CumulativeIncidenceFigureOptions options)
    {
        FigureChecks.Count(groups.Count, Palette.Count, new("groups", "groupes"), nameof(groups));
        HashSet<string> labels = new(StringComparer.Ordinal);
        for (int g = 0; g < groups.Count; g++)
        {
            ArgumentNullException.ThrowIfNull(groups[g], nameof(groups));
            FigureChecks.Count(options.Causes.IsDefaultOrEmpty ? groups[g].Causes.Length : options.Causes.Length, Palette.Count, new("causes", "causes"), nameof(groups));
            if (groups[g].Time[0] < 0)
                throw new RequestException($"Estimate {g} begins at time {groups[g].Time[0]}; the axis begins at 0.", $"L'estimation {g} commence au temps {groups[g].Time[0]} ; l'axe commence à 0.", nameof(groups));
            if (!labels.Add(groups[g].Label ?? ""))
                throw new ArgumentException($"Estimate {g} has the label '{groups[g].Label}' of an earlier one.", nameof(groups));
        }

        if (options.Form == IncidenceForm.Stacked && groups.Count > 1)
            throw new RequestException($"Stacked areas show one group, not {groups.Count}; draw one figure per group.", $"Des aires empilées montrent un groupe, non {groups.Count} ; tracez une figure par groupe.", nameof(options));
        if (!options.Causes.IsDefaultOrEmpty && options.Causes.Distinct().Count() < options.Causes.Length)
            throw new ArgumentException("A cause is named twice.", nameof(options));
        foreach (var p in options.PValues.IsDefault ? [] : options.PValues)
        {
            if (groups[0].Causes.All(c => c.Label != p.Cause))
                throw new ArgumentException($"A p-value is given for '{p.Cause}', which is no cause.", nameof(options));
        }

        FigureChecks.Positive(options.Width, nameof(options.Width));
        FigureChecks.Positive(options.PlotHeight, nameof(options.PlotHeight));
        FigureChecks.Positive(options.MaxTime ?? 1, nameof(options.MaxTime));
        FigureChecks.Times(options.IncidenceTimes);
        if (!(options.MaxProbability is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxProbability, "The axis of probabilities ends above 0 and at most at 1.");
    }
}
