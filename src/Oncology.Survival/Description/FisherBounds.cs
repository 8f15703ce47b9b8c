namespace Oncology.Survival;

/// <summary>Bounds of Σ −ln x! over the tables that can still be filled in, given both margins.</summary>
internal sealed class FisherBounds
{
    private readonly int[] _lines;
    private readonly double[] _logFactorial;

    public FisherBounds(int[] lines, double[] logFactorial)
    {
        _lines = lines;
        _logFactorial = logFactorial;
    }

    /// <summary>Lower and upper bound of what can follow.</summary>
    /// <param name="margins">Margins left, descending.</param>
    /// <param name="stage">The first line not yet filled.</param>
    public (double Shortest, double Longest) Of(int[] margins, int stage)
    {
        ReadOnlySpan<int> lines = _lines.AsSpan(stage);
        if (lines.Length == 1)
        {
            double value = 0;
            foreach (int margin in margins)
            {
                value -= _logFactorial[margin];
            }

            return (value, value);
        }

        return (Shortest(lines, margins), Longest(lines, margins));
    }

    // The most uneven filling of each line by itself is at least as uneven as any table; likewise for each margin.
    private double Shortest(ReadOnlySpan<int> lines, ReadOnlySpan<int> margins) => Math.Max(MostUneven(lines, margins), MostUneven(margins, lines));

    private double MostUneven(ReadOnlySpan<int> totals, ReadOnlySpan<int> descendingRoom)
    {
        double value = 0;
        foreach (int total in totals)
        {
            int rest = total;
            foreach (int room in descendingRoom)
            {
                int x = Math.Min(rest, room);
                value -= _logFactorial[x];
                rest -= x;
            }
        }

        return value;
    }

    // Lagrangian dual at the multipliers of the table of expected counts m: each cell may choose its best x on its own,
    // max over x of −ln x! + x ln m, which is at x = floor(m); what the multipliers paid is taken back.
    private double Longest(ReadOnlySpan<int> lines, ReadOnlySpan<int> margins)
    {
        double total = 0;
        foreach (int line in lines)
        {
            total += line;
        }

        double value = 0;
        foreach (int line in lines)
        {
            foreach (int margin in margins)
            {
                double expected = line * (double)margin / total;
                if (expected > 0)
                {
                    int x = (int)expected;
                    value += -_logFactorial[x] + (x - expected) * Math.Log(expected);
                }
            }
        }

        return value + 1e-9;
    }
}
