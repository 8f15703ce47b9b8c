namespace Oncology.Cohort;

/// <summary>How a row's follow-up ends.</summary>
internal enum FollowUpKind : byte
{
    /// <summary>Alive without progression.</summary>
    Censored,

    /// <summary>Progression, alive at last news.</summary>
    Progressed,

    /// <summary>Progression, then death.</summary>
    ProgressedDead,

    /// <summary>Death without progression.</summary>
    Dead,
}

/// <summary>The cohort that a search changes row by row; a change can be taken back.</summary>
internal sealed class SearchState
{
    private const int MostTouched = 32;

    private readonly SearchLayout _layout;
    private readonly int[] _touched = new int[MostTouched];
    private readonly (FollowUpKind Kind, int First, int Last, int Start)[] _saved = new (FollowUpKind, int, int, int)[MostTouched];
    private readonly int[] _touchedBlock = new int[MostTouched];
    private readonly int[] _touchedRow = new int[MostTouched];
    private readonly int[] _savedProfile = new int[MostTouched];
    private readonly int[] _firstOrderBefore;
    private readonly int[] _lastOrderBefore;
    private readonly int[] _startOrderBefore;
    private int _touchedCount;
    private int _profileCount;
    private bool _isWhole;

    public SearchState(SearchLayout layout)
    {
        int n = layout.Rows;
        _layout = layout;
        Kind = new FollowUpKind[n];
        First = new int[n];
        Last = new int[n];
        Start = new int[n];
        Array.Fill(Start, SearchLayout.Never);
        FirstEvent = new bool[n];
        LastEvent = new bool[n];
        Column = [.. layout.Columns.Select(_ => new bool[n])];
        Profile = [.. layout.Blocks.Select(_ => new int[n])];
        ProfileCount = [.. layout.Blocks.Select(block => layout.Arms.Select(_ => new int[block.Profiles.Length]).ToArray())];
        Deaths = new int[layout.Arms.Length];
        FirstOrder = [.. Enumerable.Range(0, n)];
        LastOrder = [.. Enumerable.Range(0, n)];
        StartOrder = [.. Enumerable.Range(0, n).Where(row => layout.StartDays[row].From != SearchLayout.Never)];
        _firstOrderBefore = new int[n];
        _lastOrderBefore = new int[n];
        _startOrderBefore = new int[StartOrder.Length];
        for (int block = 0; block < layout.Blocks.Length; block++)
        {
            for (int row = 0; row < n; row++)
            {
                ProfileCount[block][layout.Arm[row]][0]++;
                SetProfileOf(block, row, 0);
            }
        }
    }

    public SearchLayout Layout => _layout;

    public FollowUpKind[] Kind { get; }

    /// <summary>Day of progression or death, or of last news.</summary>
    public int[] First { get; }

    /// <summary>Day of death or of last news.</summary>
    public int[] Last { get; }

    /// <summary>Day on which the exposure begins.</summary>
    public int[] Start { get; }

    public bool[] FirstEvent { get; }

    public bool[] LastEvent { get; }

    /// <summary>The 0/1 columns.</summary>
    public bool[][] Column { get; }

    /// <summary>Profile of each row, block by block.</summary>
    public int[][] Profile { get; }

    /// <summary>Rows per block, arm and profile.</summary>
    public int[][][] ProfileCount { get; }

    /// <summary>Deaths per arm.</summary>
    public int[] Deaths { get; }

    /// <summary>Rows by ascending first day.</summary>
    public int[] FirstOrder { get; }

    /// <summary>Rows by ascending last day.</summary>
    public int[] LastOrder { get; }

    /// <summary>Exposed rows by descending start day.</summary>
    public int[] StartOrder { get; }

    /// <summary>What the change in hand has touched.</summary>
    public SearchChange Change { get; private set; }

    /// <summary>Columns that the change in hand has touched, one bit each.</summary>
    public ulong ChangedColumns { get; private set; }

    /// <summary>Marks everything about a row's follow-up as changed, for a state that was filled from outside.</summary>
    public void Touch(int row)
    {
        Change = SearchChange.First | SearchChange.Last | SearchChange.Start;
        _isWhole = true;
        Write(row, Kind[row], First[row], Last[row], Start[row]);
    }

