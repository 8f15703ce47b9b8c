using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Simulated annealing on the cost of the missed targets.</summary>
internal sealed class Annealing
{
    private readonly SearchEngine _engine;
    private readonly SearchMoves _moves;
    private readonly RandomStream _random;

    public Annealing(SearchEngine engine, ulong seed)
    {
        _engine = engine;
        _random = new RandomStream(seed);
        _moves = new SearchMoves(engine.State, _random);
    }

    /// <summary>The source of changes, for searches that combine them.</summary>
    public SearchMoves Moves => _moves;

    /// <summary>Changes accepted so far.</summary>
    public long Accepted { get; private set; }

    /// <summary>Runs at one temperature.</summary>
    /// <param name="proposals">Number of proposals.</param>
    /// <param name="temperature">Cost that is accepted with probability 1/e.</param>
    /// <param name="improved">Called after a change was accepted.</param>
    public void Run(int proposals, double temperature, Action? improved = null)
    {
        for (int k = 0; k < proposals; k++)
        {
            if (!_moves.Propose())
            {
                _engine.Reject();
                continue;
            }

            double limit = _engine.Cost - temperature * Math.Log(1 - _random.Uniform());
            if (_engine.TryChange(limit))
            {
                _engine.Accept();
                Accepted++;
                improved?.Invoke();
            }
            else
            {
                _engine.Reject();
            }
        }
    }
}
