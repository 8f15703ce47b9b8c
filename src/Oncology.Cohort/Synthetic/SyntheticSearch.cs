namespace Oncology.Cohort;

/// <summary>
/// The search: annealing on distances, then on digits, then blocks of their own, then combinations of changes; cycles of the last three
/// until nothing is missed.
/// </summary>
internal sealed class SyntheticSearch
{
    // Far from the targets distance counts, near them the printed digits do: with digits alone the search freezes in a bad basin.
    private static readonly CostWeights Far = new(Step: 0.15, Digit: 0.4, Distance: 4);
    private static readonly CostWeights Near = new(Step: 0.5, Digit: 0.7, Distance: 2);

    private const double HottestFar = 12;
    private const double HottestNear = 0.6;
    private const double ColdestNear = 0.04;
    private const double HottestOwn = 1.5;
    private const double WarmAgain = 0.3;
    private const int Batch = 2000;
    private const int Samples = 8000;
    private const int Pool = 900;
    private const long CycleLength = 12_000_000;
    private const int BatchesPerReport = 50;

    private readonly SearchEngine _engine;
    private readonly Annealing _annealing;
    private readonly CombinedMoves _combined;
    private readonly SyntheticOptions _options;
    private readonly CancellationToken _stop;
    private readonly long _budget;
    private int _batches;

    public SyntheticSearch(SearchProblem problem, SearchState state, SyntheticOptions options, CancellationToken stop)
    {
        _engine = new SearchEngine(problem, state, Near);
        _annealing = new Annealing(_engine, (ulong)options.Seed ^ 0x5DEECE66D);
        _combined = new CombinedMoves(_engine, _annealing.Moves);
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

        for (double hottest = isNew ? HottestNear : WarmAgain; !IsOver; hottest = WarmAgain)
        {
            Anneal(isNew ? cycle / 2 : cycle, hottest, ColdestNear);
            SettleOwnBlocks(cycle / 8);
            while (!IsOver && _combined.Round(Samples, Pool, Near))
            {
                Iterations += Samples;
                Keep();
                Report();
            }

            isNew = false;
        }
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

    // By what is met, then by cost: costs of different weights are not compared.
    private void Keep()
    {
        int met = _engine.Matched();
        if (met > BestMet || met == BestMet && _engine.Cost < BestCost || BestState.Length == 0)
        {
            BestMet = met;
            BestCost = _engine.Cost;
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
