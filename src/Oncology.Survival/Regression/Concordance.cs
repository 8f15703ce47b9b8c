namespace Oncology.Survival;

/// <summary>
/// Harrell's C: among pairs of which one is known to have the event first, the share in which that one had the higher predicted risk.
/// </summary>
/// <remarks>
/// <para>
/// C = (concordant + tied predictions / 2) / (concordant + discordant + tied predictions). Pairs are made within a stratum, of an event
/// at t with every row at risk at t that does not have the event at t; a pair counts the product of its weights.
/// </para>
/// <para>Standard error by the infinitesimal jackknife, over clusters where there are any, as R's <c>concordance</c>. O(n log n).</para>
/// <para>Source: Harrell, Califf, Pryor, Lee, Rosati, JAMA 1982;247:2543; Therneau, Watson, Mayo Clinic technical report 85, 2015.</para>
/// </remarks>
public sealed record Concordance
{
    internal Concordance(double concordant, double discordant, double tiedPrediction, double standardError)
    {
        Concordant = concordant;
        Discordant = discordant;
        TiedPrediction = tiedPrediction;
        StandardError = standardError;
    }

    /// <summary>C, NaN when there is no pair.</summary>
    public double Estimate => (Concordant + TiedPrediction / 2) / (Concordant + Discordant + TiedPrediction);

    /// <summary>Standard error of C, NaN when there is no pair.</summary>
    public double StandardError { get; }

    /// <summary>Pairs in which the higher risk had the event first, weighted.</summary>
    public double Concordant { get; }

    /// <summary>Pairs in which the lower risk had the event first, weighted.</summary>
    public double Discordant { get; }

    /// <summary>Pairs with equal predicted risk, weighted.</summary>
    public double TiedPrediction { get; }

    /// <summary>C of a prediction for the rows of a frame.</summary>
    /// <param name="frame">Follow-up, strata and clusters.</param>
    /// <param name="prediction">Predicted risk of each row, higher is worse.</param>
    /// <param name="ties">When two times count as one.</param>
    /// <exception cref="ArgumentException">The number of predictions differs from the number of rows.</exception>
    public static Concordance Of(ModelFrame frame, ReadOnlySpan<double> prediction, TieTolerance ties)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (prediction.Length != frame.Data.Count)
        {
            throw new ArgumentException($"There are {prediction.Length} predictions for {frame.Data.Count} rows.", nameof(prediction));
        }

        return ConcordancePairs.Count(CoxPrepared.Of(frame, ties).Sets, prediction, frame.Clusters is null ? default : frame.Clusters.Codes.AsSpan());
    }

    /// <summary>C of a prediction for the weighted rows of a Fine-Gray model, without writing them out; its error is by subject.</summary>
    /// <param name="frame">The rows of <paramref name="followUp"/> as long as their weight is 1.</param>
    /// <param name="prediction">Predicted risk of each.</param>
    /// <param name="followUp">What weights rows with a competing event from then on.</param>
    internal static Concordance Of(ModelFrame frame, ReadOnlySpan<double> prediction, CensoredFollowUp followUp)
    {
        var sets = CoxRiskSets.Prepare(frame.Data, frame.Strata is null ? default : frame.Strata.Codes.AsSpan(), followUp);
        return ConcordancePairs.Count(sets, prediction, frame.Clusters is null ? followUp.Subjects : frame.Clusters.Codes.AsSpan());
    }
}
