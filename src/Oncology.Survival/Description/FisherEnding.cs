namespace Oncology.Survival;

/// <summary>The last two lines of <see cref="FisherNetwork"/>: a choice for one, and what is left is the other.</summary>
internal static class FisherEnding
{
    /// <summary>Probability of the ways through a closed node that end at or below the limit.</summary>
    public static double Counted(FisherNode node, int line, int lastLine, double limit, double[] logFactorial)
    {
        // Cost of x of a margin in one line and the rest of it in the other. Value and probability follow from the sum of costs alone.
        int[] margins = node.Margins;
        double[][] cost = [.. margins.Select(margin =>
            Enumerable.Range(0, Math.Min(margin, line) + 1).Select(x => logFactorial[x] + logFactorial[margin - x]).ToArray())];
        int[] later = new int[margins.Length];
        for (int i = margins.Length - 2; i >= 0; i--)
        {
            later[i] = later[i + 1] + margins[i + 1];
        }

        var ending = new Walk(node, cost, later, limit, logFactorial[line] + logFactorial[lastLine] - node.LogWays);
        ending.Choose(0, line, 0);
        return ending.Sum;
    }

    private struct Walk(FisherNode node, double[][] cost, int[] later, double limit, double logScale)
    {
        public double Sum { get; private set; }

        public void Choose(int position, int rest, double spent)
        {
            double[] costs = cost[position];
            int most = Math.Min(rest, costs.Length - 1);
            int x = Math.Max(0, rest - later[position]);
            if (position < cost.Length - 2)
            {
                for (; x <= most; x++)
                {
                    Choose(position + 1, rest - x, spent + costs[x]);
                }

                return;
            }

            double[] last = cost[position + 1];
            for (; x <= most; x++)
            {
                double total = spent + costs[x] + last[rest - x];
                int counted = node.CountUpTo(limit + total);
                if (counted > 0)
                {
                    Sum += Math.Exp(logScale - total) * node.ProbabilityOfFirst(counted);
                }
            }
        }
    }
}
