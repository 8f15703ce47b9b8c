namespace Oncology.Cohort;

/// <summary>A change that was tried, so that it can be made again, alone or with others.</summary>
internal sealed class SearchMove : IEquatable<SearchMove>
{
    private readonly (int Row, FollowUpKind Kind, int First, int Last, int Start)[] _followUp;
    private readonly (int Block, int Row, int Profile)[] _profiles;

    private SearchMove((int, FollowUpKind, int, int, int)[] followUp, (int, int, int)[] profiles)
    {
        _followUp = followUp;
        _profiles = profiles;
    }

    /// <summary>Cost of the state after this change alone.</summary>
    public required float Cost { get; init; }

    /// <summary>Change of every value with a window.</summary>
    public required float[] Effect { get; init; }

    /// <summary>Takes down the change that a state has in hand.</summary>
    public static SearchMove Of(SearchState state, float cost, float[] effect)
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

    /// <summary>
    /// True when the effects of both do not add up: both touch the same row, unless by profiles of two blocks that no joint model connects.
    /// </summary>
    /// <param name="other">The other change.</param>
    /// <param name="isJoint">Whether a joint model uses a block.</param>
    public bool Meets(SearchMove other, bool[] isJoint)
    {
        foreach ((int row, _, _, _, _) in _followUp)
        {
            if (other.Touches(row))
            {
                return true;
            }
        }

        foreach ((int block, int row, _) in _profiles)
        {
            if (Array.Exists(other._followUp, f => f.Row == row)
                || Array.Exists(other._profiles, p => p.Row == row && (p.Block == block || isJoint[p.Block] && isJoint[block])))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(SearchMove? other) =>
        other is not null && _followUp.AsSpan().SequenceEqual(other._followUp) && _profiles.AsSpan().SequenceEqual(other._profiles);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SearchMove);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach ((int, FollowUpKind, int, int, int) change in _followUp)
        {
            hash.Add(change);
        }

        foreach ((int, int, int) change in _profiles)
        {
            hash.Add(change);
        }

        return hash.ToHashCode();
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

    private bool Touches(int row) => Array.Exists(_followUp, f => f.Row == row) || Array.Exists(_profiles, p => p.Row == row);
}
