using System.Globalization;
using System.Text;

namespace Oncology.Reporting;

/// <summary>Writes a figure as SVG 1.1: the same bytes for the same figure, numbers with at most two decimals.</summary>
internal static class SvgWriter
{
    private const string FontFamily = "Arial, 'Liberation Sans', Helvetica, sans-serif";

    internal static string Write(Figure figure)
    {
        var svg = new StringBuilder();
        string width = Number(figure.Width), height = Number(figure.Height);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" ");
        svg.Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{FontFamily}\">\n");
        svg.Append("<title>").Append(Escape(figure.Title)).Append("</title>\n");
        svg.Append("<desc>").Append(Escape(figure.Description)).Append("</desc>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        foreach (var mark in figure.Marks) Append(svg, mark);
        svg.Append("</svg>\n");
        return svg.ToString();
    }

    private static void Append(StringBuilder svg, Mark mark)
    {
        switch (mark)
        {
            case Mark.Polyline line:
                svg.Append("<polyline points=\"");
                AppendPoints(svg, line.Points.AsSpan());
                svg.Append("\" fill=\"none\"").Append(Attributes(line.Stroke)).Append("/>\n");
                break;
            case Mark.Polygon area:
                svg.Append("<polygon points=\"");
                AppendPoints(svg, area.Points.AsSpan());
                svg.Append(CultureInfo.InvariantCulture, $"\" fill=\"{area.Fill}\"");
                if (area.Opacity < 1) svg.Append(CultureInfo.InvariantCulture, $" fill-opacity=\"{Number(area.Opacity)}\"");
                svg.Append("/>\n");
                break;
            case Mark.Rectangle rectangle:
                AppendRectangle(svg, rectangle);
                break;
            case Mark.Text text:
                AppendText(svg, text);
                break;
            case Mark.Group group:
                string offset = $"{Number(group.Offset.X)} {Number(group.Offset.Y)}";
                svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({offset})\">\n");
                foreach (var inner in group.Marks) Append(svg, inner);
                svg.Append("</g>\n");
                break;
            default:
                throw new ArgumentException($"Unknown mark {mark.GetType().Name}.", nameof(mark));
        }
    }

    private static void AppendRectangle(StringBuilder svg, Mark.Rectangle rectangle)
    {
        var box = rectangle.Box;
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" ");
        svg.Append(CultureInfo.InvariantCulture, $"width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" ");
        svg.Append(CultureInfo.InvariantCulture, $"fill=\"{rectangle.Fill?.ToString() ?? "none"}\"");
        if (rectangle.Stroke is { } stroke) svg.Append(Attributes(stroke));
        svg.Append("/>\n");
    }

    private static void AppendText(StringBuilder svg, Mark.Text text)
    {
        string x = Number(text.Position.X), y = Number(text.Position.Y);
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" font-size=\"{Number(text.Style.Size)}\"");
        if (text.Style.Face == FontFace.Bold) svg.Append(" font-weight=\"bold\"");
        if (text.Style.Face == FontFace.Italic) svg.Append(" font-style=\"italic\"");
        if (text.Anchor != TextAnchor.Start)
            svg.Append(text.Anchor == TextAnchor.Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
        if (text.Style.Color != FigureColor.Black) svg.Append(CultureInfo.InvariantCulture, $" fill=\"{text.Style.Color}\"");
        if (text.Angle != 0) svg.Append(CultureInfo.InvariantCulture, $" transform=\"rotate({Number(text.Angle)} {x} {y})\"");
        svg.Append('>').Append(Escape(text.Content)).Append("</text>\n");
    }

    private static string Attributes(Stroke stroke)
    {
        string dash = stroke.Dash.IsEmpty ? "" : $" stroke-dasharray=\"{string.Join(' ', stroke.Dash.Select(Number))}\"";
        return $" stroke=\"{stroke.Color}\" stroke-width=\"{Number(stroke.Width)}\"{dash}";
    }

    private static void AppendPoints(StringBuilder svg, ReadOnlySpan<FigurePoint> points)
    {
        for (int i = 0; i < points.Length; i++)
        {
            if (i > 0) svg.Append(' ');
            svg.Append(Number(points[i].X)).Append(',').Append(Number(points[i].Y));
        }
    }

    private static string Number(double value)
    {
        // Away from zero, as a reader rounds; adding zero turns -0 into 0.
        double rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0;
        return rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>Escapes markup, and replaces the control characters that XML 1.0 forbids by U+FFFD.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '&': escaped.Append("&amp;"); break;
                case < 0x20 and not '\t' and not '\n' and not '\r':
                case 0xFFFE or 0xFFFF:
                    escaped.Append('\uFFFD');
                    break;
                default: escaped.Append(rune.ToString()); break;
            }
        }

        return escaped.ToString();
    }
}
