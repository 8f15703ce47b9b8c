namespace Oncology.Reporting;

/// <summary>How a legend or panel names a series: its label and a swatch of its line, of its area when it is filled, or its marker.</summary>
internal sealed record SeriesKey(string Label, SeriesStyle Style, Stroke Stroke, FigureColor? Fill = null, Marker? Marker = null)
{
    /// <summary>A series of marks without a line.</summary>
    internal static SeriesKey OfMarker(string label, SeriesStyle style, Marker marker) =>
        new(label, style, new Stroke { Color = style.Color, Width = 0 }, null, marker);

    /// <summary>A series of filled areas.</summary>
    internal static SeriesKey OfArea(string label, SeriesStyle style, FigureColor fill) =>
        new(label, style, new Stroke { Color = style.Color }, fill);

    /// <summary>Width of the swatch: areas and marks need less than a dashed line.</summary>
    internal double SwatchWidth(double textSize) => textSize * (Fill is not null ? 1.4 : Stroke.Width == 0 ? 1 : 2.5);

    /// <summary>The label as the panel, the legend and the risk table print it: in the colour of the series.</summary>
    internal TextStyle LabelStyle(FigureStyle style) => style.Text with { Color = Style.TextColor };

    /// <summary>Draws the swatch centred on a height.</summary>
    internal void Draw(Canvas canvas, double left, double middle, double textSize)
    {
        double width = SwatchWidth(textSize);
        if (Fill is { } fill) canvas.Rectangle(new Bounds(left, middle - (textSize * 0.35), width, textSize * 0.7), fill);
        else if (Stroke.Width > 0) canvas.Line(left, middle, left + width, middle, Stroke);
        Marker?.Draw(canvas, left + (width / 2), middle);
    }
}
