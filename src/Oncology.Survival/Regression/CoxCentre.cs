namespace Oncology.Survival;

/// <summary>The constants at which R centres covariates and offset.</summary>
internal sealed class CoxCentre
{
    private CoxCentre(double[] means, double offsetMean, double weightedOffsetMean)
    {
        Means = means;
        OffsetMean = offsetMean;
        WeightedOffsetMean = weightedOffsetMean;
    }

    /// <summary>One per column of the design; 0 for a column of nothing but −1, 0 and 1 (R's <c>nocenter</c>).</summary>
    public double[] Means { get; }

    /// <summary>Mean offset over rows, as R takes it off the linear predictor.</summary>
    public double OffsetMean { get; }

    /// <summary>Mean offset by case weight, as R takes it off the baseline hazard.</summary>
    public double WeightedOffsetMean { get; }

    /// <summary>The constants of rows.</summary>
    public static CoxCentre Of(ModelFrame frame)
    {
        SurvivalData data = frame.Data;
        double[] copies = new double[data.Count];
        double[] weights = new double[data.Count];
        for (int i = 0; i < copies.Length; i++)
        {
            copies[i] = data.Frequencies.IsEmpty ? 1 : data.Frequencies[i];
            weights[i] = data.RowWeight(i);
        }

        // R's fit of right-censored rows weights the means, its fit of start-stop rows does not.
        return Of(frame, data.HasEntry ? copies : weights, copies, weights);
    }

    /// <summary>The constants of the weighted rows of a Fine-Gray model, which are start-stop rows.</summary>
    /// <param name="frame">The rows of <paramref name="followUp"/> as long as their weight is 1.</param>
    /// <param name="followUp">What cuts and weights them afterwards.</param>
    public static CoxCentre Of(ModelFrame frame, CensoredFollowUp followUp)
    {
        double[] copies = new double[frame.Data.Count];
        double[] weights = new double[frame.Data.Count];
        for (int i = 0; i < copies.Length; i++)
        {
            copies[i] = followUp.WeightedRowsOf(i);
            weights[i] = frame.Data.RowWeight(i) * followUp.WeightedSumOf(i);
        }

        return Of(frame, copies, copies, weights);
    }

    private static CoxCentre Of(ModelFrame frame, double[] meanWeights, double[] copies, double[] weights)
    {
        double[] means = new double[frame.Design.ColumnCount];
        for (int j = 0; j < means.Length; j++)
        {
            means[j] = IsIndicator(frame.Design[j]) ? 0 : Mean(frame.Design[j], meanWeights);
        }

        return frame.Offset.IsEmpty
            ? new CoxCentre(means, 0, 0)
            : new CoxCentre(means, Mean(frame.Offset.AsSpan(), copies), Mean(frame.Offset.AsSpan(), weights));
    }

    private static bool IsIndicator(ReadOnlySpan<double> column)
    {
        foreach (double x in column)
        {
            if (x is not (-1 or 0 or 1))
            {
                return false;
            }
        }

        return true;
    }

    // Around the first value, so that a year keeps its digits.
    private static double Mean(ReadOnlySpan<double> column, double[] weights)
    {
        CompensatedSum sum = default;
        CompensatedSum total = default;
        for (int i = 0; i < weights.Length; i++)
        {
            sum.Add(weights[i] * (column[i] - column[0]));
            total.Add(weights[i]);
        }

        return column[0] + sum.Value / total.Value;
    }
}
