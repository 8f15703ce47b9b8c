using System.Buffers.Binary;
using System.Text;

namespace Oncology.Reporting;

/// <summary>Reads the big-endian numbers of an OpenType file; finds its tables by tag.</summary>
internal sealed class FontReader
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);

    internal FontReader(byte[] bytes)
    {
        _bytes = bytes;
        uint version = bytes.Length < 12 ? 0 : UInt32(0);
        if (version is not 0x00010000 and not 0x74727565)
            throw new InvalidDataException("The font is not a TrueType file: its first four bytes are neither 00 01 00 00 nor 'true'.");
        int count = UInt16(4);
        for (int i = 0; i < count; i++)
        {
            int entry = 12 + (16 * i);
            string tag = Encoding.ASCII.GetString(bytes, entry, 4);
            _tables[tag] = ((int)UInt32(entry + 8), (int)UInt32(entry + 12));
        }
    }

    /// <summary>The whole file.</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Where the table begins, and its length in bytes.</summary>
    /// <exception cref="InvalidDataException">The font has no such table.</exception>
    internal (int Offset, int Length) Table(string tag) =>
        _tables.TryGetValue(tag, out var place)
            ? place
            : throw new InvalidDataException($"The font has no '{tag}' table.");

    internal ushort UInt16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(offset, 2));

    internal short Int16(int offset) => BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(offset, 2));

    internal uint UInt32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(offset, 4));

    internal string Utf16(int offset, int length) => Encoding.BigEndianUnicode.GetString(_bytes, offset, length);
}
