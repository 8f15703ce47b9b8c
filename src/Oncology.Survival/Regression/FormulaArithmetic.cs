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
            scanner.Expect(")", "to close the bracket");
            return inside;
        }

        if (char.IsAsciiDigit(scanner.Next))
        {
            return new FormulaExpression.Number(scanner.TakeNumber());
        }

        ColumnReference name = scanner.TakeName("a column or a number");
        if (!scanner.Take("("))
        {
            return new FormulaExpression.Column(name);
        }

        if (!FormulaExpression.FunctionNames.Contains(name.Name))
        {
            string? near = NearestName.Find(name.Name, FormulaExpression.FunctionNames);
            throw scanner.Error($"There is no function '{name.Name}'{(near is null ? "" : $"; did you mean '{near}'?")}", name.Position);
        }

        FormulaExpression argument = Parse();
        scanner.Expect(")", $"to close {name.Name}(");
        return new FormulaExpression.Call(name.Name, argument);
    }
}
