using System.Numerics;
using System.Runtime.InteropServices;

namespace Oncology.Survival;

// Tables of plain samples: every row counts once and is at risk from the beginning.
public sealed partial class EventTable
{
    /// <summary>True when every row counts once and is at risk from the beginning.</summary>
    internal bool IsPlain => IsPlainSample(Data);

    private static bool IsPlainSample(SurvivalData data) => !data.HasEntry && data.Weights.IsEmpty && data.Frequencies.IsEmpty;

    // Null when times are so far apart that they leave no bits for the causes.
    private static EventTable? OfPlain(SurvivalData data)
    {
        ReadOnlySpan<double> exit = data.Exit.AsSpan();
        ReadOnlySpan<int> cause = data.Cause.AsSpan();
        int causes = Math.Max(1, data.CauseLabels.Length);
        if (ImmutableCollectionsMarshal.AsArray(data.Cause) is { Length: > 0 } column)
        {
            causes = Math.Max(causes, column.Max());
        }

        int causeBits = 32 - BitOperations.LeadingZeroCount((uint)causes);
        if (exit.Length >= SortedOrder.SmallSample && CountedTimes.TryCount(exit, cause, causeBits) is int[] counts)
        {
            return OfCounts(data, causes, counts, causeBits);
        }

        if (!RadixKeys.TrySort(exit, cause, causes, data.HasExitOrder ? data.ExitOrder : [], out RadixKeys keys))
        {
            return null;
        }

        EventTable table = OfSorted(data, causes, keys);
        keys.Dispose();
        return table;
    }

    // Whole numbers of a small range need no order: how many rows end how at each of them.
    private static EventTable OfCounts(SurvivalData data, int causes, int[] counts, int causeBits)
    {
        int range = counts.Length >> causeBits;
        int times = 0;
        for (int time = 0; time < range; time++)
        {
            times += EndsAt(time).ContainsAnyExcept(0) ? 1 : 0;
        }

        EventTable table = new(data, times, causes);
        int at = 0;
        int atRisk = data.Count;
        for (int time = 0; time < range; time++)
        {
            ReadOnlySpan<int> own = EndsAt(time);
            if (own.ContainsAnyExcept(0))
            {
                table.TimeColumn[at] = time;
                atRisk = table.SetPlain(at++, atRisk, own);
            }
        }

        return table;

        ReadOnlySpan<int> EndsAt(int time) => counts.AsSpan(time << causeBits, causes + 1);
    }

    private static EventTable OfSorted(SurvivalData data, int causes, RadixKeys keys)
    {
        EventTable table = new(data, keys.DistinctTimes(), causes);
        if (table.Count == keys.Count)
        {
            table.SetUntied(keys);
            return table;
        }

        int[] own = new int[causes + 1];
        int atRisk = data.Count;
        int at = 0;
        for (int k = 0; k < keys.Count; at++)
        {
            table.TimeColumn[at] = keys.TimeAt(k);
            int end = keys.EndAt(k++);
            if (k == keys.Count || keys.IsNewTime(k))
            {
                atRisk = table.SetSingle(at, atRisk, end);
                continue;
            }

            Array.Clear(own);
            own[end]++;
            for (; k < keys.Count && !keys.IsNewTime(k); k++)
            {
                own[keys.EndAt(k)]++;
            }

            atRisk = table.SetPlain(at, atRisk, own);
        }

        return table;
    }

    // Number of rows by how they end at a time, 0 being censored; returns how many are left.
    private int SetPlain(int at, int atRisk, ReadOnlySpan<int> ends)
    {
        int events = 0;
        for (int cause = 1; cause < ends.Length; cause++)
        {
            EventColumns[cause - 1][at] = ends[cause];
            events += ends[cause];
        }

        AtRiskColumn[at] = atRisk;
        return atRisk - events - ends[0];
    }

    // No two rows share a time, as in most samples with continuous times.
    private void SetUntied(RadixKeys keys)
    {
        double[] time = TimeColumn;
        double[] atRisk = AtRiskColumn;
        double[] first = EventColumns[0];
        for (int k = 0; k < time.Length; k++)
        {
            time[k] = keys.TimeAt(k);
            atRisk[k] = time.Length - k;
            first[k] = keys.EndAt(k) == 1 ? 1 : 0;
        }

        for (int cause = 2; cause <= EventColumns.Length; cause++)
        {
            double[] own = EventColumns[cause - 1];
            for (int k = 0; k < own.Length; k++)
            {
                own[k] = keys.EndAt(k) == cause ? 1 : 0;
            }
        }
    }

    // One row that shares its time with no other.
    private int SetSingle(int at, int atRisk, int end)
    {
        double[][] columns = EventColumns;
        for (int cause = 1; cause <= columns.Length; cause++)
        {
            columns[cause - 1][at] = end == cause ? 1 : 0;
        }

        AtRiskColumn[at] = atRisk;
        return atRisk - 1;
    }

    private double[] PlainEvents()
    {
        double[] events = new double[Count];
        foreach (double[] own in EventColumns)
        {
            for (int at = 0; at < events.Length; at++)
            {
                events[at] += own[at];
            }
        }

        return events;
    }

    // Who leaves a plain sample without an event was censored.
    private double[] PlainCensorings()
    {
        double[] censored = new double[Count];
        for (int at = 0; at < censored.Length; at++)
        {
            double after = at + 1 < censored.Length ? AtRiskColumn[at + 1] : 0;
            censored[at] = AtRiskColumn[at] - EventsColumn[at] - after;
        }

        return censored;
    }
}
