using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What a figure of cumulative hazards, or of their logarithms, shows and how.</summary>
public sealed record HazardFigureOptions
{
    /// <summary>Language of words and numbers.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Digits and signs; null is the language's style.</summary>
    public NumberStyle? Numbers { get; init; }

    /// <summary>Heading printed above the figure, and its accessible name; null prints none.</summary>
    public string? Title { get; init; }

    /// <summary>Letter of the panel, such as "A"; null prints none.</summary>
    public string? PanelLetter { get; init; }

    /// <summary>Title of the vertical axis; null names what is drawn.</summary>
    public string? OutcomeLabel { get; init; }

    /// <summary>Title of the horizontal axis without the unit.</summary>
    public string? TimeLabel { get; init; }

    /// <summary>Unit of the times in the curves.</summary>
    public TimeUnit DataUnit { get; init; } = TimeUnit.Days;

    /// <summary>Unit of the horizontal axis.</summary>
    public TimeUnit AxisUnit { get; init; } = TimeUnit.Months;

    /// <summary>End of the horizontal axis in <see cref="AxisUnit"/>; null is the longest follow-up.</summary>
    public double? MaxTime { get; init; }

    /// <summary>Translucent bands of the confidence intervals; not drawn around logarithms.</summary>
    public bool ShowIntervalBand { get; init; } = true;

    /// <summary>The numbers at risk under the axis of a cumulative hazard.</summary>
    public bool ShowNumberAtRisk { get; init; } = true;

    /// <summary>Prints "Synthetic data" on the figure. Must be set for every figure made from synthetic patients.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Width of the figure in points; it grows when long labels need more.</summary>
    public double Width { get; init; } = 380;

    /// <summary>Height of the plotting area in points.</summary>
    public double PlotHeight { get; init; } = 190;

    /// <summary>Size of the text in points.</summary>
    public double FontSize { get; init; } = 8;

    internal NumberStyle NumberStyle => Numbers ?? NumberStyle.For(Language);

    internal KaplanMeierFigureOptions ForCurves() => new()
    {
        Language = Language,
        Numbers = Numbers,
        AxisUnit = AxisUnit,
        DataUnit = DataUnit,
        Width = Width,
        PlotHeight = PlotHeight,
        FontSize = FontSize,
        MaxTime = MaxTime,
    };
}
