using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>A frame in two copies: the accepted one, and the one of the change in hand.</summary>
internal sealed class FrameSlot(int rows)
{
    private RiskFrame _accepted = new(rows);
    private RiskFrame _trial = new(rows);

    public required bool OfLast { get; init; }

    /// <summary>Censorings as events: for follow-up.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Days a row must be followed beyond, by first day; NaN for all.</summary>
    public double Landmark { get; init; } = double.NaN;

    /// <summary>Column that marks the members; −1 for none.</summary>
    public int Where { get; init; } = -1;

    /// <summary>Only the rows that are exposed (or not) at the landmark.</summary>
    public bool? Exposed { get; init; }

    /// <summary>True when every row is a member.</summary>
    public bool IsWhole => double.IsNaN(Landmark) && Where < 0 && !IsReversed;

    public bool IsDirty { get; private set; }

    /// <summary>True when the change in hand alters who is at risk at which event, not only the days: most changes of a day do not.</summary>
    public bool IsReordered { get; private set; }

    /// <summary>True when an exposure begins at another place among the events.</summary>
    public bool HasNewStarts { get; private set; }

    public RiskFrame Active => IsDirty ? _trial : _accepted;

    public void Mark(SearchState state)
    {
        SearchChange own = OfLast ? SearchChange.Last : SearchChange.First;
        IsDirty = (state.Change & own) != 0
            || Where >= 0 && (state.ChangedColumns >> Where & 1) != 0
            || !double.IsNaN(Landmark) && state.ChangeCrosses(Landmark);
        IsReordered = false;
        HasNewStarts = !IsDirty && IsWhole && (state.Change & SearchChange.Start) != 0 && StartsDiffer(state);
    }

    public void Fill(SearchState state, Span<bool> member, Span<bool> reversed)
    {
        bool everybody = double.IsNaN(Landmark) && Where < 0;
        for (int row = 0; row < member.Length && !everybody; row++)
        {
            member[row] = (Where < 0 || state.Column[Where][row])
                && (double.IsNaN(Landmark) || state.First[row] > Landmark)
                && (Exposed is null || Exposed == state.Start[row] <= Landmark);
        }

        bool[] isEvent = OfLast ? state.LastEvent : state.FirstEvent;
        for (int row = 0; row < reversed.Length && IsReversed; row++)
        {
            reversed[row] = !isEvent[row];
        }

        _trial.Fill(
            OfLast ? state.LastOrder : state.FirstOrder, OfLast ? state.Last : state.First,
            IsReversed ? reversed : isEvent, everybody ? default : member);
        IsReordered = !_trial.HasSameOrder(_accepted);
        HasNewStarts = StartsDiffer(state);
    }

    public void Accept()
    {
        if (IsDirty)
        {
            (_accepted, _trial) = (_trial, _accepted);
            IsDirty = false;
        }
    }

