using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>One endpoint of a forest plot: the plot with its axis, the ratios and the p-values.</summary>
internal sealed class ForestColumn
{
    private readonly IReadOnlyList<ForestRow> _rows;
    private readonly int _endpoint;
    private readonly ForestFigureOptions _options;
    private readonly FigureStyle _style;
    private readonly double _left;
    private readonly Axis _axis;
    private readonly double _ratioCenter;
    private readonly string _ratioHead;
    private readonly string _pHead;
    private readonly TextBlock _name;

    internal ForestColumn(
        IReadOnlyList<ForestRow> rows, int endpoint, ForestFigureOptions options, FigureStyle style, double left, double from, double to)
    {
        (_rows, _endpoint, _options, _style, _left) = (rows, endpoint, options, style, left);
        _ratioHead = $"{EffectName} {FigureWords.Interval(options.ConfidenceLevel, options.NumberStyle)}";
        _pHead = options.PValueLabel ?? FigureWords.PValue.In(options.Language);
        if (options.Scale == ForestScale.Percent) _pHead = "";
        double ratioWidth = style.Bold.Measure(_ratioHead), pWidth = style.Bold.Measure(_pHead);
        foreach (var row in rows.Where(r => r.Cells.Length > 0))
        {
            var (ratio, p) = ForestTexts.Of(row.Cells[endpoint], options);
            ratioWidth = Math.Max(ratioWidth, style.Text.Measure(ratio));
            pWidth = Math.Max(pWidth, style.Text.Measure(p));
        }

        double plotRight = left + options.PlotWidth;
        double labelRoom = style.Text.Measure(RatioLabel(0.01)) + style.Text.Size;
        int maxTicks = Math.Max(2, (int)(options.PlotWidth / labelRoom) + 1);
        _axis = options.Scale == ForestScale.Percent
            ? Axis.FromZero(1, 0.25, left, plotRight)
            : Axis.Log(from, to, left, plotRight, TickSteps.ForRatios(from, to, maxTicks));
        _ratioCenter = plotRight + style.ColumnGap + (ratioWidth / 2);
        Right = _ratioCenter + (ratioWidth / 2) + style.ColumnGap + pWidth;
        _name = TextBlock.Wrap(options.Endpoints.IsDefaultOrEmpty ? "" : options.Endpoints[endpoint], style.Bold, Right - left);
    }

    /// <summary>Where the p-values end.</summary>
    internal double Right { get; }

    /// <summary>Height of the endpoint's name with the rule under it; 0 without a name.</summary>
    internal double NameHeight => _name.Lines.Length == 0 ? 0 : _name.Height + (_style.Text.Size * 0.6);

    private string EffectName => _options.EffectLabel ?? FigureWords.HazardRatio.In(_options.Language);

    internal void DrawName(Canvas canvas, double top, double height)
    {
        if (_name.Lines.Length == 0) return;
        canvas.Text(_name, (_left + Right) / 2, top + height - NameHeight, TextAnchor.Middle);
        double y = top + height - (_style.Text.Size * 0.4);
        canvas.Line(_left, y, Right, y, _style.Rule);
    }

    internal void DrawHeads(Canvas canvas, double baseline)
    {
        canvas.Text(_ratioHead, _ratioCenter, baseline, _style.Bold, TextAnchor.Middle);
        canvas.Text(_pHead, Right, baseline, _options.PValueLabel is null ? _style.Bold with { Face = FontFace.Italic } : _style.Bold, TextAnchor.End);
    }

    /// <summary>Draws the rows on their baselines and the axis at <paramref name="bottom"/>; returns the place below it.</summary>
    internal double Draw(Canvas canvas, double[] baselines, double top, double bottom)
    {
        double one = _axis.At(1);
        if (_options.Scale == ForestScale.Ratio) canvas.Line(one, top, one, bottom, _style.Rule with { Color = Palette.Grey });
        DrawSummaryLine(canvas, top, bottom);
        for (int i = 0; i < _rows.Count; i++)
        {
            if (_rows[i].Cells.IsDefaultOrEmpty) continue;
            var cell = _rows[i].Cells[_endpoint];
            var (ratio, p) = ForestTexts.Of(cell, _options);
            canvas.Text(ratio, _ratioCenter, baselines[i], _style.Text, TextAnchor.Middle);
            canvas.Text(p, Right, baselines[i], _style.Text, TextAnchor.End);
            double y = baselines[i] - (_style.Text.CapHeight / 2);
            if (cell is ForestCell.Reference) DrawReference(canvas, one, y);
            if (cell is not ForestCell.Effect { Estimate: >= 0 } effect) continue;
            if (effect.IsSummary) DrawSummary(canvas, effect, y);
            else DrawEffect(canvas, effect, y);
        }

        return DrawAxis(canvas, bottom);
    }

    private void DrawSummaryLine(Canvas canvas, double top, double bottom)
    {
        foreach (var row in _rows)
        {
            if (row.Cells.IsDefaultOrEmpty || row.Cells[_endpoint] is not ForestCell.Effect { IsSummary: true } all) continue;
            if (!(all.Estimate >= _axis.From && all.Estimate <= _axis.To)) continue;
            double x = _axis.At(all.Estimate);
            canvas.Line(x, top, x, bottom, _style.Rule with { Color = Palette.Grey, Dash = [4, 2] });
        }
    }

