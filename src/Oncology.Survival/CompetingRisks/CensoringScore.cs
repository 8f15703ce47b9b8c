namespace Oncology.Survival;

/// <summary>
/// What each subject adds to the score of a Fine-Gray model by having helped to estimate the censoring distribution G.
/// </summary>
/// <remarks>
/// <para>
/// A censoring at u moves G after u, and with it the weights G(t−)/G(T_j−) of who had a competing event at T_j before it: the score moves by
/// q(u) = Σ_{t after u} Σ_{T_j before u} r_j G(t−)/G(T_j−) (x_j − x̄(t)) dH(t) for one unit of censoring hazard. Subject i adds
/// ψ_i = q(T_i)/Y(T_i) if censored, less Σ_{u ≤ T_i} q(u) c(u)/Y(u)², with c censored of Y at risk. The ψ of a censoring group add up to 0.
/// </para>
/// <para>
/// Where events leave before censorings of their time, "before u" takes events of u in and "after u" does not; else the other way round,
/// as in <c>crr</c>. q takes the competing events of the own censoring group, whose weights G moves; <c>crr</c> takes those of all groups.
/// </para>
/// <para>Source: Fine, Gray, JASA 1999;94:496, the appendix.</para>
/// </remarks>
internal sealed class CensoringScore(CensoredFollowUp followUp, FollowUpTies ties)
{
    /// <summary>Adds each subject's part to the score residuals summed by cluster.</summary>
    /// <param name="sums">Sums by cluster in the scaled columns, p each.</param>
    /// <param name="likelihood">The likelihood of the weighted rows, evaluated.</param>
    /// <param name="cluster">Cluster of each row.</param>
    public void AddTo(double[] sums, CoxPartialLikelihood likelihood, int[] cluster)
    {
        int p = likelihood.Count;
        double[] hazard = new double[likelihood.Sets.TimeCount];
        double[] drift = new double[hazard.Length * p];
        likelihood.HandOver((int time, in TiedEvents tied, double _, ReadOnlySpan<double> riskMoment, ReadOnlySpan<double> eventMoment) =>
        {
            hazard[time] = tied.Hazard;
            for (int j = 0; j < p; j++)
            {
                drift[time * p + j] = tied.Square * (riskMoment[j] - tied.Centre * eventMoment[j]);
            }
        });

        (int Row, int Prepared)[] competing = Competing(likelihood.Sets);
        foreach (IGrouping<int, int> group in Enumerable.Range(0, followUp.Rows.Count).GroupBy(followUp.GroupOf))
        {
            CensoringCurve curve = followUp.Curve(group.Key);
            (int Row, int Prepared)[] own = [.. competing.Where(pair => followUp.GroupOf(pair.Row) == group.Key)];
            double[] q = Derivative(curve, own, likelihood, hazard, drift);
            Spread(sums, [.. group], curve.Censorings, q, cluster, p);
        }
    }

    // The competing events at risk at an event time; others have no say.
    private (int Row, int Prepared)[] Competing(CoxRiskSets sets) =>
    [
        .. Enumerable.Range(0, sets.RowCount)
            .Select(i => (Row: sets.SourceRow[i], Prepared: i))
            .Where(pair => followUp.Competes(pair.Row))
            .OrderBy(pair => followUp.Rows.Exit[pair.Row]),
    ];

    // q at each censoring time of the group, stratum by stratum: (Σ r x/G(T−)) (Σ G(t−) dH) − (Σ r/G(T−)) (Σ G(t−) x̄ dH).
    private double[] Derivative(CensoringCurve curve, (int Row, int Prepared)[] competing, CoxPartialLikelihood likelihood, double[] hazard, double[] drift)
    {
        int p = likelihood.Count;
        double[] times = curve.Censorings.Time;
        double[] q = new double[times.Length * p];
        foreach ((_, int start, int end) in likelihood.Sets.Strata)
        {
            (int Row, int Prepared)[] own = [.. competing.Where(pair => likelihood.Sets.LastTime[pair.Prepared] >= start && likelihood.Sets.LastTime[pair.Prepared] < end)];
            double[] before = new double[times.Length * (p + 1)];
            double[] sum = new double[p + 1];
            int next = 0;
            for (int u = 0; u < times.Length; u++)
            {
                for (; next < own.Length && IsBefore(followUp.Rows.Exit[own[next].Row], times[u]); next++)
                {
                    Add(sum, own[next], curve, likelihood);
                }

                sum.CopyTo(before, u * (p + 1));
            }

            double[] after = new double[p + 1];
            int t = end - 1;
            for (int u = times.Length - 1; u >= 0; u--)
            {
                for (; t >= start && !IsBefore(likelihood.Sets.Time[t], times[u]); t--)
                {
                    double staying = curve.Before[curve.StepOf(likelihood.Sets.Time[t])];
                    after[p] += staying * hazard[t];
                    for (int j = 0; j < p; j++)
                    {
                        after[j] += staying * drift[t * p + j];
                    }
                }

                for (int j = 0; j < p; j++)
                {
                    q[u * p + j] += before[u * (p + 1) + j] * after[p] - before[u * (p + 1) + p] * after[j];
                }
            }
        }

        return q;
    }

    private void Add(double[] sum, (int Row, int Prepared) pair, CensoringCurve curve, CoxPartialLikelihood likelihood)
    {
        int p = likelihood.Count;
        double weight = followUp.Rows.Weights.IsEmpty ? 1 : followUp.Rows.Weights[pair.Row];
        double risk = weight * likelihood.Risk[pair.Prepared] / likelihood.Sets.Weight[pair.Prepared] / curve.Before[curve.StepOf(followUp.Rows.Exit[pair.Row])];
        sum[p] += risk;
        for (int j = 0; j < p; j++)
        {
            sum[j] += risk * likelihood.Columns.Values[pair.Prepared * p + j];
        }
    }

    private void Spread(double[] sums, int[] rows, CensoringTimes censorings, double[] q, int[] cluster, int p)
    {
        double[] compensator = new double[p];
        int next = 0;
        foreach (int row in rows.OrderBy(row => followUp.Rows.Exit[row]).ThenByDescending(row => followUp.Rows.Cause[row]))
        {
            double exit = followUp.Rows.Exit[row];
            bool isCensored = followUp.Rows.Cause[row] == 0;
            for (; next < censorings.Time.Length && (censorings.Time[next] < exit || (censorings.Time[next] == exit && (isCensored || ties == FollowUpTies.CensoringsFirst))); next++)
            {
                double rate = censorings.Censored[next] / ((double)censorings.AtRisk[next] * censorings.AtRisk[next]);
                for (int j = 0; j < p; j++)
                {
                    compensator[j] += rate * q[next * p + j];
                }
            }

            for (int j = 0; j < p; j++)
            {
                sums[cluster[row] * p + j] += (isCensored ? q[(next - 1) * p + j] / censorings.AtRisk[next - 1] : 0) - compensator[j];
            }
        }
    }

    private bool IsBefore(double time, double censoring) => time < censoring || (ties == FollowUpTies.EventsFirst && time == censoring);
}
