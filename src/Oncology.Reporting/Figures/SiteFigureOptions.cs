using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What a bar chart of sites shows and how.</summary>
public sealed record SiteFigureOptions
{
    /// <summary>Language of words and numbers.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Digits and signs; null is the language's style.</summary>
    public NumberStyle? Numbers { get; init; }

    /// <summary>Heading printed above the figure, and its accessible name; null prints none.</summary>
    public string? Title { get; init; }

    /// <summary>Letter of the panel, such as "A"; null prints none.</summary>
    public string? PanelLetter { get; init; }

    /// <summary>What the bars are, such as "Metastatic site"; null prints none.</summary>
    public string? SiteLabel { get; init; }

    /// <summary>Title of the axis; null is "Patients (%)".</summary>
    public string? OutcomeLabel { get; init; }

    /// <summary>Most frequent first (over all groups); else in the order given.</summary>
    public bool SortByFrequency { get; init; } = true;

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
