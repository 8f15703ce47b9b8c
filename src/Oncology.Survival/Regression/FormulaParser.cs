using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Reads a formula by recursive descent; see <see cref="Formula"/> for the notation.</summary>
internal sealed class FormulaParser(string text)
{
    private static readonly string[] Words = ["factor", "I", "strata", "cluster", "offset", .. FormulaExpression.FunctionNames];

    private readonly FormulaScanner _scanner = new(text);
    private readonly List<FormulaTerm> _terms = [];
    private readonly List<ColumnReference> _strata = [];
    private readonly List<FormulaExpression> _offsets = [];
    private ColumnReference? _cluster;

    public Formula ParseBothSides()
    {
        int start = _scanner.Position;
        string word = _scanner.IsAtName ? _scanner.TakeName("Surv").Name : "";
        if (word != "Surv" || !_scanner.Take("("))
        {
            throw _scanner.Error("A formula begins with Surv(time, event) or Surv(start, stop, event).", start);
        }

        List<ColumnReference> columns = [_scanner.TakeName("a column")];
        while (_scanner.Take(","))
        {
            columns.Add(_scanner.TakeName("a column"));
        }

        string? code = _scanner.Take("==") ? _scanner.TakeLevel() : null;
        if (columns.Count is not (2 or 3))
        {
            throw _scanner.Error("Surv takes two columns (time, event) or three (start, stop, event).", start);
        }

        _scanner.Expect(")", "after the columns of Surv");
        _scanner.Expect("~", "after Surv(...)");
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
            string hint = _scanner.Next switch
            {
                '-' => " Terms cannot be taken away.",
                '^' or '/' => " Arithmetic on columns stands in I(...).",
                _ => "",
            };
            throw _scanner.Error($"Expected '+', ':' or '*' between terms, found {_scanner.Found}.{hint}");
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
            return number is 0 or 1 ? true : throw _scanner.Error("A number alone is no term.", start);
        }

        if (TakeCall("strata"))
        {
            do
            {
                _strata.Add(_scanner.TakeName("a column"));
            }
            while (_scanner.Take(","));
        }
        else if (TakeCall("cluster"))
        {
            if (_cluster is not null)
            {
                throw _scanner.Error("There can be one cluster(...) only.", start);
            }

            _cluster = _scanner.TakeName("a column");
        }
        else if (TakeCall("offset"))
        {
            _offsets.Add(new FormulaArithmetic(_scanner).Parse());
        }
        else
        {
            return false;
        }

        _scanner.Expect(")", "to close the bracket");
        return _scanner.Next is ':' or '*'
            ? throw _scanner.Error("strata, cluster and offset take no part in interactions.", start)
            : true;
    }

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
            _scanner.Expect(")", "to close I(");
            return Arithmetic(start, inside);
        }

        foreach (string function in FormulaExpression.FunctionNames)
        {
            if (TakeCall(function))
            {
                FormulaExpression argument = new FormulaArithmetic(_scanner).Parse();
                _scanner.Expect(")", $"to close {function}(");
                return Arithmetic(start, new FormulaExpression.Call(function, argument));
            }
        }

        ColumnReference column = _scanner.TakeName("a column or a function");
        if (_scanner.Next == '(')
        {
            string? near = NearestName.Find(column.Name, Words);
            throw _scanner.Error($"There is no function '{column.Name}'{(near is null ? "" : $"; did you mean '{near}'?")}", start);
        }

        return new FormulaVariable(_scanner.TextFrom(start), column);
    }

    private FormulaVariable ParseFactor(int start)
    {
        ColumnReference column = _scanner.TakeName("a column");
        (string, int)? reference = null;
        if (_scanner.Take(","))
        {
            int wordAt = _scanner.Position;
            ColumnReference word = _scanner.TakeName("ref=");
            if (word.Name != "ref" || !_scanner.Take("="))
            {
                throw _scanner.Error($"Expected ref=level, found '{word.Name}'.", wordAt);
            }

            int levelAt = _scanner.Position;
            reference = (_scanner.TakeLevel(), levelAt);
        }

        _scanner.Expect(")", "to close factor(");
        return new FormulaVariable(_scanner.TextFrom(start), column) { IsFactor = true, Reference = reference };
    }

    private FormulaVariable Arithmetic(int start, FormulaExpression expression)
    {
        ColumnReference[] columns = [.. expression.References()];
        return columns.Length == 0
            ? throw _scanner.Error("The term names no column.", start)
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
