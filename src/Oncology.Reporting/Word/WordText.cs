using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Oncology.Reporting;

/// <summary>Runs of text and links within a Word document.</summary>
internal static class WordText
{
    public static Run Run(string text, bool isBold = false, int? halfPoints = null)
    {
        RunProperties properties = new();
        if (isBold)
        {
            properties.Append(new Bold());
        }

        if (halfPoints is int size)
        {
            properties.Append(new FontSize { Val = $"{size}" });
        }

        return new Run(properties, new Text(Safe(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    /// <summary>The text without control characters: XML has none, a label of a file may.</summary>
    public static string Safe(string text) => string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c));

    public static Hyperlink Link(string text, string anchor, int? halfPoints = null)
    {
        Run run = Run(text, isBold: false, halfPoints);
        run.RunProperties!.InsertAt(new Color { Val = "0B4F8A" }, 0);
        return new Hyperlink(run) { Anchor = Bookmark(anchor) };
    }

    /// <summary>The name of a bookmark: letters, digits and underscores, beginning with a letter, at most 40.</summary>
    public static string Bookmark(string anchor)
    {
        string name = "b_" + string.Concat(anchor.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return name.Length <= 40 ? name : name[..31] + "_" + InputFile.Hash(System.Text.Encoding.UTF8.GetBytes(anchor))[..8];
    }
}
