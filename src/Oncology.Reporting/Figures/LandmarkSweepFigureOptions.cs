using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What a figure of hazard ratios by landmark shows and how.</summary>
public sealed record LandmarkSweepFigureOptions
{
    /// <summary>Language of words and numbers.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Digits and signs; null is the language's style.</summary>
    public NumberStyle? Numbers { get; init; }

    /// <summary>Heading printed above the figure, and its accessible name; null prints none.</summary>
    public string? Title { get; init; }

    /// <summary>Letter of the panel, such as "A"; null prints none.</summary>
    public string? PanelLetter { get; init; }

    /// <summary>What the ratios are; null is "HR".</summary>
    public string? EffectLabel { get; init; }

    /// <summary>Title of the horizontal axis without the unit; null is "Landmark".</summary>
    public string? TimeLabel { get; init; }

    /// <summary>Name of the row of the exposed; null is "Exposed".</summary>
    public string? ExposedLabel { get; init; }

    /// <summary>Unit of the times in the result.</summary>
    public TimeUnit DataUnit { get; init; } = TimeUnit.Days;

    /// <summary>Unit of the horizontal axis.</summary>
    public TimeUnit AxisUnit { get; init; } = TimeUnit.Months;

    /// <summary>Prints "Synthetic data" on the figure. Must be set for every figure made from synthetic patients.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Width of the figure in points; it grows when long labels need more.</summary>
    public double Width { get; init; } = 380;

    /// <summary>Height of the plotting area in points.</summary>
    public double PlotHeight { get; init; } = 170;

    /// <summary>Size of the text in points.</summary>
    public double FontSize { get; init; } = 8;

    internal NumberStyle NumberStyle => Numbers ?? NumberStyle.For(Language);
}
