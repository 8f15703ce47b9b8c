using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Reporting;

/// <summary>
/// A finished figure: an immutable list of marks on a page measured in points, with the texts that a screen reader speaks.
/// Equal input gives an equal figure and equal bytes; nothing of the machine (fonts, culture, clock) enters.
/// </summary>
[TypeFormatterSource(typeof(FigureDisplay), PreferredMimeTypes = ["text/html", "image/svg+xml"])]
public sealed class Figure
{
    private Figure(
        double width, double height, string title, string description, ImmutableArray<Mark> marks, ImmutableArray<SectionStart> sections)
    {
        Width = width;
        Height = height;
        Title = title;
        Description = description;
        Marks = marks;
        Sections = sections;
    }

    /// <summary>Width of the page in points (1/72 inch).</summary>
    public double Width { get; }

    /// <summary>Height of the page in points.</summary>
    public double Height { get; }

    /// <summary>Accessible name: what the figure shows, in a few words.</summary>
    public string Title { get; }

    /// <summary>Alternative text: what a reader who cannot see the figure should learn from it, numbers included.</summary>
    public string Description { get; }

    /// <summary>What is drawn, the first mark lowest.</summary>
    public ImmutableArray<Mark> Marks { get; }

    /// <summary>Makes a figure from marks.</summary>
    /// <param name="width">Width of the page in points, positive.</param>
    /// <param name="height">Height of the page in points, positive.</param>
    /// <param name="title">Accessible name.</param>
    /// <param name="description">Alternative text.</param>
    /// <param name="marks">What is drawn, the first mark lowest.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Width or height is not a positive finite number.</exception>
    public static Figure Create(double width, double height, string title, string description, IEnumerable<Mark> marks)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(marks);
        CheckLength(width, nameof(width));
        CheckLength(height, nameof(height));
        return new Figure(width, height, title, description, [.. marks], []);
    }

    /// <summary>Makes a figure whose sections stand at one height with those of a panel beside it.</summary>
    internal static Figure Create(double width, double height, string title, string description, Canvas canvas)
    {
        CheckLength(width, nameof(width));
        CheckLength(height, nameof(height));
        return new Figure(width, height, title, description, [.. canvas.Marks], [.. canvas.Sections]);
    }

    /// <summary>
    /// Puts figures beside each other, their upper edges aligned: panels A and B of one figure. Tables, plotting areas and numbers
    /// below them begin at one height, also where a title or a header takes more lines in one panel than in the other.
    /// </summary>
    /// <param name="title">Accessible name of the whole; the panels' own titles and descriptions become its alternative text.</param>
    /// <param name="panels">From left to right; at least one.</param>
    /// <returns>One figure as wide as the panels and the space between them, as high as the highest.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="title"/>, <paramref name="panels"/> or a panel is null.</exception>
    /// <exception cref="ArgumentException">There is no panel.</exception>
    public static Figure SideBySide(string title, params IReadOnlyList<Figure> panels) => Join(title, panels, isRow: true);

    /// <summary>Puts figures below each other, their left edges aligned.</summary>
    /// <param name="title">Accessible name of the whole; the panels' own titles and descriptions become its alternative text.</param>
    /// <param name="panels">From top to bottom; at least one.</param>
    /// <returns>One figure as high as the panels and the space between them, as wide as the widest.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="title"/>, <paramref name="panels"/> or a panel is null.</exception>
    /// <exception cref="ArgumentException">There is no panel.</exception>
    public static Figure Stacked(string title, params IReadOnlyList<Figure> panels) => Join(title, panels, isRow: false);

    /// <summary>
    /// The figure as a Scalable Vector Graphics document: text stays text (Arial or its metric equal Liberation Sans), title and
    /// description are inside, and no identifier is used, so that several figures can stand in one HTML page.
    /// </summary>
    /// <returns>The document, lines ended by LF, with no XML declaration; encode it as UTF-8.</returns>
    public string ToSvg() => SvgWriter.Write(this);

    /// <summary>
    /// The figure as a one-page PDF 1.7 file: vector shapes and real text (it can be searched and copied) in embedded subsets of
    /// Liberation Sans.
    /// </summary>
    /// <returns>The file.</returns>
    public byte[] ToPdf() => PdfWriter.Write(this);

    /// <summary>The figure as a PNG image on white.</summary>
    /// <param name="dotsPerInch">Resolution, 36 to 2400; journals ask for 300 to 600.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The resolution is outside its range.</exception>
    public byte[] ToPng(double dotsPerInch = 300)
    {
        if (!(dotsPerInch >= 36 && dotsPerInch <= 2400))
            throw new ArgumentOutOfRangeException(nameof(dotsPerInch), dotsPerInch, "The resolution must lie between 36 and 2400 dots per inch.");
        return PngWriter.Write(this, dotsPerInch);
    }

    /// <summary>The accessible name and the size.</summary>
    public override string ToString() => FormattableString.Invariant($"{Title} ({Width:0.##} x {Height:0.##} pt)");

    /// <summary>Where the parts begin that panels beside each other align; empty for none.</summary>
    internal ImmutableArray<SectionStart> Sections { get; }

    /// <summary>The same figure with other marks on a page of another height.</summary>
    internal Figure With(double height, IEnumerable<Mark> marks) => new(Width, height, Title, Description, [.. marks], []);

    private static Figure Join(string title, IReadOnlyList<Figure> panels, bool isRow)
    {
        const double Gap = 24;
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(panels);
        if (panels.Count == 0) throw new ArgumentException("At least one panel is needed.", nameof(panels));
        foreach (var panel in panels) ArgumentNullException.ThrowIfNull(panel, nameof(panels));
        if (isRow) panels = SectionAlignment.Aligned(panels);
        List<Mark> marks = [];
        List<string> texts = [];
        double along = 0, across = 0;
        foreach (var panel in panels)
        {
            marks.Add(new Mark.Group(isRow ? new FigurePoint(along, 0) : new FigurePoint(0, along), panel.Marks));
            texts.Add($"{panel.Title}. {panel.Description}");
            along += (isRow ? panel.Width : panel.Height) + Gap;
            across = Math.Max(across, isRow ? panel.Height : panel.Width);
        }

        along -= Gap;
        return new Figure(isRow ? along : across, isRow ? across : along, title, string.Join("\n", texts), [.. marks], []);
    }

    private static void CheckLength(double value, string name)
    {
        if (!(value > 0) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(name, value, "A figure's width and height are positive finite numbers of points.");
    }
}
