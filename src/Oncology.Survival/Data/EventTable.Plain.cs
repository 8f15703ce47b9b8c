using System.Numerics;
using System.Runtime.InteropServices;

namespace Oncology.Survival;

// Tables of plain samples: every row counts once and is at risk from the beginning.
public sealed partial class EventTable
{
    // Where no two rows share a time: for each way to end, censored first, a 1 at the times of rows that ended so. Else empty: counts stand in columns.
    private readonly byte[] _ends = [];

    private EventTable(SurvivalData data, int causes, double[] times, byte[] ends)
    {
        Data = data;
        CauseCount = causes;
        TimeColumn = times;
        _ends = ends;
        _eventRows = [];
    }

    /// <summary>True when every row counts once and is at risk from the beginning.</summary>
    internal bool IsPlain => IsPlainSample(Data);

    /// <summary>True when besides no two rows share a time: counts are then kept in bytes, and columns of numbers are made for those who ask.</summary>
    internal bool IsUntied => _ends.Length > 0;

    /// <summary>1 at the times of an untied table where a row ended so, else 0.</summary>
    /// <param name="end">Cause, 0 being censored.</param>
    internal ReadOnlySpan<byte> EndsOf(int end) => _ends.AsSpan(end * Count, Count);

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

        EventTable table = OfUntied(data, causes, keys) ?? OfSorted(data, causes, keys);
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

    // As most samples with continuous times are; null where two rows share a time.
    private static EventTable? OfUntied(SurvivalData data, int causes, RadixKeys keys)
    {
        if ((causes + 1L) * keys.Count > Array.MaxLength)
        {
            return null;
        }

        double[] times = GC.AllocateUninitializedArray<double>(keys.Count);
        byte[] ends = new byte[(causes + 1) * keys.Count];
        return keys.TryList(times, ends) ? new EventTable(data, causes, times, ends) : null;
    }

    private static EventTable OfSorted(SurvivalData data, int causes, RadixKeys keys)
    {
        EventTable table = new(data, keys.DistinctTimes(), causes);
        int[] own = new int[causes + 1];
        int atRisk = data.Count;
        int at = 0;
        for (int k = 0; k < keys.Count; at++)
        {
            table.TimeColumn[at] = keys.TimeAt(k);
            Array.Clear(own);
            own[keys.EndAt(k++)]++;
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

    private double[] PlainAtRisk()
    {
        double[] atRisk = GC.AllocateUninitializedArray<double>(Count);
        for (CountBlocks counts = new(this); counts.Next();)
        {
            counts.AtRisk.CopyTo(atRisk.AsSpan(counts.First));
        }

        return atRisk;
    }

    private double[] PlainEvents()
    {
        if (CauseCount == 1)
        {
            return EventColumns[0];
        }

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

    private double[][] PlainEventColumns()
    {
        double[][] columns = [.. Enumerable.Range(0, CauseCount).Select(_ => GC.AllocateUninitializedArray<double>(Count))];
        for (CountBlocks counts = new(this); counts.Next();)
        {
            for (int cause = 1; cause <= CauseCount; cause++)
            {
                counts.EventsOf(cause).CopyTo(columns[cause - 1].AsSpan(counts.First));
            }
        }

        return columns;
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
