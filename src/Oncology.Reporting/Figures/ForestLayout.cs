using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Places labels, plots and numbers of a forest plot in aligned columns.</summary>
internal sealed class ForestLayout
{
    private readonly IReadOnlyList<ForestRow> _rows;
    private readonly ForestFigureOptions _options;
    private readonly FigureStyle _style;
    private readonly FigureHeader _header;
    private readonly TextBlock[] _labels;
    private readonly ForestColumn[] _columns;
    private readonly string _variable;
    private readonly ImmutableArray<(string Head, double Center)> _textColumns;

    internal ForestLayout(IReadOnlyList<ForestRow> rows, ForestFigureOptions options, FigureStyle style)
    {
        (_rows, _options, _style) = (rows, options, style);
        _header = new FigureHeader(style, options.PanelLetter, options.Title, options.IsSynthetic, options.Language);
        _variable = options.VariableLabel ?? FigureWords.Variable.In(options.Language);
        _labels = [.. rows.Select(r => TextBlock.Wrap(r.Label, LabelStyle(r), Math.Max(40, options.LabelWidth - Indent(r))))];
        double widest = style.Bold.Measure(_variable);
        for (int i = 0; i < rows.Count; i++) widest = Math.Max(widest, Indent(rows[i]) + _labels[i].Width);
        var (from, to) = ForestAxis.Range(rows, options);
        _columns = new ForestColumn[options.EndpointCount];
        double x = style.Margin + widest + style.ColumnGap;
        var texts = ImmutableArray.CreateBuilder<(string, double)>();
        foreach (var (head, column) in (options.TextColumns.IsDefault ? [] : options.TextColumns).Select((head, column) => (head, column)))
        {
            double width = rows.Where(r => !r.Texts.IsDefaultOrEmpty).Select(r => style.Text.Measure(r.Texts[column])).Append(style.Bold.Measure(head)).Max();
            texts.Add((head, x + (width / 2)));
            x += width + style.ColumnGap;
        }

        _textColumns = texts.ToImmutable();
        for (int e = 0; e < _columns.Length; e++)
        {
            _columns[e] = new ForestColumn(rows, e, options, style, x, from, to);
            x = _columns[e].Right + (1.5 * style.ColumnGap);
        }

        double needed = _columns[^1].Right + style.Margin;
        Width = Math.Ceiling(Math.Max(needed, _header.MinimalWidth + (2 * style.Margin)));
    }

    /// <summary>Width of the figure: what labels, plots and numbers need.</summary>
    internal double Width { get; }

    /// <summary>Draws everything and returns the height of the figure.</summary>
    internal double Draw(Canvas canvas)
    {
        double size = _style.Text.Size, left = _style.Margin, right = Width - _style.Margin;
        double y = _header.Draw(canvas, left, right, _style.Margin);
        canvas.Line(left, y, right, y, _style.AxisLine);
        y += size * 0.4;
        double names = _columns.Max(c => c.NameHeight);
        foreach (var column in _columns) column.DrawName(canvas, y, names);
        y += names;
        double baseline = y + _style.Bold.Ascent;
        canvas.Text(_variable, left, baseline, _style.Bold);
        foreach (var (head, center) in _textColumns) canvas.Text(head, center, baseline, _style.Bold, TextAnchor.Middle);
        foreach (var column in _columns) column.DrawHeads(canvas, baseline);
        y = baseline + _style.Bold.Descent + (size * 0.3);
        canvas.Line(left, y, right, y, _style.Rule);
        double top = y;
        double[] baselines = new double[_rows.Count];
        y += size * 0.3;
        for (int i = 0; i < _rows.Count; i++)
        {
            if (_rows[i].Level == 0 && i > 0) y += size * 0.45;
            canvas.Text(_labels[i], left + Indent(_rows[i]), y);
            baselines[i] = y + _labels[i].Baseline(0);
            for (int c = 0; c < (_rows[i].Texts.IsDefault ? 0 : _rows[i].Texts.Length); c++)
                canvas.Text(_rows[i].Texts[c], _textColumns[c].Center, baselines[i], _style.Text, TextAnchor.Middle);
            y += Math.Max(_style.Text.LineHeight, _labels[i].Height) + (size * 0.25);
        }

        y += size * 0.3;
        double bottom = y;
        foreach (var column in _columns) bottom = Math.Max(bottom, column.Draw(canvas, baselines, top, y));
        foreach (string note in _options.Notes.IsDefault ? [] : _options.Notes)
        {
            var block = TextBlock.Wrap(note, _style.Text, right - left);
            bottom += size * 0.6;
            canvas.Text(block, left, bottom);
            bottom += block.Height;
        }

        return Math.Ceiling(bottom + _style.Margin);
    }

    private double Indent(ForestRow row) => row.Level * _style.Text.Size * 1.2;

    private TextStyle LabelStyle(ForestRow row) => row.Level == 0 ? _style.Bold : _style.Text;
}
