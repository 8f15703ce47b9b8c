using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The figure of balance, or love plot: absolute standardised differences before and after weighting, largest first.</summary>
/// <remarks>Open circles before, filled diamonds after; the dashed line is the limit below which groups are called balanced.</remarks>
public static class BalanceFigure
{
    /// <summary>Draws the table.</summary>
    /// <param name="balance">The differences; at least one covariate.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="balance"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no covariate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or the limit is not a positive finite number.</exception>
    public static Figure Create(BalanceTable balance, BalanceFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(balance);
        options ??= new BalanceFigureOptions();
        FigureChecks.Positive(options.Width, nameof(options.Width));
        FigureChecks.Positive(options.LabelWidth, nameof(options.LabelWidth));
        FigureChecks.Positive(options.Threshold, nameof(options.Threshold));
        if (balance.Rows.IsEmpty) throw new RequestException("There is no covariate to draw.", "Il n'y a pas de covariable à tracer.", nameof(balance));
        var (language, numbers) = (options.Language, options.NumberStyle);
        var style = new FigureStyle(options.FontSize);
        var rows = balance.Rows.OrderByDescending(r => double.IsNaN(r.Before) ? -1 : Math.Abs(r.Before)).ToImmutableArray();
        double highest = rows.SelectMany(r => new[] { Math.Abs(r.Before), Math.Abs(r.After) }).Where(double.IsFinite).Append(2 * options.Threshold).Max();
        double step = TickSteps.Round(highest, 7);
        double end = Math.Ceiling(highest / step * (1 - 1e-9)) * step;
        var canvas = new Canvas();
        Marker before = new(MarkerShape.Circle, Palette.Series(1).Color, style.Text.Size * 0.75, IsOpen: true);
        Marker after = new(MarkerShape.Diamond, Palette.Series(0).Color, style.Text.Size * 0.75);
        var (width, height) = RowLayout.Draw(canvas, new RowPlot
        {
            Style = style,
            Header = new FigureHeader(style, options.PanelLetter, options.Title, options.IsSynthetic, language),
            Width = options.Width,
            Labels = [.. rows.Select(r => Label(r, options))],
            RowHeight = style.RowHeight,
            LabelWidth = options.LabelWidth,
            Horizontal = (left, right) => Axis.FromZero(end, step, left, right),
            HorizontalLabel = value => AxisNumbers.Of(value, step, numbers),
            HorizontalTitle = $"{FigureWords.StandardizedDifference.In(language)} ({balance.Treated} − {balance.Untreated})",
            Legend =
            [
                SeriesKey.OfMarker(FigureWords.BeforeWeighting.In(language), Palette.Series(1), before),
                SeriesKey.OfMarker(FigureWords.AfterWeighting.In(language), Palette.Series(0), after),
            ],
            Background = (target, x, top, bottom) =>
                target.Line(x.At(options.Threshold), top, x.At(options.Threshold), bottom, style.AxisLine with { Color = Palette.Grey, Dash = [5, 3] }),
            DrawRow = (target, x, row, top, bottom) =>
            {
                double y = (top + bottom) / 2;
                target.Line(x.At(0), y, x.At(end), y, style.Rule with { Color = new FigureColor(0xDD, 0xDD, 0xDD) });
                if (double.IsFinite(rows[row].Before)) before.Draw(target, x.At(Math.Abs(rows[row].Before)), y);
                if (double.IsFinite(rows[row].After)) after.Draw(target, x.At(Math.Abs(rows[row].After)), y);
            },
        });
        string title = options.Title ?? FigureWords.Balance.In(language);
        return Figure.Create(width, height, FigureWords.Named(options.PanelLetter, title), Describe(rows, options), canvas);
    }

    private static string Label(BalanceRow row, BalanceFigureOptions options) => options.Labels.GetValueOrDefault(row.Variable, row.Variable);

    private static string Describe(ImmutableArray<BalanceRow> rows, BalanceFigureOptions options)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        var text = new StringBuilder(FigureWords.SyntheticPrefix(options.IsSynthetic, language));
        text.Append(FigureWords.Balance.In(language)).Append('.');
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $" {Label(row, options)}{FigureWords.Colon(language)}{numbers.Format(Math.Abs(row.Before), NumberKind.Ratio)}");
            text.Append(CultureInfo.InvariantCulture, $" → {numbers.Format(Math.Abs(row.After), NumberKind.Ratio)}.");
        }

        return text.ToString();
    }
}
