using System.Globalization;
using Oncology.Shared;

namespace Oncology.Cohort;

/// <summary>Cuts a text into its header and a table.</summary>
/// <remarks>A large text is cut in two at a line end outside quotation marks, and both halves are read at once; the result is that of reading it in one
/// go. Where a quotation mark of the first half is misplaced, so that the cut is not sure to lie between two records, the text is read in one go.</remarks>
internal sealed class RecordSplitter
{
    private const int FewestCharacters = 1 << 20;
    private const int RowsBetweenChecks = 1024;
    private readonly string _text;
    private readonly char _delimiter;
    private readonly FileFormat _format;
    private readonly bool _hasQuotes;

    private RecordSplitter(string text, char delimiter, FileFormat format)
    {
        _text = text;
        _delimiter = delimiter;
        _format = format;
        _hasQuotes = text.Contains('"', StringComparison.Ordinal);
    }

    /// <summary>The header, or null when no record has content; and the table, or null when the header is too wide or the table too large.</summary>
    public static (DelimitedRow? Header, TextTableBuilder? Table) Split(string text, char delimiter, FileFormat format, FindingList findings)
    {
        var splitter = new RecordSplitter(text, delimiter, format);
        int cut = splitter.Cut();
        Part? whole = cut > 0 ? splitter.Halves(cut) : null;
        whole ??= splitter.Whole();
        findings.Add(whole.Findings);
        if (whole.Blank > 0)
        {
            findings.Add(Severity.Information, "F05", null, null, null, new(
                string.Create(CultureInfo.InvariantCulture, $"Rows without any content were skipped: {whole.Blank}."),
                string.Create(CultureInfo.InvariantCulture, $"Lignes sans contenu ignorées : {whole.Blank}.")));
        }

        return (whole.Header, whole.Table);
    }

    private Part Whole()
    {
        using IRecordSource reader = Source(0, _text.Length);
        var part = new Part(_format) { Lines = Lines(0) };
        if (part.ReadHeader(reader))
        {
            part.ReadRows(reader);
        }

        return part;
    }

    // Null when the halves cannot be told apart for sure.
    private Part? Halves(int cut)
    {
        using IRecordSource reader = Source(0, cut);
        var first = new Part(_format) { Lines = Lines(0) };
        if (!first.ReadHeader(reader))
        {
            return null;
        }

        var second = new Part(_format, first.Header!.Value, Lines(cut));
        Task later = Task.Run(() =>
        {
            using IRecordSource rest = Source(cut, _text.Length);
            second.ReadRows(rest);
        });
        try
        {
            first.ReadRows(reader);
        }
        finally
        {
            // Stopped or not, the other half is not left running.
            later.GetAwaiter().GetResult();
        }

        if (first.HasBadQuotes)
        {
            return null;
        }

        first.Append(second);
        return first;
    }

    private int Lines(int start) => _text.AsSpan(start).Count('\n') + (_text.EndsWith('\n') ? 0 : 1);

    private IRecordSource Source(int start, int end)
    {
        int linesBefore = _text.AsSpan(0, start).Count('\n');
        return _hasQuotes
            ? new RecordReader(new StringReader(_text[start..end]), _delimiter, linesBefore)
            : new LineReader(_text, start, end, _delimiter, linesBefore);
    }

    // After a line end near the middle with an even number of quotation marks before it; 0 when the text is small or has none.
    private int Cut()
    {
        if (_text.Length < FewestCharacters)
        {
            return 0;
        }

        int middle = _text.Length / 2;
        bool isOpen = _hasQuotes && _text.AsSpan(0, middle).Count('"') % 2 == 1;
        for (int i = middle; i < _text.Length; i++)
        {
            isOpen ^= _text[i] == '"';
            if (_text[i] == '\n' && !isOpen)
            {
                return i + 1 < _text.Length ? i + 1 : 0;
            }
        }

        return 0;
    }

    /// <summary>What was read of one stretch of the text.</summary>
    private sealed class Part
    {
        private readonly FileFormat _format;

        public Part(FileFormat format)
        {
            _format = format;
            Findings = new FindingList("", format.MaxFindings);
        }

