using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>How one group is drawn, the same in every figure of a report.</summary>
/// <param name="Color">Colour of the curve, its band and its marks.</param>
/// <param name="TextColor">The same hue, dark enough to be read as text (contrast 4.5 with white paper).</param>
/// <param name="Dash">Dash pattern in points, for prints in which colours are lost; empty for a solid line.</param>
public sealed record SeriesStyle(FigureColor Color, FigureColor TextColor, ImmutableArray<double> Dash);
