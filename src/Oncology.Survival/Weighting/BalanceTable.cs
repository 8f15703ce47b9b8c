using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Balance of covariates between treated and untreated, as standardised differences before and after weighting.</summary>
/// <remarks>
/// <para>
/// One row per covariate, numbers and factors as the terms have them; differences as in <see cref="StandardizedDifference"/>, with the
/// weighted means and variances after weighting. Absolute differences below 0.1 are usually called balanced.
/// </para>
/// <para>Source: Austin, Stuart, Stat Med 2015;34:3661, doi 10.1002/sim.6607.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class BalanceTable : ITabular
{
    private BalanceTable(Factor treatment, ImmutableArray<BalanceRow> rows)
    {
        Untreated = treatment.Levels[0];
        Treated = treatment.Levels[1];
        Rows = rows;
    }

    /// <summary>Label of the untreated.</summary>
    public string Untreated { get; }

    /// <summary>Label of the treated.</summary>
    public string Treated { get; }

    /// <summary>One row per covariate.</summary>
    public ImmutableArray<BalanceRow> Rows { get; }

    /// <summary>Largest absolute standardised difference after weighting; 0 without covariates.</summary>
    public double LargestAfter => Rows.Select(row => Math.Abs(row.After)).DefaultIfEmpty().Max();

    /// <summary>Compares the covariates of a propensity score.</summary>
    /// <param name="table">The table, rows aligned with the score, complete in the columns of the terms.</param>
    /// <param name="terms">The covariates, usually the terms of the propensity model.</param>
    /// <param name="score">Treatment and weights.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    /// <exception cref="FormulaException">A column or level is not there.</exception>
    /// <exception cref="CellException">A cell that the terms use is missing or cannot be used.</exception>
    public static BalanceTable Create(DataTable table, Formula terms, PropensityScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return Create(table, terms, score.Treatment, score.Weight.AsSpan());
    }

    /// <summary>Compares covariates between two groups with any weights.</summary>
    /// <param name="table">The table, complete in the columns of the terms.</param>
    /// <param name="terms">The covariates; an interaction adds nothing but its variables.</param>
    /// <param name="treatment">Treatment of each row, none missing; two levels, the first is the reference.</param>
    /// <param name="weights">Weight of each row, finite and at least 0.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, or the treatment has not two levels.</exception>
    /// <exception cref="FormulaException">A column or level is not there.</exception>
    /// <exception cref="CellException">A cell that the terms use is missing or cannot be used.</exception>
    /// <exception cref="ModelException">A group has fewer than two rows.</exception>
    public static BalanceTable Create(DataTable table, Formula terms, Factor treatment, ReadOnlySpan<double> weights)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(treatment);
        PropensityScore.TwoLevels(treatment);
        Factor treatedFirst = treatment.WithReference(treatment.Levels[1]);
        var rows = ImmutableArray.CreateBuilder<BalanceRow>();
        foreach (DesignVariable variable in new ModelFrameBuilder(table, terms, new ModelFrameOptions()).EvaluateTerms().SelectMany(term => term).DistinctBy(v => v.Text))
        {
            rows.Add(new BalanceRow(variable.Text, Difference(variable, treatedFirst, []), Difference(variable, treatedFirst, weights)));
        }

        return new BalanceTable(treatment, rows.ToImmutable());
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("variable", Words.Covariate.In(language), IsText: true),
            new("before", Words.BeforeWeighting.In(language)),
            new("after", Words.AfterWeighting.In(language)),
        ];
        return new ResultTable(
            Words.Balance.In(language),
            columns,
            [
                .. Rows.Select(row => new TableRow(
                [
                    new Cell.Text(row.Variable), new Cell.Number(row.Before, NumberKind.Coefficient), new Cell.Number(row.After, NumberKind.Coefficient),
                ])),
            ],
            language)
        {
            Footnotes = [$"{Treated} − {Untreated}"],
        };
    }

    /// <summary>The differences as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static double Difference(DesignVariable variable, Factor treatedFirst, ReadOnlySpan<double> weights) => variable.Factor is Factor factor
        ? StandardizedDifference.FromFactor(factor, treatedFirst, weights).Value
        : StandardizedDifference.FromNumbers(variable.Numbers, treatedFirst, weights).Value;
}
