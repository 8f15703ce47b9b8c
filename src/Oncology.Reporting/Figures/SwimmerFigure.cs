using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The swimmer plot: one lane per patient with treatments, events and whether follow-up goes on.</summary>
/// <remarks>
/// The narrow grey lane is follow-up, framed bars are phases, an arrow at the end means followed on. Fills and marks are fixed by what
/// they mean (<see cref="SwimmerPhase.Fill"/>, <see cref="SwimmerEvent.Kind"/>), the others follow the order of appearance. Fills differ
/// in lightness, so that a greyscale print keeps them apart. Marks near each other are drawn smaller, side by side.
/// </remarks>
public static class SwimmerFigure
{
    /// <summary>Most lanes of one figure: more cannot be told apart on a page.</summary>
    private const int MostLanes = 300;
    private static readonly FigureColor LaneColor = new(0xE3, 0xE3, 0xE3);

    /// <summary>Draws the lanes.</summary>
    /// <param name="lanes">One to 300 patients, with at most six kinds of phase and six of event.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lanes"/> or a lane is null.</exception>
    /// <exception cref="ArgumentException">There are no or too many lanes, phases or events, or a phase ends before it begins.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative or not finite, or a size is not positive.</exception>
    public static Figure Create(IReadOnlyList<SwimmerLane> lanes, SwimmerFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(lanes);
        options ??= new SwimmerFigureOptions();
        Check(lanes, options);
        var (language, numbers) = (options.Language, options.NumberStyle);
        var style = new FigureStyle(options.FontSize);
        var scale = new TimeScale(options.DataUnit, options.AxisUnit);
        // Stable: equal follow-up keeps the order given.
        ImmutableArray<SwimmerLane> sorted = options.SortByFollowUp ? [.. lanes.OrderByDescending(l => l.FollowUp)] : [.. lanes];
        var names = new SwimmerNames([.. lanes], style);
        double laneHeight = options.LaneHeight ?? (sorted.Length <= 60 ? style.RowHeight : Math.Max(2, 60 * style.RowHeight / sorted.Length));
        double longest = Math.Max(scale.ToAxis(sorted.Max(Last)), 1e-9);
        bool showLabels = options.ShowLabels && laneHeight >= style.Text.LineHeight;
        var canvas = new Canvas();
        double arrow = style.Text.Size * 0.9;
        var (width, height) = RowLayout.Draw(canvas, new RowPlot
        {
            Style = style,
            Header = new FigureHeader(style, options.PanelLetter, options.Title, options.IsSynthetic, language),
            Width = options.Width,
            Labels = [.. sorted.Select(l => l.Label)],
            ShowLabels = showLabels,
            RowTitle = showLabels
                ? options.LaneLabel ?? FigureWords.PatientHead.In(language)
                : $"{options.LaneLabel ?? FigureWords.PatientsHead.In(language)} (n = {FigureWords.Count(sorted.Length, language, numbers)})",
            RowHeight = laneHeight,
            LabelWidth = 90,
            RightSpace = (arrow * 1.5) + style.Text.Size,
            Horizontal = (left, right) => TimeAxis.Create(
                longest, null, options.AxisUnit, left, right, style.Text.Measure(numbers.Format(Math.Ceiling(longest), NumberKind.Count)) + style.Text.Size),
            HorizontalLabel = time => numbers.Format(time, NumberKind.Count),
            HorizontalTitle = FigureWords.TimeTitle(options.TimeLabel, options.AxisUnit, language),
            Legend = names.Legend(sorted.Any(l => l.IsOngoing) ? FigureWords.Ongoing.In(language) : null),
            DrawRow = (target, x, row, top, bottom) => DrawLane(target, x, scale, sorted[row], names, top, bottom, arrow),
        });
        string title = options.Title ?? FigureWords.SwimmerPlot.In(language);
        return Figure.Create(width, height, FigureWords.Named(options.PanelLetter, title), Describe(sorted, names, scale, options), canvas);
    }

    private static double Last(SwimmerLane lane) => lane.Phases.Select(p => p.End).Concat(lane.Events.Select(e => e.Time)).Append(lane.FollowUp).Max();

    private static void DrawLane(
        Canvas canvas, Axis x, TimeScale scale, SwimmerLane lane, SwimmerNames names, double top, double bottom, double arrow)
    {
        double full = bottom - top, y = (top + bottom) / 2;
        double half = full * 0.36;
        double At(double time) => x.At(scale.ToAxis(time));
        Bar(canvas, At(0), At(lane.FollowUp), y - (half * 0.45), y + (half * 0.45), LaneColor);
        // Lanes of a few points have no room for frames.
        double frame = full < 6 ? 0 : 0.4;
        int[] track = Tracks(lane.Phases);
        int tracks = track.Length == 0 ? 1 : track.Max() + 1;
        for (int i = 0; i < track.Length; i++)
        {
            var phase = lane.Phases[i];
            double high = 2 * half / tracks;
            double from = y - half + (track[i] * high);
            Bar(canvas, At(phase.Start), At(phase.End), from, from + high, names.FillOf(phase.Name), frame);
        }

        var marks = SwimmerMarks.Place([.. lane.Events.Select(e => At(e.Time))], full, names.MarkSize(full));
        if (lane.IsOngoing)
        {
            // Behind the last mark, tied to its lane.
            double end = At(lane.FollowUp), size = Math.Min(arrow, Math.Max(full * 0.9, 2));
            double from = marks.Select(m => m.X + (m.Size * 0.65)).Append(end).Max();
            if (from > end) Bar(canvas, end, from, y - (half * 0.2), y + (half * 0.2), FigureColor.Black);
            canvas.Polygon([new(from, y - (size / 2)), new(from + size, y), new(from, y + (size / 2))], FigureColor.Black);
        }

        for (int i = 0; i < marks.Length; i++) DrawMark(canvas, names.MarkerOf(lane.Events[i].Name, marks[i].Size), marks[i].X, y + marks[i].Y);
    }

