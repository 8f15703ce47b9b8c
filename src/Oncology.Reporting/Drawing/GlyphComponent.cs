namespace Oncology.Reporting;

/// <summary>A part of a composite glyph (é is e and an accent): another glyph, transformed in font units.</summary>
internal readonly record struct GlyphComponent(int Glyph, double XX, double XY, double YX, double YY, double DX, double DY)
{
    internal FigurePoint Apply(FigurePoint p) => new((XX * p.X) + (YX * p.Y) + DX, (XY * p.X) + (YY * p.Y) + DY);
}
