namespace Oncology.Survival;

// What a row meets: those whose prediction is lower than its own, and equal to it.
internal sealed partial class ConcordancePairs
{
    // A row, and the pairs that it takes part in. Together, because rows are met in no order of memory.
    private struct Part
    {
        /// <summary>Position among the predictions of the stratum, in ascending order; its complement where others have the same prediction.</summary>
        public int Position;

        /// <summary>Concordant less discordant pairs.</summary>
        public double Difference;

        /// <summary>All pairs.</summary>
        public double Pairs;
    }

    // Predictions of a stratum: how many, and of the tied ones the first position of an equal and of a higher one.
    private readonly record struct Ranks(int Count, (int First, int End)[] Runs);

    // Sums of the weights of rows below a prediction and equal to it. Rows without weights are counted: their set is small enough for the cache.
    private sealed class RankSums
    {
        private readonly RankedSet? _set;
        private readonly FenwickTree? _weights;
        private readonly (int First, int End)[] _runs;

        public RankSums(Ranks ranks, bool isUnit)
        {
            _set = isUnit ? new RankedSet(ranks.Count) : null;
            _weights = isUnit ? null : new FenwickTree(ranks.Count);
            _runs = ranks.Runs;
        }

        public double Total => _set?.Count ?? _weights!.Total;

        public bool IsEmpty => _set is null ? _weights!.IsEmpty : _set.Count == 0;

        public void Add(int position, double weight)
        {
            if (_set is null)
            {
                _weights!.Add(RunOf(position).First, weight);
            }
            else
            {
                _set.Add(position < 0 ? ~position : position);
            }
        }

        public void Remove(int position, double weight)
        {
            if (_set is null)
            {
                _weights!.Add(RunOf(position).First, -weight);
            }
            else
            {
                _set.Remove(position < 0 ? ~position : position);
            }
        }

        public (double Below, double Equal) Of(int position)
        {
            (int first, int end) = RunOf(position);
            if (_set is null)
            {
                return (_weights!.Below(first), _weights.At(first));
            }

            // A row does not meet itself: alone with its prediction it has no equal.
            int below = _set.Below(first);
            return (below, position < 0 ? _set.Below(end) - below : 0);
        }

        private (int First, int End) RunOf(int position) => position < 0 ? _runs[~position] : (position, position + 1);
    }
}
