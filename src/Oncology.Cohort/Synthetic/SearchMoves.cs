using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Proposes small changes that keep every count.</summary>
internal sealed class SearchMoves
{
    private const int FarthestNeighbour = 6;
    private const int FarthestAlike = 10;
    private const int FarthestDays = 60;

    // Two events on one day print what no two days can: the variance of the log-rank test is smaller with ties.
    private const int OneTieIn = 6;

    private readonly SearchState _state;
    private readonly SearchLayout _layout;
    private readonly RandomStream _random;
    private readonly int[][] _rowsOfArm;
    private readonly int[][] _rowsOfGroup;
    private readonly int[] _exposed;
    private readonly int[] _freeBlocks;

    public SearchMoves(SearchState state, RandomStream random)
    {
        _state = state;
        _layout = state.Layout;
        _random = random;
        int[] rows = [.. Enumerable.Range(0, _layout.Rows)];
        _rowsOfArm = [.. Enumerable.Range(0, _layout.Arms.Length).Select(a => rows.Where(i => _layout.Arm[i] == a).ToArray())];
        _rowsOfGroup = [.. Enumerable.Range(0, _layout.FirstDays.Length).Select(g => rows.Where(i => _layout.Group[i] == g).ToArray())];
        _exposed = [.. rows.Where(i => _layout.StartDays[i].From < _layout.StartDays[i].To)];
        _freeBlocks = [.. Enumerable.Range(0, _layout.Blocks.Length).Where(b => _layout.Blocks[b].IsFree)];
    }

    /// <summary>Index of the only block to change; −1 to change everything.</summary>
    public int OnlyBlock { get; set; } = -1;

    /// <summary>Makes a change; false when the draw led to none that is allowed.</summary>
    public bool Propose()
    {
        double draw = _random.Uniform();
        if (OnlyBlock >= 0)
        {
            return draw < 0.8 ? SwapProfiles() : ChangeProfile();
        }

        return draw switch
        {
            < 0.22 => MoveFirst(),
            < 0.42 => MoveLast(),
            < 0.47 => MoveStart(),
            < 0.70 => SwapProfiles(),
            < 0.76 => ChangeProfile(),
            < 0.84 => SwapLast(),
            < 0.89 => SwapFirst(),
            < 0.96 => SwapFollowUp(),
            < 0.98 => ChangeDeath(),
            _ => SwapDeathWithoutProgression(),
        };
    }

    private int AnyRow() => _random.Below(_layout.Rows);

    private int Near(int[] order, int[] day, int row)
    {
        if (_random.Uniform() < 0.5)
        {
            int at = Array.IndexOf(order, row);
            int other = at + (1 + _random.Below(FarthestNeighbour)) * (_random.Below(2) == 0 ? -1 : 1);
            if (other >= 0 && other < order.Length)
            {
                return day[order[other]] + (_random.Below(OneTieIn) == 0 ? 0 : other > at ? 1 : -1);
            }
        }

        return day[row] + _random.Below(2 * FarthestDays + 1) - FarthestDays;
    }

    // A row of the same arm whose follow-up ends at nearly the same rank: a swap of profiles changes what goes with what, and hardly the
    // single hazard ratios.
    private int Alike(int row)
    {
        int[] order = _random.Below(2) == 0 ? _state.FirstOrder : _state.LastOrder;
        int at = Array.IndexOf(order, row) + (1 + _random.Below(FarthestAlike)) * (_random.Below(2) == 0 ? -1 : 1);
        return at >= 0 && at < order.Length && _layout.Arm[order[at]] == _layout.Arm[row] ? order[at] : -1;
    }

    private int Anywhere(DayRange range) => range.From + _random.Below(range.To - range.From + 1);

    private bool MoveFirst()
    {
        int row = AnyRow();
        FollowUpKind kind = _state.Kind[row];
        DayRange range = _layout.FirstDays[_layout.Group[row]];
        int day = _random.Uniform() < 0.8 ? Near(_state.FirstOrder, _state.First, row) : Anywhere(kind == FollowUpKind.Censored ? _layout.LastDays[_layout.Group[row]] : range);
        bool together = kind is FollowUpKind.Censored or FollowUpKind.Dead;
        if (day < 0 || day == _state.First[row])
        {
            return false;
        }

        _state.Set(row, kind, day, together ? day : _state.Last[row], _state.Start[row]);
        return Check(row);
    }

    private bool MoveLast()
    {
        int row = AnyRow();
        FollowUpKind kind = _state.Kind[row];
        DayRange range = _layout.LastDays[_layout.Group[row]];
        int day = _random.Uniform() < 0.8 ? Near(_state.LastOrder, _state.Last, row) : Anywhere(kind == FollowUpKind.ProgressedDead ? new DayRange(_state.First[row], range.To) : range);
        bool together = kind is FollowUpKind.Censored or FollowUpKind.Dead;
        if (day < 0 || day == _state.Last[row])
        {
            return false;
        }

        _state.Set(row, kind, together ? day : _state.First[row], day, _state.Start[row]);
        return Check(row);
    }

