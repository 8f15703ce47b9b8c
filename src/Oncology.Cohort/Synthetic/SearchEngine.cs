namespace Oncology.Cohort;

/// <summary>Evaluates changes of a state: only what a change touches, cheapest first, given up as soon as the cost is too high.</summary>
internal sealed class SearchEngine
{
    private readonly SearchProblem _problem;
    // Evaluations of joint models take about this many times as long as the others.
    private const double JointExpense = 12;
    private const int TriesPerOrder = 100_000;

    private readonly SearchTarget[] _byExpense;
    private readonly bool[] _member;
    private readonly bool[] _reversed;
    private CostWeights _weights;
    private int _tries;

    public SearchEngine(SearchProblem problem, SearchState state, CostWeights weights)
    {
        _problem = problem;
        State = state;
        _weights = weights;
        _byExpense = [.. problem.Targets.OrderBy(target => target.Kind == TargetKind.Joint ? 1 : 0)];
        _member = new bool[problem.Layout.Rows];
        _reversed = new bool[problem.Layout.Rows];
        Restart();
    }

    public SearchProblem Problem => _problem;

    public SearchState State { get; }

    public double Cost { get; private set; }

    /// <summary>Evaluates everything, after the state was filled from outside.</summary>
    public void Restart()
    {
        for (int row = 0; row < _problem.Layout.Rows; row++)
        {
            State.Touch(row);
        }

        for (int c = 0; c < _problem.Layout.Columns.Length; c++)
        {
            State.TouchColumn(c);
        }

        State.Reorder();
        TryChange(double.PositiveInfinity);
        Accept();
        Reweigh(_weights);
    }

    /// <summary>Changes the weights; the cost is computed again.</summary>
    public void Reweigh(CostWeights weights)
    {
        _weights = weights;
        Cost = 0;
        foreach (SearchTarget target in _problem.Targets)
        {
            target.Weigh(weights);
            Cost += target.Cost;
        }
    }

    /// <summary>Evaluates the change in hand; false when its cost is above the limit (or undefined).</summary>
    public bool TryChange(double limit)
    {
        if (++_tries % TriesPerOrder == 0)
        {
            Array.Sort(_byExpense.Select(t => -t.Rise / (t.Evaluations + 1) / (t.Kind == TargetKind.Joint ? JointExpense : 1)).ToArray(), _byExpense);
        }

        State.Reorder();
        foreach (FrameSlot frame in _problem.Frames)
        {
            frame.Mark(State);
            if (frame.IsDirty)
            {
                frame.Fill(State, _member, _reversed);
            }
        }

        double cost = Cost;
        foreach (SearchTarget target in _byExpense)
        {
            target.Mark(State);
            cost -= target.IsDirty ? target.Cost : 0;
        }

        foreach (SearchTarget target in _byExpense)
        {
            if (!target.IsDirty)
            {
                continue;
            }

            target.Evaluate(State, _weights);
            cost += target.TrialCost;
            target.Rise += Math.Max(0, target.TrialCost - target.Cost);
            target.Evaluations++;
            if (cost > limit)
            {
                return false;
            }
        }

        TrialCost = cost;
        return true;
    }

    /// <summary>Cost of the change in hand, after it was tried and found below the limit.</summary>
    public double TrialCost { get; private set; }

    public void Accept()
    {
        foreach (FrameSlot frame in _problem.Frames)
        {
            frame.Accept();
        }

        foreach (SearchTarget target in _problem.Targets)
        {
            target.Accept();
        }

        Cost = TrialCost;
        State.Commit();
    }

    public void Reject() => State.Undo();

    /// <summary>Weight of the published numbers that the accepted state does not print.</summary>
    public double Missed()
    {
        double weight = 0;
        foreach (SearchNumber number in _problem.Numbers)
        {
            weight += number.Window.Contains(_problem.Targets[number.Target].Values[number.Slot]) ? 0 : number.Weight;
        }

        return weight;
    }

    /// <summary>How many published numbers the accepted state prints.</summary>
    public int Matched()
    {
        int count = 0;
        foreach (SearchNumber number in _problem.Numbers)
        {
            count += number.Window.Contains(_problem.Targets[number.Target].Values[number.Slot]) ? 1 : 0;
        }

        return count;
    }
}
