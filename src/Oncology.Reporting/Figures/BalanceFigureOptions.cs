using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What a figure of balance (love plot) shows and how.</summary>
public sealed record BalanceFigureOptions
{
    /// <summary>Language of words and numbers.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Digits and signs; null is the language's style.</summary>
    public NumberStyle? Numbers { get; init; }

    /// <summary>Heading printed above the figure, and its accessible name; null prints none.</summary>
    public string? Title { get; init; }

    /// <summary>Letter of the panel, such as "A"; null prints none.</summary>
    public string? PanelLetter { get; init; }

    /// <summary>Names of the covariates by the text of their terms; a covariate that is not here keeps that text.</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Absolute difference at which the line of balance stands, positive.</summary>
    public double Threshold { get; init; } = 0.1;

    /// <summary>Width in points from which on labels are wrapped.</summary>
    public double LabelWidth { get; init; } = 160;

    /// <summary>Prints "Synthetic data" on the figure. Must be set for every figure made from synthetic patients.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Width of the figure in points; it grows when long labels need more.</summary>
    public double Width { get; init; } = 380;

    /// <summary>Size of the text in points.</summary>
    public double FontSize { get; init; } = 8;

    internal NumberStyle NumberStyle => Numbers ?? NumberStyle.For(Language);
}
