namespace Oncology.Survival;

/// <summary>Arithmetic on columns inside a formula: <c>log(x)</c>, <c>I(x^2 / 10)</c>.</summary>
internal abstract record FormulaExpression
{
    private FormulaExpression()
    {
    }

    /// <summary>The functions a formula knows.</summary>
    public static IReadOnlyList<string> FunctionNames { get; } = ["log", "exp", "sqrt"];

    /// <summary>Value at one row.</summary>
    /// <param name="columns">The numbers of each column that the expression names.</param>
    /// <param name="row">Row.</param>
    public abstract double At(IReadOnlyDictionary<string, double[]> columns, int row);

    /// <summary>The columns in the order they are named, with their positions in the formula.</summary>
    public abstract IEnumerable<ColumnReference> References();

    internal sealed record Number(double Value) : FormulaExpression
    {
        public override double At(IReadOnlyDictionary<string, double[]> columns, int row) => Value;

        public override IEnumerable<ColumnReference> References() => [];
    }

    internal sealed record Column(ColumnReference Reference) : FormulaExpression
    {
        public override double At(IReadOnlyDictionary<string, double[]> columns, int row) => columns[Reference.Name][row];

        public override IEnumerable<ColumnReference> References() => [Reference];
    }

    internal sealed record Binary(char Operator, FormulaExpression Left, FormulaExpression Right) : FormulaExpression
    {
        public override double At(IReadOnlyDictionary<string, double[]> columns, int row)
        {
            double left = Left.At(columns, row);
            double right = Right.At(columns, row);
            return Operator switch
            {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                '/' => left / right,
                _ => Power(left, right),
            };
        }

        public override IEnumerable<ColumnReference> References() => Left.References().Concat(Right.References());

        // Squares as R computes them; a missing base stays missing also with power 0.
        private static double Power(double x, double power) => double.IsNaN(x) ? x : power == 2 ? x * x : Math.Pow(x, power);
    }

    internal sealed record Call(string Function, FormulaExpression Argument) : FormulaExpression
    {
        public override double At(IReadOnlyDictionary<string, double[]> columns, int row)
        {
            double x = Argument.At(columns, row);
            return Function switch
            {
                "log" => Math.Log(x),
                "exp" => Math.Exp(x),
                _ => Math.Sqrt(x),
            };
        }

        public override IEnumerable<ColumnReference> References() => Argument.References();
    }
}
