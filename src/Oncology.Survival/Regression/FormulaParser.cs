using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Reads a formula by recursive descent; see <see cref="Formula"/> for the notation.</summary>
internal sealed class FormulaParser(string text)
{
    private static readonly Word Column = new("a column", "une colonne");
    private static readonly Word ToClose = new("to close the bracket", "pour fermer la parenthèse");

    private static readonly string[] Words = ["factor", "I", "strata", "cluster", "offset", .. FormulaExpression.FunctionNames];

    private readonly FormulaScanner _scanner = new(text);
    private readonly List<FormulaTerm> _terms = [];
    private readonly List<ColumnReference> _strata = [];
    private readonly List<FormulaExpression> _offsets = [];
    private ColumnReference? _cluster;

    public Formula ParseBothSides()
    {
        int start = _scanner.Position;
        string word = _scanner.IsAtName ? _scanner.TakeName(new("Surv", "Surv")).Name : "";
        if (word != "Surv" || !_scanner.Take("("))
        {
            throw _scanner.Error(new("A formula begins with Surv(time, event) or Surv(start, stop, event).", "Une formule commence par Surv(temps, événement) ou Surv(début, fin, événement)."), start);
        }

        List<ColumnReference> columns = [_scanner.TakeName(Column)];
        while (_scanner.Take(","))
        {
            columns.Add(_scanner.TakeName(Column));
        }

        string? code = _scanner.Take("==") ? _scanner.TakeLevel() : null;
        if (columns.Count is not (2 or 3))
        {
            Word hint = _scanner.BacktickHint;
            throw _scanner.Error(
                new(
                    $"Surv takes two columns (time, event) or three (start, stop, event).{hint.English}",
                    $"Surv prend deux colonnes (temps, événement) ou trois (début, fin, événement).{hint.French}"),
                start);
        }

        _scanner.Expect(")", new("after the columns of Surv", "après les colonnes de Surv"));
        _scanner.Expect("~", new("after Surv(...)", "après Surv(...)"));
        ParseTerms();
        return Result(columns.Count == 3 ? columns[0] : null, columns[^2], columns[^1], code);
    }

    public Formula ParseRightSide()
    {
        _scanner.Take("~");
        ParseTerms();
        return Result(null, null, null, null);
    }

    private Formula Result(ColumnReference? entry, ColumnReference? exit, ColumnReference? ended, string? code) => new(_scanner.Text)
    {
        Entry = entry,
        Exit = exit,
        Event = ended,
        EventCode = code,
        Terms = [.. _terms.OrderBy(term => term.Variables.Length)],
        Strata = [.. _strata],
        Cluster = _cluster,
        Offsets = [.. _offsets],
    };

    private void ParseTerms()
    {
        do
        {
            ParseSum();
        }
        while (_scanner.Take("+"));

        if (!_scanner.IsAtEnd)
        {
            Word hint = _scanner.Next switch
            {
                '-' => new(" Terms cannot be taken away.", " Un terme ne peut être retiré."),
                '^' or '/' => new(" Arithmetic on columns stands in I(...).", " Un calcul sur des colonnes s'écrit dans I(...)."),
                _ => _scanner.BacktickHint,
            };
            throw _scanner.Expected(new("'+', ':' or '*' between terms", "« + », « : » ou « * » entre les termes"), hint);
        }
    }

    // a * b * c: every product of some of them.
    private void ParseSum()
    {
        if (ParseSpecial())
        {
            return;
        }

        List<ImmutableArray<FormulaVariable>> crossed = [ParseInteraction()];
        while (_scanner.Take("*"))
        {
            ImmutableArray<FormulaVariable> next = ParseInteraction();
            crossed = [.. crossed, next, .. crossed.Select(term => term.AddRange(next))];
        }

        foreach (ImmutableArray<FormulaVariable> variables in crossed)
        {
            FormulaTerm term = new([.. variables.DistinctBy(variable => variable.Text)]);
            if (!_terms.Exists(known => known.IsSameAs(term.Variables)))
            {
                _terms.Add(term);
            }
        }
    }

