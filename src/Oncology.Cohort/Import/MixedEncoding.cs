using System.Buffers;
using System.Text;

namespace Oncology.Cohort;

/// <summary>Text of which some signs are UTF-8 and others Windows-1252, as where two exports were joined: neither decodes all of it.</summary>
internal static class MixedEncoding
{
    private const byte FirstBeyondAscii = 0x80;

    /// <summary>The text, each sign decoded as what its bytes are, when both occur; null when one encoding decodes all of it.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="other">What the signs are decoded with that are no UTF-8.</param>
    /// <param name="firstUtf8">Line of the first sign in UTF-8.</param>
    /// <param name="firstOther">Line of the first sign that is none.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, Encoding other, out int firstUtf8, out int firstOther)
    {
        (firstUtf8, firstOther) = (0, 0);
        (int utf8, int single) = First(bytes);
        if (utf8 < 0 || single < 0)
        {
            return null;
        }

        (firstUtf8, firstOther) = (LineOf(bytes, utf8), LineOf(bytes, single));
        var text = new StringBuilder(bytes.Length);
        int done = 0;
        for (int at = single; at >= 0; at = NextBeyondAscii(bytes, at))
        {
            if (IsSign(bytes[at..], out int length))
            {
                at += length;
            }
            else
            {
                text.Append(Encoding.UTF8.GetString(bytes[done..at])).Append(other.GetString(bytes.Slice(at, 1)));
                done = ++at;
            }
        }

        return text.Append(Encoding.UTF8.GetString(bytes[done..])).ToString();
    }

    // Where the first sign in UTF-8 is, and the first that is none; below 0 where there is none.
    private static (int Utf8, int Other) First(ReadOnlySpan<byte> bytes)
    {
        (int utf8, int other) = (-1, -1);
        for (int at = NextBeyondAscii(bytes, 0); at >= 0 && (utf8 < 0 || other < 0); at = NextBeyondAscii(bytes, at))
        {
            bool isSign = IsSign(bytes[at..], out int length);
            if (isSign)
            {
                utf8 = utf8 < 0 ? at : utf8;
            }
            else
            {
                other = other < 0 ? at : other;
            }

            at += isSign ? length : 1;
        }

        return (utf8, other);
    }

    private static int NextBeyondAscii(ReadOnlySpan<byte> bytes, int from)
    {
        int found = bytes[from..].IndexOfAnyInRange(FirstBeyondAscii, byte.MaxValue);
        return found < 0 ? -1 : from + found;
    }

    // Letters with accents and the signs of texts: other two bytes are rather two signs of Windows-1252, such as É before a quotation mark.
    private static bool IsSign(ReadOnlySpan<byte> bytes, out int length) =>
        Rune.DecodeFromUtf8(bytes, out Rune sign, out length) == OperationStatus.Done && sign.Value is (>= 0xA0 and < 0x180) or (>= 0x2000 and < 0x2300) or 0xFEFF;

    // CRLF, LF or CR.
    private static int LineOf(ReadOnlySpan<byte> bytes, int place)
    {
        int line = 1 + bytes[..place].Count((byte)'\n');
        for (int i = 0; i < place; i++)
        {
            line += bytes[i] == '\r' && bytes[i + 1] != '\n' ? 1 : 0;
        }

        return line;
    }
}
