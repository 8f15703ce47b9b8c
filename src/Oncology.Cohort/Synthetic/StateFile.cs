using System.Globalization;
using System.Text;

namespace Oncology.Cohort;

/// <summary>A state of the search as text, so that it can be resumed.</summary>
internal static class StateFile
{
    private const string Header = "row,arm,kind,first,last,start";
    private const int FixedCells = 6;

    public static string Write(SearchState state)
    {
        SearchLayout layout = state.Layout;
        var text = new StringBuilder(Header);
        foreach (SearchBlock block in layout.Blocks)
        {
            text.Append(',').Append(block.Name);
        }

        text.Append('\n');
        for (int row = 0; row < layout.Rows; row++)
        {
            string start = state.Start[row] == SearchLayout.Never ? "" : state.Start[row].ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{row},{layout.Arms[layout.Arm[row]]},{(int)state.Kind[row]},{state.First[row]},{state.Last[row]},{start}");
            for (int b = 0; b < layout.Blocks.Length; b++)
            {
                text.Append(CultureInfo.InvariantCulture, $",{state.Profile[b][row]}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Fills a state; lines that begin with # are skipped, every row must be allowed by the layout.</summary>
    /// <exception cref="SyntheticDesignException">The text is no state, or one of another targets file.</exception>
    public static void Read(string text, SearchState state)
    {
        string[] lines = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#')];
        if (lines.Length != state.Layout.Rows + 1)
        {
            int rows = Math.Max(0, lines.Length - 1);
            throw Unfit($"it has {rows} rows, the targets ask for {state.Layout.Rows}", $"il a {rows} lignes, les cibles en demandent {state.Layout.Rows}");
        }

        for (int row = 0; row < state.Layout.Rows; row++)
        {
            ReadRow(lines[row + 1], row, state);
        }
    }

    /// <summary>Checks what no single row shows: deaths and profiles per arm.</summary>
    /// <exception cref="SyntheticDesignException">A count is none of those that the targets ask for.</exception>
    public static void CheckCounts(SearchState state)
    {
        SearchLayout layout = state.Layout;
        for (int arm = 0; arm < layout.Arms.Length; arm++)
        {
            string name = layout.Arms[arm];
            int deaths = state.Deaths[arm];
            if (!layout.Deaths[arm].Contains(deaths))
            {
                throw Unfit($"the arm '{name}' has {deaths} deaths", $"le bras « {name} » a {deaths} décès");
            }

            foreach ((SearchBlock block, int b) in layout.Blocks.Select((block, b) => (block, b)))
            {
                int wrong = Enumerable.Range(0, block.Labels.Length).FirstOrDefault(p => !block.Counts[arm][p].Contains(state.ProfileCount[b][arm][p]), -1);
                if (wrong >= 0)
                {
                    (int n, string label) = (state.ProfileCount[b][arm][wrong], block.Labels[wrong]);
                    throw Unfit(
                        $"the arm '{name}' has {n} rows with '{label}' of the block '{block.Name}'",
                        $"le bras « {name} » a {n} lignes « {label} » du bloc « {block.Name} »");
                }
            }
        }
    }

    private static void ReadRow(string line, int row, SearchState state)
    {
        SearchLayout layout = state.Layout;
        string[] cells = line.Split(',');
        if (cells.Length != FixedCells + layout.Blocks.Length)
        {
            int asked = FixedCells + layout.Blocks.Length;
            throw Unfit($"row {row} has {cells.Length} cells, the targets ask for {asked}", $"la ligne {row} a {cells.Length} cellules, les cibles en demandent {asked}");
        }

        int kind = Whole(cells[2], row);
        int start = cells[5].Length == 0 ? SearchLayout.Never : Whole(cells[5], row);
        int[] profiles = [.. cells.Skip(FixedCells).Select(cell => Whole(cell, row))];
        bool fits = Whole(cells[0], row) == row && cells[1] == layout.Arms[layout.Arm[row]] && Enum.IsDefined((FollowUpKind)kind)
            && profiles.Zip(layout.Blocks).All(p => p.First >= 0 && p.First < p.Second.Labels.Length);
        if (fits)
        {
            state.Set(row, (FollowUpKind)kind, Whole(cells[3], row), Whole(cells[4], row), start);
            for (int b = 0; b < profiles.Length; b++)
            {
                state.SetProfile(b, row, profiles[b]);
            }

            state.Commit();
        }

        if (!fits || !state.IsAllowed(row))
        {
            throw Unfit($"row {row} is not one that they allow: {line}", $"elles n'admettent pas la ligne {row} : {line}");
        }
    }

    private static int Whole(string cell, int row) => int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw Unfit($"row {row}: '{cell}' is no whole number", $"ligne {row} : « {cell} » n'est pas un nombre entier");

    private static SyntheticDesignException Unfit(string english, string french) => new(new Wording(
        $"The state to go on from does not fit the targets: {english}.", $"L'état à reprendre ne convient pas aux cibles : {french}."));
}
