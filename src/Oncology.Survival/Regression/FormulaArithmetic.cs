using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Reads arithmetic on columns; <c>^</c> binds tighter than <c>* /</c>, and these tighter than <c>+ -</c>.</summary>
internal sealed class FormulaArithmetic(FormulaScanner scanner)
{
    public FormulaExpression Parse()
    {
        FormulaExpression left = ParseProduct();
        while (true)
        {
            char sign = scanner.Next;
            if (sign is not ('+' or '-'))
            {
                return left;
            }

            scanner.Take(sign.ToString());
            left = new FormulaExpression.Binary(sign, left, ParseProduct());
        }
    }

    private FormulaExpression ParseProduct()
    {
        FormulaExpression left = ParseSigned();
        while (true)
        {
            char sign = scanner.Next;
            if (sign is not ('*' or '/'))
            {
                return left;
            }

            scanner.Take(sign.ToString());
            left = new FormulaExpression.Binary(sign, left, ParseSigned());
        }
    }

    private FormulaExpression ParseSigned()
    {
        if (scanner.Take("-"))
        {
            return new FormulaExpression.Binary('-', new FormulaExpression.Number(0), ParseSigned());
        }

        FormulaExpression operand = ParseOperand();
        return scanner.Take("^") ? new FormulaExpression.Binary('^', operand, ParseSigned()) : operand;
    }

    private FormulaExpression ParseOperand()
    {
        if (scanner.Take("("))
        {
            FormulaExpression inside = Parse();
            scanner.Expect(")", new("to close the bracket", "pour fermer la parenthèse"));
            return inside;
        }

        if (char.IsAsciiDigit(scanner.Next))
        {
            return new FormulaExpression.Number(scanner.TakeNumber());
        }

        ColumnReference name = scanner.TakeName(new("a column or a number", "une colonne ou un nombre"));
        if (!scanner.Take("("))
        {
            return new FormulaExpression.Column(name);
        }

        if (!FormulaExpression.FunctionNames.Contains(name.Name))
        {
            string? near = NearestName.Find(name.Name, FormulaExpression.FunctionNames);
            throw scanner.Error(FormulaParser.NoFunction(name.Name, near), name.Position);
        }

        FormulaExpression argument = Parse();
        scanner.Expect(")", new($"to close {name.Name}(", $"pour fermer {name.Name}("));
        return new FormulaExpression.Call(name.Name, argument);
    }
}
