namespace Oncology.Reporting;

/// <summary>How a text is set.</summary>
public sealed record TextStyle
{
    /// <summary>Size in points.</summary>
    public double Size { get; init; } = 8;

    /// <summary>Regular, bold or italic.</summary>
    public FontFace Face { get; init; } = FontFace.Regular;

    /// <summary>Colour of the letters.</summary>
    public FigureColor Color { get; init; } = FigureColor.Black;

    /// <summary>Distance between the baselines of consecutive lines, in points.</summary>
    internal double LineHeight => Size * 1.2;

    private TrueTypeFont Font => TrueTypeFont.Of(Face);

    /// <summary>Height of the tallest letters above the baseline, in points.</summary>
    internal double Ascent => Font.Ascent * Size / Font.UnitsPerEm;

    /// <summary>Depth of letters below the baseline, in points, positive.</summary>
    internal double Descent => Font.Descent * Size / Font.UnitsPerEm;

    /// <summary>Height of capitals and figures, in points.</summary>
    internal double CapHeight => Font.CapHeight * Size / Font.UnitsPerEm;

    internal double Measure(string text) => Font.Measure(text, Size);
}
