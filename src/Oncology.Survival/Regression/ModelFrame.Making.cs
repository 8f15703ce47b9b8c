using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Survival;

public sealed partial class ModelFrame
{
    /// <summary>Evaluates a formula on a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="formula">The model, with its left side.</param>
    /// <param name="options">Event coding, weights and the like; null takes the defaults.</param>
    /// <returns>The complete rows; <see cref="Dropped"/> holds the others with the reason.</returns>
    /// <exception cref="FormulaException">The formula names a column or level that is not there, or has no left side.</exception>
    /// <exception cref="ColumnNotFoundException">An option names a column that is not there.</exception>
    /// <exception cref="CellException">A cell holds what its place in the model cannot take.</exception>
    /// <exception cref="ModelException">A factor has one level only (<c>one-level</c>).</exception>
    public static ModelFrame From(DataTable table, Formula formula, ModelFrameOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(formula);
        ModelFrameBuilder parts = new ModelFrameBuilder(table, formula, options ?? new ModelFrameOptions()).Build();
        return new ModelFrame(parts.Data, parts.Design)
        {
            Strata = parts.Strata,
            Offset = parts.Offset,
            Clusters = parts.Clusters,
            Rows = parts.Rows,
            Dropped = parts.Dropped,
            Formula = formula,
            FactorLevels = parts.FactorLevels,
        };
    }

    /// <summary>Makes a frame from objects and the follow-up of each.</summary>
    /// <param name="data">Follow-up, aligned with <paramref name="items"/>.</param>
    /// <param name="items">The objects, one per row.</param>
    /// <param name="terms">The covariates.</param>
    /// <returns>The rows without a missing covariate; <see cref="Dropped"/> holds the others.</returns>
    /// <exception cref="ArgumentException">The numbers of rows differ, or a reference level does not exist.</exception>
    /// <exception cref="ModelException">A factor has one level only (<c>one-level</c>).</exception>
    public static ModelFrame From<T>(SurvivalData data, IReadOnlyList<T> items, params Term<T>[] terms)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(terms);
        if (items.Count != data.Count)
        {
            throw new ArgumentException($"There are {items.Count} objects for {data.Count} rows of follow-up.", nameof(items));
        }

        List<int> rows = [];
        List<DroppedRow> dropped = [];
        for (int row = 0; row < items.Count; row++)
        {
            if (Array.Find(terms, term => term.IsMissing(items[row])) is Term<T> missing)
            {
                dropped.Add(new DroppedRow(row, DropReason.Missing, missing.Name));
            }
            else
            {
                rows.Add(row);
            }
        }

        T[] kept = [.. rows.Select(row => items[row])];
        ImmutableArray<DesignVariable>[] variables = [.. terms.Select(term => ImmutableArray.Create(term.Evaluate(kept)))];
        return new ModelFrame(data.Subset([.. rows]), DesignBuilder.Build(kept.Length, variables)) { Rows = [.. rows], Dropped = [.. dropped] };
    }

    /// <summary>The frame on the weighted rows of a Fine-Gray model; each subject is a cluster where there are no others.</summary>
    internal ModelFrame Reweighted(FineGrayWeights weights)
    {
        ModelFrame frame = Repeated(weights.Data, weights.SourceRow);
        return frame.Clusters is not null
            ? frame
            : frame.WithClusters(Factor.FromLabels("subject", [.. weights.Subjects.Select(subject => subject.ToString(CultureInfo.InvariantCulture))]));
    }

    /// <summary>The frame with other follow-up, whose rows stand for some of the rows, perhaps more than once.</summary>
    /// <param name="data">The follow-up.</param>
    /// <param name="source">Row behind each.</param>
    internal ModelFrame Repeated(SurvivalData data, ImmutableArray<int> source) => new(data, Design.SelectRows(source))
    {
        Strata = Strata?.Subset(source.AsSpan()),
        Offset = Offset.IsEmpty ? [] : [.. source.Select(row => Offset[row])],
        Clusters = Clusters?.Subset(source.AsSpan()),
        Rows = [.. source.Select(row => Rows[row])],
        Dropped = Dropped,
        Formula = Formula,
        FactorLevels = FactorLevels,
    };

    /// <summary>The frame with other follow-up of the same rows.</summary>
    internal ModelFrame WithData(SurvivalData data) => new(data, Design)
    {
        Strata = Strata,
        Offset = Offset,
        Clusters = Clusters,
        Rows = Rows,
        Dropped = Dropped,
        Formula = Formula,
        FactorLevels = FactorLevels,
    };
}
