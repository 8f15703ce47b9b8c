using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The line above a figure: panel letter, title, and the mark of synthetic data at the right.</summary>
internal sealed class FigureHeader
{
    private readonly FigureStyle _style;
    private readonly string _letter;
    private readonly string _title;
    private readonly string _tag;

    internal FigureHeader(FigureStyle style, string? letter, string? title, bool isSynthetic, Language language)
    {
        _style = style;
        _letter = letter ?? "";
        _title = title ?? "";
        _tag = isSynthetic ? FigureWords.SyntheticData.In(language) : "";
    }

    private double LetterWidth => _letter.Length == 0 ? 0 : _style.Letter.Measure(_letter) + _style.Text.Size;

    /// <summary>The least width at which letter, tag and a word of the title stand beside each other.</summary>
    internal double MinimalWidth =>
        LetterWidth + _style.Tag.Measure(_tag) + (_title.Length == 0 ? 0 : _style.ColumnGap + (8 * _style.Text.Size));

    /// <summary>Draws the header and returns the place below it.</summary>
    internal double Draw(Canvas canvas, double left, double right, double top)
    {
        if (_letter.Length + _title.Length + _tag.Length == 0) return top;
        double titleLeft = left + LetterWidth;
        double tagWidth = _style.Tag.Measure(_tag);
        double titleRight = right - (tagWidth > 0 ? tagWidth + _style.ColumnGap : 0);
        var title = TextBlock.Wrap(_title, _style.Title, titleRight - titleLeft);
        // All three stand on the baseline of the largest of them.
        double ascent = Math.Max(_letter.Length > 0 ? _style.Letter.Ascent : 0, _style.Title.Ascent);
        double baseline = top + ascent;
        canvas.Text(_letter, left, baseline, _style.Letter);
        canvas.Text(title, titleLeft, baseline - _style.Title.Ascent);
        canvas.Text(_tag, right, baseline, _style.Tag, TextAnchor.End);
        double bottom = baseline - _style.Title.Ascent + title.Height;
        return Math.Max(bottom, baseline + _style.Letter.Descent) + (_style.Text.Size * 0.6);
    }
}
