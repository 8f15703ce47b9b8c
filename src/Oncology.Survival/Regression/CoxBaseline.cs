using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>The cumulative baseline hazard of a Cox model, one curve per stratum.</summary>
/// <remarks>
/// <para>
/// H0(t) = Σ_{t_i ≤ t} d_i / Σ_{at risk} exp(β′(x_j − c)), with the tied events of a time spread as in the fit: Breslow's sum for Breslow
/// and exact ties, Efron's for Efron ties. Case weights multiply events and risks.
/// </para>
/// <para>
/// c are the centring constants <see cref="CoxModel.Means"/> (R's default) or 0 (Stata, SAS). With an offset both curves are at its
/// mean, as R's <c>basehaz</c>. There is one entry per distinct exit time of the stratum, events or not, in ascending time.
/// </para>
/// <para>Source: Breslow, Biometrics 1974;30:89; Efron, JASA 1977;72:557; Therneau, Grambsch 2000, section 10.2.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class CoxBaseline : ITabular
{
    private CoxBaseline(ImmutableArray<CoxBaselineCurve> curves)
    {
        Curves = curves;
    }

    /// <summary>The curves, in the order of the strata; one without strata.</summary>
    public ImmutableArray<CoxBaselineCurve> Curves { get; }

    /// <summary>Estimates the baseline hazard.</summary>
    /// <param name="model">The fitted model.</param>
    public static CoxBaseline Fit(CoxModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model.Fitted);
    }

    /// <summary>Estimates the baseline hazard from the sums of a model.</summary>
    internal static CoxBaseline Of(CoxFitted fitted)
    {
        CoxModel model = fitted.Model;
        double atMeans = 0;
        foreach (int j in fitted.Kept)
        {
            atMeans += model.Coefficients[j].Estimate * fitted.Centre.Means[j];
        }

        var curves = ImmutableArray.CreateBuilder<CoxBaselineCurve>();
        foreach (CoxHazardPath path in CoxHazardPath.All(fitted))
        {
            double centre = path.Stratum < 0 ? 0 : fitted.CentrePredictor(path.Stratum);
            curves.Add(new CoxBaselineCurve(
                path.Label,
                [.. path.Time],
                [.. path.Hazard.Select(hazard => hazard * Math.Exp(centre))],
                [.. path.Hazard.Select(hazard => hazard * Math.Exp(centre - atMeans))]));
        }

        return new CoxBaseline(curves.ToImmutable());
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
        ];
        return new ResultTable(Words.BaselineHazard.In(language), columns, [.. Curves.SelectMany(Rows)], language);
    }

    /// <summary>The curves as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static IEnumerable<TableRow> Rows(CoxBaselineCurve curve) => curve.Time.Select((time, i) => new TableRow(
    [
        new Cell.Text(curve.Stratum ?? string.Empty),
        new Cell.Number(time, NumberKind.General),
        new Cell.Number(curve.CumulativeHazard[i], NumberKind.Coefficient),
        new Cell.Number(curve.CumulativeHazardAtZero[i], NumberKind.Coefficient),
    ]));
}
