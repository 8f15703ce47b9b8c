using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>A figure of two axes, before it has a place on the page.</summary>
internal sealed record PlotSpec
{
    internal required FigureStyle Style { get; init; }

    internal required FigureHeader Header { get; init; }

    internal required double Width { get; init; }

    internal required double PlotHeight { get; init; }

    internal required string VerticalTitle { get; init; }

    internal required string HorizontalTitle { get; init; }

    /// <summary>Makes the horizontal axis from the page coordinates of its ends.</summary>
    internal required Func<double, double, Axis> Horizontal { get; init; }

    /// <summary>Makes the vertical axis from the page coordinates of its ends, the lower end first.</summary>
    internal required Func<double, double, Axis> Vertical { get; init; }

    internal required Func<double, string> HorizontalLabel { get; init; }

    internal required Func<double, string> VerticalLabel { get; init; }

    /// <summary>Widest label of the horizontal axis: half of it stands beyond the axis' end.</summary>
    internal required string WidestHorizontalLabel { get; init; }

    internal ImmutableArray<SeriesKey> Legend { get; init; } = [];

    /// <summary>Lines of text between header and plot.</summary>
    internal ImmutableArray<string> Notes { get; init; } = [];

    internal ImmutableArray<RiskBlock> Rows { get; init; } = [];

    /// <summary>Draws inside the plotting area, below the axes' lines.</summary>
    internal required Action<Canvas, Axis, Axis> Draw { get; init; }

    /// <summary>Space right of the area for texts beside it.</summary>
    internal double RightSpace { get; init; }

    /// <summary>Ticks and labels on the horizontal axis; without them its title stands at once below.</summary>
    internal bool HasHorizontalTicks { get; init; } = true;
}
