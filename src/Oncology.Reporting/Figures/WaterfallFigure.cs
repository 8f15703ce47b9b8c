using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The waterfall plot of response: one bar per patient, from the largest growth to the deepest shrinkage.</summary>
/// <remarks>
/// A change of 0 is a short line. A bar that leaves the axis ends in an arrow. Groups have their colours in the order of appearance
/// among the sorted bars, and differ in lightness.
/// </remarks>
public static class WaterfallFigure
{
    private const int MostBars = 1000;

    /// <summary>Draws the bars.</summary>
    /// <param name="bars">One to 1,000 patients in at most six groups.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bars"/> or a bar is null.</exception>
    /// <exception cref="ArgumentException">There are no or too many bars or groups.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A change is below −100 or not finite, or a size is not positive.</exception>
    public static Figure Create(IReadOnlyList<WaterfallBar> bars, WaterfallFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        options ??= new WaterfallFigureOptions();
        Check(bars, options);
        var (language, numbers) = (options.Language, options.NumberStyle);
        var style = new FigureStyle(options.FontSize);
        ImmutableArray<WaterfallBar> sorted = [.. bars.OrderByDescending(b => b.Change)];
        ImmutableArray<string?> groups = [.. sorted.Select(b => b.Group).Distinct()];
        var limits = options.Limits.IsDefault ? [] : options.Limits;
        double cut = options.MaxChange ?? double.PositiveInfinity;
        double[] shown = [.. sorted.Select(b => Math.Min(b.Change, cut)), .. limits, 0];
        var (low, high, step) = AxisRange.Around(shown.Min(), shown.Max(), 9);
        var canvas = new Canvas();
        string count = $"{options.BarLabel ?? FigureWords.PatientsHead.In(language)} (n = {FigureWords.Count(sorted.Length, language, numbers)})";
        var (width, height) = PlotLayout.Draw(canvas, new PlotSpec
        {
            Style = style,
            Header = new FigureHeader(style, options.PanelLetter, options.Title, options.IsSynthetic, language),
            Width = options.Width,
            PlotHeight = options.PlotHeight,
            VerticalTitle = options.OutcomeLabel ?? FigureWords.BestChange.In(language),
            HorizontalTitle = count,
            Horizontal = (left, right) => Axis.WithTicks(0, sorted.Length, left, right, []),
            Vertical = (bottom, top) => Axis.Linear(low, high, step, bottom, top),
            HorizontalLabel = _ => "",
            VerticalLabel = value => AxisNumbers.Of(value, step, numbers),
            WidestHorizontalLabel = "",
            HasHorizontalTicks = false,
            RightSpace = limits.Select(l => style.Text.Measure(Limit(l, numbers))).DefaultIfEmpty().Max() + (style.Text.Size * 0.6),
            Legend = groups is [null] ? [] : [.. groups.Select((g, i) => SeriesKey.OfArea(g ?? numbers.Missing, Palette.Series(i), Fill(i)))],
            Draw = (target, x, y) => DrawInside(target, x, y, sorted, groups, limits, style, numbers),
        });
        string title = options.Title ?? FigureWords.Waterfall.In(language);
        return Figure.Create(width, height, FigureWords.Named(options.PanelLetter, title), Describe(sorted, limits, options), canvas);
    }

    private static string Limit(double limit, NumberStyle numbers) =>
        (limit > 0 ? "+" : "") + numbers.Format(limit, NumberKind.Count).Replace('-', '−');

    private static FigureColor Fill(int group) => Palette.Series(group).Color;

