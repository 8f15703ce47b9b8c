namespace Oncology.Cohort;

/// <summary>A change that was tried, so that it can be made again, alone or with others.</summary>
internal sealed class SearchMove
{
    private readonly (int Row, FollowUpKind Kind, int First, int Last, int Start)[] _followUp;
    private readonly (int Block, int Row, int Profile)[] _profiles;

    private SearchMove((int, FollowUpKind, int, int, int)[] followUp, (int, int, int)[] profiles)
    {
        _followUp = followUp;
        _profiles = profiles;
    }

    /// <summary>Cost of the state after this change alone.</summary>
    public required double Cost { get; init; }

    /// <summary>Change of every value with a window.</summary>
    public required float[] Effect { get; init; }

    /// <summary>Takes down the change that a state has in hand.</summary>
    public static SearchMove Of(SearchState state, double cost, float[] effect)
    {
        var followUp = new (int, FollowUpKind, int, int, int)[state.TouchedCount];
        for (int k = 0; k < followUp.Length; k++)
        {
            int row = state.TouchedRow(k);
            followUp[k] = (row, state.Kind[row], state.First[row], state.Last[row], state.Start[row]);
        }

        var profiles = new (int, int, int)[state.TouchedProfileCount];
        for (int k = 0; k < profiles.Length; k++)
        {
            (int block, int row) = state.TouchedProfile(k);
            profiles[k] = (block, row, state.Profile[block][row]);
        }

        return new SearchMove(followUp, profiles) { Cost = cost, Effect = effect };
    }

    /// <summary>True when both change the same follow-up or the same profile.</summary>
    public bool Meets(SearchMove other)
    {
        foreach ((int row, _, _, _, _) in _followUp)
        {
            foreach ((int theirs, _, _, _, _) in other._followUp)
            {
                if (row == theirs)
                {
                    return true;
                }
            }
        }

        foreach ((int block, int row, _) in _profiles)
        {
            foreach ((int theirBlock, int theirRow, _) in other._profiles)
            {
                if (block == theirBlock && row == theirRow)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Makes the change; part of the change that the state has in hand.</summary>
    public void Make(SearchState state)
    {
        foreach ((int row, FollowUpKind kind, int first, int last, int start) in _followUp)
        {
            state.Set(row, kind, first, last, start);
        }

        foreach ((int block, int row, int profile) in _profiles)
        {
            state.SetProfile(block, row, profile);
        }
    }
}
