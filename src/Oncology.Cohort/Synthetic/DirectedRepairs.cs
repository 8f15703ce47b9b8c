namespace Oncology.Cohort;

/// <summary>
/// Repairs missed numbers one at a time. Effects of small changes on the estimates nearly add up. So a change that brings the number into its
/// window is followed by others that undo the damage it does elsewhere: foretold from a pool of sampled changes by a beam search, then evaluated.
/// </summary>
internal sealed class DirectedRepairs
{
    private const int BeamWidth = 500;
    private const int MostChanges = 8;
    private const int MostPerNode = 12;
    private const int MostEvaluated = 400;
    private const int MostPaired = 2500;
    private const float DearestPair = 12;
    private const float LeastGain = 0.01f;
    private const float LeastRepair = 0.05f;
    private const float CostResolution = 0.0005f;

    private readonly SearchEngine _engine;
    private readonly SearchMoves _moves;
    private readonly SearchForecast _forecast;
    private readonly bool[] _isJoint;
    private readonly List<SearchMove> _pool = [];
    private readonly float[] _values;
    private readonly float[] _trial;

    public DirectedRepairs(SearchEngine engine, SearchMoves moves, CostWeights weights)
    {
        _engine = engine;
        _moves = moves;
        _forecast = new SearchForecast(engine.Problem, weights);
        _isJoint = [.. engine.Problem.Layout.Blocks.Select(b => engine.Problem.Targets.Any(t => t.Kind == TargetKind.Joint && t.Columns.Any(b.Columns.Contains)))];
        _values = new float[_forecast.Width];
        _trial = new float[_forecast.Width];
    }

    /// <summary>Cost of the accepted state.</summary>
    public float Cost
    {
        get
        {
            _forecast.Read(_values);
            return _forecast.Cost(_values);
        }
    }

    /// <summary>The windows that the accepted state misses.</summary>
    public int[] Missed()
    {
        _forecast.Read(_values);
        return _forecast.Missed(_values);
    }

    /// <summary>Fills the pool with changes of the accepted state.</summary>
    /// <param name="samples">Changes to sample.</param>
    /// <param name="size">Changes to keep: those that cost least.</param>
    public void Sample(int samples, int size)
    {
        _pool.Clear();
        HashSet<SearchMove> known = [];
        double limit = _engine.Cost * 2 + 10;
        _forecast.Read(_values);
        for (int k = 0; k < samples; k++)
        {
            if (_moves.Propose() && _engine.TryChange(limit))
            {
                _forecast.ReadTrial(_trial);
                float[] effect = new float[_forecast.Width];
                bool isIdle = true;
                for (int v = 0; v < effect.Length; v++)
                {
                    effect[v] = _trial[v] - _values[v];
                    isIdle &= effect[v] == 0;
                }

                var move = SearchMove.Of(_engine.State, _forecast.Cost(_trial), effect);
                if (!isIdle && known.Add(move))
                {
                    _pool.Add(move);
                }
            }

            _engine.Reject();
        }

        _pool.Sort((a, b) => a.Cost.CompareTo(b.Cost));
        if (_pool.Count > size)
        {
            _pool.RemoveRange(size, _pool.Count - size);
        }
    }

    /// <summary>Brings a number into its window and repairs what that breaks. False when nothing below the limit was found.</summary>
    /// <param name="place">The window.</param>
    /// <param name="limit">Cost that the state may have afterwards.</param>
    public bool Repair(int place, float limit)
    {
        _forecast.Read(_values);
        PriorityQueue<Node, float> promising = new();
        List<Node> level = Starts(place, limit, promising);
        for (int depth = 1; depth < MostChanges && level.Count > 0; depth++)
        {
            level = Next(level, limit, promising);
        }

        return MakeBest(promising, limit);
    }

    private List<Node> Starts(int place, float limit, PriorityQueue<Node, float> promising)
    {
        Node nothing = new([], _values, 0);
        List<Node> level = [];
        for (int m = 0; m < _pool.Count && level.Count < BeamWidth; m++)
        {
            if (_forecast.IsMet(place, _values[place] + _pool[m].Effect[place]))
            {
                level.Add(Made(nothing, m, _pool[m].Cost, limit, promising));
            }
        }

        if (level.Count < BeamWidth)
        {
            AddPairs(nothing, place, limit, level, promising);
        }

        return level;
    }

