using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What a cumulative incidence figure shows and how. The defaults give lines without p-values.</summary>
public sealed record CumulativeIncidenceFigureOptions
{
    /// <summary>Language of words and numbers.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Digits and signs; null is the language's style.</summary>
    public NumberStyle? Numbers { get; init; }

    /// <summary>Heading printed above the figure, and its accessible name; null prints none.</summary>
    public string? Title { get; init; }

    /// <summary>Letter of the panel, such as "A"; null prints none.</summary>
    public string? PanelLetter { get; init; }

    /// <summary>Title of the vertical axis; null is "Cumulative incidence".</summary>
    public string? OutcomeLabel { get; init; }

    /// <summary>Title of the horizontal axis without the unit.</summary>
    public string? TimeLabel { get; init; }

    /// <summary>What the lines are, such as "First event"; heads the first column of the panel.</summary>
    public string? GroupLabel { get; init; }

    /// <summary>Unit of the times in the estimates.</summary>
    public TimeUnit DataUnit { get; init; } = TimeUnit.Days;

    /// <summary>Unit of the horizontal axis and of the times in the panel.</summary>
    public TimeUnit AxisUnit { get; init; } = TimeUnit.Months;

    /// <summary>Percent or proportion.</summary>
    public ProbabilityScale Scale { get; init; } = ProbabilityScale.Percent;

    /// <summary>Lines or stacked areas.</summary>
    public IncidenceForm Form { get; init; } = IncidenceForm.Lines;

    /// <summary>Labels of the causes that are drawn, in this order; empty draws all.</summary>
    public ImmutableArray<string> Causes { get; init; } = [];

    /// <summary>End of the horizontal axis in <see cref="AxisUnit"/>; null is the longest follow-up.</summary>
    public double? MaxTime { get; init; }

    /// <summary>End of the vertical axis, in (0, 1]; 1 lets figures be compared.</summary>
    public double MaxProbability { get; init; } = 1;

    /// <summary>Times in <see cref="AxisUnit"/> at which the panel gives F(t) with its interval.</summary>
    public ImmutableArray<double> IncidenceTimes { get; init; } = [];

    /// <summary>Comparisons of the groups, by cause.</summary>
    public ImmutableArray<CausePValue> PValues { get; init; } = [];

    /// <summary>Name of the test behind <see cref="PValues"/>; null is "Gray".</summary>
    public string? TestName { get; init; }

    /// <summary>The table above the plot: line, events / patients, F(t), p. Without it there is a legend.</summary>
    public bool ShowPanel { get; init; } = true;

    /// <summary>Translucent bands of the confidence intervals of lines.</summary>
    public bool ShowIntervalBand { get; init; }

    /// <summary>The numbers at risk under the axis, just before each tick.</summary>
    public bool ShowNumberAtRisk { get; init; } = true;

    /// <summary>The cumulative number of events of each line under the axis, up to and including each tick.</summary>
    public bool ShowCumulativeEvents { get; init; }

    /// <summary>Prints "Synthetic data" on the figure. Must be set for every figure made from synthetic patients.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Width of the figure in points; it grows when the panel or long labels need more.</summary>
    public double Width { get; init; } = 380;

    /// <summary>Height of the plotting area in points.</summary>
    public double PlotHeight { get; init; } = 190;

    /// <summary>Size of the text in points.</summary>
    public double FontSize { get; init; } = 8;

    internal NumberStyle NumberStyle => Numbers ?? NumberStyle.For(Language);
}
