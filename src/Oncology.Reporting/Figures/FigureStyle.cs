namespace Oncology.Reporting;

/// <summary>The sizes and lines that all figures share, derived from one text size.</summary>
internal sealed class FigureStyle
{
    internal FigureStyle(double fontSize)
    {
        if (!(fontSize is >= 4 and <= 40))
            throw new ArgumentOutOfRangeException(nameof(fontSize), fontSize, "The text size of a figure lies between 4 and 40 points.");
        Text = new TextStyle { Size = fontSize };
        Bold = Text with { Face = FontFace.Bold };
        Title = Bold with { Size = fontSize * 1.15 };
        Letter = Bold with { Size = fontSize * 1.5 };
        Tag = Text with { Face = FontFace.Italic, Color = Palette.Grey };
        Margin = fontSize;
    }

    internal TextStyle Text { get; }

    internal TextStyle Bold { get; }

    internal TextStyle Title { get; }

    internal TextStyle Letter { get; }

    internal TextStyle Tag { get; }

    /// <summary>Empty border of the page, in points.</summary>
    internal double Margin { get; }

    /// <summary>Distance of two rows of a table, baseline to baseline.</summary>
    internal double RowHeight => Text.Size * 1.5;

    /// <summary>Least space between two columns of text.</summary>
    internal double ColumnGap => Text.Size * 1.5;

    internal Stroke AxisLine { get; } = new() { Width = 0.75 };

    internal Stroke Rule { get; } = new() { Width = 0.5 };

    /// <summary>Length of the ticks of an axis.</summary>
    internal double Tick => Text.Size * 0.4;
}
