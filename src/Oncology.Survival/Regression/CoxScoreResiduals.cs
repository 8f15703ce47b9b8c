namespace Oncology.Survival;

/// <summary>
/// Each row's share of the score: δ (x − x̄) − ∫ (x − x̄) r dH over the time the row was at risk. They sum to the score; their
/// cross product is the middle of the sandwich variance. O(n p).
/// </summary>
/// <remarks>
/// For one row of those a frequency stands for, case weight included. Source: Therneau, Grambsch 2000, section 4.3; with Efron ties
/// each step of an event time has its own mean.
/// </remarks>
internal sealed class CoxScoreResiduals
{
    private readonly CoxPartialLikelihood _likelihood;
    private readonly int _p;
    private readonly double[] _mean;
    private readonly double[] _drift;
    private readonly double[] _driftLost;
    private readonly double[] _eventDrift;

    private CoxScoreResiduals(CoxPartialLikelihood likelihood)
    {
        _likelihood = likelihood;
        _p = likelihood.Count;
        int size = likelihood.Sets.TimeCount * _p;
        _mean = new double[size];
        _drift = new double[size];
        _driftLost = new double[likelihood.Sets.HasLateEntry ? size : 0];
        _eventDrift = new double[size];
    }

    /// <summary>The residuals in the scaled columns, row by row of the prepared data; a few finite numbers stand behind them.</summary>
    /// <param name="likelihood">The likelihood, evaluated where the residuals are wanted.</param>
    public static double[] Of(CoxPartialLikelihood likelihood)
    {
        CoxScoreResiduals residuals = new(likelihood);
        likelihood.HandOver(residuals.Keep);
        return residuals.Compute();
    }

    private void Keep(int time, in TiedEvents tied, double eventWeight, ReadOnlySpan<double> riskMoment, ReadOnlySpan<double> eventMoment)
    {
        double cross = tied.Square * tied.Centre;
        for (int j = 0; j < _p; j++)
        {
            int at = time * _p + j;
            _mean[at] = (tied.Hazard * riskMoment[j] - tied.EventShare * eventMoment[j]) / eventWeight;
            _drift[at] = tied.Square * riskMoment[j] - cross * eventMoment[j];
            _eventDrift[at] = cross * riskMoment[j] - tied.ShareSquare * eventMoment[j];
        }
    }

    private double[] Compute()
    {
        CoxRiskSets sets = _likelihood.Sets;
        double[] x = _likelihood.Columns.Values;
        double[] result = new double[sets.RowCount * _p + WeightedCrossProduct.Overhang];
        _likelihood.Lingering?.AddDrift(_drift, _likelihood.Risk, result);
        foreach ((_, int start, int end) in sets.Strata)
        {
            Accumulate(start, end);
            for (int i = sets.RowStart[start]; i < sets.RowStart[end]; i++)
            {
                double weight = sets.Weight[i] / sets.Frequency[i];
                double risk = _likelihood.Risk[i] / sets.Frequency[i];
                double hazard = _likelihood.Hazard.Seen(i, start);
                int last = sets.LastTime[i] * _p;
                int before = (sets.FirstTime[i] - 1) * _p;
                for (int j = 0; j < _p; j++)
                {
                    double drift = _drift[last + j];
                    if (sets.FirstTime[i] > start)
                    {
                        drift = drift - _drift[before + j] + (_driftLost[last + j] - _driftLost[before + j]);
                    }
                    else if (_driftLost.Length > 0)
                    {
                        drift += _driftLost[last + j];
                    }

                    double value = x[i * _p + j];
                    double observed = 0;
                    if (sets.IsEvent[i])
                    {
                        drift -= _eventDrift[last + j];
                        observed = weight * (value - _mean[last + j]);
                    }

                    result[i * _p + j] += observed - risk * (value * hazard - drift);
                }
            }
        }

        return result;
    }

    private void Accumulate(int start, int end)
    {
        var sums = new CompensatedSum[_p];
        for (int t = start; t < end; t++)
        {
            Span<double> drift = _drift.AsSpan(t * _p, _p);
            for (int j = 0; j < drift.Length; j++)
            {
                sums[j].Add(drift[j]);
                drift[j] = sums[j].Value;
                if (_driftLost.Length > 0)
                {
                    (drift[j], _driftLost[t * _p + j]) = sums[j].Parts;
                }
            }
        }
    }
}