    // A white edge keeps a mark apart from a dark bar under it.
    private static void DrawMark(Canvas canvas, Marker marker, double x, double y)
    {
        if (marker.Shape != MarkerShape.Cross) (marker with { Color = FigureColor.White, IsOpen = false, Size = marker.Size * 1.2 }).Draw(canvas, x, y);
        marker.Draw(canvas, x, y);
    }

    private static void Bar(Canvas canvas, double left, double right, double top, double bottom, FigureColor color, double frame = 0)
    {
        // A treatment of one day stays visible.
        if (right < left + 0.6) right = left + 0.6;
        double edge = Math.Min(frame, (right - left) / 4);
        if (edge > 0) canvas.Polygon([new(left, top), new(right, top), new(right, bottom), new(left, bottom)], Palette.Grey);
        canvas.Polygon([new(left + edge, top + edge), new(right - edge, top + edge), new(right - edge, bottom - edge), new(left + edge, bottom - edge)], color);
    }

    // The first track that is free when a phase begins.
    private static int[] Tracks(ImmutableArray<SwimmerPhase> phases)
    {
        int[] track = new int[phases.Length];
        List<double> ends = [];
        foreach (int i in Enumerable.Range(0, phases.Length).OrderBy(i => phases[i].Start))
        {
            int free = ends.FindIndex(end => end <= phases[i].Start);
            if (free < 0)
            {
                free = ends.Count;
                ends.Add(0);
            }

            ends[free] = phases[i].End;
            track[i] = free;
        }

        return track;
    }

    private static void Check(IReadOnlyList<SwimmerLane> lanes, SwimmerFigureOptions options)
    {
        FigureChecks.Positive(options.Width, nameof(options.Width));
        FigureChecks.Positive(options.LaneHeight ?? 1, nameof(options.LaneHeight));
        if (lanes.Count < 1 || lanes.Count > MostLanes)
            throw new RequestException($"A swimmer plot holds 1 to {MostLanes} patients, not {lanes.Count}; select some.", $"Un swimmer plot contient de 1 à {MostLanes} patients, non {lanes.Count} ; choisissez-en.", nameof(lanes));
        for (int i = 0; i < lanes.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(lanes[i], nameof(lanes));
            CheckTime(lanes[i].FollowUp, i);
            foreach (var moment in lanes[i].Events) CheckTime(moment.Time, i);
            foreach (var phase in lanes[i].Phases)
            {
                CheckTime(phase.Start, i);
                CheckTime(phase.End, i);
                if (phase.Fill is { } fill && (fill < 0 || fill >= SwimmerNames.Count)) throw new ArgumentException($"A phase of lane {i} has the fill {phase.Fill}; there are 0 to {SwimmerNames.Count - 1}.", nameof(lanes));
                if (phase.End < phase.Start) throw new ArgumentException($"A phase of lane {i} ends at {phase.End}, before it begins at {phase.Start}.", nameof(lanes));
            }
        }

        FigureChecks.Count(Math.Max(1, lanes.SelectMany(l => l.Phases).DistinctBy(p => p.Name).Count()), SwimmerNames.Count, new("kinds of phase", "sortes de phases"), nameof(lanes));
        FigureChecks.Count(Math.Max(1, lanes.SelectMany(l => l.Events).DistinctBy(e => e.Name).Count()), SwimmerNames.Count, new("kinds of event", "sortes d'événements"), nameof(lanes));
    }

    private static void CheckTime(double time, int lane)
    {
        if (!(time >= 0) || double.IsInfinity(time))
            throw new ArgumentOutOfRangeException(nameof(time), time, $"A time of lane {lane} is not a finite number from 0 on.");
    }

    private static string Describe(ImmutableArray<SwimmerLane> lanes, SwimmerNames names, TimeScale scale, SwimmerFigureOptions options)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        string colon = FigureWords.Colon(language);
        var text = new StringBuilder(FigureWords.SyntheticPrefix(options.IsSynthetic, language));
        text.Append(FigureWords.SwimmerPlot.In(language)).Append(colon);
        text.Append(FigureWords.Counted(lanes.Length, FigureWords.Patient, FigureWords.Patients, language, numbers));
        text.Append(CultureInfo.InvariantCulture, $", {numbers.Format(scale.ToAxis(lanes.Min(l => l.FollowUp)), NumberKind.Time)}–{numbers.Format(scale.ToAxis(lanes.Max(l => l.FollowUp)), NumberKind.Time)} ");
        text.Append(FigureWords.Unit(options.AxisUnit, language)).Append('.');
        foreach (string phase in names.Phases) text.Append(CultureInfo.InvariantCulture, $" {phase}{colon}{lanes.Count(l => l.Phases.Any(p => p.Name == phase))}.");
        foreach (string moment in names.Events) text.Append(CultureInfo.InvariantCulture, $" {moment}{colon}{lanes.Count(l => l.Events.Any(e => e.Name == moment))}.");
        text.Append(CultureInfo.InvariantCulture, $" {FigureWords.Ongoing.In(language)}{colon}{lanes.Count(l => l.IsOngoing)}.");
        return text.ToString();
    }
}
