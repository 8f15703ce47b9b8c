using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// A running Σ w x x′ over rows of p numbers, a block of rows at a time. Tiles of 4 × 12 entries stay in registers while the rows of a
/// block go by, so that the sum is read and written once per block. For up to six numbers a tile of four rows, and one or two rows alone, need
/// no padding and no weighted copy of the block.
/// </summary>
/// <remarks>Source: Goto, van de Geijn, ACM TOMS 2008;34:12 (the tile), for blocks that fit the first-level cache.</remarks>
internal sealed class WeightedCrossProduct
{
    /// <summary>Largest number of rows of a block.</summary>
    public const int BlockRows = 64;

    /// <summary>Numbers that are read, and not used, behind the last row of a block.</summary>
    public const int Overhang = 4;

    private const int Lane = 4;
    private const int Few = 6;
    private readonly int _p;
    private readonly int _stride;
    private readonly double[] _sum;
    private readonly double[] _weighted;

    public WeightedCrossProduct(int p)
    {
        _p = p;
        _stride = (p + Lane - 1) / Lane * Lane;
        _sum = new double[_stride * _stride];
        _weighted = new double[p > Few ? BlockRows * _stride : 0];
    }

    public void Clear() => Array.Clear(_sum);

    /// <summary>Adds the sum to the lower triangle of a p × p matrix.</summary>
    public void AddTo(Span<double> matrix)
    {
        for (int a = 0; a < _p; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                matrix[a * _p + b] += _sum[a * _stride + b];
            }
        }
    }

    /// <summary>Adds a block of rows.</summary>
    /// <param name="x">The rows, and <see cref="Overhang"/> finite numbers behind them.</param>
    /// <param name="length">Numbers from one row to the next, at least p.</param>
    /// <param name="weights">Weight of each row, at most <see cref="BlockRows"/>.</param>
    public void Add(ReadOnlySpan<double> x, int length, ReadOnlySpan<double> weights)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            AddInNumbers(x, length, weights);
            return;
        }

        ref double rows = ref MemoryMarshal.GetReference(x);
        if (_p <= Few)
        {
            AddFew(ref rows, length, weights);
            return;
        }

        ref double weighted = ref MemoryMarshal.GetArrayDataReference(_weighted);
        for (int i = 0; i < weights.Length; i++)
        {
            var w = Vector256.Create(weights[i]);
            for (int j = 0; j < _p; j += Lane)
            {
                (w * Vector256.LoadUnsafe(ref rows, (nuint)(i * length + j))).StoreUnsafe(ref weighted, (nuint)(i * _stride + j));
            }
        }

        ref double sum = ref MemoryMarshal.GetArrayDataReference(_sum);
        for (int a = 0; a < _p; a += Lane)
        {
            ref double left = ref Unsafe.Add(ref weighted, a);
            int b = 0;
            for (; b + 3 * Lane <= a + Lane; b += 3 * Lane)
            {
                Tile3(ref left, ref Unsafe.Add(ref rows, b), length, weights.Length, ref Unsafe.Add(ref sum, a * _stride + b));
            }

            if (b + 2 * Lane <= a + Lane)
            {
                Tile2(ref left, ref Unsafe.Add(ref rows, b), length, weights.Length, ref Unsafe.Add(ref sum, a * _stride + b));
            }
            else if (b <= a)
            {
                Tile1(ref left, ref Unsafe.Add(ref rows, b), length, weights.Length, ref Unsafe.Add(ref sum, a * _stride + b));
            }
        }
    }

    /// <summary>The same without vectors.</summary>
    public void AddInNumbers(ReadOnlySpan<double> x, int length, ReadOnlySpan<double> weights)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            ReadOnlySpan<double> row = x.Slice(i * length, _p);
            for (int a = 0; a < _p; a++)
            {
                double w = weights[i] * row[a];
                for (int b = 0; b <= a; b++)
                {
                    _sum[a * _stride + b] += w * row[b];
                }
            }
        }
    }

    private void AddFew(ref double x, int length, ReadOnlySpan<double> weights)
    {
        ref double sum = ref MemoryMarshal.GetArrayDataReference(_sum);
        int a = 0;
        if (_p > 2)
        {
            AddFour(ref x, length, weights, ref sum);
            a = Lane;
        }

        for (; a < _p; a++)
        {
            if (a < Lane)
            {
                AddShort(ref x, ref Unsafe.Add(ref x, a), length, weights, ref Unsafe.Add(ref sum, a * _stride));
            }
            else
            {
                AddLong(ref x, ref Unsafe.Add(ref x, a), length, weights, ref Unsafe.Add(ref sum, a * _stride));
            }
        }
    }

    // The first four rows of the matrix. Even and odd rows of the block apart, here and below: no addition waits for the one before it.
    private void AddFour(ref double x, int length, ReadOnlySpan<double> weights, ref double sum)
    {
        Vector256<double> s0 = Load(ref sum, 0), s1 = Load(ref sum, _stride), s2 = Load(ref sum, 2 * _stride), s3 = Load(ref sum, 3 * _stride);
        Vector256<double> t0 = Vector256<double>.Zero, t1 = t0, t2 = t0, t3 = t0;
        int i = 0;
        for (; i + 2 <= weights.Length; i += 2)
        {
            Vector256<double> even = Vector256.Create(weights[i]) * Load(ref x, 0);
            s0 = Vector256.MultiplyAddEstimate(Vector256.Create(x), even, s0);
            s1 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref x, 1)), even, s1);
            s2 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref x, 2)), even, s2);
            s3 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref x, 3)), even, s3);
            x = ref Unsafe.Add(ref x, length);
            Vector256<double> odd = Vector256.Create(weights[i + 1]) * Load(ref x, 0);
            t0 = Vector256.MultiplyAddEstimate(Vector256.Create(x), odd, t0);
            t1 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref x, 1)), odd, t1);
            t2 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref x, 2)), odd, t2);
            t3 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref x, 3)), odd, t3);
            x = ref Unsafe.Add(ref x, length);
        }

        if (i < weights.Length)
        {
            Vector256<double> last = Vector256.Create(weights[i]) * Load(ref x, 0);
            s0 = Vector256.MultiplyAddEstimate(Vector256.Create(x), last, s0);
            s1 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref x, 1)), last, s1);
            s2 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref x, 2)), last, s2);
            s3 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref x, 3)), last, s3);
        }

        (s0 + t0).StoreUnsafe(ref sum);
        (s1 + t1).StoreUnsafe(ref sum, (nuint)_stride);
        (s2 + t2).StoreUnsafe(ref sum, (nuint)(2 * _stride));
        (s3 + t3).StoreUnsafe(ref sum, (nuint)(3 * _stride));
    }

    // One row of the matrix, of four columns.
    private static void AddShort(ref double x, ref double factor, int length, ReadOnlySpan<double> weights, ref double sum)
    {
        Vector256<double> s = Load(ref sum, 0), t = Vector256<double>.Zero;
        int i = 0;
        for (; i + 2 <= weights.Length; i += 2)
        {
            s = Vector256.MultiplyAddEstimate(Vector256.Create(weights[i] * factor), Load(ref x, 0), s);
            t = Vector256.MultiplyAddEstimate(Vector256.Create(weights[i + 1] * Unsafe.Add(ref factor, length)), Load(ref x, length), t);
            x = ref Unsafe.Add(ref x, 2 * length);
            factor = ref Unsafe.Add(ref factor, 2 * length);
        }

        s = i < weights.Length ? Vector256.MultiplyAddEstimate(Vector256.Create(weights[i] * factor), Load(ref x, 0), s) : s;
        (s + t).StoreUnsafe(ref sum);
    }

    // One row of the matrix, of eight columns.
    private static void AddLong(ref double x, ref double factor, int length, ReadOnlySpan<double> weights, ref double sum)
    {
        Vector256<double> s0 = Load(ref sum, 0), s1 = Load(ref sum, Lane), t0 = Vector256<double>.Zero, t1 = t0;
        int i = 0;
        for (; i + 2 <= weights.Length; i += 2)
        {
            var even = Vector256.Create(weights[i] * factor);
            s0 = Vector256.MultiplyAddEstimate(even, Load(ref x, 0), s0);
            s1 = Vector256.MultiplyAddEstimate(even, Load(ref x, Lane), s1);
            var odd = Vector256.Create(weights[i + 1] * Unsafe.Add(ref factor, length));
            t0 = Vector256.MultiplyAddEstimate(odd, Load(ref x, length), t0);
            t1 = Vector256.MultiplyAddEstimate(odd, Load(ref x, length + Lane), t1);
            x = ref Unsafe.Add(ref x, 2 * length);
            factor = ref Unsafe.Add(ref factor, 2 * length);
        }

        if (i < weights.Length)
        {
            var last = Vector256.Create(weights[i] * factor);
            s0 = Vector256.MultiplyAddEstimate(last, Load(ref x, 0), s0);
            s1 = Vector256.MultiplyAddEstimate(last, Load(ref x, Lane), s1);
        }

        Store(ref sum, 0, s0 + t0, s1 + t1);
    }

    private void Tile3(ref double left, ref double right, int length, int rows, ref double sum)
    {
        int stride = _stride;
        Vector256<double> s00 = Load(ref sum, 0), s01 = Load(ref sum, 4), s02 = Load(ref sum, 8);
        Vector256<double> s10 = Load(ref sum, stride), s11 = Load(ref sum, stride + 4), s12 = Load(ref sum, stride + 8);
        Vector256<double> s20 = Load(ref sum, 2 * stride), s21 = Load(ref sum, 2 * stride + 4), s22 = Load(ref sum, 2 * stride + 8);
        Vector256<double> s30 = Load(ref sum, 3 * stride), s31 = Load(ref sum, 3 * stride + 4), s32 = Load(ref sum, 3 * stride + 8);
        for (int i = 0; i < rows; i++)
        {
            var y0 = Vector256.LoadUnsafe(ref right);
            var y1 = Vector256.LoadUnsafe(ref right, 4);
            var y2 = Vector256.LoadUnsafe(ref right, 8);
            var x0 = Vector256.Create(left);
            s00 = Vector256.MultiplyAddEstimate(x0, y0, s00);
            s01 = Vector256.MultiplyAddEstimate(x0, y1, s01);
            s02 = Vector256.MultiplyAddEstimate(x0, y2, s02);
            var x1 = Vector256.Create(Unsafe.Add(ref left, 1));
            s10 = Vector256.MultiplyAddEstimate(x1, y0, s10);
            s11 = Vector256.MultiplyAddEstimate(x1, y1, s11);
            s12 = Vector256.MultiplyAddEstimate(x1, y2, s12);
            var x2 = Vector256.Create(Unsafe.Add(ref left, 2));
            s20 = Vector256.MultiplyAddEstimate(x2, y0, s20);
            s21 = Vector256.MultiplyAddEstimate(x2, y1, s21);
            s22 = Vector256.MultiplyAddEstimate(x2, y2, s22);
            var x3 = Vector256.Create(Unsafe.Add(ref left, 3));
            s30 = Vector256.MultiplyAddEstimate(x3, y0, s30);
            s31 = Vector256.MultiplyAddEstimate(x3, y1, s31);
            s32 = Vector256.MultiplyAddEstimate(x3, y2, s32);
            left = ref Unsafe.Add(ref left, stride);
            right = ref Unsafe.Add(ref right, length);
        }

        Store(ref sum, 0, s00, s01, s02);
        Store(ref sum, stride, s10, s11, s12);
        Store(ref sum, 2 * stride, s20, s21, s22);
        Store(ref sum, 3 * stride, s30, s31, s32);
    }

    private void Tile2(ref double left, ref double right, int length, int rows, ref double sum)
    {
        int stride = _stride;
        Vector256<double> s00 = Load(ref sum, 0), s01 = Load(ref sum, 4);
        Vector256<double> s10 = Load(ref sum, stride), s11 = Load(ref sum, stride + 4);
        Vector256<double> s20 = Load(ref sum, 2 * stride), s21 = Load(ref sum, 2 * stride + 4);
        Vector256<double> s30 = Load(ref sum, 3 * stride), s31 = Load(ref sum, 3 * stride + 4);
        for (int i = 0; i < rows; i++)
        {
            var y0 = Vector256.LoadUnsafe(ref right);
            var y1 = Vector256.LoadUnsafe(ref right, 4);
            var x0 = Vector256.Create(left);
            s00 = Vector256.MultiplyAddEstimate(x0, y0, s00);
            s01 = Vector256.MultiplyAddEstimate(x0, y1, s01);
            var x1 = Vector256.Create(Unsafe.Add(ref left, 1));
            s10 = Vector256.MultiplyAddEstimate(x1, y0, s10);
            s11 = Vector256.MultiplyAddEstimate(x1, y1, s11);
            var x2 = Vector256.Create(Unsafe.Add(ref left, 2));
            s20 = Vector256.MultiplyAddEstimate(x2, y0, s20);
            s21 = Vector256.MultiplyAddEstimate(x2, y1, s21);
            var x3 = Vector256.Create(Unsafe.Add(ref left, 3));
            s30 = Vector256.MultiplyAddEstimate(x3, y0, s30);
            s31 = Vector256.MultiplyAddEstimate(x3, y1, s31);
            left = ref Unsafe.Add(ref left, stride);
            right = ref Unsafe.Add(ref right, length);
        }

        Store(ref sum, 0, s00, s01);
        Store(ref sum, stride, s10, s11);
        Store(ref sum, 2 * stride, s20, s21);
        Store(ref sum, 3 * stride, s30, s31);
    }

    private void Tile1(ref double left, ref double right, int length, int rows, ref double sum)
    {
        int stride = _stride;
        Vector256<double> s0 = Load(ref sum, 0), s1 = Load(ref sum, stride), s2 = Load(ref sum, 2 * stride), s3 = Load(ref sum, 3 * stride);
        for (int i = 0; i < rows; i++)
        {
            var y = Vector256.LoadUnsafe(ref right);
            s0 = Vector256.MultiplyAddEstimate(Vector256.Create(left), y, s0);
            s1 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref left, 1)), y, s1);
            s2 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref left, 2)), y, s2);
            s3 = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref left, 3)), y, s3);
            left = ref Unsafe.Add(ref left, stride);
            right = ref Unsafe.Add(ref right, length);
        }

        s0.StoreUnsafe(ref sum);
        s1.StoreUnsafe(ref sum, (nuint)stride);
        s2.StoreUnsafe(ref sum, (nuint)(2 * stride));
        s3.StoreUnsafe(ref sum, (nuint)(3 * stride));
    }

    private static Vector256<double> Load(ref double sum, int at) => Vector256.LoadUnsafe(ref sum, (nuint)at);

    private static void Store(ref double sum, int at, Vector256<double> first, Vector256<double> second)
    {
        first.StoreUnsafe(ref sum, (nuint)at);
        second.StoreUnsafe(ref sum, (nuint)at + Lane);
    }

    private static void Store(ref double sum, int at, Vector256<double> first, Vector256<double> second, Vector256<double> third)
    {
        Store(ref sum, at, first, second);
        third.StoreUnsafe(ref sum, (nuint)at + 2 * Lane);
    }
}