    /// <summary>Marks a column as changed.</summary>
    public void TouchColumn(int column) => ChangedColumns |= 1UL << column;

    /// <summary>Makes the change final.</summary>
    public void Commit()
    {
        _touchedCount = 0;
        _profileCount = 0;
        Change = SearchChange.None;
        ChangedColumns = 0;
        _isWhole = false;
    }

    /// <summary>Takes the change back.</summary>
    public void Undo()
    {
        for (int k = _profileCount - 1; k >= 0; k--)
        {
            SetProfileOf(_touchedBlock[k], _touchedRow[k], _savedProfile[k]);
        }

        for (int k = 0; k < _touchedCount; k++)
        {
            int row = _touched[k];
            (FollowUpKind kind, int first, int last, int start) = _saved[k];
            Write(row, kind, first, last, start);
        }

        if ((Change & SearchChange.First) != 0)
        {
            _firstOrderBefore.CopyTo(FirstOrder, 0);
        }

        if ((Change & SearchChange.Last) != 0)
        {
            _lastOrderBefore.CopyTo(LastOrder, 0);
        }

        if ((Change & SearchChange.Start) != 0)
        {
            _startOrderBefore.CopyTo(StartOrder, 0);
        }

        Commit();
    }

    /// <summary>Sets the follow-up of a row; part of a change.</summary>
    public void Set(int row, FollowUpKind kind, int first, int last, int start)
    {
        int k = 0;
        while (k < _touchedCount && _touched[k] != row)
        {
            k++;
        }

        if (k == _touchedCount)
        {
            _touched[k] = row;
            _saved[k] = (Kind[row], First[row], Last[row], Start[row]);
            _touchedCount++;
        }

        SearchChange change = SearchChange.None;
        change |= first != First[row] || IsFirstEvent(kind) != FirstEvent[row] ? SearchChange.First : 0;
        change |= last != Last[row] || IsLastEvent(kind) != LastEvent[row] ? SearchChange.Last : 0;
        change |= start != Start[row] ? SearchChange.Start : 0;
        Keep(change & ~Change);
        Change |= change;
        Write(row, kind, first, last, start);
    }

    /// <summary>Gives a row another profile; part of a change.</summary>
    public void SetProfile(int block, int row, int profile)
    {
        _touchedBlock[_profileCount] = block;
        _touchedRow[_profileCount] = row;
        _savedProfile[_profileCount++] = Profile[block][row];
        SetProfileOf(block, row, profile);
        foreach (int column in _layout.Blocks[block].Columns)
        {
            ChangedColumns |= 1UL << column;
        }
    }

    /// <summary>Number of rows whose follow-up the change in hand sets.</summary>
    public int TouchedCount => _touchedCount;

    /// <summary>Number of profiles that the change in hand sets.</summary>
    public int TouchedProfileCount => _profileCount;

    /// <summary>A row whose follow-up the change in hand sets.</summary>
    public int TouchedRow(int k) => _touched[k];

    /// <summary>A block and row whose profile the change in hand sets.</summary>
    public (int Block, int Row) TouchedProfile(int k) => (_touchedBlock[k], _touchedRow[k]);

