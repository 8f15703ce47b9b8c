using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Places the parts of a Kaplan-Meier figure: header, panel or legend, plot with axes, risk table.</summary>
internal sealed class KaplanMeierLayout
{
    private const double MinimalPlotWidth = 160;

    private readonly ImmutableArray<CurveGroup> _groups;
    private readonly KaplanMeierFigureOptions _options;
    private readonly FigureStyle _style;
    private readonly FigureHeader _header;
    private readonly CurvePanel? _panel;
    private readonly RiskTable? _riskTable;
    private readonly TimeScale _scale;
    private readonly TextBlock _outcome;
    private readonly double _plotLeft;
    private readonly Axis _time;

    internal KaplanMeierLayout(ImmutableArray<CurveGroup> groups, KaplanMeierFigureOptions options, FigureStyle style)
    {
        (_groups, _options, _style) = (groups, options, style);
        _scale = new TimeScale(options.DataUnit, options.AxisUnit);
        _header = new FigureHeader(style, options.PanelLetter, options.Title, options.IsSynthetic, options.Language);
        _panel = options.ShowPanel ? new CurvePanel(groups, options, style) : null;
        double labelWidth = Math.Max(10 * style.Text.Size, options.Width * 0.25);
        _riskTable = options.ShowNumberAtRisk ? new RiskTable(groups, options, style, labelWidth) : null;
        _outcome = TextBlock.Wrap(OutcomeTitle(), style.Text, options.PlotHeight);
        double axisWidth = _outcome.Height + (style.Text.Size * 0.5) + ProbabilityLabelWidth() + (style.Text.Size * 0.3) + style.Tick;
        _plotLeft = style.Margin + Math.Max(axisWidth, _riskTable?.LeftWidth ?? 0);
        double longest = LongestFollowUp();
        double tickWidth = Math.Max(_riskTable?.CountWidth ?? 0, style.Text.Measure(TickLabel(longest)));
        double rightSpace = style.Margin + (tickWidth / 2);
        double inner = Math.Max(_panel?.MinimalWidth ?? 0, _header.MinimalWidth) + (2 * style.Margin);
        Width = Math.Max(Math.Max(options.Width, inner), _plotLeft + MinimalPlotWidth + rightSpace);
        _time = TimeAxis(longest, Width - rightSpace, tickWidth);
    }

    /// <summary>Width of the figure: the one asked for, or more where the texts need it.</summary>
    internal double Width { get; }

    /// <summary>Draws everything and returns the height of the figure.</summary>
    internal double Draw(Canvas canvas)
    {
        double size = _style.Text.Size;
        double left = _style.Margin, right = Width - _style.Margin;
        double y = _header.Draw(canvas, left, right, _style.Margin);
        if (_panel is not null) y = _panel.Draw(canvas, left, right, y) + size;
        else if (_groups is not [{ Curve.Label: null }]) y = new CurveLegend(_groups, _style).Draw(canvas, left, right, y) + (size * 0.75);

        // Half a line of text stands above the highest tick.
        double top = y + (size * 0.6);
        double bottom = top + _options.PlotHeight;
        var probability = Axis.FromZero(1, 0.2, bottom, top);
        var drawing = new CurveDrawing(canvas, _time, probability, _scale);
        if (_options.ShowIntervalBand) foreach (var group in _groups) drawing.Band(group);
        drawing.Origin(_groups, _style);
        if (_options.ShowMedian) drawing.Medians(_groups, _style);
        DrawAxes(canvas, probability, top, bottom);
        foreach (var group in _groups) drawing.Curve(group);
        if (_options.ShowCensored) foreach (var group in _groups) drawing.CensorTicks(group, size * 0.6);
        y = DrawTimeLabels(canvas, bottom);
        if (_riskTable is not null) y = _riskTable.Draw(canvas, _time, _scale, y + (size * 0.75));
        return Math.Ceiling(y + _style.Margin);
    }

