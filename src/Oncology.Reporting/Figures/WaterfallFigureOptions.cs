using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What a waterfall plot shows and how.</summary>
public sealed record WaterfallFigureOptions
{
    /// <summary>Language of words and numbers.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Digits and signs; null is the language's style.</summary>
    public NumberStyle? Numbers { get; init; }

    /// <summary>Heading printed above the figure, and its accessible name; null prints none.</summary>
    public string? Title { get; init; }

    /// <summary>Letter of the panel, such as "A"; null prints none.</summary>
    public string? PanelLetter { get; init; }

    /// <summary>Title of the vertical axis; null is "Best change from baseline (%)".</summary>
    public string? OutcomeLabel { get; init; }

    /// <summary>Title below the bars; null is "Patients".</summary>
    public string? BarLabel { get; init; }

    /// <summary>Dashed lines at these changes in percent; the default are the limits of progression and partial response of RECIST 1.1.</summary>
    public ImmutableArray<double> Limits { get; init; } = [20, -30];

    /// <summary>Change in percent at which bars are cut, with their change above them; null shows all of the bars.</summary>
    public double? MaxChange { get; init; } = 100;

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
