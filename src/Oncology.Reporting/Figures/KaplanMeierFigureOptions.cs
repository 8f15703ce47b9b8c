using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What a Kaplan-Meier figure shows and how. The defaults give a figure without hazard ratio and p-value.</summary>
public sealed record KaplanMeierFigureOptions
{
    /// <summary>Language of words and numbers.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Digits and signs; null is the language's style.</summary>
    public NumberStyle? Numbers { get; init; }

    /// <summary>Heading printed above the figure, and its accessible name; null prints none.</summary>
    public string? Title { get; init; }

    /// <summary>Letter of the panel, such as "A"; null prints none.</summary>
    public string? PanelLetter { get; init; }

    /// <summary>What the curves estimate, such as "Progression-free survival"; the title of the vertical axis.</summary>
    public string? OutcomeLabel { get; init; }

    /// <summary>Title of the horizontal axis without the unit, such as "Time since first treatment".</summary>
    public string? TimeLabel { get; init; }

    /// <summary>What the groups are, such as "Focal treatment"; heads the group column of the panel.</summary>
    public string? GroupLabel { get; init; }

    /// <summary>Unit of the times in the curves.</summary>
    public TimeUnit DataUnit { get; init; } = TimeUnit.Days;

    /// <summary>Unit of the horizontal axis and of the times in the panel.</summary>
    public TimeUnit AxisUnit { get; init; } = TimeUnit.Months;

    /// <summary>Percent or proportion.</summary>
    public ProbabilityScale Scale { get; init; } = ProbabilityScale.Percent;

    /// <summary>End of the horizontal axis in <see cref="AxisUnit"/>; null is the longest follow-up. Curves are cut there.</summary>
    public double? MaxTime { get; init; }

    /// <summary>A landmark in <see cref="AxisUnit"/>, marked by a line and its name; null marks none.</summary>
    public double? LandmarkTime { get; init; }

    /// <summary>Times in <see cref="AxisUnit"/> at which the panel gives S(t) with its interval.</summary>
    public ImmutableArray<double> SurvivalTimes { get; init; } = [];

    /// <summary>Hazard ratios of all groups but one, the reference, by group label. Empty: no column of hazard ratios.</summary>
    public ImmutableArray<GroupHazardRatio> HazardRatios { get; init; } = [];

    /// <summary>The p-value of the comparison; null prints none.</summary>
    public double? PValue { get; init; }

    /// <summary>Confidence level of the intervals in <see cref="HazardRatios"/>; those of S(t) carry their own.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Name of the test behind <see cref="PValue"/>, such as "Log-rank"; null prints "p" alone.</summary>
    public string? TestName { get; init; }

    /// <summary>The table above the plot: group, events / patients, S(t), hazard ratio, p. Without it there is a legend.</summary>
    public bool ShowPanel { get; init; } = true;

    /// <summary>Translucent bands of the confidence intervals.</summary>
    public bool ShowIntervalBand { get; init; } = true;

    /// <summary>
    /// A tick on the curve at each censored time; in large samples, where ticks would merge into a band, only as many as can be told
    /// apart.
    /// </summary>
    public bool ShowCensored { get; init; } = true;

    /// <summary>The numbers at risk under the axis, just before each tick.</summary>
    public bool ShowNumberAtRisk { get; init; } = true;

    /// <summary>The cumulative number of events under the axis, up to and including each tick.</summary>
    public bool ShowCumulativeEvents { get; init; }

    /// <summary>The cumulative number of censored under the axis, up to and including each tick.</summary>
    public bool ShowCumulativeCensored { get; init; }

    /// <summary>A column of the medians with their intervals in the panel.</summary>
    public bool ShowMedianColumn { get; init; }

    /// <summary>Lines from one half on the vertical axis to each median.</summary>
    public bool ShowMedian { get; init; }

    /// <summary>Dash patterns beside colours; null dashes from two groups on.</summary>
    public bool? Dashed { get; init; }

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
