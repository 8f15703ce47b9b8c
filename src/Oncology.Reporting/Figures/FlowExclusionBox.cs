using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The text at the side of a study profile: one reason alone, or the sum and a list of reasons with hanging bullets.</summary>
internal sealed class FlowExclusionBox
{
    private readonly TextBlock _head;
    private readonly TextBlock[] _items;
    private readonly double _indent;
    private readonly double _itemGap;

    internal FlowExclusionBox(FlowBox box, Language language, TextStyle style, double width)
    {
        string Line(FlowExclusion exclusion) => FlowTexts.Line(exclusion.Reason, exclusion.Count, language);
        _indent = style.Size;
        _itemGap = style.Size * 0.15;
        bool isSingle = box.Excluded.Length == 1;
        int sum = box.Excluded.Sum(e => e.Count);
        string head = isSingle ? Line(box.Excluded[0]) : FlowTexts.Line(FigureWords.Excluded.In(language), sum, language);
        _head = TextBlock.Wrap(head, style, width);
        _items = isSingle ? [] : [.. box.Excluded.Select(e => TextBlock.Wrap(Line(e), style, width - _indent))];
    }

    internal double Height => _head.Height + _items.Sum(i => i.Height + _itemGap);

    internal void Draw(Canvas canvas, double left, double top)
    {
        canvas.Text(_head, left, top);
        double y = top + _head.Height;
        foreach (var item in _items)
        {
            y += _itemGap;
            canvas.Text("•", left + (_indent * 0.3), y + item.Baseline(0), item.Style);
            canvas.Text(item, left + _indent, y);
            y += item.Height;
        }
    }
}
