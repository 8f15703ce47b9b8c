using System.Runtime.InteropServices;

namespace Oncology.Survival;

public sealed partial class SurvivalData
{
    /// <summary>The same rows with nearly equal times made equal.</summary>
    /// <param name="tolerance">Largest difference that is a tie; <see cref="TieTolerance.None"/> changes nothing.</param>
    /// <exception cref="RequestException">A row's entry and exit would become equal.</exception>
    public SurvivalData WithTiesMerged(TieTolerance tolerance)
    {
        double[] exit = ImmutableCollectionsMarshal.AsArray(Exit)!;
        double[][] columns = HasEntry ? [exit, ImmutableCollectionsMarshal.AsArray(Entry)!] : [exit];
        int[][] orders = tolerance.Relative <= 0 ? [] : HasEntry ? [ExitOrder, EntryOrder] : [ExitOrder];
        if (TieMerger.Merge(columns, orders, tolerance) is not { } merged)
        {
            return this;
        }

        for (int i = 0; HasEntry && i < Count; i++)
        {
            if (merged[1].Values[i] >= merged[0].Values[i])
            {
                throw new RequestException(
                    FormattableString.Invariant($"The entry {Entry[i]} and the exit {Exit[i]} of a row count as one time: they differ by no more than rounding. Take times as given, or in a smaller unit."),
                    FormattableString.Invariant($"L'entrée {Entry[i]} et la sortie {Exit[i]} d'une ligne comptent pour un seul temps : elles ne diffèrent que d'un arrondi. Prenez les temps tels quels, ou une unité plus petite."),
                    nameof(tolerance));
            }
        }

        return new SurvivalData(
            HasEntry ? ImmutableCollectionsMarshal.AsImmutableArray(merged[1].Values) : [],
            ImmutableCollectionsMarshal.AsImmutableArray(merged[0].Values),
            Cause)
        {
            _exitOrder = new Lazy<int[]>(() => SortedOrder.AfterMerging(orders[0], merged[0], Cause.AsSpan())),
            _entryOrder = new Lazy<int[]>(() => HasEntry ? SortedOrder.AfterMerging(orders[1], merged[1], []) : []),
            Weights = Weights,
            Frequencies = Frequencies,
            Subjects = Subjects,
            CauseLabels = CauseLabels,
        };
    }

    /// <summary>The rows whose follow-up has a length, and how many had none.</summary>
    /// <param name="policy">What to do with rows that end at the origin.</param>
    /// <param name="rows">Row numbers that were kept, in order.</param>
    /// <returns>The same data when nothing is dropped.</returns>
    public SurvivalData Apply(ZeroFollowUp policy, out int[] rows)
    {
        rows = [.. Enumerable.Range(0, Count).Where(i => policy == ZeroFollowUp.Keep || HasEntry || Exit[i] > 0)];
        return rows.Length == Count ? this : Subset(rows);
    }
}
