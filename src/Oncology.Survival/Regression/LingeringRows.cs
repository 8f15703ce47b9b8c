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
    /// <param name="Steps">Steps of G in ascending time: end of the event times of each, and G(t−) at them.</param>
    public sealed record Strand(int[] Rows, double[] Inverse, int Start, (int End, double Staying)[] Steps)
    {
        internal static Strand Of(CoxRiskSets sets, int end, int[] rows, CensoredFollowUp followUp, CensoringCurve curve)
        {
            double[] inverse = [.. rows.Select(i => 1 / followUp.StayingAt(sets.SourceRow[i], sets.Time[sets.LastTime[i]]))];
            int start = sets.LastTime[rows[0]] + 1;
            List<(int End, double Staying)> steps = [];
            for (int t = start; t < end;)
            {
                int step = curve.StepOf(sets.Time[t]);
                while (t < end && sets.Time[t] <= curve.Time[step])
                {
                    t++;
                }

                steps.Add((t, curve.Before[step]));
            }

            return new Strand(rows, inverse, start, [.. steps]);
        }
    }
}
