using System.Text;

namespace Oncology.Cohort;

/// <summary>Words of an import file for the form of a text.</summary>
internal static class ImportWords
{
    public static readonly (string Word, Encoding? Value)[] Encodings =
    [
        ("utf-8", Encoding.UTF8), ("windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)), ("latin1", Encoding.Latin1), ("utf-16", Encoding.Unicode),
    ];

    public static readonly (string Word, char? Value)[] Delimiters = [(",", ','), (";", ';'), ("tab", '\t'), ("|", '|')];

    public static readonly (string Word, char? Value)[] Decimals = [(".", '.'), (",", ',')];
}
