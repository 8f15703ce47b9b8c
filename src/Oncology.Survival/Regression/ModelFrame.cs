using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>
/// What a regression model is fitted to: follow-up, design, strata, offset and clusters with their rows aligned, and the rows that
/// were left out with the reason.
/// </summary>
public sealed partial class ModelFrame
{
    private ModelFrame(SurvivalData data, DesignMatrix design)
    {
        if (data.Count != design.RowCount)
        {
            throw new ArgumentException($"The data have {data.Count} rows and the design {design.RowCount}.", nameof(design));
        }

        Data = data;
        Design = design;
        Rows = [.. Enumerable.Range(0, data.Count)];
    }

    /// <summary>Follow-up.</summary>
    public SurvivalData Data { get; }

    /// <summary>Columns of the model.</summary>
    public DesignMatrix Design { get; }

    /// <summary>Stratum of each row; null when there are none. Each stratum has its own baseline hazard.</summary>
    public Factor? Strata { get; private init; }

    /// <summary>Part of the linear predictor that is not estimated, per row; empty when there is none.</summary>
    public ImmutableArray<double> Offset { get; private init; } = [];

    /// <summary>Cluster of each row for the sandwich variance; null when there are none.</summary>
    public Factor? Clusters { get; private init; }

    /// <summary>Row of the source table behind each row.</summary>
    public ImmutableArray<int> Rows { get; private init; }

    /// <summary>Rows of the source table that were left out.</summary>
    public ImmutableArray<DroppedRow> Dropped { get; private init; } = [];

    /// <summary>The formula behind the design; null for a frame made from columns.</summary>
    internal Formula? Formula { get; private init; }

    /// <summary>Levels of each factor of the formula, reference first, by the text of its term (<see cref="CoefficientName.Term"/>); none for a frame made from columns.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> FactorLevels { get; private init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Number of rows that were left out because a value is missing.</summary>
    public int MissingCount => Dropped.Count(row => row.Reason == DropReason.Missing);

    /// <summary>Makes a frame from columns that are already aligned.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="design">Columns of the model.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    public static ModelFrame Create(SurvivalData data, DesignMatrix design)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(design);
        return new ModelFrame(data, design);
    }

    /// <summary>The same frame with strata.</summary>
    /// <param name="strata">Stratum of each row, none missing.</param>
    /// <exception cref="ArgumentException">The length differs, or a row has no stratum.</exception>
    public ModelFrame WithStrata(Factor strata)
    {
        CheckFactor(strata, nameof(strata));
        return new ModelFrame(Data, Design)
        {
            Strata = strata,
            Offset = Offset,
            Clusters = Clusters,
            Rows = Rows,
            Dropped = Dropped,
            Formula = Formula,
            FactorLevels = FactorLevels,
        };
    }

    /// <summary>The same frame with an offset.</summary>
    /// <param name="offset">Value of each row, finite; it enters the linear predictor with coefficient 1.</param>
    /// <exception cref="ArgumentException">The length differs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    public ModelFrame WithOffset(ReadOnlySpan<double> offset)
    {
        if (offset.Length != Data.Count)
        {
            throw new ArgumentException($"The offset has {offset.Length} rows and the data {Data.Count}.", nameof(offset));
        }

        for (int i = 0; i < offset.Length; i++)
        {
            if (!double.IsFinite(offset[i]))
            {
                throw new ArgumentOutOfRangeException(nameof(offset), offset[i], $"Row {i}: an offset must be finite.");
            }
        }

        return new ModelFrame(Data, Design)
        {
            Strata = Strata,
            Offset = [.. offset],
            Clusters = Clusters,
            Rows = Rows,
            Dropped = Dropped,
            Formula = Formula,
            FactorLevels = FactorLevels,
        };
    }

    /// <summary>The same frame with clusters, which ask for the sandwich variance.</summary>
    /// <param name="clusters">Cluster of each row, none missing.</param>
    /// <exception cref="ArgumentException">The length differs, or a row has no cluster.</exception>
    public ModelFrame WithClusters(Factor clusters)
    {
        CheckFactor(clusters, nameof(clusters));
        return new ModelFrame(Data, Design)
        {
            Strata = Strata,
            Offset = Offset,
            Clusters = clusters,
            Rows = Rows,
            Dropped = Dropped,
            Formula = Formula,
            FactorLevels = FactorLevels,
        };
    }

    private void CheckFactor(Factor factor, string name)
    {
        ArgumentNullException.ThrowIfNull(factor, name);
        if (factor.Count != Data.Count)
        {
            throw new ArgumentException($"'{factor.Name}' has {factor.Count} rows and the data {Data.Count}.", name);
        }

        int missing = factor.Codes.IndexOf(-1);
        if (missing >= 0)
        {
            throw new ArgumentException($"Row {missing} of '{factor.Name}' is missing.", name);
        }
    }
}
