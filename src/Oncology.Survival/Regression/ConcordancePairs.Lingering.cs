namespace Oncology.Survival;

// Pairs with rows that stay at risk with a falling weight: r G(t−)/G(T−) is a constant of the row times a step function of time, so that one
// tree holds the constants, or the events with the step function, and no row is written out again at each step.
internal sealed partial class ConcordancePairs
{
    // Forwards in time: each event meets the rows that linger by then.
    private void MeetLingering(LingeringRows.Strand strand, RankSums lingering)
    {
        int next = 0;
        for (int k = 0; k < strand.Staying.Length; k++)
        {
            for (; next < strand.Begun[k]; next++)
            {
                lingering.Add(_parts[strand.Rows[next]].Position, _sets.Weight[strand.Rows[next]] * strand.Inverse[next]);
            }

            int t = strand.Start + k;
            for (int i = _sets.RowStart[t]; i < _sets.EventEnd[t]; i++)
            {
                MeetLater(lingering, i, strand.Staying[k]);
            }
        }
    }

    // Backwards in time: each row that begins to linger meets the events that happen from then on.
    private void Linger(LingeringRows.Strand strand, RankSums events)
    {
        int next = strand.Rows.Length - 1;
        for (int k = strand.Staying.Length - 1; k >= 0; k--)
        {
            int t = strand.Start + k;
            for (int i = _sets.RowStart[t]; i < _sets.EventEnd[t]; i++)
            {
                events.Add(_parts[i].Position, _sets.Weight[i] * strand.Staying[k]);
            }

            for (; next >= strand.BegunBefore(k); next--)
            {
                MeetEarlier(events, ref _parts[strand.Rows[next]], strand.Inverse[next]);
            }
        }
    }
}
