namespace Oncology.Survival;

// What a row meets: those whose prediction is lower than its own, and equal to it.
internal sealed partial class ConcordancePairs
{
    // A row: where its prediction stands, and the pairs that it takes part in. Together, because rows are met in no order of memory.
    private struct Part
    {
        /// <summary>Its own position among the predictions of its stratum, in ascending order.</summary>
        public int Position;

        /// <summary>First position of an equal prediction.</summary>
        public int First;

        /// <summary>First position of a higher prediction.</summary>
        public int End;

        public double Concordant;
        public double Discordant;
        public double Tied;
    }

    // Sums of the weights of rows below a prediction and equal to it. Rows without weights are counted: their set is small enough for the cache.
    private sealed class RankSums
    {
        private readonly RankedSet? _set;
        private readonly FenwickTree? _weights;

        public RankSums(int size, bool isUnit)
        {
            _set = isUnit ? new RankedSet(size) : null;
            _weights = isUnit ? null : new FenwickTree(size);
        }

        public double Total => _set?.Count ?? _weights!.Total;

        public bool IsEmpty => _set is null ? _weights!.IsEmpty : _set.Count == 0;

        public void Add(in Part part, double weight)
        {
            if (_set is null)
            {
                _weights!.Add(part.First, weight);
            }
            else if (weight > 0)
            {
                _set.Add(part.Position);
            }
            else
            {
                _set.Remove(part.Position);
            }
        }

        public (double Below, double Equal) Of(in Part part)
        {
            if (_set is null)
            {
                return (_weights!.Below(part.First), _weights.At(part.First));
            }

            int below = _set.Below(part.First);
            return (below, part.End == part.First + 1 ? 0 : _set.Below(part.End) - below);
        }
    }
}
