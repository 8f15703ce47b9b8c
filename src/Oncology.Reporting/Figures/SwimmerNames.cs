using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Fills of the phases and marks of the events of a swimmer plot: fixed by what they mean, the others by their first appearance.</summary>
internal sealed class SwimmerNames
{
    private static readonly ImmutableArray<(MarkerShape Shape, bool IsOpen)> OtherMarks =
    [
        (MarkerShape.Diamond, false), (MarkerShape.Square, true), (MarkerShape.TriangleDown, false), (MarkerShape.Diamond, true), (MarkerShape.Square, false), (MarkerShape.TriangleDown, true),
    ];

    // Hues of the palette in steps of lightness of at least 7.5, neighbours in the legend further apart; black marks stand out on all.
    internal static readonly ImmutableArray<FigureColor> Fills =
    [
        new(0x2E, 0x6A, 0x93), new(0xF2, 0xB8, 0x78), new(0x5F, 0xA0, 0x86), new(0xA3, 0x64, 0x8E), new(0xF7, 0xE3, 0xA8), new(0xD0, 0xA4, 0x68),
    ];

    private readonly FigureStyle _style;
    private readonly ImmutableDictionary<string, int> _fills;
    private readonly ImmutableDictionary<string, (MarkerShape Shape, bool IsOpen)> _marks;

    internal SwimmerNames(ImmutableArray<SwimmerLane> lanes, FigureStyle style)
    {
        _style = style;
        SwimmerPhase[] phases = [.. lanes.SelectMany(l => l.Phases).DistinctBy(p => p.Name)];
        Dictionary<string, int> fills = [];
        foreach (var phase in phases.Where(p => p.Fill is not null)) fills.Add(phase.Name, phase.Fill!.Value);
        foreach (var phase in phases.Where(p => p.Fill is null))
            fills.Add(phase.Name, Enumerable.Range(0, Fills.Length).First(fill => !fills.ContainsValue(fill)));
        _fills = fills.ToImmutableDictionary();
        Phases = [.. fills.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

        SwimmerEvent[] events = [.. lanes.SelectMany(l => l.Events).DistinctBy(e => e.Name).OrderBy(e => e.Kind == SwimmerEventKind.Other ? int.MaxValue : (int)e.Kind)];
        Events = [.. events.Select(e => e.Name)];
        int others = 0;
        _marks = events.ToImmutableDictionary(e => e.Name, e => e.Kind switch
        {
            SwimmerEventKind.FocalTreatment => (MarkerShape.Circle, true),
            SwimmerEventKind.Progression => (MarkerShape.Triangle, false),
            SwimmerEventKind.Death => (MarkerShape.Cross, false),
            _ => OtherMarks[others++],
        });
    }

    /// <summary>Number of fills, and of marks that no meaning has.</summary>
    internal static int Count => Fills.Length;

    internal ImmutableArray<string> Phases { get; }

    internal ImmutableArray<string> Events { get; }

    internal FigureColor FillOf(string phase) => Fills[_fills[phase]];

    /// <summary>Size of a mark that stands alone in a lane of a height.</summary>
    internal double MarkSize(double laneHeight) => SwimmerMarks.FullSize(laneHeight, _style);

    internal Marker MarkerOf(string moment, double size) => new(_marks[moment].Shape, FigureColor.Black, size, _marks[moment].IsOpen);

    internal ImmutableArray<SeriesKey> Legend(string? ongoing)
    {
        SeriesStyle black = new(FigureColor.Black, FigureColor.Black, []);
        double size = MarkSize(_style.RowHeight);
        return
        [
            .. Phases.Select(name => SeriesKey.OfArea(name, black, FillOf(name))),
            .. Events.Select(name => SeriesKey.OfMarker(name, black, MarkerOf(name, size))),
            .. ongoing is null ? Array.Empty<SeriesKey>() : [SeriesKey.OfMarker(ongoing, black, new Marker(MarkerShape.TriangleRight, FigureColor.Black, _style.Text.Size * 0.8))],
        ];
    }
}
