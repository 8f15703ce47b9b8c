using System.Runtime.CompilerServices;

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

    [MethodImpl(HotLoop.AtOnce)]
    private void Cut(int start, int end)
    {
        int count = 0;
        for (; ; )
        {
            if (count + 2 > _starts.Length)
            {
                Array.Resize(ref _starts, _starts.Length * 2);
            }

            _starts[count++] = start;
            int length = _text.AsSpan(start, end - start).IndexOf(_delimiter);
            if (length < 0)
            {
                break;
            }

            start += length + 1;
        }

        _starts[count] = end + 1;
        Count = count;
    }
}
