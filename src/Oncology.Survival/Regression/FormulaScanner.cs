using System.Globalization;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Walks the text of a formula word by word and says where something is wrong.</summary>
internal sealed class FormulaScanner(string text)
{
    /// <summary>The formula.</summary>
    public string Text { get; } = text;

    /// <summary>Position of the next character that is no space.</summary>
    public int Position
    {
        get
        {
            while (field < Text.Length && char.IsWhiteSpace(Text[field]))
            {
                field++;
            }

            return field;
        }

        private set;
    }

    /// <summary>True when only spaces are left.</summary>
    public bool IsAtEnd => Position >= Text.Length;

    /// <summary>The next character, NUL at the end.</summary>
    public char Next => IsAtEnd ? '\0' : Text[Position];

    /// <summary>What comes next, for a message.</summary>
    public Word Found => IsAtEnd ? new("the end of the formula", "la fin de la formule") : new($"'{Next}'", $"« {Next} »");

    /// <summary>How to write a name with spaces, where a word follows a word; nothing elsewhere.</summary>
    public Word BacktickHint => Position > 0 && IsAtName && (IsNamePart(Text[Position - 1]) || char.IsWhiteSpace(Text[Position - 1]))
        ? new(" A name with spaces stands between backticks: `time in days`.", " Un nom avec des espaces s'écrit entre accents graves : `temps en jours`.")
        : new("", "");

    /// <summary>What was read since a position, as written.</summary>
    public string TextFrom(int start) => Text[start..Position].Trim();

    public FormulaException Error(Word message, int? position = null) => new(Text, position ?? Position, message.English, message.French);

    /// <summary>The error that something else was expected here.</summary>
    public FormulaException Expected(Word what, Word hint = default) =>
        Error(new($"Expected {what.English}, found {Found.English}.{hint.English}", $"Attendu : {what.French} ; trouvé : {Found.French}.{hint.French}"));

    /// <summary>Takes the symbol when it comes next.</summary>
    public bool Take(string symbol)
    {
        if (string.CompareOrdinal(Text, Position, symbol, 0, symbol.Length) != 0)
        {
            return false;
        }

        Position += symbol.Length;
        return true;
    }

    public void Expect(string symbol, Word where)
    {
        if (!Take(symbol))
        {
            throw Expected(new($"'{symbol}' {where.English}", $"« {symbol} » {where.French}"), BacktickHint);
        }
    }

    /// <summary>True when a column name or function word comes next.</summary>
    public bool IsAtName => Next is '`' || IsNameStart(Next);

    /// <summary>Takes a name: a plain word with dots and underscores, or anything in backticks.</summary>
    public ColumnReference TakeName(Word what)
    {
        int start = Position;
        if (Next == '`')
        {
            int end = Text.IndexOf('`', start + 1);
            if (end < 0)
            {
                throw Error(new("The backtick is not closed.", "L'accent grave n'est pas fermé."));
            }

            Position = end + 1;
            return new ColumnReference(Text[(start + 1)..end], start);
        }

        if (!IsNameStart(Next))
        {
            throw Expected(what);
        }

        int stop = start;
        while (stop < Text.Length && IsNamePart(Text[stop]))
        {
            stop++;
        }

        Position = stop;
        return new ColumnReference(Text[start..stop], start);
    }

    /// <summary>Takes a number with a decimal point.</summary>
    public double TakeNumber()
    {
        int start = Position;
        int stop = start;
        while (stop < Text.Length && (char.IsAsciiDigit(Text[stop]) || Text[stop] is '.' or 'e' or 'E' || IsExponentSign(start, stop)))
        {
            stop++;
        }

        if (!double.TryParse(Text.AsSpan(start, stop - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            throw Error(new($"'{Text[start..stop]}' is not a number.", $"« {Text[start..stop]} » n'est pas un nombre."));
        }

        Position = stop;
        return value;
    }

    /// <summary>Takes a level: quoted, or everything up to a comma or closing bracket.</summary>
    public string TakeLevel()
    {
        int start = Position;
        if (Next is '"' or '\'')
        {
            int end = Text.IndexOf(Text[start], start + 1);
            if (end < 0)
            {
                throw Error(new("The quote is not closed.", "Le guillemet n'est pas fermé."));
            }

            Position = end + 1;
            return Text[(start + 1)..end];
        }

        int stop = start;
        while (stop < Text.Length && Text[stop] is not (',' or ')'))
        {
            stop++;
        }

        string level = Text[start..stop].Trim();
        if (level.Length == 0)
        {
            throw Expected(new("a level", "une modalité"));
        }

        Position = stop;
        return level;
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '.';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '.';

    private bool IsExponentSign(int start, int at) => at > start && (Text[at] is '+' or '-') && (Text[at - 1] is 'e' or 'E');
}
