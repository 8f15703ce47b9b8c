using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Evaluates the right side of a formula on complete rows of a table.</summary>
internal sealed class FormulaColumns(DataTable table, Formula formula)
{
    private readonly Dictionary<string, ImmutableArray<string>> _factorLevels = new(StringComparer.Ordinal);

    /// <summary>Levels of each factor evaluated so far by the text of its variable, reference first.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> FactorLevels => _factorLevels;

    /// <summary>The values of a variable.</summary>
    public DesignVariable Evaluate(FormulaVariable variable)
    {
        string column = variable.Column.Name;
        if (variable.Expression is FormulaExpression expression)
        {
            return new DesignVariable(column, variable.Text, Values(expression, variable.Column, variable.Text), null)
            {
                Columns = [.. variable.References().Select(reference => reference.Name).Distinct(StringComparer.Ordinal)],
            };
        }

        if (!variable.IsFactor && table.IsNumeric(column))
        {
            return new DesignVariable(column, variable.Text, [.. table.Numbers(column)], null);
        }

        if (!variable.IsFactor)
        {
            RefuseMistypedNumber(column);
        }

        Factor factor = table.ToFactor(column);
        if (variable.Reference is (string level, int position))
        {
            string? match = factor.Levels.FirstOrDefault(known => IsSameLevel(known, level));
            if (match is null)
            {
                string? near = NearestName.Find(level, factor.Levels);
                throw new FormulaException(
                    formula.Text,
                    position,
                    $"'{column}' has no level '{level}'{(near is null ? "." : $"; did you mean '{near}'?")} Its levels are {Listed(factor.Levels)}.",
                    $"« {column} » n'a pas de modalité « {level} »{(near is null ? "." : $" ; vouliez-vous dire « {near} » ?")} Ses modalités : {ListedFrench(factor.Levels)}.");
            }

            factor = factor.WithReference(match);
        }

        _factorLevels[variable.Text] = factor.Levels;
        return new DesignVariable(column, variable.Text, null, factor);
    }

    /// <summary>The values of a variable with the levels that the model was fitted with.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="levels">Levels of the factor in the model; null for a variable that is a number there.</param>
    /// <exception cref="CellException">A cell is not one of the levels, or is no number.</exception>
    public DesignVariable EvaluateAs(FormulaVariable variable, ImmutableArray<string>? levels)
    {
        string column = variable.Column.Name;
        if (levels is not ImmutableArray<string> known)
        {
            double[] numbers = variable.Expression is FormulaExpression expression
                ? Values(expression, variable.Column, variable.Text)
                : [.. table.Numbers(column)];
            return new DesignVariable(column, variable.Text, numbers, null);
        }

        return new DesignVariable(column, variable.Text, null, Matched(column, column, table.Text(column), known));
    }

    /// <summary>The strata, several columns crossed; null when there are none.</summary>
    public Factor? Strata()
    {
        string[] columns = [.. formula.Strata.Select(column => column.Name)];
        return columns.Length switch
        {
            0 => null,
            1 => table.ToFactor(columns[0]),
            _ => Factor.FromLabels(string.Join(", ", columns), Crossed(columns).AsSpan()),
        };
    }

    /// <summary>The strata with the levels that the model was fitted with.</summary>
    /// <exception cref="CellException">A row is of another stratum.</exception>
    public Factor StrataAs(Factor fitted)
    {
        string[] columns = [.. formula.Strata.Select(column => column.Name)];
        return Matched(fitted.Name, columns[0], columns.Length == 1 ? table.Text(columns[0]) : Crossed(columns), fitted.Levels);
    }

    /// <summary>Sum of the offsets; empty when there are none.</summary>
    public ImmutableArray<double> Offset()
    {
        if (formula.Offsets.IsEmpty)
        {
            return [];
        }

        double[] sum = new double[table.RowCount];
        foreach (FormulaExpression offset in formula.Offsets)
        {
            double[] values = Values(offset, offset.References().First(), "offset");
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += values[i];
            }
        }

        return [.. sum];
    }

    /// <summary>True for the same text, or the same number.</summary>
    public static bool IsSameLevel(string known, string written) =>
        known == written || (DataTable.IsNumber(known, out double a) && DataTable.IsNumber(written, out double b) && a == b);

    // A column of numbers with one cell of text is text to a reader of files; as a factor it would give a coefficient per number.
    private void RefuseMistypedNumber(string column)
    {
        ImmutableArray<string?> text = table.Text(column);
        int numbers = text.Count(cell => cell is not null && DataTable.IsNumber(cell, out _));
        if (numbers * 2 > text.Length && numbers < text.Length)
        {
            table.Numbers(column);
        }
    }

    private double[] Values(FormulaExpression expression, ColumnReference column, string what)
    {
        var columns = expression.References().Select(reference => reference.Name).Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, name => table.Numbers(name).ToArray(), StringComparer.Ordinal);
        double[] values = new double[table.RowCount];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = expression.At(columns, row);
            if (!double.IsFinite(values[row]))
            {
                throw new CellException(table, row, column.Name, DataTable.Label(columns[column.Name][row]), $"gives no finite value of {what}", $"ne donne pas de valeur finie de {what}");
            }
        }

        return values;
    }

    private ImmutableArray<string?> Crossed(string[] columns)
    {
        ImmutableArray<string?>[] text = [.. columns.Select(table.Text)];
        return [.. Enumerable.Range(0, table.RowCount).Select(row => string.Join(", ", text.Select(t => t[row])))];
    }

    private Factor Matched(string name, string column, ImmutableArray<string?> text, ImmutableArray<string> known)
    {
        string?[] labels = new string?[text.Length];
        for (int row = 0; row < labels.Length; row++)
        {
            string written = text[row]!;
            labels[row] = known.FirstOrDefault(level => IsSameLevel(level, written))
                ?? throw new CellException(table, row, column, written, $"is no level of the model; its levels are {Listed(known)}", $"n'est pas une modalité du modèle ; ses modalités sont {ListedFrench(known)}");
        }

        return Factor.FromLabels(name, labels, known);
    }

    private static string Listed(ImmutableArray<string> levels) => string.Join(", ", levels.Select(level => $"'{level}'"));

    private static string ListedFrench(ImmutableArray<string> levels) => string.Join(", ", levels.Select(level => $"« {level} »"));
}