    private static void DrawInside(
        Canvas canvas, Axis x, Axis y, ImmutableArray<WaterfallBar> bars, ImmutableArray<string?> groups, ImmutableArray<double> limits, FigureStyle style,
        NumberStyle numbers)
    {
        double left = x.At(x.From), right = x.At(x.To), zero = y.At(0);
        double slot = (right - left) / bars.Length;
        // A gap between bars as long as it can be seen.
        double gap = slot > 3 ? Math.Min(slot * 0.2, style.Text.Size) : 0;
        double width = Math.Min(slot - gap, style.Text.Size * 5);
        for (int i = 0; i < bars.Length; i++)
        {
            var color = Fill(groups.IndexOf(bars[i].Group));
            double middle = (x.At(i) + x.At(i + 1)) / 2;
            double from = middle - (width / 2), to = middle + (width / 2);
            bool leaves = bars[i].Change > y.To * (1 + 1e-9);
            double end = y.At(Math.Min(bars[i].Change, y.To));
            double head = leaves ? Math.Min((to - from) / 2, style.Text.Size * 0.6) : 0;
            if (Math.Abs(end - zero) < 0.4) end = zero - 0.4;
            canvas.Polygon([new(from, zero), new(from, end + head), new(to, end + head), new(to, zero)], color);
            if (leaves) canvas.Polygon([new(from, end + head), new((from + to) / 2, end), new(to, end + head)], color);
        }

        canvas.Line(left, zero, right, zero, style.AxisLine);
        double lowest = double.NegativeInfinity;
        foreach (double limit in limits.Order())
        {
            double at = y.At(limit);
            canvas.Line(left, at, right, at, style.AxisLine with { Color = Palette.Grey, Dash = [5, 3] });
            // A limit too close to the one below keeps its line and loses its number.
            if (limit - lowest < y.Between(style.Text.LineHeight)) continue;
            canvas.Text(Limit(limit, numbers), right + (style.Text.Size * 0.6), at + (style.Text.CapHeight / 2), style.Text with { Color = Palette.Grey });
            lowest = limit;
        }
    }

    private static void Check(IReadOnlyList<WaterfallBar> bars, WaterfallFigureOptions options)
    {
        FigureChecks.Positive(options.Width, nameof(options.Width));
        FigureChecks.Positive(options.PlotHeight, nameof(options.PlotHeight));
        FigureChecks.Positive(options.MaxChange ?? 1, nameof(options.MaxChange));
        if (bars.Count < 1 || bars.Count > MostBars)
            throw new RequestException($"A waterfall plot holds 1 to {MostBars} patients, not {bars.Count}.", $"Un waterfall plot contient de 1 à {MostBars} patients, non {bars.Count}.", nameof(bars));
        for (int i = 0; i < bars.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(bars[i], nameof(bars));
            if (!(bars[i].Change >= -100) || double.IsInfinity(bars[i].Change))
                throw new ArgumentOutOfRangeException(nameof(bars), bars[i].Change, $"The change of bar {i} is not a finite percentage from -100 on.");
        }

        FigureChecks.Count(bars.Select(b => b.Group).Distinct().Count(), Palette.Count, new("groups", "groupes"), nameof(bars));
        foreach (double limit in options.Limits.IsDefault ? [] : options.Limits)
        {
            if (!double.IsFinite(limit)) throw new ArgumentOutOfRangeException(nameof(options), limit, "A limit is a finite percentage.");
        }
    }

    private static string Describe(ImmutableArray<WaterfallBar> bars, ImmutableArray<double> limits, WaterfallFigureOptions options)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        string colon = FigureWords.Colon(language);
        string Percent(double change) => numbers.Format(change / 100, NumberKind.Percent);
        var text = new StringBuilder(FigureWords.SyntheticPrefix(options.IsSynthetic, language));
        text.Append(FigureWords.Waterfall.In(language)).Append(colon);
        text.Append(FigureWords.Counted(bars.Length, FigureWords.Patient, FigureWords.Patients, language, numbers));
        text.Append(CultureInfo.InvariantCulture, $", {Percent(bars[0].Change)} → {Percent(bars[^1].Change)}.");
        foreach (double limit in limits)
        {
            bool isGrowth = limit > 0;
            int beyond = bars.Count(b => isGrowth ? b.Change >= limit : b.Change <= limit);
            text.Append(CultureInfo.InvariantCulture, $" {(isGrowth ? "≥" : "≤")} {numbers.Format(limit, NumberKind.Count)}{numbers.PercentSign}{colon}{beyond}.");
        }

        foreach (var group in bars.Where(b => b.Group is not null).GroupBy(b => b.Group)) text.Append(CultureInfo.InvariantCulture, $" {group.Key}{colon}{group.Count()}.");
        return text.ToString();
    }
}
