using System.Runtime.CompilerServices;
using Oncology.Shared;

namespace Oncology.Cohort;

/// <summary>The distinct words of a column, numbered in the order in which they were met; 0 is the empty word.</summary>
/// <remarks>A table with open addressing: most cells of a cohort are short and were met before, and finding them again is most of the work of
/// reading a file. A short cell is found by its characters alone, without a look at the word. The hash begins with a number that differs from run to
/// run, so that no file can be made to collide; the numbers of the words do not depend on it.</remarks>
internal sealed class WordIndex
{
    private static readonly ulong SeedOfRun = (ulong)Random.Shared.NextInt64() | 1;
    private readonly ulong _seed = SeedOfRun;
    private string[] _words = ["", "", "", ""];
    private Met[] _met = new Met[4];
    private int _filled = 1;
    private int[] _places = new int[16];

    public int Count { get; private set; } = 1;

    public string this[int word] => _words[word];

    public string[] ToArray() => _words[..Count];

    /// <summary>Number of a word; a new one is learnt. A cell that an export defused for spreadsheets is the word it was before.</summary>
    public int Find(ReadOnlySpan<char> cell) => Find(cell, null);

    /// <summary>Number of a word that another index learnt: the same string serves both.</summary>
    public int Find(string word) => Find(word, word);

    [MethodImpl(HotLoop.AtOnce)]
    private int Find(ReadOnlySpan<char> cell, string? known)
    {
        if (cell.IsEmpty)
        {
            return 0;
        }

        WordKey key = WordKey.Of(cell, _seed);
        int[] places = _places;
        Met[] met = _met;
        int mask = places.Length - 1;
        for (int place = key.Hash(_seed) & mask; places[place] > 0; place = (place + 1) & mask)
        {
            // A defused cell stands under its own key for the word without the apostrophe.
            ref Met before = ref met[places[place]];
            if (before.Key.Equals(key) && (key.IsWhole || Is(_words[before.Word], cell)))
            {
                return before.Word;
            }
        }

        string text = known ?? cell.ToString();
        string word = SpreadsheetCell.Plain(text);
        return Put(key, word.Length < text.Length ? Find(word) : Add(word));
    }

    private static bool Is(string word, ReadOnlySpan<char> cell) =>
        cell.SequenceEqual(word) || (cell.Length == word.Length + 1 && cell[0] == '\'' && cell[1..].SequenceEqual(word) && SpreadsheetCell.Plain(cell.ToString()).Length < cell.Length);

    private int Add(string word)
    {
        if (Count == _words.Length)
        {
            Array.Resize(ref _words, Count * 2);
        }

        _words[Count] = word;
        return Count++;
    }

    private int Put(WordKey key, int word)
    {
        if (_filled == _met.Length)
        {
            Array.Resize(ref _met, _filled * 2);
        }

        _met[_filled] = new Met(key, word);
        if (_filled * 2 >= _places.Length)
        {
            _places = new int[_places.Length * 2];
            for (int i = 1; i < _filled; i++)
            {
                PutPlace(i);
            }
        }

        PutPlace(_filled++);
        return word;
    }

    private void PutPlace(int met)
    {
        int mask = _places.Length - 1;
        int place = _met[met].Key.Hash(_seed) & mask;
        while (_places[place] > 0)
        {
            place = (place + 1) & mask;
        }

        _places[place] = met;
    }

    /// <summary>A cell that was met, and the number of its word.</summary>
    private readonly record struct Met(WordKey Key, int Word);
}
