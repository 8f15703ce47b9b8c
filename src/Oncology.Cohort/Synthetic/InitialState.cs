using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>A first state: every count as asked, times and profiles at random.</summary>
internal static class InitialState
{
    private const int MostDraws = 10_000;

    public static SearchState Make(DesignFile design, SearchLayout layout, RandomStream random)
    {
        SearchState state = new(layout);
        int row = 0;
        for (int g = 0; g < design.Groups.Count; g++)
        {
            GroupDesign group = design.Groups[g];
            int[] order = [.. Enumerable.Range(row, group.N)];
            random.Shuffle(order);
            foreach ((int member, int k) in order.Select((member, k) => (member, k)))
            {
                Draw(state, member, k < group.Events ? FollowUpKind.Progressed : FollowUpKind.Censored, random);
            }

            row += group.N;
        }

        for (int arm = 0; arm < layout.Arms.Length; arm++)
        {
            int without = design.WithoutProgression(layout.Arms[arm]);
            int[] order = [.. Enumerable.Range(0, layout.Rows).Where(i => layout.Arm[i] == arm && state.Kind[i] == FollowUpKind.Progressed)];
            random.Shuffle(order);
            if (layout.Deaths[arm].From > order.Length)
            {
                throw Impossible(layout.Arms[arm]);
            }

            for (int k = 0; k < layout.Deaths[arm].From; k++)
            {
                Draw(state, order[k], k < without ? FollowUpKind.Dead : FollowUpKind.ProgressedDead, random);
            }

            GiveProfiles(state, arm, random);
        }

        return state;
    }

    private static void Draw(SearchState state, int row, FollowUpKind kind, RandomStream random)
    {
        SearchLayout layout = state.Layout;
        DayRange first = layout.FirstDays[layout.Group[row]];
        DayRange last = layout.LastDays[layout.Group[row]];
        for (int draw = 0; draw < MostDraws; draw++)
        {
            int start = layout.StartDays[row].From == SearchLayout.Never ? SearchLayout.Never : In(layout.StartDays[row], random);
            int end = In(last, random);
            // Early progressions are commoner than late ones.
            int begin = first.From + (int)((first.To - first.From + 1) * random.Uniform() * random.Uniform());
            bool together = kind is FollowUpKind.Censored or FollowUpKind.Dead;
            int from = kind == FollowUpKind.Censored ? end : begin;
            int to = kind == FollowUpKind.ProgressedDead ? begin + 1 + random.Below(Math.Max(1, last.To - begin)) : together ? from : end;
            state.Set(row, kind, from, to, start);
            state.Commit();
            if (state.IsAllowed(row))
            {
                return;
            }
        }

        throw Impossible(layout.Arms[layout.Arm[row]]);
    }

    private static int In(DayRange range, RandomStream random) => range.From + random.Below(range.To - range.From + 1);

    private static void GiveProfiles(SearchState state, int arm, RandomStream random)
    {
        SearchLayout layout = state.Layout;
        int[] rows = [.. Enumerable.Range(0, layout.Rows).Where(i => layout.Arm[i] == arm)];
        for (int b = 0; b < layout.Blocks.Length; b++)
        {
            DayRange[] counts = layout.Blocks[b].Counts[arm];
            int[] n = [.. counts.Select(c => c.From)];
            for (int p = 0; n.Sum() < rows.Length; p = (p + 1) % n.Length)
            {
                n[p] += n[p] < counts[p].To ? 1 : 0;
            }

            int[] profiles = [.. n.SelectMany((count, p) => Enumerable.Repeat(p, count))];
            random.Shuffle(profiles);
            for (int k = 0; k < rows.Length; k++)
            {
                state.SetProfile(b, rows[k], profiles[k]);
                state.Commit();
            }
        }
    }

    private static SyntheticDesignException Impossible(string arm) => new(new Wording(
        $"No follow-up fits the ranges of the arm '{arm}': deaths need progressions, an exposure begins before progression.",
        $"Aucun suivi ne convient aux intervalles du bras « {arm} » : un décès demande une progression, une exposition commence avant la progression."));
}
