using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The cells of a file by column. A column keeps each of its words once, so that what is decided about a word is decided once.</summary>
internal sealed class TextTable
{
    private readonly int[] _lines;
    private readonly FrozenDictionary<(int Row, int Column), CorrectedCell> _corrected;

    public TextTable(int[] lines, ImmutableArray<TextColumn> columns)
        : this(lines, columns, FrozenDictionary<(int Row, int Column), CorrectedCell>.Empty)
    {
    }

    private TextTable(int[] lines, ImmutableArray<TextColumn> columns, FrozenDictionary<(int Row, int Column), CorrectedCell> corrected)
    {
        _lines = lines;
        _corrected = corrected;
        Columns = columns;
    }

    /// <summary>Number of rows.</summary>
    public int Count => _lines.Length;

    public ImmutableArray<TextColumn> Columns { get; }

    /// <summary>Rows with more cells than columns, as they stand in the file; the first of them when there are very many.</summary>
    public ImmutableArray<DelimitedRow> Refused { get; init; } = [];

    /// <summary>Line of the file on which a row begins.</summary>
    public int LineOf(int row) => _lines[row];

    public DelimitedRow Row(int row) => new(_lines[row], [.. Columns.Select(c => c[row])]);

    /// <summary>The table with one more column; this table does not change.</summary>
    public TextTable With(TextColumn column) => new(_lines, Columns.Add(column), _corrected) { Refused = Refused };

    /// <summary>What the file holds in a corrected cell, and the correction; null where the cell is as in the file.</summary>
    public CorrectedCell? CorrectionOf(int row, int column) => _corrected.Count == 0 ? null : _corrected.GetValueOrDefault((row, column));

    /// <summary>The table with corrected cells; this table does not change.</summary>
    public TextTable With(IReadOnlyList<(int Row, int Column, Correction Correction)> cells)
    {
        var columns = Columns.ToBuilder();
        foreach (var ofColumn in cells.GroupBy(c => c.Column))
        {
            columns[ofColumn.Key] = columns[ofColumn.Key].With(ofColumn.Select(c => (c.Row, c.Correction.New)), Count);
        }

        return new TextTable(_lines, columns.ToImmutable(), cells.ToFrozenDictionary(c => (c.Row, c.Column), c => new CorrectedCell(Columns[c.Column][c.Row].Trim(), c.Correction)));
    }
}

/// <summary>A cell that is read as another text.</summary>
/// <param name="Raw">Text in the file, without outer spaces.</param>
/// <param name="Correction">The correction.</param>
internal sealed record CorrectedCell(string Raw, Correction Correction);

/// <summary>One column of a file: its distinct words, the first of them the empty one, and the number of the word in each row.</summary>
internal sealed class TextColumn
{
    private readonly string[] _words;
    private readonly int[] _codes;

    public TextColumn(string[] words, int[] codes)
    {
        _words = words;
        _codes = codes;
    }

    public ReadOnlySpan<string> Words => _words;

    public string this[int row] => _words[CodeOf(row)];

    /// <summary>Rows that hold each word, by number of the word; of the empty word those that are written out.</summary>
    public int[] Counts => field ??= Count();

    /// <summary>The words that stand in some row.</summary>
    public IEnumerable<string> WordsUsed
    {
        get
        {
            for (int i = 0; i < _words.Length; i++)
            {
                if (i > 0 || _codes.AsSpan().Contains(0))
                {
                    yield return _words[i];
                }
            }
        }
    }

    /// <summary>Number of the word in each row, up to the last row that is not empty. Not to be changed.</summary>
    public int[] AllCodes => _codes;

    /// <summary>Number of the word in a row; 0 when the cell is empty.</summary>
    public int CodeOf(int row) => row < _codes.Length ? _codes[row] : 0;

    /// <summary>A column with the words of this one in some rows, and nothing in the others.</summary>
    public TextColumn Where(Func<int, bool> isTaken, int rows)
    {
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            codes[row] = isTaken(row) ? CodeOf(row) : 0;
        }

        return new TextColumn(_words, codes);
    }

    public TextColumn With(IEnumerable<(int Row, string Text)> cells, int rows)
    {
        var words = new List<string>(_words);
        int[] codes = new int[rows];
        _codes.CopyTo(codes, 0);
        foreach ((int row, string text) in cells)
        {
            int code = words.IndexOf(text);
            if (code < 0)
            {
                code = words.Count;
                words.Add(text);
            }

            codes[row] = code;
        }

        return new TextColumn([.. words], codes);
    }

    private int[] Count()
    {
        int[] counts = new int[_words.Length];
        foreach (int code in _codes)
        {
            counts[code]++;
        }

        return counts;
    }
}
