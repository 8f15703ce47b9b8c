using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Everything a figure of step curves over time consists of, before it has a place on the page.</summary>
internal sealed record CurvePlot
{
    internal required FigureStyle Style { get; init; }

    internal required FigureHeader Header { get; init; }

    internal required Language Language { get; init; }

    internal required NumberStyle Numbers { get; init; }

    internal required TimeScale Scale { get; init; }

    internal required double Width { get; init; }

    internal required double PlotHeight { get; init; }

    internal required string VerticalTitle { get; init; }

    internal required string TimeTitle { get; init; }

    /// <summary>End of the vertical axis and the distance of its ticks.</summary>
    internal required (double To, double Step) Vertical { get; init; }

    internal required Func<double, string> VerticalLabel { get; init; }

    internal required ImmutableArray<StepCurve> Curves { get; init; }

    /// <summary>Draw the area below each curve down to the curve before it.</summary>
    internal bool IsStacked { get; init; }

    internal CurvePanel? Panel { get; init; }

    /// <summary>Legend in place of a panel; empty for none.</summary>
    internal ImmutableArray<SeriesKey> Legend { get; init; } = [];

    internal ImmutableArray<RiskBlock> Risk { get; init; } = [];

    internal bool ShowMedian { get; init; }

    internal double? MaxTime { get; init; }

    /// <summary>A time marked by a line and a word above the plotting area, in the unit of the axis.</summary>
    internal (double Time, string Label)? Landmark { get; init; }
}
