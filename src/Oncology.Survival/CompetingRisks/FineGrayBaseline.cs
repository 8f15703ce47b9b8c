using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>The cumulative baseline subdistribution hazard of a Fine-Gray model, one curve per stratum.</summary>
/// <remarks>
/// <para>
/// H0(t) = Σ_{t_i ≤ t} d_i / Σ_{at risk} w exp(β′x), the baseline of the Cox model of the weighted rows; 1 − exp(−H0(t)) is the cumulative
/// incidence of a subject with covariates 0. One entry per distinct time of the event of interest, ascending, in the unit of the data.
/// </para>
/// <para>Convention: as <see cref="CoxBaseline"/>; with Breslow ties the steps at covariates 0 are <c>bfitj</c> of <c>crr</c>.</para>
/// <para>Source: Fine, Gray, JASA 1999;94:496, section 4.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class FineGrayBaseline : ITabular
{
    private FineGrayBaseline(ImmutableArray<CoxBaselineCurve> curves)
    {
        Curves = curves;
    }

    /// <summary>The curves, in the order of the strata; one without strata.</summary>
    public ImmutableArray<CoxBaselineCurve> Curves { get; }

    /// <summary>Estimates the baseline.</summary>
    /// <param name="model">The fitted model.</param>
    public static FineGrayBaseline Fit(FineGray model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new FineGrayBaseline([.. CoxBaseline.Of(model.Model.CurveSums).Curves.Select(AtEvents)]);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("stratum", Words.Stratum.In(language), IsText: true),
            new("time", Words.Time.In(language)),
            new("cumulative_hazard", Words.HazardAtMeans.In(language)),
            new("cumulative_hazard_at_zero", Words.HazardAtZero.In(language)),
            new("incidence_at_zero", Words.IncidenceAtZero.In(language)),
        ];
        return new ResultTable(Words.BaselineSubdistributionHazard.In(language), columns, [.. Curves.SelectMany(Rows)], language);
    }

    /// <summary>The curves as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static CoxBaselineCurve AtEvents(CoxBaselineCurve curve)
    {
        int[] steps = [.. Enumerable.Range(0, curve.Time.Length).Where(i => curve.CumulativeHazard[i] > (i == 0 ? 0 : curve.CumulativeHazard[i - 1]))];
        return new CoxBaselineCurve(
            curve.Stratum, Of(curve.Time), Of(curve.CumulativeHazard), Of(curve.CumulativeHazardAtZero));

        ImmutableArray<double> Of(ImmutableArray<double> column) => [.. steps.Select(i => column[i])];
    }

    private static IEnumerable<TableRow> Rows(CoxBaselineCurve curve) => curve.Time.Select((time, i) => new TableRow(
    [
        new Cell.Text(curve.Stratum ?? string.Empty),
        new Cell.Number(time, NumberKind.General),
        new Cell.Number(curve.CumulativeHazard[i], NumberKind.Coefficient),
        new Cell.Number(curve.CumulativeHazardAtZero[i], NumberKind.Coefficient),
        new Cell.Number(1 - Math.Exp(-curve.CumulativeHazardAtZero[i]), NumberKind.Percent),
    ]));
}
