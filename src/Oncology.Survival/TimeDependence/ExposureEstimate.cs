namespace Oncology.Survival;

/// <summary>The hazard ratio of an exposure in one analysis, with the numbers behind it.</summary>
/// <param name="Count">Rows (patients, or episodes of a time-dependent analysis), frequencies counted.</param>
/// <param name="ExposedCount">Exposed ones among them.</param>
/// <param name="EventCount">Events.</param>
/// <param name="HazardRatio">Exposed against unexposed; NaN where it cannot be estimated.</param>
/// <param name="Interval">Confidence interval (Wald).</param>
/// <param name="PValue">Two-sided Wald p-value.</param>
/// <param name="Problem">Why there is no trustworthy estimate; null when there is one.</param>
public sealed record ExposureEstimate(
    long Count, long ExposedCount, long EventCount, double HazardRatio, Interval Interval, double PValue, AnalysisWarning? Problem)
{
    /// <summary>Estimates the hazard ratio of a 0/1 column beside covariates.</summary>
    internal static ExposureEstimate Of(SurvivalData data, double[] exposed, DesignMatrix? covariates, CoxOptions options)
    {
        long count = data.RowCount;
        long exposedCount = 0;
        long events = 0;
        for (int row = 0; row < data.Count; row++)
        {
            int copies = data.Frequencies.IsEmpty ? 1 : data.Frequencies[row];
            exposedCount += exposed[row] == 1 ? copies : 0;
            events += data.Cause[row] > 0 ? copies : 0;
        }

        AnalysisWarning? problem =
            events == 0 ? new AnalysisWarning("no-events", "There is no event.", "Il n'y a aucun événement.")
            : exposedCount == 0 || exposedCount == count ? new AnalysisWarning("one-group", "Only one of the two groups is left.", "Il ne reste qu'un des deux groupes.")
            : null;
        CoxModel? model = null;
        if (problem is null)
        {
            (model, problem) = Fitted(data, (covariates ?? DesignMatrix.FromColumns(data.Count)).WithFirst("exposed", exposed), options);
        }

        CoxCoefficient? coefficient = model?.Coefficients[0];
        return new ExposureEstimate(
            count,
            exposedCount,
            events,
            coefficient?.HazardRatio ?? double.NaN,
            coefficient?.HazardRatioInterval ?? new Interval(double.NaN, double.NaN),
            coefficient?.PValue ?? double.NaN,
            problem);
    }

    internal Cell ToCell() => new Cell.WithInterval(HazardRatio, Interval, NumberKind.Ratio);

    private static (CoxModel? Model, AnalysisWarning? Problem) Fitted(SurvivalData data, DesignMatrix design, CoxOptions options)
    {
        try
        {
            var model = CoxModel.Fit(data, design, options);
            return (model, model.Warnings.FirstOrDefault(warning => warning.Code is "separation" or "not-converged"));
        }
        catch (ModelException exception)
        {
            return (null, new AnalysisWarning(
                exception.Code,
                "The model cannot be fitted to who is left.",
                "Le modèle ne peut pas être ajusté à ceux qui restent."));
        }
    }
}