    private bool MoveStart()
    {
        if (_exposed.Length == 0)
        {
            return false;
        }

        int row = _exposed[_random.Below(_exposed.Length)];
        int day = _random.Uniform() < 0.5 ? _state.Start[row] + _random.Below(41) - 20 : Anywhere(_layout.StartDays[row]);
        if (day == _state.Start[row])
        {
            return false;
        }

        _state.Set(row, _state.Kind[row], _state.First[row], _state.Last[row], day);
        return Check(row);
    }

    private bool SwapProfiles()
    {
        if (_layout.Blocks.Length == 0)
        {
            return false;
        }

        int block = OnlyBlock >= 0 ? OnlyBlock : _random.Below(_layout.Blocks.Length);
        int i = AnyRow();
        int j = _random.Uniform() < 0.6 ? Alike(i) : Other(_rowsOfArm[_layout.Arm[i]]);
        if (j < 0)
        {
            return false;
        }

        int[] profile = _state.Profile[block];
        if (profile[i] == profile[j])
        {
            return false;
        }

        (int a, int b) = (profile[i], profile[j]);
        _state.SetProfile(block, i, b);
        _state.SetProfile(block, j, a);
        return true;
    }

    private bool ChangeProfile()
    {
        if (_freeBlocks.Length == 0)
        {
            return false;
        }

        int block = OnlyBlock >= 0 ? OnlyBlock : _freeBlocks[_random.Below(_freeBlocks.Length)];
        int row = AnyRow();
        SearchBlock layout = _layout.Blocks[block];
        DayRange[] ranges = layout.Counts[_layout.Arm[row]];
        int[] counts = _state.ProfileCount[block][_layout.Arm[row]];
        int from = _state.Profile[block][row];
        int to = _random.Below(layout.Profiles.Length);
        if (from == to || counts[from] <= ranges[from].From || counts[to] >= ranges[to].To)
        {
            return false;
        }

        _state.SetProfile(block, row, to);
        return true;
    }

    private bool SwapLast()
    {
        int i = AnyRow();
        int j = Other(_rowsOfArm[_layout.Arm[i]]);
        if (!HasProgressed(i) || !HasProgressed(j) || i == j)
        {
            return false;
        }

        (FollowUpKind kind, int last) = (_state.Kind[i], _state.Last[i]);
        _state.Set(i, _state.Kind[j], _state.First[i], _state.Last[j], _state.Start[i]);
        _state.Set(j, kind, _state.First[j], last, _state.Start[j]);
        return Check(i) && Check(j);
    }

    private bool SwapFirst()
    {
        int i = AnyRow();
        int j = Other(_rowsOfArm[_layout.Arm[i]]);
        if (!HasProgressed(i) || !HasProgressed(j) || i == j)
        {
            return false;
        }

        int first = _state.First[i];
        _state.Set(i, _state.Kind[i], _state.First[j], _state.Last[i], _state.Start[i]);
        _state.Set(j, _state.Kind[j], first, _state.Last[j], _state.Start[j]);
        return Check(i) && Check(j);
    }

    private bool SwapFollowUp()
    {
        int i = AnyRow();
        int j = Other(_rowsOfGroup[_layout.Group[i]]);
        if (i == j)
        {
            return false;
        }

        (FollowUpKind kind, int first, int last) = (_state.Kind[i], _state.First[i], _state.Last[i]);
        _state.Set(i, _state.Kind[j], _state.First[j], _state.Last[j], _state.Start[i]);
        _state.Set(j, kind, first, last, _state.Start[j]);
        return Check(i) && Check(j);
    }

    private bool ChangeDeath()
    {
        int row = AnyRow();
        int arm = _layout.Arm[row];
        DayRange deaths = _layout.Deaths[arm];
        bool dies = _state.Kind[row] == FollowUpKind.Progressed;
        if (!HasProgressed(row) || (dies ? _state.Deaths[arm] >= deaths.To : _state.Deaths[arm] <= deaths.From))
        {
            return false;
        }

        DayRange range = _layout.LastDays[_layout.Group[row]];
        int day = dies ? Anywhere(new DayRange(_state.First[row], range.To)) : Anywhere(range);
        _state.Set(row, dies ? FollowUpKind.ProgressedDead : FollowUpKind.Progressed, _state.First[row], day, _state.Start[row]);
        return Check(row);
    }

    private bool SwapDeathWithoutProgression()
    {
        int i = AnyRow();
        int j = Other(_rowsOfArm[_layout.Arm[i]]);
        if (_state.Kind[i] != FollowUpKind.Dead || _state.Kind[j] != FollowUpKind.ProgressedDead)
        {
            return false;
        }

        int last = _state.Last[j];
        _state.Set(j, FollowUpKind.Dead, _state.First[j], _state.First[j], _state.Start[j]);
        _state.Set(i, FollowUpKind.ProgressedDead, _state.First[i], last, _state.Start[i]);
        return Check(i) && Check(j);
    }

    private int Other(int[] rows) => rows[_random.Below(rows.Length)];

    private bool HasProgressed(int row) => _state.Kind[row] is FollowUpKind.Progressed or FollowUpKind.ProgressedDead;

    private bool Check(int row) => _state.IsAllowed(row);
}
