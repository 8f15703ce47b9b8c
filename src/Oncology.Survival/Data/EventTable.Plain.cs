using System.Buffers;
using System.Runtime.InteropServices;

namespace Oncology.Survival;

// Tables of plain samples: every row counts once and is at risk from the beginning.
public sealed partial class EventTable
{
    /// <summary>True when every row counts once and is at risk from the beginning.</summary>
    internal bool IsPlain => IsPlainSample(Data);

    private static bool IsPlainSample(SurvivalData data) => !data.HasEntry && data.Weights.IsEmpty && data.Frequencies.IsEmpty;

    private static EventTable OfPlain(SurvivalData data)
    {
        int causes = Math.Max(1, data.CauseLabels.Length);
        if (ImmutableCollectionsMarshal.AsArray(data.Cause) is { Length: > 0 } cause)
        {
            causes = Math.Max(causes, cause.Max());
        }

        if (CountingOrder.Range(data.Exit.AsSpan()) is (double low, int range) && (long)range * (causes + 1) <= 4L * Math.Max(data.Count, 1024))
        {
            return OfCounts(data, causes, low, range);
        }

        double[] exit = ArrayPool<double>.Shared.Rent(data.Count);
        int[] ends = ArrayPool<int>.Shared.Rent(data.Count);
        bool hasOrder = data.HasExitOrder || data.Count < SortedOrder.SmallSample;
        if (hasOrder || !RadixKeys.TrySort(data.Exit.AsSpan(), data.Cause.AsSpan(), causes, exit, ends))
        {
            Gather(data, exit, ends);
        }

        EventTable table = OfSorted(data, causes, exit.AsSpan(0, data.Count), ends.AsSpan(0, data.Count));
        ArrayPool<double>.Shared.Return(exit);
        ArrayPool<int>.Shared.Return(ends);
        return table;
    }

    // Whole numbers of a small range need no order: how many rows end how at each of them.
    private static EventTable OfCounts(SurvivalData data, int causes, double low, int range)
    {
        ReadOnlySpan<double> exit = data.Exit.AsSpan();
        ReadOnlySpan<int> cause = data.Cause.AsSpan();
        int ends = causes + 1;
        int[] counts = new int[range * ends];
        int[] second = new int[range * ends];

        // Two tables by turns: neighbours often end alike, and one count would wait for the other.
        int i = 0;
        for (; i + 2 <= exit.Length; i += 2)
        {
            counts[(int)(exit[i] - low) * ends + cause[i]]++;
            second[(int)(exit[i + 1] - low) * ends + cause[i + 1]]++;
        }

        if (i < exit.Length)
        {
            counts[(int)(exit[i] - low) * ends + cause[i]]++;
        }

        for (int k = 0; k < counts.Length; k++)
        {
            counts[k] += second[k];
        }

        int times = 0;
        for (int slot = 0; slot < range; slot++)
        {
            times += counts.AsSpan(slot * ends, ends).ContainsAnyExcept(0) ? 1 : 0;
        }

        EventTable table = new(data, times, causes);
        int at = 0;
        int atRisk = data.Count;
        for (int slot = 0; slot < range; slot++)
        {
            ReadOnlySpan<int> own = counts.AsSpan(slot * ends, ends);
            if (own.ContainsAnyExcept(0))
            {
                table.TimeColumn[at] = low + slot;
                atRisk = table.SetPlain(at++, atRisk, own);
            }
        }

        return table;
    }

    private static void Gather(SurvivalData data, double[] exit, int[] ends)
    {
        ReadOnlySpan<double> exits = data.Exit.AsSpan();
        ReadOnlySpan<int> causes = data.Cause.AsSpan();
        int[] order = data.ExitOrder;
        for (int k = 0; k < order.Length; k++)
        {
            exit[k] = exits[order[k]];
            ends[k] = causes[order[k]];
        }
    }

    private static EventTable OfSorted(SurvivalData data, int causes, ReadOnlySpan<double> exit, ReadOnlySpan<int> ends)
    {
        int times = 0;
        for (int k = 0; k < exit.Length; k++)
        {
            times += k == 0 || exit[k] != exit[k - 1] ? 1 : 0;
        }

        EventTable table = new(data, times, causes);
        int[] own = new int[causes + 1];
        int atRisk = data.Count;
        int at = 0;
        for (int k = 0; k < exit.Length; at++)
        {
            double time = exit[k];
            table.TimeColumn[at] = time;
            if (k + 1 == exit.Length || exit[k + 1] != time)
            {
                atRisk = table.SetSingle(at, atRisk, ends[k++]);
                continue;
            }

            Array.Clear(own);
            for (; k < exit.Length && exit[k] == time; k++)
            {
                own[ends[k]]++;
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
        EventsColumn[at] = events;
        return atRisk - events - ends[0];
    }

    // One row at a time, as in nearly all samples with continuous times.
    private int SetSingle(int at, int atRisk, int end)
    {
        double[][] columns = EventColumns;
        for (int cause = 1; cause <= columns.Length; cause++)
        {
            columns[cause - 1][at] = end == cause ? 1 : 0;
        }

        AtRiskColumn[at] = atRisk;
        EventsColumn[at] = end == 0 ? 0 : 1;
        return atRisk - 1;
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
