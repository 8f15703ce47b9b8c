namespace Oncology.Reporting;

/// <summary>What one row of a forest plot says about one endpoint.</summary>
public abstract record ForestCell
{
    private ForestCell()
    {
    }

    /// <summary>A ratio with its interval, drawn as a square on a line.</summary>
    /// <param name="Estimate">The ratio.</param>
    /// <param name="Lower">Lower bound of its interval; NaN when it does not exist.</param>
    /// <param name="Upper">Upper bound of its interval; NaN when it does not exist.</param>
    /// <param name="P">Its p-value; null prints none.</param>
    public sealed record Effect(double Estimate, double Lower, double Upper, double? P = null) : ForestCell
    {
        /// <summary>Share of the largest square's area, in (0, 1], such as the subgroup's share of the events.</summary>
        public double Weight { get; init; } = 1;

        /// <summary>The effect in all: a diamond as wide as the interval, with a line through the plot.</summary>
        public bool IsSummary { get; init; }
    }

    /// <summary>The category that the others are compared with: ratio 1 by definition.</summary>
    public sealed record Reference : ForestCell;

    /// <summary>A test of the whole characteristic, printed as a p-value alone.</summary>
    /// <param name="P">The p-value.</param>
    public sealed record Overall(double P) : ForestCell;

    /// <summary>Not in the model of this endpoint; printed as missing.</summary>
    public sealed record Absent : ForestCell;
}