    private void DrawSummary(Canvas canvas, ForestCell.Effect all, double y)
    {
        double half = _style.Text.Size * 0.4, x = Place(all.Estimate);
        double left = double.IsNaN(all.Lower) ? x - half : Place(all.Lower), right = double.IsNaN(all.Upper) ? x + half : Place(all.Upper);
        canvas.Polygon([new(left, y), new(x, y - half), new(right, y), new(x, y + half)], Palette.Series(0).Color);
    }

    private void DrawReference(Canvas canvas, double x, double y)
    {
        double half = _style.Text.Size * 0.25;
        canvas.Rectangle(new Bounds(x - half, y - half, 2 * half, 2 * half), FigureColor.White, _style.Rule with { Width = 0.75 });
    }

    private void DrawEffect(Canvas canvas, ForestCell.Effect effect, double y)
    {
        var color = Palette.Series(0).Color;
        var stroke = new Stroke { Width = 1, Color = color };
        double arrow = _style.Text.Size * 0.45;
        double from = _axis.At(_axis.From), to = _axis.At(_axis.To);
        bool leavesLeft = effect.Lower < _axis.From * (1 - 1e-9), leavesRight = effect.Upper > _axis.To * (1 + 1e-9);
        if (!double.IsNaN(effect.Lower) && !double.IsNaN(effect.Upper))
        {
            double start = leavesLeft ? from + arrow : Place(effect.Lower), end = leavesRight ? to - arrow : Place(effect.Upper);
            if (end > start) canvas.Line(start, y, end, y, stroke);
        }

        if (leavesLeft) Arrow(canvas, from, y, arrow, color);
        if (leavesRight) Arrow(canvas, to, y, -arrow, color);
        if (effect.Estimate < _axis.From || effect.Estimate > _axis.To) return;
        // Area is what the eye compares; no square is too small to be seen.
        double half = _style.Text.Size * 0.32 * Math.Max(0.35, Math.Sqrt(effect.Weight));
        double x = _axis.At(effect.Estimate);
        canvas.Rectangle(new Bounds(x - half, y - half, 2 * half, 2 * half), color);
    }

    private double Place(double ratio) => _axis.At(Math.Clamp(ratio, _axis.From, _axis.To));

    private static void Arrow(Canvas canvas, double tip, double y, double length, FigureColor color)
    {
        double half = Math.Abs(length / 2);
        canvas.Polygon([new(tip, y), new(tip + length, y - half), new(tip + length, y + half)], color);
    }

    private double DrawAxis(Canvas canvas, double bottom)
    {
        double size = _style.Text.Size;
        canvas.Line(_left, bottom, _axis.At(_axis.To), bottom, _style.AxisLine);
        double baseline = bottom + _style.Tick + (size * 0.2) + _style.Text.Ascent;
        foreach (double tick in _axis.Ticks)
        {
            canvas.Line(_axis.At(tick), bottom, _axis.At(tick), bottom + _style.Tick, _style.AxisLine);
            canvas.Text(RatioLabel(tick), _axis.At(tick), baseline, _style.Text, TextAnchor.Middle);
        }

        double y = baseline + _style.Text.Descent + (size * 0.2);
        if (_options.FavoursBelow is null && _options.FavoursAbove is null)
        {
            canvas.Text(EffectName, (_left + _axis.At(_axis.To)) / 2, y + _style.Text.Ascent, _style.Text, TextAnchor.Middle);
            return y + _style.Text.Ascent + _style.Text.Descent;
        }

        // An arrow from 1 outwards, and below it what it means.
        double one = _axis.At(1), right = _axis.At(_axis.To), gap = size * 0.5, head = size * 0.45;
        y += head;
        if (_options.FavoursBelow is not null) DrawDirection(canvas, one - gap, _left, y, head);
        if (_options.FavoursAbove is not null) DrawDirection(canvas, one + gap, right, y, -head);
        y += head;
        var below = Favours(_options.FavoursBelow, one - gap - _left);
        var above = Favours(_options.FavoursAbove, right - one - gap);
        canvas.Text(below, one - gap, y, TextAnchor.End);
        canvas.Text(above, one + gap, y);
        return y + Math.Max(below.Height, above.Height);
    }

    private void DrawDirection(Canvas canvas, double from, double tip, double y, double head)
    {
        canvas.Line(from, y, tip + head, y, _style.AxisLine);
        Arrow(canvas, tip, y, head, FigureColor.Black);
    }

    private TextBlock Favours(string? text, double width) => TextBlock.Wrap(text ?? "", _style.Text, Math.Max(width, 5 * _style.Text.Size));

    private string RatioLabel(double ratio) => _options.Scale == ForestScale.Percent
        ? (_options.NumberStyle with { PercentDecimals = 0, PercentSign = "" }).Format(ratio, NumberKind.Percent)
        : _options.NumberStyle.Format(ratio, NumberKind.Count);
}
