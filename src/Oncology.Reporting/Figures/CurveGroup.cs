using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A curve with the name and the style it has in a figure.</summary>
internal sealed record CurveGroup(KaplanMeier Curve, string Label, SeriesStyle Style, Stroke Stroke)
{
    /// <summary>The label as the panel, the legend and the risk table print it: in the colour of the curve.</summary>
    internal TextStyle LabelStyle(FigureStyle style) => style.Text with { Color = Style.TextColor };
}