    private void DrawAxes(Canvas canvas, Axis probability, double top, double bottom)
    {
        double size = _style.Text.Size;
        double plotLeft = _time.At(0);
        double plotRight = _time.At(_time.To);
        canvas.Polyline([new(plotLeft, top), new(plotLeft, bottom), new(plotRight, bottom)], _style.AxisLine);
        double labelRight = plotLeft - _style.Tick - (size * 0.3);
        foreach (double tick in probability.Ticks)
        {
            double y = probability.At(tick);
            canvas.Line(plotLeft - _style.Tick, y, plotLeft, y, _style.AxisLine);
            canvas.Text(ProbabilityLabel(tick), labelRight, y + (_style.Text.CapHeight / 2), _style.Text, TextAnchor.End);
        }

        double middle = (top + bottom) / 2;
        double x = labelRight - ProbabilityLabelWidth() - (size * 0.5) - _outcome.Height;
        for (int i = 0; i < _outcome.Lines.Length; i++)
            canvas.Text(_outcome.Lines[i], x + _outcome.Baseline(i), middle, _style.Text, TextAnchor.Middle, -90);
        foreach (double tick in _time.Ticks)
            canvas.Line(_time.At(tick), bottom, _time.At(tick), bottom + _style.Tick, _style.AxisLine);
    }

    private double DrawTimeLabels(Canvas canvas, double bottom)
    {
        double size = _style.Text.Size;
        double baseline = bottom + _style.Tick + (size * 0.2) + _style.Text.Ascent;
        foreach (double tick in _time.Ticks) canvas.Text(TickLabel(tick), _time.At(tick), baseline, _style.Text, TextAnchor.Middle);
        var title = TextBlock.Wrap(TimeTitle(), _style.Text, _time.At(_time.To) - _time.At(0));
        double y = baseline + _style.Text.Descent + (size * 0.2);
        canvas.Text(title, (_time.At(0) + _time.At(_time.To)) / 2, y, TextAnchor.Middle);
        return y + title.Height;
    }

    private Axis TimeAxis(double longest, double plotRight, double labelWidth)
    {
        double room = labelWidth + _style.Text.Size;
        int fitting = Math.Max(2, (int)((plotRight - _plotLeft) / room) + 1);
        double step = _options.AxisUnit == TimeUnit.Months
            ? TickSteps.ForMonths(longest, Math.Min(fitting, 9))
            : TickSteps.Round(longest, Math.Min(fitting, 11));
        // The axis ends at half a step or a whole one, so that the last curve does not run into its end.
        double end = _options.MaxTime ?? Math.Ceiling(longest / (step / 2) * (1 - 1e-9)) * (step / 2);
        return Axis.FromZero(end, step, _plotLeft, plotRight);
    }

    private double LongestFollowUp()
    {
        if (_options.MaxTime is { } chosen) return chosen;
        double longest = _groups.Max(g => _scale.ToAxis(g.Curve.Time[^1]));
        return longest > 0 ? longest : 1;
    }

    private string TickLabel(double tick) => _options.NumberStyle.Format(tick, NumberKind.Count);

    private string ProbabilityLabel(double value) => _options.Scale == ProbabilityScale.Percent
        ? _options.NumberStyle.Format(Math.Round(100 * value), NumberKind.Count)
        : (_options.NumberStyle with { RatioDecimals = 1 }).Format(value, NumberKind.Ratio);

    private double ProbabilityLabelWidth() => Math.Max(_style.Text.Measure(ProbabilityLabel(1)), _style.Text.Measure(ProbabilityLabel(0)));

    private string OutcomeTitle()
    {
        string outcome = _options.OutcomeLabel ?? FigureWords.SurvivalProbability.In(_options.Language);
        return _options.Scale == ProbabilityScale.Percent ? $"{outcome} (%)" : outcome;
    }

    private string TimeTitle() =>
        $"{_options.TimeLabel ?? FigureWords.Time.In(_options.Language)} ({FigureWords.Unit(_options.AxisUnit, _options.Language)})";
}
