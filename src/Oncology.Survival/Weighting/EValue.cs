using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// E-value: how strongly, as risk ratio, an unmeasured confounder would have to be associated with both treatment and outcome to explain
/// an estimate away.
/// </summary>
/// <remarks>
/// <para>
/// E = RR + √(RR (RR − 1)) for RR ≥ 1, of 1/RR below 1. Of the interval: the E-value of the limit nearer to 1, and 1 when the interval
/// holds 1. A hazard or odds ratio of a common outcome is first turned into a risk ratio, see <see cref="OutcomeFrequency"/>.
/// </para>
/// <para>Source: VanderWeele, Ding, Ann Intern Med 2017;167:268, doi 10.7326/M16-2607; VanderWeele, Biometrics 2020;76:746.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class EValue : ITabular
{
    private EValue(double riskRatio, Interval riskRatioInterval)
    {
        RiskRatio = riskRatio;
        RiskRatioInterval = riskRatioInterval;
        Estimate = Of(riskRatio);
        bool holdsOne = riskRatioInterval.Lower <= 1 && riskRatioInterval.Upper >= 1;
        Limit = holdsOne ? 1 : Of(riskRatio > 1 ? riskRatioInterval.Lower : riskRatioInterval.Upper);
    }

    /// <summary>The estimate as a risk ratio.</summary>
    public double RiskRatio { get; }

    /// <summary>Its confidence interval as risk ratios.</summary>
    public Interval RiskRatioInterval { get; }

    /// <summary>E-value of the estimate, at least 1.</summary>
    public double Estimate { get; }

    /// <summary>E-value of the limit of the interval nearer to 1; 1 when the interval holds 1.</summary>
    public double Limit { get; }

    /// <summary>E-value of a risk ratio.</summary>
    /// <param name="riskRatio">Risk ratio, above 0.</param>
    /// <param name="interval">Its confidence interval.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not positive and finite.</exception>
    /// <exception cref="ArgumentException">The ratio lies outside its interval.</exception>
    public static EValue FromRiskRatio(double riskRatio, Interval interval)
    {
        Check(riskRatio, interval);
        return new EValue(riskRatio, interval);
    }

    /// <summary>E-value of a hazard ratio.</summary>
    /// <param name="hazardRatio">Hazard ratio, above 0.</param>
    /// <param name="interval">Its confidence interval.</param>
    /// <param name="outcome">How common the event is by the end of follow-up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not positive and finite.</exception>
    /// <exception cref="ArgumentException">The ratio lies outside its interval.</exception>
    public static EValue FromHazardRatio(double hazardRatio, Interval interval, OutcomeFrequency outcome)
    {
        Check(hazardRatio, interval);
        return outcome == OutcomeFrequency.Rare
            ? new EValue(hazardRatio, interval)
            : new EValue(OfHazardRatio(hazardRatio), new Interval(OfHazardRatio(interval.Lower), OfHazardRatio(interval.Upper)));
    }

    /// <summary>E-value of an odds ratio.</summary>
    /// <param name="oddsRatio">Odds ratio, above 0.</param>
    /// <param name="interval">Its confidence interval.</param>
    /// <param name="outcome">How common the outcome is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not positive and finite.</exception>
    /// <exception cref="ArgumentException">The ratio lies outside its interval.</exception>
    public static EValue FromOddsRatio(double oddsRatio, Interval interval, OutcomeFrequency outcome)
    {
        Check(oddsRatio, interval);
        return outcome == OutcomeFrequency.Rare
            ? new EValue(oddsRatio, interval)
            : new EValue(Math.Sqrt(oddsRatio), new Interval(Math.Sqrt(interval.Lower), Math.Sqrt(interval.Upper)));
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) => new(
        Words.EValue.In(language),
        [
            new("risk_ratio", Words.RiskRatio.In(language)),
            new("e_value", Words.EValueOfEstimate.In(language)),
            new("e_value_limit", Words.EValueOfLimit.In(language)),
        ],
        [
            new TableRow(
            [
                new Cell.WithInterval(RiskRatio, RiskRatioInterval, NumberKind.Ratio),
                new Cell.Number(Estimate, NumberKind.Ratio),
                new Cell.Number(Limit, NumberKind.Ratio),
            ]),
        ],
        language);

    /// <summary>The E-values as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static double Of(double riskRatio)
    {
        double ratio = riskRatio >= 1 ? riskRatio : 1 / riskRatio;
        return ratio + Math.Sqrt(ratio * (ratio - 1));
    }

    private static double OfHazardRatio(double ratio) =>
        (1 - Math.Pow(0.5, Math.Sqrt(ratio))) / (1 - Math.Pow(0.5, Math.Sqrt(1 / ratio)));

    private static void Check(double ratio, Interval interval)
    {
        if (!(ratio > 0 && double.IsFinite(ratio)))
        {
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "A ratio must be positive and finite.");
        }

        if (!(interval.Lower >= 0 && interval.Lower <= ratio && ratio <= interval.Upper))
        {
            throw new RequestException(
                FormattableString.Invariant($"The ratio {ratio} does not lie in its interval [{interval.Lower}; {interval.Upper}]."),
                FormattableString.Invariant($"Le rapport {ratio} n'est pas dans son intervalle [{interval.Lower} ; {interval.Upper}]").Replace('.', ',') + ".", nameof(interval));
        }
    }
}