    // A narrow window is seldom met by one change alone.
    private void AddPairs(Node nothing, int place, float limit, List<Node> level, PriorityQueue<Node, float> promising)
    {
        int[] moving = [.. Enumerable.Range(0, _pool.Count).Where(m => _pool[m].Effect[place] != 0).Take(MostPaired)];
        PriorityQueue<(Node First, int Second), float> best = new();
        float dearest = limit + DearestPair;
        for (int i = 0; i < moving.Length; i++)
        {
            Node first = Made(nothing, moving[i], _pool[moving[i]].Cost, float.NegativeInfinity, promising);
            for (int j = i + 1; j < moving.Length; j++)
            {
                SearchMove second = _pool[moving[j]];
                if (!_forecast.IsMet(place, first.Values[place] + second.Effect[place]))
                {
                    continue;
                }

                float cost = _forecast.Cost(first.Values, second.Effect, dearest);
                if (cost < dearest && !_pool[moving[i]].Meets(second, _isJoint))
                {
                    best.Enqueue((first, moving[j]), -cost);
                    if (best.Count > BeamWidth)
                    {
                        best.Dequeue();
                        best.TryPeek(out _, out float most);
                        dearest = -most;
                    }
                }
            }
        }

        level.AddRange(best.UnorderedItems.Select(x => Made(x.Element.First, x.Element.Second, -x.Priority, limit, promising)));
    }

    private List<Node> Next(List<Node> level, float limit, PriorityQueue<Node, float> promising)
    {
        PriorityQueue<(Node From, int Move), float> best = new();
        float dearest = float.PositiveInfinity;
        foreach (Node node in level)
        {
            foreach ((int move, float cost) in Followers(node, Math.Min(dearest, node.Cost - LeastRepair)))
            {
                best.Enqueue((node, move), -cost);
                if (best.Count > BeamWidth)
                {
                    best.Dequeue();
                    best.TryPeek(out _, out float first);
                    dearest = -first;
                }
            }
        }

        // The same changes in another order cost the same: one of them is enough.
        HashSet<int> known = [];
        List<Node> next = [];
        foreach (((Node from, int move), float cost) in best.UnorderedItems.OrderByDescending(x => x.Priority).ThenBy(x => x.Element.Move))
        {
            if (known.Add((int)(-cost / CostResolution)))
            {
                next.Add(Made(from, move, -cost, limit, promising));
            }
        }

        return next;
    }

    private IEnumerable<(int Move, float Cost)> Followers(Node node, float limit)
    {
        PriorityQueue<int, float> best = new();
        for (int m = 0; m < _pool.Count; m++)
        {
            float cost = _forecast.Cost(node.Values, _pool[m].Effect, limit);
            if (cost < limit && !Array.Exists(node.Moves, made => made == m || _pool[made].Meets(_pool[m], _isJoint)))
            {
                best.Enqueue(m, -cost);
                if (best.Count > MostPerNode)
                {
                    best.Dequeue();
                    best.TryPeek(out _, out float first);
                    limit = Math.Min(limit, -first);
                }
            }
        }

        return best.UnorderedItems.Select(x => (x.Element, -x.Priority));
    }

    private Node Made(Node from, int move, float cost, float limit, PriorityQueue<Node, float> promising)
    {
        float[] values = new float[_forecast.Width];
        for (int v = 0; v < values.Length; v++)
        {
            values[v] = from.Values[v] + _pool[move].Effect[v];
        }

        Node made = new([.. from.Moves, move], values, cost);
        if (cost < limit - LeastGain)
        {
            promising.Enqueue(made, cost);
        }

        return made;
    }

    private bool MakeBest(PriorityQueue<Node, float> promising, float limit)
    {
        Node? winner = null;
        float least = limit - LeastGain;
        for (int k = 0; k < MostEvaluated && promising.TryDequeue(out Node? node, out _); k++)
        {
            if (Make(node) && _engine.TryChange(double.PositiveInfinity))
            {
                _forecast.ReadTrial(_trial);
                float cost = _forecast.Cost(_trial);
                winner = cost < least ? node : winner;
                least = Math.Min(least, cost);
            }

            _engine.Reject();
        }

        if (winner is null)
        {
            return false;
        }

        Make(winner);
        _engine.TryChange(double.PositiveInfinity);
        _engine.Accept();
        return true;
    }

    private bool Make(Node node)
    {
        foreach (int move in node.Moves)
        {
            _pool[move].Make(_engine.State);
        }

        return _engine.State.IsChangeAllowed();
    }

    /// <summary>Changes made one after the other, with the values and the cost that are foretold.</summary>
    private sealed record Node(int[] Moves, float[] Values, float Cost);
}
