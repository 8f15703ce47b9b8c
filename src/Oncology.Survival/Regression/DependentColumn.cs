using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>A column of a design that carries nothing of its own.</summary>
/// <param name="Index">Column.</param>
/// <param name="Name">What it is.</param>
/// <param name="On">The earlier columns it depends on; none when it is constant in every risk set.</param>
internal sealed record DependentColumn(int Index, CoefficientName Name, ImmutableArray<CoefficientName> On)
{
    // Share of a column's spread below which another column plays no part in it.
    private const double NegligibleShare = 1e-6;

    /// <summary>One sentence in <paramref name="language"/>.</summary>
    public string In(Language language)
    {
        bool french = language == Language.French;
        string on = string.Join(", ", On.Select(name => french ? $"« {name} »" : $"'{name}'"));
        return On.IsEmpty
            ? french ? $"« {Name} » est constant parmi les patients à risque." : $"'{Name}' is constant among the rows at risk."
            : french ? $"« {Name} » est une combinaison linéaire de {on}." : $"'{Name}' is a linear combination of {on}.";
    }

    /// <summary>The dependent columns of a factored information matrix of scaled columns.</summary>
    public static ImmutableArray<DependentColumn> Find(DesignMatrix design, Cholesky information)
    {
        var found = ImmutableArray.CreateBuilder<DependentColumn>();
        for (int j = 0; j < design.ColumnCount; j++)
        {
            if (information.IsDependent[j])
            {
                double[] weights = information.Dependence(j);
                found.Add(new DependentColumn(j, design.Names[j], [.. design.Names.Where((_, k) => Math.Abs(weights[k]) > NegligibleShare)]));
            }
        }

        return found.ToImmutable();
    }
}
