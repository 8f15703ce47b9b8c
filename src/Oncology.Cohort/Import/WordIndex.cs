using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Oncology.Shared;

namespace Oncology.Cohort;

/// <summary>The distinct words of a column, numbered in the order in which they were met; 0 is the empty word.</summary>
/// <remarks>A table with open addressing: most cells of a cohort are short and were met before, and finding them again is most of the work of
/// reading a file. The hash begins with a number that differs from run to run, so that no file can be made to collide; the numbers of the words do
/// not depend on it.</remarks>
internal sealed class WordIndex
{
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64() | 1;
    private string[] _words = ["", "", "", ""];
    private uint[] _hashes = new uint[16];
    private int[] _places = new int[16];
    private int _filled;

    public int Count { get; private set; } = 1;

    public string this[int word] => _words[word];

    public string[] ToArray() => _words[..Count];

    /// <summary>Number of a word; a new one is learnt. A cell that an export defused for spreadsheets is the word it was before.</summary>
    [MethodImpl(HotLoop.AtOnce)]
    public int Find(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty)
        {
            return 0;
        }

        uint hash = Hash(cell);
        int mask = _places.Length - 1;
        int place = (int)hash & mask;
        for (; _places[place] > 0; place = (place + 1) & mask)
        {
            // A defused cell stands under its own hash for the word without the apostrophe.
            if (_hashes[place] == hash && Is(_words[_places[place]], cell))
            {
                return _places[place];
            }
        }

        string text = cell.ToString();
        string word = SpreadsheetCell.Plain(text);
        int number = word.Length < text.Length ? Find(word) : Add(word);
        Put(hash, number);
        return number;
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

    private void Put(uint hash, int number)
    {
        if (++_filled * 2 > _places.Length)
        {
            Grow();
        }

        int mask = _places.Length - 1;
        int place = (int)hash & mask;
        while (_places[place] > 0)
        {
            place = (place + 1) & mask;
        }

        (_places[place], _hashes[place]) = (number, hash);
    }

    private void Grow()
    {
        int[] places = _places;
        uint[] hashes = _hashes;
        _places = new int[places.Length * 2];
        _hashes = new uint[places.Length * 2];
        int mask = _places.Length - 1;
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] > 0)
            {
                int place = (int)hashes[i] & mask;
                while (_places[place] > 0)
                {
                    place = (place + 1) & mask;
                }

                (_places[place], _hashes[place]) = (places[i], hashes[i]);
            }
        }
    }

    // Four characters at a time, each mixed in by a multiplication whose upper half is folded back.
    private static uint Hash(ReadOnlySpan<char> cell)
    {
        ulong hash = Seed ^ (uint)cell.Length;
        ReadOnlySpan<ulong> fours = MemoryMarshal.Cast<char, ulong>(cell);
        foreach (ulong four in fours)
        {
            hash = Mix(hash ^ four);
        }

        ulong rest = 0;
        foreach (char c in cell[(fours.Length * 4)..])
        {
            rest = (rest << 16) | c;
        }

        return (uint)Mix(hash ^ rest);
    }

    private static ulong Mix(ulong value)
    {
        ulong high = Math.BigMul(value, Seed * 0x9E3779B97F4A7C15 | 1, out ulong low);
        return high ^ low;
    }
}
