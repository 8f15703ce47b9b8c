namespace Oncology.Cohort;

/// <summary>
/// Looks for two or three changes that lower the cost together. The effects of small changes on the estimates nearly add up, so the cost
/// of a combination is foretold from the effects of its parts, and only the most promising combinations are evaluated.
/// </summary>
internal sealed class CombinedMoves
{
    private const int MostEvaluated = 150;
    private const int PairsExtended = 150;

    // Gains below this only creep along the logarithm of a distance.
    private const double LeastGain = 0.005;

    private readonly SearchEngine _engine;
    private readonly SearchMoves _moves;
    private readonly (int Target, int Slot)[] _places;
    private readonly TargetWindow[] _windows;
    private readonly double[] _weights;
    private readonly float[] _values;
    private readonly List<SearchMove> _pool = [];
    private readonly PriorityQueue<(int A, int B, int C), double> _best = new();

    public CombinedMoves(SearchEngine engine, SearchMoves moves)
    {
        _engine = engine;
        _moves = moves;
        List<(int, int)> places = [];
        for (int t = 0; t < engine.Problem.Targets.Length; t++)
        {
            for (int k = 0; k < engine.Problem.Targets[t].Windows.Length; k++)
            {
                if (!engine.Problem.Targets[t].Windows[k].IsNone)
                {
                    places.Add((t, k));
                }
            }
        }

        _places = [.. places];
        _windows = [.. _places.Select(p => engine.Problem.Targets[p.Target].Windows[p.Slot])];
        _weights = [.. _places.Select(p => engine.Problem.Targets[p.Target].Weights is { Length: > 0 } w ? w[p.Slot] : 1)];
        _values = new float[_places.Length];
    }

    /// <summary>One round: samples changes, combines them, makes the best combination. False when nothing lowers the cost.</summary>
    /// <param name="samples">Changes to sample.</param>
    /// <param name="pool">Changes to combine: those that cost least.</param>
    /// <param name="weights">Weights of the cost.</param>
    public bool Round(int samples, int pool, in CostWeights weights)
    {
        for (int v = 0; v < _places.Length; v++)
        {
            _values[v] = (float)_engine.Problem.Targets[_places[v].Target].Values[_places[v].Slot];
        }

        Sample(samples, pool);
        Combine(weights);
        return MakeBest();
    }

    private void Sample(int samples, int pool)
    {
        _pool.Clear();
        double limit = _engine.Cost * 2 + 10;
        for (int k = 0; k < samples; k++)
        {
            if (_moves.Propose() && _engine.TryChange(limit))
            {
                float[] effect = new float[_places.Length];
                for (int v = 0; v < effect.Length; v++)
                {
                    SearchTarget target = _engine.Problem.Targets[_places[v].Target];
                    effect[v] = target.IsDirty ? (float)(target.TrialValues[_places[v].Slot] - target.Values[_places[v].Slot]) : 0;
                }

                _pool.Add(SearchMove.Of(_engine.State, _engine.TrialCost, effect));
            }

            _engine.Reject();
        }

        _pool.Sort((a, b) => a.Cost.CompareTo(b.Cost));
        if (_pool.Count > pool)
        {
            _pool.RemoveRange(pool, _pool.Count - pool);
        }
    }

    private void Combine(in CostWeights weights)
    {
        _best.Clear();
        double bound = _engine.Cost;
        float[] sum = new float[_places.Length];
        for (int a = 0; a < _pool.Count; a++)
        {
            Keep((a, -1, -1), _pool[a].Cost, ref bound);
            Add(_values, _pool[a].Effect, sum);
            for (int b = a + 1; b < _pool.Count; b++)
            {
                double cost = Foretell(sum, _pool[b].Effect, bound * 1.05 + 0.3, weights);
                if (cost < bound && !_pool[a].Meets(_pool[b]))
                {
                    Keep((a, b, -1), cost, ref bound);
                }
            }
        }

        (int A, int B, int C)[] pairs = [.. _best.UnorderedItems.Where(x => x.Element.B >= 0).OrderByDescending(x => x.Priority).Take(PairsExtended).Select(x => x.Element)];
        float[] pair = new float[_places.Length];
        foreach ((int a, int b, _) in pairs)
        {
            Add(_values, _pool[a].Effect, sum);
            Add(sum, _pool[b].Effect, pair);
            for (int c = 0; c < _pool.Count; c++)
            {
                double cost = Foretell(pair, _pool[c].Effect, bound, weights);
                if (cost < bound && !_pool[c].Meets(_pool[a]) && !_pool[c].Meets(_pool[b]))
                {
                    Keep((a, b, c), cost, ref bound);
                }
            }
        }
    }

    // The queue holds the cheapest combinations, the dearest of them in front.
    private void Keep((int, int, int) combination, double cost, ref double bound)
    {
        _best.Enqueue(combination, -cost);
        if (_best.Count > MostEvaluated)
        {
            _best.Dequeue();
            _best.TryPeek(out _, out double dearest);
            bound = Math.Min(bound, -dearest);
        }
    }

    private static void Add(float[] x, float[] y, float[] sum)
    {
        for (int v = 0; v < sum.Length; v++)
        {
            sum[v] = x[v] + y[v];
        }
    }

    private double Foretell(float[] x, float[] effect, double limit, in CostWeights weights)
    {
        double cost = 0;
        for (int v = 0; v < x.Length; v++)
        {
            double value = x[v] + effect[v];
            if (value < _windows[v].Low || value > _windows[v].High)
            {
                cost += _windows[v].Cost(value, weights) * _weights[v];
                if (cost > limit)
                {
                    return double.PositiveInfinity;
                }
            }
        }

        return cost;
    }

    private bool MakeBest()
    {
        (int, int, int) winner = (-1, -1, -1);
        double least = _engine.Cost - LeastGain;
        foreach (((int A, int B, int C) element, _) in _best.UnorderedItems)
        {
            if (Make(element) && _engine.TryChange(least))
            {
                least = _engine.TrialCost;
                winner = element;
            }

            _engine.Reject();
        }

        if (winner.Item1 < 0)
        {
            return false;
        }

        Make(winner);
        _engine.TryChange(double.PositiveInfinity);
        _engine.Accept();
        return true;
    }

    private bool Make((int A, int B, int C) combination)
    {
        _pool[combination.A].Make(_engine.State);
        if (combination.B >= 0)
        {
            _pool[combination.B].Make(_engine.State);
        }

        if (combination.C >= 0)
        {
            _pool[combination.C].Make(_engine.State);
        }

        return _engine.State.IsChangeAllowed();
    }
}
