using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>One column of the panel above the curves: its head and one cell per row.</summary>
internal sealed record PanelColumn(string Header, ImmutableArray<string> Cells);

/// <summary>
/// The table above the curves, which is also their legend: series, events / patients, estimates with interval, hazard ratio; the
/// p-values below its last rule.
/// </summary>
internal sealed class CurvePanel
{
    private readonly FigureStyle _style;
    private readonly string _header;
    private readonly ImmutableArray<SeriesKey> _rows;
    private readonly ImmutableArray<PanelColumn> _columns;
    private readonly ImmutableArray<string> _notes;

    internal CurvePanel(
        FigureStyle style, string header, ImmutableArray<SeriesKey> rows, ImmutableArray<PanelColumn> columns, ImmutableArray<string> notes) =>
        (_style, _header, _rows, _columns, _notes) = (style, header, rows, columns, notes);

    private double Swatch => _rows.Max(r => r.SwatchWidth(_style.Text.Size));

    private double LabelIndent => Swatch + (0.6 * _style.Text.Size);

    /// <summary>Width of the columns to the right of the names.</summary>
    private double NumbersWidth => _columns.Sum(c => _style.ColumnGap + ColumnWidth(c));

    /// <summary>The least width at which nothing but the names has to wrap.</summary>
    internal double MinimalWidth => LabelIndent + Math.Min(LongestLabel, 14 * _style.Text.Size) + NumbersWidth;

    private double LongestLabel => _rows.Select(r => _style.Text.Measure(r.Label)).Append(_style.Bold.Measure(_header) - LabelIndent).Max();

    /// <summary>Draws the panel, at most as wide as given, and returns the place below it.</summary>
    internal double Draw(Canvas canvas, double left, double right, double top)
    {
        double labelWidth = right - left - LabelIndent - NumbersWidth;
        // Space that the labels do not need is shared out between the columns.
        double spare = Math.Clamp((labelWidth - LongestLabel) / _columns.Length, 0, 5 * _style.Text.Size);
        labelWidth = Math.Min(labelWidth, LongestLabel);
        double end = left + LabelIndent + labelWidth + NumbersWidth + (spare * _columns.Length);
        var header = TextBlock.Wrap(_header, _style.Bold, LabelIndent + labelWidth);
        canvas.Line(left, top, end, top, _style.AxisLine);
        double y = top + (_style.Text.Size * 0.35);
        canvas.Text(header, left, y);
        double x = left + LabelIndent + labelWidth;
        double[] centers = new double[_columns.Length];
        for (int c = 0; c < _columns.Length; c++)
        {
            double width = ColumnWidth(_columns[c]);
            centers[c] = x + spare + _style.ColumnGap + (width / 2);
            x = centers[c] + (width / 2);
            canvas.Text(_columns[c].Header, centers[c], y + header.Baseline(0), _style.Bold, TextAnchor.Middle);
        }

        y += header.Height + (_style.Text.Size * 0.25);
        canvas.Line(left, y, end, y, _style.Rule);
        y += _style.Text.Size * 0.35;
        for (int row = 0; row < _rows.Length; row++) y = DrawRow(canvas, row, left, labelWidth, centers, y);
        y += _style.Text.Size * 0.1;
        canvas.Line(left, y, end, y, _style.AxisLine);
        return DrawNotes(canvas, left, right, end, y);
    }

    private double DrawNotes(Canvas canvas, double left, double right, double end, double y)
    {
        foreach (string note in _notes)
        {
            // A note wider than a narrow panel begins at its left and may use the whole page.
            bool isWide = _style.Text.Measure(note) > end - left;
            var block = TextBlock.Wrap(note, _style.Text, isWide ? right - left : end - left);
            y += _style.Text.Size * 0.35;
            canvas.Text(block, isWide ? left : end, y, isWide ? TextAnchor.Start : TextAnchor.End);
            y += block.Height;
        }

        return y;
    }

    private double DrawRow(Canvas canvas, int row, double left, double labelWidth, double[] centers, double y)
    {
        var key = _rows[row];
        var label = TextBlock.Wrap(key.Label, key.LabelStyle(_style), labelWidth);
        double baseline = y + label.Baseline(0);
        double middle = baseline - (_style.Text.CapHeight / 2);
        key.Draw(canvas, left, middle, _style.Text.Size);
        canvas.Text(label, left + LabelIndent, y);
        for (int c = 0; c < _columns.Length; c++)
            canvas.Text(_columns[c].Cells[row], centers[c], baseline, _style.Text, TextAnchor.Middle);
        return y + Math.Max(label.Height, _style.Text.Ascent + _style.Text.Descent) + (_style.Text.Size * 0.25);
    }

    private double ColumnWidth(PanelColumn column) =>
        column.Cells.Select(_style.Text.Measure).Append(_style.Bold.Measure(column.Header)).Max();
}
