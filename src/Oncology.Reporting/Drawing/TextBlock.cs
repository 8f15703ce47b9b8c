using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>A text broken into lines that fit a width, measured with the font that the writers use.</summary>
internal sealed class TextBlock
{
    private TextBlock(ImmutableArray<string> lines, TextStyle style)
    {
        Lines = lines;
        Style = style;
        Width = lines.Select(style.Measure).DefaultIfEmpty().Max();
    }

    internal ImmutableArray<string> Lines { get; }

    internal TextStyle Style { get; }

    /// <summary>Width of the longest line, in points.</summary>
    internal double Width { get; }

    /// <summary>From the top of the first line's box to the bottom of the last line's, in points.</summary>
    internal double Height => Lines.Length == 0 ? 0 : ((Lines.Length - 1) * Style.LineHeight) + Style.Ascent + Style.Descent;

    /// <summary>Breaks a text at spaces, and inside a word only when the word alone is too wide. Line feeds are kept as breaks.</summary>
    internal static TextBlock Wrap(string text, TextStyle style, double maxWidth)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (string paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            string line = "";
            foreach (string word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                string longer = line.Length == 0 ? word : line + " " + word;
                if (style.Measure(longer) <= maxWidth)
                {
                    line = longer;
                    continue;
                }

                if (line.Length > 0) lines.Add(line);
                line = BreakWord(word, style, maxWidth, lines);
            }

            lines.Add(line);
        }

        return new TextBlock(text.Length == 0 ? [] : lines.ToImmutable(), style);
    }

    /// <summary>The text as it is, one line for each line of it.</summary>
    internal static TextBlock Unwrapped(string text, TextStyle style) => Wrap(text, style, double.PositiveInfinity);

    /// <summary>Baseline of a line, counted from the top of the block.</summary>
    internal double Baseline(int line) => Style.Ascent + (line * Style.LineHeight);

    /// <summary>Adds all but the last piece of a word that is too wide and returns the last, preferring breaks after - and /.</summary>
    private static string BreakWord(string word, TextStyle style, double maxWidth, ImmutableArray<string>.Builder lines)
    {
        while (word.Length > 1 && style.Measure(word) > maxWidth)
        {
            int fitting = 1;
            while (fitting < word.Length && style.Measure(word[..(fitting + 1)]) <= maxWidth) fitting++;
            int afterSign = word.AsSpan(0, fitting).LastIndexOfAny('-', '/') + 1;
            int cut = afterSign > 0 ? afterSign : fitting;
            if (cut < word.Length && char.IsLowSurrogate(word[cut])) cut = Math.Max(cut - 1, 2);
            if (cut >= word.Length) break;
            lines.Add(word[..cut]);
            word = word[cut..];
        }

        return word;
    }
}