    private bool ParseSpecial()
    {
        int start = _scanner.Position;
        if (char.IsAsciiDigit(_scanner.Next))
        {
            // The baseline hazard takes the place of an intercept: neither word changes the model.
            double number = _scanner.TakeNumber();
            return number is 0 or 1 ? true : throw _scanner.Error(new("A number alone is no term.", "Un nombre seul n'est pas un terme."), start);
        }

        if (TakeCall("strata"))
        {
            do
            {
                _strata.Add(_scanner.TakeName(Column));
            }
            while (_scanner.Take(","));
        }
        else if (TakeCall("cluster"))
        {
            if (_cluster is not null)
            {
                throw _scanner.Error(new("There can be one cluster(...) only.", "Un seul cluster(...) est possible."), start);
            }

            _cluster = _scanner.TakeName(Column);
        }
        else if (TakeCall("offset"))
        {
            _offsets.Add(new FormulaArithmetic(_scanner).Parse());
        }
        else
        {
            return false;
        }

        _scanner.Expect(")", ToClose);
        return _scanner.Next is ':' or '*'
            ? throw _scanner.Error(new("strata, cluster and offset take no part in interactions.", "strata, cluster et offset n'entrent dans aucune interaction."), start)
            : true;
    }

    /// <summary>The message that a function does not exist, with the nearest one.</summary>
    internal static Word NoFunction(string name, string? near) => new(
        $"There is no function '{name}'{(near is null ? "." : $"; did you mean '{near}'?")}", $"Il n'y a pas de fonction « {name} »{(near is null ? "." : $" ; vouliez-vous dire « {near} » ?")}");

    private ImmutableArray<FormulaVariable> ParseInteraction()
    {
        var variables = ImmutableArray.CreateBuilder<FormulaVariable>();
        do
        {
            variables.Add(ParseVariable());
        }
        while (_scanner.Take(":"));

        return variables.ToImmutable();
    }

    private FormulaVariable ParseVariable()
    {
        int start = _scanner.Position;
        if (TakeCall("factor"))
        {
            return ParseFactor(start);
        }

        if (TakeCall("I"))
        {
            FormulaExpression inside = new FormulaArithmetic(_scanner).Parse();
            _scanner.Expect(")", new("to close I(", "pour fermer I("));
            return Arithmetic(start, inside);
        }

        foreach (string function in FormulaExpression.FunctionNames)
        {
            if (TakeCall(function))
            {
                FormulaExpression argument = new FormulaArithmetic(_scanner).Parse();
                _scanner.Expect(")", new($"to close {function}(", $"pour fermer {function}("));
                return Arithmetic(start, new FormulaExpression.Call(function, argument));
            }
        }

        ColumnReference column = _scanner.TakeName(new("a column or a function", "une colonne ou une fonction"));
        if (_scanner.Next == '(')
        {
            string? near = NearestName.Find(column.Name, Words);
            throw _scanner.Error(NoFunction(column.Name, near), start);
        }

        return new FormulaVariable(_scanner.TextFrom(start), column);
    }

    private FormulaVariable ParseFactor(int start)
    {
        ColumnReference column = _scanner.TakeName(Column);
        (string, int)? reference = null;
        if (_scanner.Take(","))
        {
            int wordAt = _scanner.Position;
            ColumnReference word = _scanner.TakeName(new("ref=", "ref="));
            if (word.Name != "ref" || !_scanner.Take("="))
            {
                throw _scanner.Error(new($"Expected ref=level, found '{word.Name}'.", $"Attendu : ref=modalité ; trouvé : « {word.Name} »."), wordAt);
            }

            int levelAt = _scanner.Position;
            reference = (_scanner.TakeLevel(), levelAt);
        }

        _scanner.Expect(")", new("to close factor(", "pour fermer factor("));
        return new FormulaVariable(_scanner.TextFrom(start), column) { IsFactor = true, Reference = reference };
    }

    private FormulaVariable Arithmetic(int start, FormulaExpression expression)
    {
        ColumnReference[] columns = [.. expression.References()];
        return columns.Length == 0
            ? throw _scanner.Error(new("The term names no column.", "Le terme ne nomme aucune colonne."), start)
            : new FormulaVariable(_scanner.TextFrom(start), columns[0]) { Expression = expression };
    }

    private bool TakeCall(string word)
    {
        int end = _scanner.Position + word.Length;
        return string.CompareOrdinal(_scanner.Text, _scanner.Position, word, 0, word.Length) == 0
            && end < _scanner.Text.Length
            && _scanner.Text[end..].TrimStart().StartsWith('(')
            && _scanner.Take(word)
            && _scanner.Take("(");
    }
}