    /// <summary>True when the change in hand moves a row over a landmark: its first day or the start of its exposure.</summary>
    public bool ChangeCrosses(double landmark)
    {
        if (_isWhole)
        {
            return true;
        }

        for (int k = 0; k < _touchedCount; k++)
        {
            int row = _touched[k];
            if (_saved[k].First > landmark != First[row] > landmark || _saved[k].Start <= landmark != Start[row] <= landmark)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Start of a row's exposure before the change in hand.</summary>
    public int StartBefore(int row)
    {
        int k = Array.IndexOf(_touched, row, 0, _touchedCount);
        return k < 0 ? Start[row] : _saved[k].Start;
    }

    /// <summary>True when every range holds: rows of the change, deaths, profiles.</summary>
    public bool IsChangeAllowed()
    {
        for (int k = 0; k < _touchedCount; k++)
        {
            if (!IsAllowed(_touched[k]))
            {
                return false;
            }
        }

        for (int arm = 0; arm < Deaths.Length; arm++)
        {
            if (!_layout.Deaths[arm].Contains(Deaths[arm]))
            {
                return false;
            }
        }

        for (int k = 0; k < _profileCount; k++)
        {
            int block = _touchedBlock[k];
            int arm = _layout.Arm[_touchedRow[k]];
            for (int p = 0; p < ProfileCount[block][arm].Length; p++)
            {
                if (!_layout.Blocks[block].Counts[arm][p].Contains(ProfileCount[block][arm][p]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Brings the orders up to date with the change.</summary>
    public void Reorder()
    {
        if ((Change & SearchChange.First) != 0)
        {
            Sort(FirstOrder, First, descending: false);
        }

        if ((Change & SearchChange.Last) != 0)
        {
            Sort(LastOrder, Last, descending: false);
        }

        if ((Change & SearchChange.Start) != 0)
        {
            Sort(StartOrder, Start, descending: true);
        }
    }

    /// <summary>True when the row's follow-up lies within the ranges of its group.</summary>
    public bool IsAllowed(int row)
    {
        int group = _layout.Group[row];
        DayRange last = _layout.LastDays[group];
        DayRange first = _layout.FirstDays[group];
        bool inOrder = Kind[row] switch
        {
            FollowUpKind.Censored => First[row] == Last[row] && last.Contains(Last[row]),
            FollowUpKind.Progressed => First[row] < Last[row] && last.Contains(Last[row]) && first.Contains(First[row]),
            FollowUpKind.ProgressedDead => First[row] < Last[row] && Last[row] <= last.To && first.Contains(First[row]),
            _ => First[row] == Last[row] && first.Contains(First[row]),
        };
        return inOrder && (Start[row] == SearchLayout.Never || Start[row] < First[row] && _layout.StartDays[row].Contains(Start[row]));
    }

    private static bool IsFirstEvent(FollowUpKind kind) => kind != FollowUpKind.Censored;

    private static bool IsLastEvent(FollowUpKind kind) => kind is FollowUpKind.Dead or FollowUpKind.ProgressedDead;

    private static void Sort(int[] order, int[] key, bool descending)
    {
        for (int i = 1; i < order.Length; i++)
        {
            int row = order[i];
            int j = i - 1;
            for (; j >= 0 && (descending ? key[order[j]] < key[row] : key[order[j]] > key[row]); j--)
            {
                order[j + 1] = order[j];
            }

            order[j + 1] = row;
        }
    }

    private void Keep(SearchChange change)
    {
        if ((change & SearchChange.First) != 0)
        {
            FirstOrder.CopyTo(_firstOrderBefore, 0);
        }

        if ((change & SearchChange.Last) != 0)
        {
            LastOrder.CopyTo(_lastOrderBefore, 0);
        }

        if ((change & SearchChange.Start) != 0)
        {
            StartOrder.CopyTo(_startOrderBefore, 0);
        }
    }

    private void Write(int row, FollowUpKind kind, int first, int last, int start)
    {
        Deaths[_layout.Arm[row]] += (IsLastEvent(kind) ? 1 : 0) - (LastEvent[row] ? 1 : 0);
        Kind[row] = kind;
        First[row] = first;
        Last[row] = last;
        Start[row] = start;
        FirstEvent[row] = IsFirstEvent(kind);
        LastEvent[row] = IsLastEvent(kind);
    }

    private void SetProfileOf(int block, int row, int profile)
    {
        int[] counts = ProfileCount[block][_layout.Arm[row]];
        counts[Profile[block][row]]--;
        counts[profile]++;
        Profile[block][row] = profile;
        SearchBlock layout = _layout.Blocks[block];
        for (int k = 0; k < layout.Columns.Length; k++)
        {
            Column[layout.Columns[k]][row] = layout.Profiles[profile][k];
        }
    }
}

/// <summary>Parts of the follow-up that a change touches.</summary>
[Flags]
internal enum SearchChange
{
    None = 0,
    First = 1,
    Last = 2,
    Start = 4,
}
