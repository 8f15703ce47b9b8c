using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>One row of a regression table.</summary>
/// <param name="Label">Characteristic or level.</param>
/// <param name="Univariable">One cell per endpoint.</param>
/// <param name="Multivariable">One cell per endpoint.</param>
public sealed record RegressionRow(LocalText Label, ImmutableArray<RegressionCell> Univariable, ImmutableArray<RegressionCell> Multivariable)
{
    /// <summary>Depth of the label: 0 a characteristic, 1 its levels.</summary>
    public int Indent { get; init; }

    /// <summary>True for the row that heads the levels below it.</summary>
    public bool IsHeading { get; init; }
}

/// <summary>What a regression table says about one row and one endpoint.</summary>
public sealed record RegressionCell
{
    private RegressionCell(RegressionCellKind kind)
    {
        Kind = kind;
    }

    /// <summary>Nothing: the row is not in this model.</summary>
    public static RegressionCell Absent { get; } = new(RegressionCellKind.Absent);

    /// <summary>The level that the others are compared with.</summary>
    public static RegressionCell Reference { get; } = new(RegressionCellKind.Reference);

    /// <summary>Kind of cell.</summary>
    public RegressionCellKind Kind { get; }

    /// <summary>Hazard ratio with its interval; null where there is none.</summary>
    public Estimate? HazardRatio { get; private init; }

    /// <summary>Two-sided p-value; null where none is printed.</summary>
    public double? PValue { get; private init; }

    /// <summary>Test that gave <see cref="PValue"/>.</summary>
    public RegressionTest? Test { get; private init; }

    /// <summary>A hazard ratio with its p-value.</summary>
    /// <param name="hazardRatio">The ratio; its standard error is that of the log.</param>
    /// <param name="p">Two-sided p-value; null prints none.</param>
    /// <param name="test">Test that gave it; null without a p-value.</param>
    public static RegressionCell Effect(Estimate hazardRatio, double? p, RegressionTest? test) =>
        new(RegressionCellKind.Effect) { HazardRatio = hazardRatio, PValue = p, Test = p is null ? null : test };

    /// <summary>A test of the whole characteristic.</summary>
    /// <param name="p">Two-sided p-value.</param>
    /// <param name="test">Test that gave it.</param>
    public static RegressionCell Overall(double p, RegressionTest test) => new(RegressionCellKind.Overall) { PValue = p, Test = test };
}

/// <summary>Kinds of cells of a regression table.</summary>
public enum RegressionCellKind
{
    /// <summary>Not in the model.</summary>
    Absent,

    /// <summary>Reference level, hazard ratio 1.</summary>
    Reference,

    /// <summary>Hazard ratio.</summary>
    Effect,

    /// <summary>Test of the whole characteristic.</summary>
    Overall,
}

/// <summary>Tests of a regression table.</summary>
public enum RegressionTest
{
    /// <summary>Log-rank test.</summary>
    LogRank,

    /// <summary>Wald test of the Cox model.</summary>
    Wald,
}
