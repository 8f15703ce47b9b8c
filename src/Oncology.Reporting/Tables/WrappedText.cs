using System.Text;

namespace Oncology.Reporting;

/// <summary>Text for a terminal, broken between words.</summary>
internal static class WrappedText
{
    /// <summary>The longest line, in characters.</summary>
    public const int Width = 120;

    /// <summary>Appends words in lines of at most <see cref="Width"/> characters; a longer word stands alone.</summary>
    public static void Append(StringBuilder text, string words, int indent = 0)
    {
        string margin = new(' ', indent);
        StringBuilder line = new(margin);
        foreach (string word in words.Split(' '))
        {
            if (line.Length > indent && line.Length + 1 + word.Length > Width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(margin);
            }

            line.Append(line.Length > indent ? " " : string.Empty).Append(word);
        }

        text.Append(line).Append('\n');
    }
}
