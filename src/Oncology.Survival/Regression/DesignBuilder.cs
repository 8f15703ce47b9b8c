using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>Turns terms into columns as R's <c>model.matrix</c> does with treatment contrasts.</summary>
/// <remarks>
/// A factor of k levels gives k − 1 columns when the model also has the term without it (for a main effect: the baseline hazard),
/// else k. In an interaction the levels of the first variable change fastest.
/// </remarks>
internal static class DesignBuilder
{
    /// <summary>Makes the design.</summary>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="terms">The variables of each term.</param>
    /// <exception cref="ModelException">A factor has fewer than two levels (<c>one-level</c>).</exception>
    public static DesignMatrix Build(int rowCount, IReadOnlyList<ImmutableArray<DesignVariable>> terms)
    {
        List<CoefficientName> names = [];
        List<double[]> columns = [];
        foreach (ImmutableArray<DesignVariable> term in terms)
        {
            List<Part> parts = [new Part([], null)];
            foreach (DesignVariable variable in term)
            {
                bool hasMargin = term.Length == 1 || terms.Any(other => IsWithout(other, term, variable));
                Part[] pieces = [.. Pieces(variable, hasMargin)];
                parts = [.. pieces.SelectMany(piece => parts.Select(part => part.Times(piece)))];
            }

            string text = string.Join(":", term.Select(variable => variable.Text));
            foreach (Part part in parts)
            {
                string[] levels = [.. part.Variables.Where(v => v.Level is not null).Select(v => v.Level!)];
                names.Add(new CoefficientName(text, levels.Length == 0 ? null : string.Join(":", levels), part.Variables));
                columns.Add(part.Values ?? new double[rowCount]);
            }
        }

        return DesignMatrix.Create(rowCount, [.. names], [.. columns]);
    }

    private static bool IsWithout(ImmutableArray<DesignVariable> other, ImmutableArray<DesignVariable> term, DesignVariable variable) =>
        other.Length == term.Length - 1
        && other.All(o => o.Text != variable.Text && term.Any(t => t.Text == o.Text));

    private static IEnumerable<Part> Pieces(DesignVariable variable, bool hasMargin)
    {
        if (variable.Factor is not Factor factor)
        {
            yield return new Part([.. variable.Columns.Select(column => new CoefficientVariable(column, null))], variable.Numbers);
            yield break;
        }

        if (factor.Levels.Length < 2)
        {
            (string only, string onlyFrench) = factor.Levels.IsEmpty
                ? ("no level", "aucune modalité")
                : ($"only the level '{factor.Levels[0]}'", $"que la modalité « {factor.Levels[0]} »");
            throw new ModelException("one-level", $"'{variable.Text}' has {only} among the rows of the model.", $"« {variable.Text} » n'a {onlyFrench} parmi les lignes du modèle.");
        }

        for (int level = hasMargin ? 1 : 0; level < factor.Levels.Length; level++)
        {
            double[] indicator = new double[factor.Count];
            for (int i = 0; i < indicator.Length; i++)
            {
                indicator[i] = factor.Codes[i] == level ? 1 : 0;
            }

            yield return new Part([new CoefficientVariable(variable.Name, factor.Levels[level])], indicator);
        }
    }

    private sealed record Part(ImmutableArray<CoefficientVariable> Variables, double[]? Values)
    {
        public Part Times(Part other)
        {
            if (Values is null)
            {
                return other with { Values = [.. other.Values!] };
            }

            double[] product = new double[Values.Length];
            for (int i = 0; i < product.Length; i++)
            {
                product[i] = Values[i] * other.Values![i];
            }

            return new Part([.. Variables, .. other.Variables], product);
        }
    }
}
