using System.Text;

namespace Oncology.Reporting;

/// <summary>The letters of a text as polygons on the page, in points.</summary>
internal static class TextOutline
{
    internal static IEnumerable<FigurePoint[]> Of(Mark.Text text)
    {
        TrueTypeFont font = TrueTypeFont.Of(text.Style.Face);
        double scale = text.Style.Size / font.UnitsPerEm;
        (double x, double cosine, double sine) = Placement(text);
        foreach (Rune rune in text.Content.EnumerateRunes())
        {
            int glyph = font.Glyph(rune);
            foreach (FigurePoint[] contour in font.Outline(glyph))
            {
                double left = x;
                yield return [.. contour.Select(p => Turned(left + (p.X * scale), -p.Y * scale))];
            }

            x += font.Advance(glyph) * scale;
        }

        FigurePoint Turned(double along, double down) => new(
            text.Position.X + (along * cosine) - (down * sine), text.Position.Y + (along * sine) + (down * cosine));
    }

    /// <summary>Where the line begins, relative to its anchor along the reading direction, and that direction (y downwards).</summary>
    internal static (double Start, double Cosine, double Sine) Placement(Mark.Text text)
    {
        double share = text.Anchor switch { TextAnchor.Middle => 0.5, TextAnchor.End => 1, _ => 0 };
        double radians = text.Angle * Math.PI / 180;
        return (-share * text.Style.Measure(text.Content), Math.Cos(radians), Math.Sin(radians));
    }
}
