using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

// Event times with one event of weight 1, which most are where times are continuous: a whole block of them at once, without asking of each what it is.
internal sealed partial class CoxWalk
{
    // Stops at the first time that is otherwise. Places in the block ascend in time, as hazards do.
    private int AddEventTimes(int t, int segmentStart)
    {
        int count = CountSingles(t, segmentStart);
        if (count == 0)
        {
            return t;
        }

        int from = t - count;
        AddTotals(from, t);
        Span<double> total = _total.AsSpan(0, count);
        Span<double> hazard = _likelihood.Hazard.Singles(from, count);
        _likelihood.Lingering?.AddTotals(from, total);
        InvertTotals(total, hazard);
        LogProduct log = _logRisk;
        int k = 0;
        for (; k + 2 <= count; k += 2)
        {
            log.Add(total[k] * total[k + 1]);
        }

        if (k < count)
        {
            log.Add(total[k]);
        }

        _logRisk = log;
        if (_likelihood.Sink is not null)
        {
            for (int at = 0; at < count; at++)
            {
                _tied[at] = TiedEvents.Of(total[count - 1 - at], 0, 1, 1);
            }
        }
        else if (_sets.HasTies)
        {
            _tied.AsSpan(0, count).Clear();
        }

        _block.AddSingles(count);
        return from;
    }

    // How many event times before t have one event of weight 1, and rows whose risks are there.
    private int CountSingles(int t, int segmentStart)
    {
        ReadOnlySpan<int> rowStart = _sets.RowStart;
        ReadOnlySpan<double> events = _sets.EventWeightAt;
        int most = Math.Min(t - segmentStart, CoxBlock.MostTerms - 1);
        int leastRow = Math.Max(_filledFrom, rowStart[t] - CoxBlock.MostRows);
        if (!_sets.HasTies && rowStart[t - most] >= leastRow)
        {
            return most;
        }

        int count = 0;
        while (count < most && events[t - 1 - count] == 1 && rowStart[t - 1 - count] >= leastRow)
        {
            count++;
        }

        return count;
    }

    // Each row leaves the sum behind for its event time, and the last one to come in stays: how many they are need not be foreseen.
    private void AddTotals(int from, int to)
    {
        int first = _sets.RowStart[from];
        ReadOnlySpan<double> risk = _likelihood.Risk.AsSpan(first.._sets.RowStart[to]);
        ReadOnlySpan<int> last = _sets.LastTime.AsSpan(first, risk.Length);
        double[] total = _total;
        double own = Risk.OwnTotal;
        double carried = Risk.CarriedTotal;
        for (int i = risk.Length - 1; i >= 0; i--)
        {
            own += risk[i];
            total[last[i] - from] = carried + own;
        }

        Risk.OwnTotal = own;
    }

    // dH = 1/S0, and the weight −1/S0² of each rank-one term.
    private void InvertTotals(ReadOnlySpan<double> total, Span<double> hazard)
    {
        ref double s0 = ref MemoryMarshal.GetReference(total);
        ref double step = ref MemoryMarshal.GetReference(hazard);
        ref double weight = ref MemoryMarshal.GetArrayDataReference(_weight);
        int k = 0;
        for (; k + Lane <= total.Length; k += Lane)
        {
            Vector256<double> inverse = Vector256<double>.One / Vector256.LoadUnsafe(ref s0, (nuint)k);
            inverse.StoreUnsafe(ref step, (nuint)k);
            (-inverse * inverse).StoreUnsafe(ref weight, (nuint)k);
        }

        for (; k < total.Length; k++)
        {
            hazard[k] = 1 / total[k];
            _weight[k] = -hazard[k] * hazard[k];
        }
    }
}
