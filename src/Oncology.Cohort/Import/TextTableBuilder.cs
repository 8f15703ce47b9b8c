using System.Globalization;
using System.Runtime.CompilerServices;

namespace Oncology.Cohort;

/// <summary>Gathers the records of a file into columns, and reports those that are not as wide as the header.</summary>
internal sealed class TextTableBuilder
{
    // Beyond so many the file is not the one that was meant.
    private const int MostRefused = 1000;

    // Lines that wait, so that their cells are looked up column by column: the words of one column stay at hand where those of all do not.
    private const int MostWaiting = 64;

    private readonly ColumnBuilder[] _columns;
    private readonly List<DelimitedRow> _refused = [];
    private readonly List<int> _lines = [];
    private readonly FindingList _findings;
    private readonly int _longest;
    private int[] _waiting = [];
    private int _waitingLines;
    private string _waitingText = "";

    /// <summary>An empty table. <paramref name="expected"/> rows, when they are known to come, get their place at once instead of by doubling.</summary>
    public TextTableBuilder(int width, int longest, FindingList findings, int expected = 0)
    {
        _columns = new ColumnBuilder[width];
        for (int i = 0; i < width; i++)
        {
            _columns[i] = new ColumnBuilder(expected);
        }

        _longest = longest;
        _findings = findings;
    }

    /// <summary>Rows with more cells than columns: which cell belongs to which column is not known.</summary>
    public int Rejected { get; private set; }

    public int Count => _lines.Count;

    /// <summary>Adds a record. False when it has no content.</summary>
    [MethodImpl(HotLoop.AtOnce)]
    public bool Add(IRecord record)
    {
        if (record is LineReader plain && Wait(plain))
        {
            return true;
        }

        Flush();
        int width = _columns.Length;
        int found = record.Count;
        int row = _lines.Count;
        bool blank = true;
        bool blankBeyond = true;
        List<(int Column, int Length)>? tooLong = null;
        for (int i = 0; i < found; i++)
        {
            ReadOnlySpan<char> cell = record[i];
            if (cell.Length == 0)
            {
                continue;
            }

            if (cell.Length > _longest)
            {
                (tooLong ??= []).Add((i, cell.Length));
                blank = false;
                continue;
            }

            bool space = char.IsWhiteSpace(cell[0]) && cell.IsWhiteSpace();
            blank = blank && space;
            if (i < width)
            {
                _columns[i].Set(row, cell);
            }
            else
            {
                blankBeyond = blankBeyond && space;
            }
        }

        FileLimits.Report(tooLong, record.Line, _longest, _findings);

        if (blank || !blankBeyond)
        {
            foreach (ColumnBuilder column in _columns)
            {
                column.Cut(row);
            }
        }

        if (blank)
        {
            return false;
        }

        if (!blankBeyond)
        {
            Rejected++;
            if (_refused.Count < MostRefused)
            {
                _refused.Add(Refused(record));
            }

            _findings.Add(Severity.Error, "F02", record.Line, null, null, new(
                string.Create(CultureInfo.InvariantCulture, $"The row has {found} cells, the header {width}; the row is not used. A delimiter inside a cell needs quotation marks."),
                string.Create(CultureInfo.InvariantCulture, $"La ligne a {found} cellules, l'en-tête {width} ; la ligne n'est pas utilisée. Un séparateur dans une cellule exige des guillemets.")));
            return true;
        }

        if (found < width)
        {
            _findings.Add(Severity.Warning, "F02", record.Line, null, null, new(
                string.Create(CultureInfo.InvariantCulture, $"The row has {found} cells, the header {width}; the last cells count as missing."),
                string.Create(CultureInfo.InvariantCulture, $"La ligne a {found} cellules, l'en-tête {width} ; les dernières cellules comptent comme manquantes.")));
        }

        _lines.Add(record.Line);
        return true;
    }

    // True for a line as it should be: as wide as the header, with content, and short enough that each of its cells is.
    [MethodImpl(HotLoop.AtOnce)]
    private bool Wait(LineReader line)
    {
        ReadOnlySpan<int> starts = line.Starts;
        if (line.Count != _columns.Length || starts[^1] - starts[0] > _longest || !HasContent(line))
        {
            return false;
        }

        if (_waitingLines == MostWaiting)
        {
            Flush();
        }

        if (_waiting.Length < (_waitingLines + 1) * starts.Length)
        {
            Array.Resize(ref _waiting, Math.Min(Math.Max(_waiting.Length * 4, starts.Length), MostWaiting * starts.Length));
        }

        starts.CopyTo(_waiting.AsSpan(_waitingLines * starts.Length));
        _waitingLines++;
        _waitingText = line.Text;
        _lines.Add(line.Line);
        return true;
    }

