using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>
/// Colours and dash patterns of up to six groups. Hues are those of Okabe and Ito, told apart under the common colour vision
/// deficiencies; their lightness is spread so that any two stay apart in a greyscale print, and all are dark enough for thin lines
/// (contrast 3 with white paper, WCAG 2.2).
/// </summary>
/// <remarks>
/// The first two, dark blue and vermilion, are the pair of the usual two-arm figure.
/// Source: Okabe M, Ito K. Color Universal Design (CUD), 2008, https://jfly.uni-koeln.de/color/.
/// </remarks>
public static class Palette
{
    private static readonly ImmutableArray<SeriesStyle> Styles =
    [
        Style(new FigureColor(0x00, 0x51, 0x7F)),
        Style(new FigureColor(0xD0, 0x5A, 0x00), 6, 2),
        Style(new FigureColor(0x00, 0x77, 0x5A), 2, 2),
        Style(new FigureColor(0x00, 0x00, 0x00), 8, 2, 2, 2),
        Style(new FigureColor(0x64, 0x1C, 0x4C), 4, 1.5, 1, 1.5),
        Style(new FigureColor(0xC0, 0x8A, 0x00), 10, 3),
    ];

    /// <summary>Number of groups that can be told apart: six.</summary>
    public static int Count => Styles.Length;

    /// <summary>Grey of grid lines, reference lines and secondary text.</summary>
    internal static FigureColor Grey { get; } = new(0x59, 0x59, 0x59);

    /// <summary>The style of a group.</summary>
    /// <param name="index">From 0, the first group, to <see cref="Count"/> − 1.</param>
    /// <returns>Colour, text colour and dash pattern.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> lies outside.</exception>
    public static SeriesStyle Series(int index)
    {
        if ((uint)index >= (uint)Styles.Length)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"There are styles 0 to {Styles.Length - 1}.");
        return Styles[index];
    }

    /// <summary>The swatch and line of a curve.</summary>
    internal static SeriesKey Key(int index, string label, bool isDashed)
    {
        var style = Series(index);
        return new SeriesKey(label, style, new Stroke { Color = style.Color, Width = 1.4, Dash = isDashed ? style.Dash : [] });
    }

    private static SeriesStyle Style(FigureColor color, params ImmutableArray<double> dash) => new(color, color.ForText(), dash);
}
