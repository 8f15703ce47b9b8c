using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What a forest plot shows and how.</summary>
public sealed record ForestFigureOptions
{
    /// <summary>Language of words and numbers.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Digits and signs; null is the language's style.</summary>
    public NumberStyle? Numbers { get; init; }

    /// <summary>Heading printed above the figure, and its accessible name; null prints none.</summary>
    public string? Title { get; init; }

    /// <summary>Letter of the panel, such as "A"; null prints none.</summary>
    public string? PanelLetter { get; init; }

    /// <summary>Names of the endpoints drawn side by side, such as "Overall survival"; empty for one without a name.</summary>
    public ImmutableArray<string> Endpoints { get; init; } = [];

    /// <summary>Head of the column of labels; null is "Characteristic".</summary>
    public string? VariableLabel { get; init; }

    /// <summary>Heads of columns of text between labels and plot, such as events / patients of each arm; empty for none.</summary>
    public ImmutableArray<string> TextColumns { get; init; } = [];

    /// <summary>Head of the column of p-values; null is "p".</summary>
    public string? PValueLabel { get; init; }

    /// <summary>What the ratios are; null is "HR".</summary>
    public string? EffectLabel { get; init; }

    /// <summary>Ratios, or proportions; of proportions no p-value is printed.</summary>
    public ForestScale Scale { get; init; } = ForestScale.Ratio;

    /// <summary>Confidence level of the intervals.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Lower end of the axis, above 0 and below 1; null fits the data. Intervals beyond it end in an arrow.</summary>
    public double? From { get; init; }

    /// <summary>Upper end of the axis, above 1; null fits the data. Intervals beyond it end in an arrow.</summary>
    public double? To { get; init; }

    /// <summary>Printed under the ratios below 1, such as "Favours MDT"; null prints none.</summary>
    public string? FavoursBelow { get; init; }

    /// <summary>Printed under the ratios above 1; null prints none.</summary>
    public string? FavoursAbove { get; init; }

    /// <summary>Notes printed below the figure, such as the test behind the p-values; they are part of its alternative text.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Prints "Synthetic data" on the figure. Must be set for every figure made from synthetic patients.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Width of each plotting area in points; the figure is as wide as its texts need.</summary>
    public double PlotWidth { get; init; } = 130;

    /// <summary>Width in points from which on labels are wrapped.</summary>
    public double LabelWidth { get; init; } = 160;

    /// <summary>Size of the text in points.</summary>
    public double FontSize { get; init; } = 8;

    internal NumberStyle NumberStyle => Numbers ?? NumberStyle.For(Language);

    internal int EndpointCount => Endpoints.IsDefaultOrEmpty ? 1 : Endpoints.Length;
}
