using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// Running Σ r and Σ r x over a risk set, backwards in time; compensated where rows leave it, plain where it only grows.
/// </summary>
/// <remarks>
/// The sums of a few columns stay in registers while the rows of a block of event times go by. A compensated sum keeps what each
/// addition rounds off (Knuth, The Art of Computer Programming, vol. 2, section 4.2.2, theorem B): risk that came in and went out again
/// cancels to the last digit, and small remaining risk sets are not lost. What later rows add is kept apart and carried on top: rows can then be
/// summed in parts, one part after the other or all at once, to the same bits.
/// </remarks>
internal sealed class RiskSum
{
    private const int Lane = 4;

    private readonly CoxRiskSets _sets;
    private readonly double[] _x;
    private readonly double[] _risk;
    private readonly int _p;
    private readonly bool _isCompensated;
    private readonly double[] _sum;
    private readonly double[] _lost;
    private CompensatedSum _total;
    private double _plainTotal;
    private readonly double[] _carried;
    private double _carriedTotal;

    /// <param name="sets">The prepared rows.</param>
    /// <param name="columns">Their covariates x.</param>
    /// <param name="risk">r of each row.</param>
    public RiskSum(CoxRiskSets sets, CoxColumns columns, double[] risk)
    {
        _sets = sets;
        _x = columns.Values;
        _risk = risk;
        _p = columns.Count;
        _isCompensated = sets.HasLateEntry;
        _sum = new double[Padded(_p)];
        _lost = new double[_isCompensated ? _sum.Length : 0];
        _carried = new double[_isCompensated ? 0 : _sum.Length];
    }

    /// <summary>Σ r.</summary>
    public double Total => _isCompensated ? _total.Value : _carriedTotal + _plainTotal;

    /// <summary>Plain Σ r of the rows that were added, without what was carried over.</summary>
    public double OwnTotal
    {
        get => _plainTotal;
        set => _plainTotal = value;
    }

    /// <summary>Σ r that was carried over.</summary>
    public double CarriedTotal => _carriedTotal;

    /// <summary>Plain Σ r x of the rows that were added.</summary>
    public ReadOnlySpan<double> OwnMoment => _sum.AsSpan(0, _p);

    /// <summary>Number of columns, up to a whole number of vectors.</summary>
    public static int Padded(int columns) => (columns + Lane - 1) / Lane * Lane;

    public void Clear()
    {
        _total = default;
        _plainTotal = 0;
        _carriedTotal = 0;
        Array.Clear(_sum);
        Array.Clear(_lost);
        Array.Clear(_carried);
    }

    /// <summary>Begins plain sums anew, on top of the sums of rows that come later in time.</summary>
    public void CarryOn(double total, ReadOnlySpan<double> moment)
    {
        Clear();
        _carriedTotal = total;
        moment.CopyTo(_carried);
    }

    /// <summary>Adds rows to Σ r.</summary>
    public void AddToTotal(int firstRow, int endRow)
    {
        ReadOnlySpan<double> risk = _risk.AsSpan(firstRow, endRow - firstRow);
        if (!_isCompensated)
        {
            double plain = _plainTotal;
            for (int k = risk.Length - 1; k >= 0; k--)
            {
                plain += risk[k];
            }

            _plainTotal = plain;
            return;
        }

        CompensatedSum total = _total;
        foreach (double r in risk)
        {
            total.Add(r);
        }

        _total = total;
    }

    /// <summary>Takes rows that leave out of Σ r.</summary>
    /// <param name="rows">The rows; none where rows only come in.</param>
    public void TakeFromTotal(ReadOnlySpan<int> rows)
    {
        CompensatedSum total = _total;
        foreach (int row in rows)
        {
            total.Add(-_risk[row]);
        }

        _total = total;
    }

