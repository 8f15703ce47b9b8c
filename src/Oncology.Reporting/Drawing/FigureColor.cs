namespace Oncology.Reporting;

/// <summary>A colour in sRGB.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct FigureColor(byte Red, byte Green, byte Blue)
{
    /// <summary>Pure black, the colour of text and axes.</summary>
    public static FigureColor Black { get; } = new(0, 0, 0);

    /// <summary>The paper.</summary>
    public static FigureColor White { get; } = new(255, 255, 255);

    /// <summary>Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it from linear sRGB.</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>Lightness L* of CIELAB, 0 (black) to 100 (white): what is left of a colour in a greyscale print.</summary>
    public double Lightness
    {
        get
        {
            double y = Luminance;
            return y > 216.0 / 24389 ? (116 * Math.Cbrt(y)) - 16 : y * 24389 / 27;
        }
    }

    /// <summary>Contrast with white paper, 1 to 21 (WCAG 2.2); text needs 4.5.</summary>
    public double ContrastWithWhite => 1.05 / (Luminance + 0.05);

    /// <summary>As <c>#rrggbb</c>.</summary>
    public override string ToString() => string.Create(null, stackalloc char[7], $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>The same hue, darkened until it can be read as text on white paper.</summary>
    internal FigureColor ForText()
    {
        var color = this;
        while (color.ContrastWithWhite < 4.5)
            color = new FigureColor((byte)(color.Red * 0.95), (byte)(color.Green * 0.95), (byte)(color.Blue * 0.95));
        return color;
    }

    /// <summary>Mixed with white; 0 leaves the colour as it is, 1 gives white.</summary>
    internal FigureColor Tinted(double white) => new(Mixed(Red, white), Mixed(Green, white), Mixed(Blue, white));

    private static byte Mixed(byte channel, double white) => (byte)Math.Round(channel + ((255 - channel) * white), MidpointRounding.AwayFromZero);

    private static double Linear(byte channel)
    {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
