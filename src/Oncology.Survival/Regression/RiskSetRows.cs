using System.Buffers;

namespace Oncology.Survival;

/// <summary>Gathers, stratum by stratum, the event times and the rows that are at risk at one of them.</summary>
internal sealed class RiskSetRows(SurvivalData data, CensoredFollowUp? followUp)
{
    private readonly int[] _row = ArrayPool<int>.Shared.Rent(data.Count);
    private readonly int[] _first = ArrayPool<int>.Shared.Rent(data.Count);
    private readonly int[] _last = ArrayPool<int>.Shared.Rent(data.Count);
    private readonly bool[] _isEvent = ArrayPool<bool>.Shared.Rent(data.Count);
    private readonly double[] _time = ArrayPool<double>.Shared.Rent(data.Count + 1);
    private readonly List<(int Code, int Start, int End)> _strata = [];
    private readonly List<int> _waiting = [];
    private int _count;
    private int _times;

    /// <summary>Rows of the data, by stratum and last event time.</summary>
    public int[] Row => _row[.._count];

    /// <summary>First event time at which each row is at risk.</summary>
    public int[] First => _first[.._count];

    /// <summary>Last event time at which each row is at risk.</summary>
    public int[] Last => _last[.._count];

    /// <summary>True where the row ends with the event.</summary>
    public bool[] IsEvent => _isEvent[.._count];

    /// <summary>Event times, ascending within a stratum.</summary>
    public double[] Time => _time[.._times];

    /// <summary>The strata that have events: code, first event time, end of the event times.</summary>
    public (int Code, int Start, int End)[] Strata => [.. _strata];

    /// <summary>True when a row enters after the first event time of its stratum.</summary>
    public bool HasLateEntry { get; private set; }

    /// <summary>Gives the work space back; nothing can be read any more.</summary>
    public void Return()
    {
        ArrayPool<int>.Shared.Return(_row);
        ArrayPool<int>.Shared.Return(_first);
        ArrayPool<int>.Shared.Return(_last);
        ArrayPool<bool>.Shared.Return(_isEvent);
        ArrayPool<double>.Shared.Return(_time);
    }

    /// <summary>Adds a stratum.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="order">Its rows by exit, events before censorings.</param>
    public void AddStratum(int code, ReadOnlySpan<int> order)
    {
        int start = _times;
        ReadOnlySpan<double> exit = data.Exit.AsSpan();
        ReadOnlySpan<int> cause = data.Cause.AsSpan();
        bool isWeighted = !data.Weights.IsEmpty || !data.Frequencies.IsEmpty;
        int firstRow = _count;
        if (!isWeighted && followUp is null)
        {
            AddPlain(start, order);
            EndStratum(code, start, firstRow);
            return;
        }

        int last = start - 1;
        double time = double.NaN;
        bool mayEnterAfter = followUp is not null && data.HasEntry;
        bool isDue = false;
        _waiting.Clear();
        foreach (int row in order)
        {
            bool isEvent = cause[row] != 0;
            if (isWeighted && !(data.RowWeight(row) > 0))
            {
                continue;
            }

            if (isDue && !(isEvent && exit[row] == time))
            {
                AddWaiting(start, last);
                isDue = false;
            }

            if (isEvent && exit[row] != time)
            {
                time = exit[row];
                _time[_times++] = time;
                last++;
                isDue = _waiting.Count > 0;
            }

            // Rows that end before the first event time are at risk at none.
            if (last >= start && !(mayEnterAfter && data.Entry[row] >= time))
            {
                Add(row, start, last, isEvent);
            }
            else if (followUp is not null && followUp.Lingers(row))
            {
                _waiting.Add(row);
            }
        }

        if (isDue)
        {
            AddWaiting(start, last);
        }

        EndStratum(code, start, firstRow);
    }

    // Rows of weight 1 that do not linger. Which row is an event nobody can foresee: what depends on it is written in any case, and counted if it holds.
    private void AddPlain(int start, ReadOnlySpan<int> order)
    {
        ReadOnlySpan<double> exit = data.Exit.AsSpan();
        ReadOnlySpan<int> cause = data.Cause.AsSpan();
        double time = double.NaN;
        int times = _times;
        int count = _count;
        foreach (int row in order)
        {
            double end = exit[row];
            bool isEvent = cause[row] != 0;
            bool isNew = isEvent & end != time;
            time = isNew ? end : time;
            _time[times] = end;
            times += isNew ? 1 : 0;
            _row[count] = row;
            _first[count] = start;
            _last[count] = times - 1;
            _isEvent[count] = isEvent;

            // Rows that end before the first event time are at risk at none.
            count += times > start ? 1 : 0;
        }

        (_times, _count) = (times, count);
    }

    private void EndStratum(int code, int start, int firstRow)
    {
        if (_times == start)
        {
            return;
        }

        _strata.Add((code, start, _times));
        if (data.HasEntry)
        {
            EnterLate(firstRow, start);
        }
    }

    private void Add(int row, int first, int last, bool isEvent)
    {
        _row[_count] = row;
        _first[_count] = first;
        _last[_count] = last;
        _isEvent[_count] = isEvent;
        _count++;
    }

    // Rows that linger without having been at risk in full begin at the next event time, behind its events.
    private void AddWaiting(int start, int last)
    {
        foreach (int row in _waiting.Where(row => followUp!.ShareAt(row, _time[last]) > 0))
        {
            Add(row, start, last, isEvent: false);
        }

        _waiting.Clear();
    }

    // Rows enter before the first event time that is after their entry; those that have left by then are at risk at none.
    private void EnterLate(int firstRow, int start)
    {
        ReadOnlySpan<double> entry = data.Entry.AsSpan();
        ReadOnlySpan<double> times = _time.AsSpan(start, _times - start);
        TimeGrid grid = new(times);
        int kept = firstRow;
        for (int i = firstRow; i < _count; i++)
        {
            double from = entry[_row[i]];
            int first = from >= times[0] ? start + grid.CountUpTo(from) : start;
            if (first <= _last[i])
            {
                (_row[kept], _first[kept], _last[kept], _isEvent[kept]) = (_row[i], first, _last[i], _isEvent[i]);
                HasLateEntry |= first > start;
                kept++;
            }
        }

        _count = kept;
    }
}
