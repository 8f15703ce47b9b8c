using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Oncology.Reporting;

/// <summary>Numbered objects, cross-reference table and trailer of a PDF 1.7 file.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> _objects = [];

    /// <summary>Reserves a number, to be filled by <see cref="Set(int, string)"/>.</summary>
    internal int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    internal int Add(string body)
    {
        int number = Reserve();
        Set(number, body);
        return number;
    }

    internal void Set(int number, string body) => _objects[number - 1] = Encoding.Latin1.GetBytes(body);

    /// <summary>Adds a compressed stream.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="entries">Entries of its dictionary besides length and filter.</param>
    internal int AddStream(byte[] content, string entries = "")
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(content);
        string head = string.Create(CultureInfo.InvariantCulture, $"<< {entries}/Length {packed.Length} /Filter /FlateDecode >>\nstream\n");
        int number = Reserve();
        _objects[number - 1] = [.. Encoding.Latin1.GetBytes(head), .. packed.ToArray(), .. "\nendstream"u8];
        return number;
    }

    internal byte[] ToArray(int catalog, int info)
    {
        using MemoryStream file = new();
        Write(file, "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        List<long> offsets = [];
        for (int i = 0; i < _objects.Count; i++)
        {
            offsets.Add(file.Length);
            Write(file, $"{i + 1} 0 obj\n");
            file.Write(_objects[i]);
            Write(file, "\nendobj\n");
        }

        long start = file.Length;
        Write(file, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (long offset in offsets) Write(file, $"{offset:D10} 00000 n \n");
        Write(file, $"trailer\n<< /Size {_objects.Count + 1} /Root {catalog} 0 R /Info {info} 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A text string for people: UTF-16 with byte order mark, in hexadecimal.</summary>
    internal static string TextString(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static void Write(MemoryStream file, FormattableString text) => Write(file, text.ToString(CultureInfo.InvariantCulture));

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
