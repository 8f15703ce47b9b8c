namespace Oncology.Survival;

/// <summary>A piece of a chunk: consecutive event times of one stratum.</summary>
/// <param name="Stratum">Index of the stratum.</param>
/// <param name="From">First event time.</param>
/// <param name="To">End of the event times.</param>
internal readonly record struct CoxSegment(int Stratum, int From, int To);

/// <summary>
/// The event times in chunks that are evaluated on their own and added up in order. The cuts depend on the data only, so that any
/// number of threads gives the same bits.
/// </summary>
internal sealed class CoxChunks
{
    // Values of rows × columns below which handing work to another thread costs more than it gains.
    private const int ValuesPerChunk = 200_000;
    private const int MostChunks = 16;

    private readonly CoxSegment[][] _chunks;

    private CoxChunks(CoxSegment[][] chunks)
    {
        _chunks = chunks;
    }

    public int Count => _chunks.Length;

    /// <summary>The pieces of a chunk, in ascending time.</summary>
    public CoxSegment[] this[int chunk] => _chunks[chunk];

    public static CoxChunks Of(CoxRiskSets sets, int columns)
    {
        long values = (long)sets.RowCount * Math.Max(1, columns);
        int wanted = (int)Math.Clamp(values / ValuesPerChunk, 1, MostChunks);
        int rows = Math.Max(1, (sets.RowCount + wanted - 1) / wanted);
        List<CoxSegment[]> chunks = [];
        List<CoxSegment> open = [];
        int filled = 0;
        for (int s = 0; s < sets.Strata.Length; s++)
        {
            (_, int from, int end) = sets.Strata[s];
            for (int t = from; t < end; t++)
            {
                filled += sets.RowStart[t + 1] - sets.RowStart[t];
                if (filled >= rows && t + 1 < end)
                {
                    open.Add(new CoxSegment(s, from, t + 1));
                    chunks.Add([.. open]);
                    open.Clear();
                    filled = 0;
                    from = t + 1;
                }
            }

            open.Add(new CoxSegment(s, from, end));
            if (filled >= rows)
            {
                chunks.Add([.. open]);
                open.Clear();
                filled = 0;
            }
        }

        if (open.Count > 0)
        {
            chunks.Add([.. open]);
        }

        return new CoxChunks([.. chunks]);
    }
}