    private bool StartsDiffer(SearchState state)
    {
        if (!IsWhole)
        {
            return false;
        }

        foreach (int row in state.StartOrder)
        {
            if (Active.CountUpTo(state.Start[row]) != _accepted.CountUpTo(state.StartBefore(row)))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Numbers that one estimate gives, with the windows of the published ones; accepted and in hand.</summary>
internal sealed class SearchTarget
{
    /// <summary>A day after every follow-up: where a curve stands in the end.</summary>
    public const int EndOfFollowUp = int.MaxValue;

    private const double Z = 1.959963984540054;

    // The step leaves an error of its square in the coefficients and of its size, relative, in their standard errors: far below a window.
    private const double Settled = 3e-5;

    /// <summary>Place of the number of exposed events among the values of a model with one covariate.</summary>
    public const int EventsSlot = 4;

    private readonly HazardKernel? _hazard;
    private readonly JointHazardKernel? _joint;
    private readonly CurveKernel? _curve;
    private readonly byte[] _pattern = [];
    private readonly bool[] _group = [];
    private readonly double[] _start;
    private double[] _accepted;
    private double[] _trial;
    private double _trialCost;

    public SearchTarget(int rows, TargetKind kind, FrameSlot frame, int[] columns, int values)
    {
        Kind = kind;
        Frame = frame;
        Columns = columns;
        Windows = [.. Enumerable.Repeat(TargetWindow.None, values)];
        Weights = new double[values];
        _accepted = new double[values];
        _trial = new double[values];
        _start = new double[Math.Max(1, columns.Length)];
        _hazard = kind is TargetKind.Column or TargetKind.Exposure or TargetKind.LandmarkGroup ? new HazardKernel(rows, Settled) : null;
        _joint = kind == TargetKind.Joint ? new JointHazardKernel(columns.Length, Settled) : null;
        _curve = kind == TargetKind.Curve ? new CurveKernel(rows) : null;
        _pattern = kind == TargetKind.Joint ? new byte[rows] : [];
        _group = kind == TargetKind.LandmarkGroup ? new bool[rows] : [];
    }

    public TargetKind Kind { get; }

    public FrameSlot Frame { get; }

    /// <summary>Covariates; −1 is the exposure.</summary>
    public int[] Columns { get; }

    /// <summary>Days at which a curve is read.</summary>
    public double[] Days { get; init; } = [];

    /// <summary>Whether the test is Wald's (else log-rank).</summary>
    public bool IsWald { get; init; }

    /// <summary>Windows: log hazard ratio, bounds, chi-square per covariate; S, bounds per day, then median, bounds (days).</summary>
    public TargetWindow[] Windows { get; }

    /// <summary>Weight per window: the numbers that it stands for.</summary>
    public double[] Weights { get; }

    public ReadOnlySpan<double> Values => _accepted;

    public ReadOnlySpan<double> TrialValues => _trial;

    public double Cost { get; private set; }

    public double TrialCost => _trialCost;

    /// <summary>Total by which changes raised the cost, for the order of evaluation.</summary>
    public double Rise { get; set; }

    /// <summary>Number of evaluations.</summary>
    public long Evaluations { get; set; }

    public bool IsDirty { get; private set; }

    public void Mark(SearchState state)
    {
        IsDirty = Kind == TargetKind.Curve ? Frame.IsDirty : Frame.IsReordered;
        if (Kind is TargetKind.LandmarkGroup or TargetKind.Curve)
        {
            return;
        }

        foreach (int column in Columns)
        {
            IsDirty |= column >= 0 ? (state.ChangedColumns >> column & 1) != 0 : Frame.HasNewStarts;
        }
    }

    public void Evaluate(SearchState state, in CostWeights weights)
    {
        switch (Kind)
        {
            case TargetKind.Column:
                _hazard!.Fit(Frame.Active, state.Column[Columns[0]], _accepted[0]);
                FillHazard();
                break;
            case TargetKind.Exposure:
                _hazard!.FitFrom(Frame.Active, state.Start, _accepted[0]);
                FillHazard();
                break;
            case TargetKind.LandmarkGroup:
                for (int row = 0; row < _group.Length; row++)
                {
                    _group[row] = state.Start[row] <= Frame.Landmark;
                }

                _hazard!.Fit(Frame.Active, _group, _accepted[0]);
                FillHazard();
                break;
            case TargetKind.Joint:
                FitJoint(state);
                break;
            default:
                FillCurve();
                break;
        }

        _trialCost = CostOf(_trial, weights);
    }

    public void Accept()
    {
        if (IsDirty)
        {
            (_accepted, _trial) = (_trial, _accepted);
            Cost = _trialCost;
            IsDirty = false;
        }
    }

    /// <summary>Costs the accepted values again, after a change of weights.</summary>
    public void Weigh(in CostWeights weights) => Cost = CostOf(_accepted, weights);

    public int Matched()
    {
        int count = 0;
        for (int k = 0; k < Windows.Length; k++)
        {
            count += !Windows[k].IsNone && Windows[k].Contains(_accepted[k]) ? 1 : 0;
        }

        return count;
    }

    private double CostOf(double[] values, in CostWeights weights)
    {
        double cost = 0;
        for (int k = 0; k < values.Length; k++)
        {
            cost += Windows[k].IsNone ? 0 : Windows[k].Cost(values[k], weights) * Weights[k];
        }

        return cost;
    }

    private void FillHazard()
    {
        double beta = _hazard!.Coefficient;
        double error = _hazard.StandardError;
        _trial[0] = double.IsNaN(error) ? double.NaN : beta;
        _trial[1] = beta - Z * error;
        _trial[2] = beta + Z * error;
        _trial[3] = IsWald ? beta / error * (beta / error) : _hazard.LogRank;
        _trial[EventsSlot] = _hazard.EventsExposed;
    }

    private void FitJoint(SearchState state)
    {
        for (int row = 0; row < _pattern.Length; row++)
        {
            int bits = 0;
            for (int k = 0; k < Columns.Length; k++)
            {
                bool on = Columns[k] < 0 ? state.Start[row] < (Frame.OfLast ? state.Last[row] : state.First[row]) : state.Column[Columns[k]][row];
                bits |= on ? 1 << k : 0;
            }

            _pattern[row] = (byte)bits;
        }

        for (int k = 0; k < Columns.Length; k++)
        {
            _start[k] = _accepted[4 * k];
        }

        _joint!.Fit(
            Frame.OfLast ? state.LastOrder : state.FirstOrder, Frame.OfLast ? state.Last : state.First,
            Frame.OfLast ? state.LastEvent : state.FirstEvent, _pattern, Columns[0] < 0 ? state.StartOrder : [], state.Start, _start);
        for (int k = 0; k < Columns.Length; k++)
        {
            double beta = _joint.Coefficients[k];
            double error = _joint.StandardErrors[k];
            _trial[4 * k] = double.IsNaN(error) ? double.NaN : beta;
            _trial[4 * k + 1] = beta - Z * error;
            _trial[4 * k + 2] = beta + Z * error;
            _trial[4 * k + 3] = beta / error * (beta / error);
        }
    }

    private void FillCurve()
    {
        _curve!.Fit(Frame.Active);
        int at = 0;
        foreach (double day in Days)
        {
            (_trial[at], _trial[at + 1], _trial[at + 2]) = _curve.At(Frame.Active, day);
            at += 3;
        }

        if (at < _trial.Length)
        {
            (_trial[at], _trial[at + 1], _trial[at + 2]) = _curve.Median(Frame.Active);
        }
    }
}

/// <summary>What a target estimates.</summary>
internal enum TargetKind
{
    Column,
    Exposure,
    LandmarkGroup,
    Joint,
    Curve,
}
