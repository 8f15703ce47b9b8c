using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>
/// The figure of scaled Schoenfeld residuals of one coefficient against time, with their smooth and its band: how the coefficient
/// changes with time. A horizontal smooth means proportional hazards.
/// </summary>
/// <remarks>
/// The dashed line is the coefficient of the model, the thin one 0, no effect. Time stands where the transform of the smooth puts it,
/// labelled in its own unit, as R's <c>plot.cox.zph</c>.
/// </remarks>
public static class SchoenfeldFigure
{
    private const double BandOpacity = 0.2;
    private const double PointOpacity = 0.55;

    // More points than this print as one area; every k-th is drawn then, the smooth is of all.
    private const int MostPoints = 4000;

    /// <summary>Draws one coefficient.</summary>
    /// <param name="smooth">The residuals and their smooth.</param>
    /// <param name="options">What is shown and how; null is the default.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="smooth"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size of the options is not a positive finite number.</exception>
    public static Figure Create(SchoenfeldSmooth smooth, SchoenfeldFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(smooth);
        options ??= new SchoenfeldFigureOptions();
        FigureChecks.Positive(options.Width, nameof(options.Width));
        FigureChecks.Positive(options.PlotHeight, nameof(options.PlotHeight));
        var (language, numbers) = (options.Language, options.NumberStyle);
        var style = new FigureStyle(options.FontSize);
        string name = options.CoefficientLabel ?? smooth.Model.Coefficients[smooth.Coefficient].Name.ToString();
        double[] shown = [.. smooth.Residual, .. smooth.Lower, .. smooth.Upper, 0];
        var (low, high, step) = AxisRange.Around(shown.Min(), shown.Max(), 7);
        var places = new SchoenfeldTimes(smooth, options);
        ImmutableArray<string> notes = options.PValue is { } p
            ? [$"{FigureWords.ProportionalHazards.In(language)}{FigureWords.Colon(language)}{numbers.FormatP(p)}"]
            : [];
        var canvas = new Canvas();
        var (width, height) = PlotLayout.Draw(canvas, new PlotSpec
        {
            Style = style,
            Header = new FigureHeader(style, options.PanelLetter, options.Title, options.IsSynthetic, language),
            Width = options.Width,
            PlotHeight = options.PlotHeight,
            VerticalTitle = $"β(t){FigureWords.Colon(language)}{name}",
            HorizontalTitle = FigureWords.TimeTitle(options.TimeLabel, options.AxisUnit, language),
            Horizontal = (left, right) => places.Axis(left, right, style),
            Vertical = (bottom, top) => Axis.Linear(low, high, step, bottom, top),
            HorizontalLabel = places.Label,
            VerticalLabel = value => AxisNumbers.Of(value, step, numbers),
            WidestHorizontalLabel = places.WidestLabel,
            Notes = notes,
            Draw = (target, x, y) => DrawInside(target, x, y, smooth, style),
        });
        string title = options.Title ?? $"{FigureWords.SchoenfeldResiduals.In(language)}{FigureWords.Colon(language)}{name}";
        return Figure.Create(width, height, FigureWords.Named(options.PanelLetter, title), Describe(smooth, name, notes, options), canvas);
    }

    private static void DrawInside(Canvas canvas, Axis x, Axis y, SchoenfeldSmooth smooth, FigureStyle style)
    {
        var line = Palette.Series(0);
        double left = x.At(x.From), right = x.At(x.To);
        var marker = new Marker(MarkerShape.Circle, Palette.Grey, style.Text.Size * 0.3);
        int every = (smooth.Residual.Length + MostPoints - 1) / MostPoints;
        for (int i = 0; i < smooth.Residual.Length; i += every)
            marker.Draw(canvas, x.At(smooth.Place[i]), y.At(smooth.Residual[i]), PointOpacity);
        canvas.Line(left, y.At(0), right, y.At(0), style.Rule with { Color = Palette.Grey });
        double beta = smooth.Model.Coefficients[smooth.Coefficient].Estimate;
        canvas.Line(left, y.At(beta), right, y.At(beta), style.AxisLine with { Color = FigureColor.Black, Dash = [5, 3] });
        var grid = Enumerable.Range(0, smooth.GridPlace.Length).ToArray();
        FigurePoint At(int i, ImmutableArray<double> values) => new(x.At(smooth.GridPlace[i]), y.At(values[i]));
        canvas.Polygon([.. grid.Select(i => At(i, smooth.Upper)), .. grid.Reverse().Select(i => At(i, smooth.Lower))], line.Color, BandOpacity);
        if (smooth.GridPlace[^1] > smooth.GridPlace[0])
            canvas.Polyline(grid.Select(i => At(i, smooth.Estimate)), new Stroke { Color = line.Color, Width = 1.6 });
        else new Marker(MarkerShape.Diamond, line.Color, style.Text.Size * 0.8).Draw(canvas, x.At(smooth.GridPlace[0]), y.At(smooth.Estimate[0]));
    }

    private static string Describe(SchoenfeldSmooth smooth, string name, ImmutableArray<string> notes, SchoenfeldFigureOptions options)
    {
        var (language, numbers) = (options.Language, options.NumberStyle);
        string Value(double value) => numbers.Format(value, NumberKind.Ratio);
        var text = new StringBuilder(FigureWords.SyntheticPrefix(options.IsSynthetic, language));
        text.Append(CultureInfo.InvariantCulture, $"{FigureWords.SchoenfeldResiduals.In(language)}{FigureWords.Colon(language)}{name}, ");
        text.Append(FigureWords.Counted(smooth.Residual.Length, FigureWords.Event, FigureWords.Events, language, numbers));
        text.Append(CultureInfo.InvariantCulture, $". β = {Value(smooth.Model.Coefficients[smooth.Coefficient].Estimate)}; β(t) ");
        text.Append(CultureInfo.InvariantCulture, $"{Value(smooth.Estimate[0])} → {Value(smooth.Estimate[smooth.Estimate.Length / 2])} → {Value(smooth.Estimate[^1])}.");
        foreach (string note in notes) text.Append(' ').Append(note).Append('.');
        return text.ToString();
    }
}
