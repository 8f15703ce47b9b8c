using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Colours of the phases and marks of the events of a swimmer plot, in the order of their first appearance.</summary>
internal sealed class SwimmerNames
{
    private readonly FigureStyle _style;

    internal SwimmerNames(ImmutableArray<SwimmerLane> lanes, FigureStyle style)
    {
        _style = style;
        Phases = [.. lanes.SelectMany(l => l.Phases).Select(p => p.Name).Distinct()];
        Events = [.. lanes.SelectMany(l => l.Events).Select(e => e.Name).Distinct()];
    }

    internal ImmutableArray<string> Phases { get; }

    internal ImmutableArray<string> Events { get; }

    // Tinted, so that black marks stand out on them.
    internal FigureColor FillOf(string phase) => Palette.Series(FillIndex(Phases.IndexOf(phase))).Color.Tinted(0.3);

    internal Marker MarkerOf(string moment, double laneHeight)
    {
        int index = Events.IndexOf(moment);
        return new Marker(Marker.ShapeOf(index), FigureColor.Black, Math.Clamp(laneHeight * 0.62, 1.5, _style.Text.Size * 0.8), IsOpen: index is 0 or 3);
    }

    internal ImmutableArray<SeriesKey> Legend(string? ongoing)
    {
        SeriesStyle black = new(FigureColor.Black, FigureColor.Black, []);
        double height = _style.RowHeight;
        return
        [
            .. Phases.Select((name, i) => SeriesKey.OfArea(name, black, FillOf(name))),
            .. Events.Select(name => SeriesKey.OfMarker(name, black, MarkerOf(name, height))),
            .. ongoing is null ? Array.Empty<SeriesKey>() : [SeriesKey.OfMarker(ongoing, black, new Marker(MarkerShape.TriangleRight, FigureColor.Black, _style.Text.Size * 0.8))],
        ];
    }

    // Neighbours in the legend far apart in lightness; black is left to the marks.
    private static int FillIndex(int index) => index switch { 3 => 5, 5 => 3, _ => index };
}
