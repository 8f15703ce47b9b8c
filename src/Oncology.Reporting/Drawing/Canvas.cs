using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Collects marks while a figure is laid out.</summary>
internal sealed class Canvas
{
    private readonly List<Mark> _marks = [];
    private readonly List<SectionStart> _sections = [];

    internal IReadOnlyList<Mark> Marks => _marks;

    /// <summary>Where the parts of the figure begin that panels beside each other align.</summary>
    internal IReadOnlyList<SectionStart> Sections => _sections;

    /// <summary>A part of the figure begins here: all marks that follow stand below <paramref name="top"/>.</summary>
    internal void BeginSection(double top) => _sections.Add(new SectionStart(_marks.Count, top));

    internal void Line(double x1, double y1, double x2, double y2, Stroke stroke) =>
        _marks.Add(new Mark.Polyline([new FigurePoint(x1, y1), new FigurePoint(x2, y2)], stroke));

    internal void Polyline(IEnumerable<FigurePoint> points, Stroke stroke) => _marks.Add(new Mark.Polyline([.. points], stroke));

    internal void Polygon(ImmutableArray<FigurePoint> points, FigureColor fill, double opacity = 1) =>
        _marks.Add(new Mark.Polygon(points, fill, opacity));

    internal void Rectangle(Bounds box, FigureColor? fill, Stroke? stroke = null) => _marks.Add(new Mark.Rectangle(box, fill, stroke));

    /// <summary>One line of text on a baseline; nothing when the text is empty.</summary>
    internal void Text(string content, double x, double baseline, TextStyle style, TextAnchor anchor = TextAnchor.Start, double angle = 0)
    {
        if (content.Length > 0) _marks.Add(new Mark.Text(content, new FigurePoint(x, baseline), style, anchor, angle));
    }

    /// <summary>Wrapped lines whose box begins at <paramref name="top"/>.</summary>
    internal void Text(TextBlock block, double x, double top, TextAnchor anchor = TextAnchor.Start)
    {
        for (int i = 0; i < block.Lines.Length; i++) Text(block.Lines[i], x, top + block.Baseline(i), block.Style, anchor);
    }
}
