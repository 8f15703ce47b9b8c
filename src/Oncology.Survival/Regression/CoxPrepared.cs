namespace Oncology.Survival;

/// <summary>
/// What every Cox model of the same follow-up shares: near ties merged, rows sorted into risk sets by stratum, and the covariates of the last design
/// in the order of the risk sets.
/// </summary>
/// <remarks>
/// The follow-up remembers it weakly. Models of several designs, the sums behind baselines, residuals and tests, profile and penalised likelihoods,
/// resampling and concordance find it again as long as memory allows; what is made from it is the same whether it was found or made anew.
/// </remarks>
internal sealed class CoxPrepared
{
    private readonly TieTolerance _ties;
    private readonly Factor? _strata;
    private readonly CensoredFollowUp? _followUp;
    private Made? _last;

    private CoxPrepared(ModelFrame frame, TieTolerance ties, CensoredFollowUp? followUp)
    {
        _ties = ties;
        _strata = frame.Strata;
        _followUp = followUp;
        Data = frame.Data.WithTiesMerged(ties);
        Sets = CoxRiskSets.Prepare(Data, frame.Strata is null ? default : frame.Strata.Codes.AsSpan(), followUp);
    }

    /// <summary>The follow-up, near ties merged.</summary>
    public SurvivalData Data { get; }

    /// <summary>The risk sets.</summary>
    public CoxRiskSets Sets { get; }

    /// <summary>What is prepared of a frame: found, or made and remembered.</summary>
    /// <param name="frame">Follow-up and strata.</param>
    /// <param name="ties">When two times count as one.</param>
    /// <param name="followUp">Where competing events stay at risk, what the follow-up was made from; else null.</param>
    public static CoxPrepared Of(ModelFrame frame, TieTolerance ties, CensoredFollowUp? followUp = null)
    {
        if (frame.Data.Prepared is CoxPrepared known && known._ties == ties && known._strata == frame.Strata && known._followUp == followUp)
        {
            return known;
        }

        CoxPrepared prepared = new(frame, ties, followUp);
        frame.Data.Prepared = prepared;
        return prepared;
    }

    /// <summary>The columns of a design in the order of the risk sets.</summary>
    public CoxColumns Columns(DesignMatrix design)
    {
        // One reference: two threads may ask for different designs at once.
        Made? last = _last;
        if (last?.Design != design)
        {
            last = new Made(design, CoxColumns.Prepare(Sets, design));
            _last = last;
        }

        return last.Columns;
    }

    private sealed record Made(DesignMatrix Design, CoxColumns Columns);
}
