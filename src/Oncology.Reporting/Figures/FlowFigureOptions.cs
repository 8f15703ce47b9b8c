using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>How a study profile is drawn.</summary>
public sealed record FlowFigureOptions
{
    /// <summary>Language of words and numbers.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Heading printed above the figure, and its accessible name; null prints none.</summary>
    public string? Title { get; init; }

    /// <summary>Prints "Synthetic data" on the figure. Must be set for every figure made from synthetic patients.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Width of the boxes in points; longer texts wrap.</summary>
    public double BoxWidth { get; init; } = 150;

    /// <summary>Size of the text in points.</summary>
    public double FontSize { get; init; } = 8;
}
