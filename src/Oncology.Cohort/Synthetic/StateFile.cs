using System.Globalization;
using System.Text;

namespace Oncology.Cohort;

/// <summary>A state of the search as text, so that it can be resumed.</summary>
internal static class StateFile
{
    private const string Header = "row,arm,kind,first,last,start";

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
    public static void Read(string text, SearchState state)
    {
        string[] lines = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
        if (lines.Length != state.Layout.Rows + 1)
        {
            throw new FormatException($"The state has {lines.Length - 1} rows, the targets ask for {state.Layout.Rows}.");
        }

        foreach (string line in lines.Skip(1))
        {
            string[] cells = line.Split(',');
            int row = Whole(cells[0]);
            state.Set(row, (FollowUpKind)Whole(cells[2]), Whole(cells[3]), Whole(cells[4]), cells[5].Length == 0 ? SearchLayout.Never : Whole(cells[5]));
            for (int b = 0; b < state.Layout.Blocks.Length; b++)
            {
                state.SetProfile(b, row, Whole(cells[6 + b]));
                state.Commit();
            }

            state.Commit();
            if (!state.IsAllowed(row))
            {
                throw new FormatException($"Row {row} of the state does not fit the targets: {line}");
            }
        }
    }

    private static int Whole(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
