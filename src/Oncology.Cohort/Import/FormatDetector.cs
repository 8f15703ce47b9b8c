using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Finds out encoding and delimiter of a delimited file.</summary>
internal static partial class FormatDetector
{
    private const int SampleRecords = 100;

    /// <summary>The delimiters that are looked for.</summary>
    internal static readonly char[] Candidates = [';', '\t', ',', '|'];

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Text of the bytes: by byte order mark, else UTF-8 when the bytes are valid UTF-8, else Windows-1252; where both occur, each sign as what it is, which is a finding.</summary>
    public static (string Text, string EncodingName) Decode(ReadOnlySpan<byte> bytes, Encoding? encoding, FindingList findings)
    {
        if (encoding is not null)
        {
            string stated = encoding.GetString(bytes).TrimStart('\uFEFF');
            int lost = stated.IndexOf('\uFFFD', StringComparison.Ordinal);
            if (lost >= 0)
            {
                findings.Add(Severity.Error, "F09", stated.AsSpan(0, lost).Count('\n') + 1, null, null, new(
                    $"The file holds bytes that are no text in {encoding.WebName}, the encoding that was stated; their signs are lost. State another (ImportOptions.Encoding, --encoding), or none: it is then found out.",
                    $"Le fichier contient des octets qui ne sont pas du texte en {encoding.WebName}, l'encodage indiqué ; leurs signes sont perdus. Indiquez-en un autre (ImportOptions.Encoding, --encoding), ou aucun : il est alors détecté."));
            }

            return (stated, encoding.WebName);
        }

        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            return System.Text.Unicode.Utf8.IsValid(bytes[3..]) ? (Encoding.UTF8.GetString(bytes[3..]), "utf-8 (BOM)") : OneByOne(bytes[3..], findings);
        }

        if (bytes is [0xFF, 0xFE, ..])
        {
            return (Encoding.Unicode.GetString(bytes[2..]), "utf-16");
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            return (Encoding.BigEndianUnicode.GetString(bytes[2..]), "utf-16BE");
        }

        if (IsUtf16(bytes))
        {
            return (Encoding.Unicode.GetString(bytes), "utf-16");
        }

        return System.Text.Unicode.Utf8.IsValid(bytes)
            ? (Encoding.UTF8.GetString(bytes), "utf-8")
            : OneByOne(bytes, findings);
    }

    // Bytes that are not all UTF-8.
    private static (string Text, string EncodingName) OneByOne(ReadOnlySpan<byte> bytes, FindingList findings)
    {
        if (MixedEncoding.Decode(bytes, Windows1252, out int utf8, out int other) is not { } text)
        {
            return (Windows1252.GetString(bytes), "windows-1252");
        }

        findings.Add(Severity.Warning, "F09", Math.Max(utf8, other), null, null, new(
            string.Create(CultureInfo.InvariantCulture, $"The file mixes two encodings, as where two files were joined: line {utf8} is UTF-8, line {other} is Windows-1252. Each sign is read as what it is; look at the accents, and write the file in one encoding."),
            string.Create(CultureInfo.InvariantCulture, $"Le fichier mélange deux encodages, comme après la réunion de deux fichiers : la ligne {utf8} est en UTF-8, la ligne {other} en Windows-1252. Chaque signe est lu pour ce qu'il est ; vérifiez les accents, et écrivez le fichier dans un seul encodage.")));
        return (text, "utf-8 + windows-1252");
    }

    /// <summary>Where a text looks decoded wrongly: a sign that no word has between letters. Below 0 when nowhere.</summary>
    public static int Doubtful(string text) => Misread().Match(text) is { Success: true } place ? place.Index : -1;

    // Little-endian without byte order mark: nearly every second byte of a Latin text is 0, and no other.
    private static bool IsUtf16(ReadOnlySpan<byte> bytes)
    {
        int pairs = Math.Min(bytes.Length, 512) / 2;
        int high = 0;
        for (int i = 0; i < pairs; i++)
        {
            if (bytes[2 * i] == 0)
            {
                return false;
            }

            high += bytes[(2 * i) + 1] == 0 ? 1 : 0;
        }

        return pairs > 0 && bytes.Length % 2 == 0 && high >= 0.9 * pairs;
    }

    // é and è of DOS (850) and Mac Roman read as Windows-1252, or UTF-8 read as Windows-1252 and written again.
    [GeneratedRegex(@"\p{Ll}[‚ƒ„†‡ˆ‰Š‹ŒŽ˜™›Ÿ]\p{Ll}|Ã[\u0080-\u00BF]\p{Ll}", RegexOptions.CultureInvariant)]
    private static partial Regex Misread();

    /// <summary>
    /// The delimiter that cuts the header, and cuts most rows into as many cells as the header; ties go to the one that
    /// cuts more. A decimal comma is not fooled: it does not occur in the header. Comma when nothing cuts the header.
    /// </summary>
    public static char Delimiter(string text)
    {
        var counts = new List<int[]>();
        foreach (int[] record in CountRecords(text))
        {
            counts.Add(record);
        }

        if (counts.Count == 0)
        {
            return ',';
        }

        char best = ',';
        double bestShare = -1;
        int bestCount = 0;
        for (int c = 0; c < Candidates.Length; c++)
        {
            int header = counts[0][c];
            if (header == 0)
            {
                continue;
            }

            double share = (double)counts.Count(r => r[c] == header) / counts.Count;
            if (share > bestShare || (share == bestShare && header > bestCount))
            {
                (best, bestShare, bestCount) = (Candidates[c], share, header);
            }
        }

        return best;
    }

    // How often each candidate occurs outside quotes, record by record; blank lines do not count.
    private static IEnumerable<int[]> CountRecords(string text)
    {
        int[] counts = new int[Candidates.Length];
        bool quoted = false;
        bool blank = true;
        int records = 0;
        foreach (char c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }

            if (c == '\n' && !quoted)
            {
                if (!blank)
                {
                    yield return counts;
                    if (++records == SampleRecords)
                    {
                        yield break;
                    }
                }

                counts = new int[Candidates.Length];
                blank = true;
                continue;
            }

            blank = blank && char.IsWhiteSpace(c) && c != '\t';
            int candidate = quoted ? -1 : Array.IndexOf(Candidates, c);
            if (candidate >= 0)
            {
                counts[candidate]++;
            }
        }

        if (!blank)
        {
            yield return counts;
        }
    }
}