    private static bool HasContent(LineReader line)
    {
        for (int i = 0; i < line.Count; i++)
        {
            ReadOnlySpan<char> cell = line[i];
            if (cell.Length > 0 && !(char.IsWhiteSpace(cell[0]) && cell.IsWhiteSpace()))
            {
                return true;
            }
        }

        return false;
    }

    private void Flush()
    {
        if (_waitingLines == 0)
        {
            return;
        }

        int step = _columns.Length + 1;
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i].Set(_lines.Count - _waitingLines, _waitingText, _waiting.AsSpan(i, (_waitingLines - 1) * step + 2), step);
        }

        _waitingLines = 0;
    }

    // Apart, so that only refused records pay for a function that captures them.
    private static DelimitedRow Refused(IRecord record) => new(record.Line, [.. Enumerable.Range(0, record.Count).Select(i => record[i].ToString())]);

    /// <summary>Adds the rows of a later part of the same file.</summary>
    public void Append(TextTableBuilder later)
    {
        Flush();
        later.Flush();
        int before = _lines.Count;
        Parallel.For(0, _columns.Length, i => _columns[i].Append(later._columns[i], before));
        _lines.AddRange(later._lines);
        Rejected += later.Rejected;
        _refused.AddRange(later._refused.Take(MostRefused - _refused.Count));
    }

    public TextTable ToTable()
    {
        Flush();
        return new([.. _lines], [.. _columns.Select(c => c.ToColumn(_lines.Count))]) { Refused = [.. _refused] };
    }

    /// <summary>One column while it grows. Rows that were not set are empty.</summary>
    private sealed class ColumnBuilder(int expected)
    {
        // A column with cells in so many rows is likely to have them in all.
        private const int Many = 4_096;

        private readonly WordIndex _words = new();
        private int[] _codes = [];
        private int _set;

        [MethodImpl(HotLoop.AtOnce)]
        public void Set(int row, ReadOnlySpan<char> cell)
        {
            Reserve(row);
            _codes[row] = _words.Find(cell);
            _set = row + 1;
        }

        /// <summary>Sets the rows from one on: their cells begin in the text at numbers that lie one step apart, and each ends one before the number that follows its own.</summary>
        [MethodImpl(HotLoop.AtOnce)]
        public void Set(int row, string text, ReadOnlySpan<int> starts, int step)
        {
            for (int i = 0; i < starts.Length; i += step, row++)
            {
                int length = starts[i + 1] - starts[i] - 1;
                if (length > 0)
                {
                    Reserve(row);
                    _codes[row] = _words.Find(text.AsSpan(starts[i], length));
                    _set = row + 1;
                }
            }
        }

        private void Reserve(int row)
        {
            if (row >= _codes.Length)
            {
                int doubled = Math.Max(row + 1, Math.Max(256, _codes.Length * 2));
                Array.Resize(ref _codes, doubled > Many && expected > row ? expected : doubled);
            }
        }

        /// <summary>Takes back what was set from a row on.</summary>
        public void Cut(int row)
        {
            if (_set > row)
            {
                Array.Clear(_codes, row, _set - row);
                _set = row;
            }
        }

        public void Append(ColumnBuilder later, int before)
        {
            if (later._set == 0)
            {
                return;
            }

            int[] codes = new int[later._words.Count];
            for (int i = 1; i < codes.Length; i++)
            {
                codes[i] = _words.Find(later._words[i]);
            }

            if (_codes.Length < before + later._set)
            {
                Array.Resize(ref _codes, before + later._set);
            }

            for (int row = 0; row < later._set; row++)
            {
                _codes[before + row] = codes[later._codes[row]];
            }

            _set = before + later._set;
        }

        public TextColumn ToColumn(int rows)
        {
            Array.Resize(ref _codes, Math.Min(_set, rows));
            return new TextColumn(_words.ToArray(), _codes);
        }
    }
}
