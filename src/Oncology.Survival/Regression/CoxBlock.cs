namespace Oncology.Survival;

/// <summary>A few consecutive event times of a walk back in time, few enough for their rows to stay in the cache.</summary>
internal sealed class CoxBlock(CoxRiskSets sets)
{
    /// <summary>Room for rank-one terms: one per event time, two where events are tied.</summary>
    public const int MostTerms = WeightedCrossProduct.BlockRows;

    /// <summary>Rows from which on a block takes in no more event times.</summary>
    public const int MostRows = 512;

    private int _high;

    /// <summary>Number of event times.</summary>
    public int Count { get; private set; }

    /// <summary>Number of rank-one terms.</summary>
    public int Terms { get; private set; }

    /// <summary>First of the rows that come in.</summary>
    public int FirstRow { get; private set; }

    /// <summary>End of the rows that come in.</summary>
    public int EndRow { get; private set; }

    /// <summary>For each event time the place of its Σ r x among the terms; <see cref="MostTerms"/> when it is not asked for.</summary>
    public int[] Slot { get; } = new int[MostTerms];

    /// <summary>For each event time the first of the rows that leave at it; one more entry is their end.</summary>
    public int[] LeaveStart { get; } = new int[MostTerms + 1];

    /// <summary>True when another event time may not fit.</summary>
    public bool IsFull => Terms + 2 > MostTerms || Count == MostTerms || EndRow - FirstRow >= MostRows;

    /// <summary>Begins a block that ends before an event time.</summary>
    public void Begin(int high, int leaving)
    {
        _high = high;
        (Count, Terms) = (0, 0);
        FirstRow = EndRow = sets.RowStart[high];
        LeaveStart[0] = leaving;
    }

    /// <summary>The k-th event time, backwards.</summary>
    public int TimeOf(int k) => _high - 1 - k;

    /// <summary>Which event time of the block this one is.</summary>
    public int PlaceOf(int time) => _high - 1 - time;

    /// <summary>Begins with event times of one rank-one term each, in models where no row leaves; their terms ascend in time.</summary>
    public void AddSingles(int count)
    {
        for (int k = 0; k < count; k++)
        {
            Slot[k] = count - 1 - k;
        }

        (Count, Terms) = (count, count);
        FirstRow = sets.RowStart[_high - Count];
    }

    /// <summary>Takes in the event time before the last.</summary>
    /// <param name="leaveEnd">End of the rows that leave at it.</param>
    /// <param name="terms">Rank-one terms that it gives, 0 to 2; the first is for its Σ r x.</param>
    public void Add(int leaveEnd, int terms)
    {
        Slot[Count] = terms == 0 ? MostTerms : Terms;
        FirstRow = sets.RowStart[_high - 1 - Count];
        Count++;
        LeaveStart[Count] = leaveEnd;
        Terms += terms;
    }
}