        public Part(FileFormat format, DelimitedRow header, int lines)
            : this(format)
        {
            Lines = lines;
            Header = header;
            Table = NewTable(header);
        }

        public FindingList Findings { get; }

        /// <summary>Lines from the beginning of the stretch to the end of the text: no more rows will come, once those of the header are read.</summary>
        public int Lines { get; set; }

        public DelimitedRow? Header { get; private set; }

        public TextTableBuilder? Table { get; private set; }

        public int Blank { get; private set; }

        public bool HasBadQuotes { get; private set; }

        /// <summary>Reads the header rows. False when there is none, or when it is too wide.</summary>
        public bool ReadHeader(IRecordSource reader)
        {
            for (int rows = 0; rows < Math.Max(_format.HeaderRows, 1); rows++)
            {
                if (NextWithContent(reader) is not { } record)
                {
                    break;
                }

                Lines--;
                Header ??= record;
                if (Header.Value.Cells.Length > _format.MaxColumns)
                {
                    return false;
                }
            }

            Table = Header is { } header ? NewTable(header) : null;
            return Header is not null;
        }

        public void ReadRows(IRecordSource reader)
        {
            while (Table is not null && reader.Next())
            {
                if (Table.Count % RowsBetweenChecks == 0)
                {
                    _format.Cancellation.ThrowIfCancellationRequested();
                }

                Blank += Table.Add(reader) ? 0 : 1;
                CheckQuotes(reader);
                CheckSize();
            }
        }

        public void Append(Part later)
        {
            HasBadQuotes |= later.HasBadQuotes;
            Blank += later.Blank;
            Findings.Add(later.Findings);
            if (Table is null || later.Table is null)
            {
                Table = null;
                return;
            }

            Table.Append(later.Table);
            CheckSize();
        }

        private TextTableBuilder NewTable(DelimitedRow header) => new(
            header.Cells.Length, _format.MaxCellLength, Findings, (long)Lines * header.Cells.Length <= _format.MaxFileBytes ? Math.Max(Lines, 0) : 0);

        // A short row is as wide as the header in memory: the size of the file does not bound it.
        private void CheckSize()
        {
            long cells = (long)Table!.Count * Header!.Value.Cells.Length;
            if (cells > _format.MaxFileBytes)
            {
                Findings.Add(Severity.Error, "F09", null, null, null, FileLimits.TooManyCells(cells, _format.MaxFileBytes));
                Table = null;
            }
        }

        private DelimitedRow? NextWithContent(IRecordSource reader)
        {
            while (reader.Next())
            {
                string[] cells = new string[reader.Count];
                List<(int Column, int Length)>? tooLong = null;
                for (int i = 0; i < cells.Length; i++)
                {
                    ReadOnlySpan<char> cell = reader[i];
                    bool isTooLong = cell.Length > _format.MaxCellLength;
                    if (isTooLong)
                    {
                        (tooLong ??= []).Add((i, cell.Length));
                    }

                    cells[i] = isTooLong ? "" : SpreadsheetCell.Plain(cell.ToString());
                }

                FileLimits.Report(tooLong, reader.Line, _format.MaxCellLength, Findings);
                CheckQuotes(reader);
                if (tooLong is not null || cells.Length > _format.MaxColumns || !Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
                {
                    return new DelimitedRow(reader.Line, cells);
                }

                Blank++;
            }

            return null;
        }

        private void CheckQuotes(IRecordSource reader)
        {
            if (!reader.HasBadQuotes)
            {
                return;
            }

            HasBadQuotes = true;
            Findings.Add(reader.HasBreaks ? Severity.Error : Severity.Warning, "F03", reader.Line, null, null, new(
                $"A quotation mark is not where it can be; the cells of this row may be cut wrongly{(reader.HasBreaks ? ", and it holds several lines of the file" : "")}.",
                $"Un guillemet est mal placé ; les cellules de cette ligne sont peut-être mal découpées{(reader.HasBreaks ? ", et elle couvre plusieurs lignes du fichier" : "")}."));
        }
    }
}