    /// <summary>Takes Σ r x back over a block of event times.</summary>
    /// <param name="block">The event times, and where their sums belong.</param>
    /// <param name="moments">Receives the sums of each event time, <see cref="Padded"/> numbers each; one more place for those not asked for.</param>
    public void WalkMoments(CoxBlock block, double[] moments)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            WalkMomentsInNumbers(block, moments);
            return;
        }

        int j = 0;
        for (; !_isCompensated && j + 4 * Lane <= _sum.Length; j += 4 * Lane)
        {
            WalkFour(block, moments, j);
        }

        for (; !_isCompensated && j + 2 * Lane <= _sum.Length; j += 2 * Lane)
        {
            WalkTwo(block, moments, j);
        }

        for (; j < _sum.Length; j += Lane)
        {
            if (_isCompensated)
            {
                WalkCompensated(block, moments, j);
            }
            else
            {
                WalkOne(block, moments, j);
            }
        }
    }

    /// <summary>The same without vectors.</summary>
    public void WalkMomentsInNumbers(CoxBlock block, double[] moments)
    {
        for (int k = 0; k < block.Count; k++)
        {
            int t = block.TimeOf(k);
            for (int i = _sets.RowStart[t]; i < _sets.RowStart[t + 1]; i++)
            {
                AddInNumbers(i, _risk[i]);
            }

            for (int l = block.LeaveStart[k]; l < block.LeaveStart[k + 1]; l++)
            {
                AddInNumbers(_sets.ByFirstTime[l], -_risk[_sets.ByFirstTime[l]]);
            }

            for (int j = 0; j < _p; j++)
            {
                moments[block.Slot[k] * _sum.Length + j] = _isCompensated ? _sum[j] + _lost[j] : _sum[j] + _carried[j];
            }
        }
    }

    private void AddInNumbers(int row, double risk)
    {
        for (int j = 0; j < _p; j++)
        {
            double product = risk * _x[row * _p + j];
            double before = _sum[j];
            double after = before + product;
            _sum[j] = after;
            if (_isCompensated)
            {
                double added = after - before;
                _lost[j] += before - (after - added) + (product - added);
            }
        }
    }

    // Each row leaves the sums behind where its event time wants them; the last one to come in there is the one that stays.
    private void WalkFour(CoxBlock block, double[] moments, int j)
    {
        ref double x = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_x), j);
        ref double to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(moments), j);
        ref double sum = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_sum), j);
        ref double carried = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_carried), j);
        ReadOnlySpan<int> slots = block.Slot;
        ReadOnlySpan<int> last = _sets.LastTime;
        var s0 = Vector256.LoadUnsafe(ref sum, 0 * Lane);
        var c0 = Vector256.LoadUnsafe(ref carried, 0 * Lane);
        var s1 = Vector256.LoadUnsafe(ref sum, 1 * Lane);
        var c1 = Vector256.LoadUnsafe(ref carried, 1 * Lane);
        var s2 = Vector256.LoadUnsafe(ref sum, 2 * Lane);
        var c2 = Vector256.LoadUnsafe(ref carried, 2 * Lane);
        var s3 = Vector256.LoadUnsafe(ref sum, 3 * Lane);
        var c3 = Vector256.LoadUnsafe(ref carried, 3 * Lane);
        for (int i = block.EndRow - 1; i >= block.FirstRow; i--)
        {
            var r = Vector256.Create(_risk[i]);
            nuint at = (nuint)(i * _p);
            s0 = Vector256.MultiplyAddEstimate(r, Vector256.LoadUnsafe(ref x, at), s0);
            s1 = Vector256.MultiplyAddEstimate(r, Vector256.LoadUnsafe(ref x, at + 1 * Lane), s1);
            s2 = Vector256.MultiplyAddEstimate(r, Vector256.LoadUnsafe(ref x, at + 2 * Lane), s2);
            s3 = Vector256.MultiplyAddEstimate(r, Vector256.LoadUnsafe(ref x, at + 3 * Lane), s3);
            nuint slot = (nuint)(slots[block.PlaceOf(last[i])] * _sum.Length);
            (s0 + c0).StoreUnsafe(ref to, slot);
            (s1 + c1).StoreUnsafe(ref to, slot + 1 * Lane);
            (s2 + c2).StoreUnsafe(ref to, slot + 2 * Lane);
            (s3 + c3).StoreUnsafe(ref to, slot + 3 * Lane);
        }

        s0.StoreUnsafe(ref sum);
        s1.StoreUnsafe(ref sum, 1 * Lane);
        s2.StoreUnsafe(ref sum, 2 * Lane);
        s3.StoreUnsafe(ref sum, 3 * Lane);
    }

    private void WalkTwo(CoxBlock block, double[] moments, int j)
    {
        ref double x = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_x), j);
        ref double to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(moments), j);
        ref double sum = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_sum), j);
        ref double carried = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_carried), j);
        ReadOnlySpan<int> slots = block.Slot;
        ReadOnlySpan<int> last = _sets.LastTime;
        var s0 = Vector256.LoadUnsafe(ref sum, 0 * Lane);
        var c0 = Vector256.LoadUnsafe(ref carried, 0 * Lane);
        var s1 = Vector256.LoadUnsafe(ref sum, 1 * Lane);
        var c1 = Vector256.LoadUnsafe(ref carried, 1 * Lane);
        for (int i = block.EndRow - 1; i >= block.FirstRow; i--)
        {
            var r = Vector256.Create(_risk[i]);
            nuint at = (nuint)(i * _p);
            s0 = Vector256.MultiplyAddEstimate(r, Vector256.LoadUnsafe(ref x, at), s0);
            s1 = Vector256.MultiplyAddEstimate(r, Vector256.LoadUnsafe(ref x, at + 1 * Lane), s1);
            nuint slot = (nuint)(slots[block.PlaceOf(last[i])] * _sum.Length);
            (s0 + c0).StoreUnsafe(ref to, slot);
            (s1 + c1).StoreUnsafe(ref to, slot + 1 * Lane);
        }

        s0.StoreUnsafe(ref sum);
        s1.StoreUnsafe(ref sum, 1 * Lane);
    }

    private void WalkOne(CoxBlock block, double[] moments, int j)
    {
        ref double x = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_x), j);
        ref double to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(moments), j);
        ref double sum = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_sum), j);
        ref double carried = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_carried), j);
        ReadOnlySpan<int> slots = block.Slot;
        ReadOnlySpan<int> last = _sets.LastTime;
        var s0 = Vector256.LoadUnsafe(ref sum);
        var c0 = Vector256.LoadUnsafe(ref carried);
        for (int i = block.EndRow - 1; i >= block.FirstRow; i--)
        {
            var r = Vector256.Create(_risk[i]);
            nuint at = (nuint)(i * _p);
            s0 = Vector256.MultiplyAddEstimate(r, Vector256.LoadUnsafe(ref x, at), s0);
            nuint slot = (nuint)(slots[block.PlaceOf(last[i])] * _sum.Length);
            (s0 + c0).StoreUnsafe(ref to, slot);
        }

        s0.StoreUnsafe(ref sum);
    }

    private void WalkCompensated(CoxBlock block, double[] moments, int j)
    {
        ref double x = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_x), j);
        ref double to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(moments), j);
        ref double sum = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_sum), j);
        ref double lost = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_lost), j);
        var s = Vector256.LoadUnsafe(ref sum);
        var rest = Vector256.LoadUnsafe(ref lost);
        for (int k = 0; k < block.Count; k++)
        {
            int t = block.TimeOf(k);
            int end = _sets.RowStart[t + 1];
            for (int i = _sets.RowStart[t]; i < end; i++)
            {
                Vector256<double> product = Vector256.Create(_risk[i]) * Vector256.LoadUnsafe(ref x, (nuint)(i * _p));
                Vector256<double> after = s + product;
                Vector256<double> added = after - s;
                rest += s - (after - added) + (product - added);
                s = after;
            }

            end = block.LeaveStart[k + 1];
            for (int l = block.LeaveStart[k]; l < end; l++)
            {
                int i = _sets.ByFirstTime[l];
                Vector256<double> product = Vector256.Create(-_risk[i]) * Vector256.LoadUnsafe(ref x, (nuint)(i * _p));
                Vector256<double> after = s + product;
                Vector256<double> added = after - s;
                rest += s - (after - added) + (product - added);
                s = after;
            }

            (s + rest).StoreUnsafe(ref to, (nuint)(block.Slot[k] * _sum.Length));
        }

        s.StoreUnsafe(ref sum);
        rest.StoreUnsafe(ref lost);
    }
}
