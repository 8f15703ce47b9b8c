using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Cohort;

/// <summary>Records of a text without any quotation mark: each line that is not empty is one, and its cells are what stands between the delimiters.</summary>
/// <remarks>Such a text needs no library; its cells are read where they stand, without a string for each.</remarks>
internal sealed class LineReader : IRecordSource
{
    private readonly string _text;
    private readonly int _end;
    private readonly char _delimiter;
    private int[] _starts = new int[64];
    private int _next;
    private int _line;

    public LineReader(string text, int start, int end, char delimiter, int linesBefore)
    {
        _text = text;
        _next = start;
        _end = end;
        _delimiter = delimiter;
        _line = linesBefore;
    }

    /// <summary>The text in which the cells stand.</summary>
    public string Text => _text;

    /// <summary>Where each cell of the record begins in the text, and where one more would: a cell ends one before the next.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count + 1);

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public int Line => _line;

    /// <inheritdoc/>
    public bool HasBreaks => false;

    /// <inheritdoc/>
    public bool HasBadQuotes => false;

    /// <inheritdoc/>
    public ReadOnlySpan<char> this[int cell] => _text.AsSpan(_starts[cell], _starts[cell + 1] - _starts[cell] - 1);

    /// <inheritdoc/>
    [MethodImpl(HotLoop.AtOnce)]
    public bool Next()
    {
        while (_next < _end)
        {
            int start = _next;
            int length = _text.AsSpan(start, _end - start).IndexOf('\n');
            length = length < 0 ? _end - start : length;
            _next = start + length + 1;
            _line++;
            if (length > 0)
            {
                Cut(start, start + length);
                return true;
            }
        }

        return false;
    }

    /// <summary>Nothing is held.</summary>
    public void Dispose()
    {
    }

    // Sixteen characters at a time; what is left of the line one by one.
    [MethodImpl(HotLoop.AtOnce)]
    private void Cut(int start, int end)
    {
        ReadOnlySpan<ushort> line = MemoryMarshal.Cast<char, ushort>(_text.AsSpan(start, end - start));
        int count = 1;
        int at = 0;
        _starts[0] = start;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<ushort> delimiter = Vector256.Create((ushort)_delimiter);
            for (; at <= line.Length - Vector256<ushort>.Count; at += Vector256<ushort>.Count)
            {
                Reserve(count + Vector256<ushort>.Count);
                int[] starts = _starts;
                for (uint found = Vector256.Equals(Vector256.Create(line[at..]), delimiter).ExtractMostSignificantBits(); found != 0; found &= found - 1)
                {
                    starts[count++] = start + at + BitOperations.TrailingZeroCount(found) + 1;
                }
            }
        }

        for (; at < line.Length; at++)
        {
            if (line[at] == _delimiter)
            {
                Reserve(count + 1);
                _starts[count++] = start + at + 1;
            }
        }

        _starts[count] = end + 1;
        Count = count;
    }

    // Room for so many starts, and for the end of the line behind them.
    private void Reserve(int count)
    {
        if (count + 1 > _starts.Length)
        {
            Array.Resize(ref _starts, Math.Max(count + 1, _starts.Length * 2));
        }
    }
}
