namespace Oncology.Survival;

/// <summary>
/// Rows that stay in the risk sets after their last event time with a weight that falls as their censoring curve: competing events in
/// the Fine-Gray model. Prepared once.
/// </summary>
/// <remarks>
/// A row with risk r, last at risk in full at T, has risk r G(t−)/G(T−) at later event times t. One strand is the rows of a stratum that share a curve:
/// at t they add up to G(t−) Σ_{T &lt; t} r/G(T−), a running sum times a step function, so that no row is written out again at each step.
/// </remarks>
internal sealed class LingeringRows
{
    private LingeringRows(Strand[] strands)
    {
        Strands = strands;
    }

    public Strand[] Strands { get; }

    /// <summary>Finds the rows among prepared ones.</summary>
    /// <param name="sets">The prepared rows.</param>
    /// <param name="followUp">Follow-up and censoring curves, rows as in the data of <paramref name="sets"/>.</param>
    public static LingeringRows Of(CoxRiskSets sets, CensoredFollowUp followUp)
    {
        List<Strand> strands = [];
        foreach ((_, int start, int end) in sets.Strata)
        {
            List<int>?[] byGroup = new List<int>?[followUp.GroupCount];
            for (int i = sets.RowStart[start]; i < sets.RowStart[end]; i++)
            {
                int row = sets.SourceRow[i];
                if (sets.LastTime[i] + 1 < end && followUp.Lingers(row))
                {
                    (byGroup[followUp.GroupOf(row)] ??= []).Add(i);
                }
            }

            for (int group = 0; group < byGroup.Length; group++)
            {
                if (byGroup[group] is List<int> rows)
                {
                    strands.Add(Strand.Of(sets, end, [.. rows], followUp, followUp.Curve(group)));
                }
            }
        }

        return new LingeringRows([.. strands]);
    }

    /// <summary>Rows of a stratum that share a censoring curve.</summary>
    /// <param name="Rows">Prepared rows, by last event time.</param>
    /// <param name="Inverse">1/G(T−) of each.</param>
    /// <param name="Start">First event time at which one of them lingers.</param>
    /// <param name="Staying">G(t−) at each event time from there to the end of the stratum.</param>
    /// <param name="Begun">How many of the rows linger at each of these times.</param>
    public sealed record Strand(int[] Rows, double[] Inverse, int Start, double[] Staying, int[] Begun)
    {
        /// <summary>How many of the rows linger before a time, counted from <see cref="Start"/>.</summary>
        public int BegunBefore(int time) => time == 0 ? 0 : Begun[time - 1];

        internal static Strand Of(CoxRiskSets sets, int end, int[] rows, CensoredFollowUp followUp, CensoringCurve curve)
        {
            int start = sets.LastTime[rows[0]] + 1;
            double[] inverse = new double[rows.Length];
            double[] staying = new double[end - start];
            int[] begun = new int[end - start];
            int step = curve.StepOf(sets.Time[start - 1]);
            int next = 0;
            for (int t = start; t < end; t++)
            {
                for (; next < rows.Length && sets.LastTime[rows[next]] < t; next++)
                {
                    inverse[next] = 1 / followUp.StayingOver(sets.SourceRow[rows[next]], step);
                }

                step = curve.StepOf(sets.Time[t], step);
                staying[t - start] = curve.Before[step];
                begun[t - start] = next;
            }

            return new Strand(rows, inverse, start, staying, begun);
        }
    }
}
