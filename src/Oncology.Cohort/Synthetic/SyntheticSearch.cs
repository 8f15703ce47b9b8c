using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>
/// The search: annealing on distances, then on digits, then blocks of their own, then repairs of the missed numbers; cycles of the last three
/// until nothing is missed.
/// </summary>
internal sealed class SyntheticSearch
{
    // Far from the targets distance counts, near them the printed digits do: with digits alone the search freezes in a bad basin.
    private static readonly CostWeights Far = new(Step: 0.15, Digit: 0.4, Distance: 4);
    private static readonly CostWeights Near = new(Step: 0.5, Digit: 0.7, Distance: 2);

    // Repairs count misses rather than measure them: one number far off is better than three that are nearly met.
    private static readonly CostWeights Last = new(Step: 0.7, Digit: 0.4, Distance: 0);

    private const double HottestFar = 12;
    private const double HottestNear = 0.6;
    private const double ColdestNear = 0.04;
    private const double HottestOwn = 1.5;
    private const double WarmAgain = 0.3;
    private const int Batch = 2000;
    private const int Samples = 40_000;
    private const int Pool = 10_000;
    private const int FirstTries = 4;
    private const double Tolerance = 0.25;
    private const float FarthestFromBest = 3;
    private const int MostFruitlessRounds = 60;
    private const long CycleLength = 12_000_000;
    private const int BatchesPerReport = 50;

    private readonly SearchEngine _engine;
    private readonly Annealing _annealing;
    private readonly DirectedRepairs _repairs;
    private readonly RandomStream _random;
    private readonly SyntheticOptions _options;
    private readonly CancellationToken _stop;
    private readonly long _budget;
    private int _batches;

    public SyntheticSearch(SearchProblem problem, SearchState state, SyntheticOptions options, CancellationToken stop)
    {
        _engine = new SearchEngine(problem, state, Near);
        _annealing = new Annealing(_engine, (ulong)options.Seed ^ 0x5DEECE66D);
        _repairs = new DirectedRepairs(_engine, _annealing.Moves, Last);
        _random = new RandomStream((ulong)options.Seed ^ 0xB5297A4D);
        _options = options;
        _stop = stop;
        _budget = options.Iterations ?? long.MaxValue;
        Keep();
    }

    /// <summary>Changes tried.</summary>
    public long Iterations { get; private set; }

    /// <summary>The cheapest state so far.</summary>
    public string BestState { get; private set; } = "";

    private int BestMet { get; set; }

    private double BestCost { get; set; } = double.PositiveInfinity;

    private double LeastMissed { get; set; } = double.PositiveInfinity;

    private bool IsOver => Iterations >= _budget || BestMet == _engine.Problem.Numbers.Length || _stop.IsCancellationRequested;

    public void Run()
    {
        long cycle = _options.Iterations is { } all ? Math.Min(CycleLength, Math.Max(Batch, all / 2)) : CycleLength;
        bool isNew = _options.Resume is null;
        if (isNew)
        {
            _engine.Reweigh(Far);
            Anneal(cycle / 2, HottestFar, HottestNear);
            _engine.Reweigh(Near);
        }

        // A state to go on from was annealed before: repairs come first.
        for (bool anneals = isNew; !IsOver; anneals = true)
        {
            if (anneals)
            {
                Anneal(isNew ? cycle / 2 : cycle, isNew ? HottestNear : WarmAgain, ColdestNear);
                SettleOwnBlocks(cycle / 8);
                isNew = false;
            }

            Repair();
        }
    }

    // Changes that make the state a little worse are taken now and then, as in annealing: from there other repairs are in reach.
    private void Repair()
    {
        int samples = (int)Math.Clamp(_budget / 8, 1, Samples);
        Load();
        float least = _repairs.Cost;
        for (int fruitless = 0; fruitless < MostFruitlessRounds && !IsOver; fruitless++)
        {
            _repairs.Sample(samples, Pool);
            Iterations += samples;
            RepairOne();
            float cost = _repairs.Cost;
            if (cost < least)
            {
                least = cost;
                fruitless = 0;
            }
            else if (cost > least + FarthestFromBest)
            {
                Load();
            }

            Keep();
            Report();
        }
    }

    private void RepairOne()
    {
        int[] missed = _repairs.Missed();
        _random.Shuffle(missed);
        float cost = _repairs.Cost;
        for (int k = 0; k < missed.Length && !IsOver; k++)
        {
            double worse = k < FirstTries ? 0 : -Tolerance * Math.Log(1 - _random.Uniform());
            if (_repairs.Repair(missed[k], cost + (float)worse))
            {
                return;
            }
        }
    }

    private void Load()
    {
        StateFile.Read(BestState, _engine.State);
        _engine.Restart();
    }

    // Columns that enter models with one covariate and no other: with the times fixed, each is a small search of its own.
    private void SettleOwnBlocks(long proposals)
    {
        SearchProblem problem = _engine.Problem;
        for (int b = 0; b < problem.Layout.Blocks.Length; b++)
        {
            int[] columns = problem.Layout.Blocks[b].Columns;
            bool isOwn = problem.Targets.All(t => t.Kind != TargetKind.Joint || !t.Columns.Any(columns.Contains))
                && problem.Targets.Any(t => t.Columns.Any(columns.Contains));
            if (isOwn && !IsOver)
            {
                _annealing.Moves.OnlyBlock = b;
                Anneal(proposals, HottestOwn, ColdestNear);
                _annealing.Moves.OnlyBlock = -1;
            }
        }
    }

    private void Anneal(long proposals, double hottest, double coldest)
    {
        for (long done = 0; done < proposals && !IsOver; done += Batch)
        {
            double temperature = hottest * Math.Pow(coldest / hottest, (double)done / proposals);
            _annealing.Run(Batch, temperature);
            Iterations += Batch;
            Keep();
            Report();
        }
    }

    // By the weight of what is missed, then by the cost of the repairs, which no phase changes.
    private void Keep()
    {
        double missed = _engine.Missed();
        float cost = _repairs.Cost;
        if (missed < LeastMissed || missed <= LeastMissed && cost < BestCost)
        {
            LeastMissed = missed;
            BestMet = _engine.Matched();
            BestCost = cost;
            BestState = StateFile.Write(_engine.State);
        }
    }

    private void Report()
    {
        if (++_batches % BatchesPerReport == 0)
        {
            _options.Progress?.Report(new SyntheticProgress(Iterations, BestMet, _engine.Problem.Numbers.Length, BestCost));
        }
    }
}
