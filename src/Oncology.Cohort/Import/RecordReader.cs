using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Oncology.Cohort;

/// <summary>Cuts text into records and cells. The only place that knows the library which does it.</summary>
internal sealed class RecordReader : IRecordSource
{
    private readonly CsvParser _parser;
    private readonly int _linesBefore;
    private int _breaks;
    private bool _hasBadQuotes;

    public RecordReader(TextReader text, char delimiter, int linesBefore)
    {
        _linesBefore = linesBefore;
        _parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            ExceptionMessagesContainRawData = false,
            BadDataFound = _ => _hasBadQuotes = true,
            DetectColumnCountChanges = false,
            CacheFields = true,
        });
    }

    /// <inheritdoc/>
    public int Count => _parser.Count;

    /// <inheritdoc/>
    public int Line => _parser.RawRow + _linesBefore - _breaks;

    /// <inheritdoc/>
    public bool HasBreaks => _breaks > 0;

    /// <inheritdoc/>
    public bool HasBadQuotes => _hasBadQuotes;

    /// <inheritdoc/>
    public ReadOnlySpan<char> this[int cell]
    {
        get
        {
            ReadOnlySpan<char> text = _parser[cell];
            _breaks += text.Count('\n');
            return text;
        }
    }

    /// <inheritdoc/>
    public bool Next()
    {
        _hasBadQuotes = false;
        _breaks = 0;
        return _parser.Read();
    }

    /// <inheritdoc/>
    public void Dispose() => _parser.Dispose();
}
