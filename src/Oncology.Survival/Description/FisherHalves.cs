namespace Oncology.Survival;

/// <summary>P-value of Fisher's exact test of a table of four columns, cut into two halves of two columns.</summary>
/// <remarks>
/// <para>
/// A node is what each row holds of the first two columns (<see cref="FisherCut"/>). Bounds settle most nodes on one side of the
/// observed table. In the others the halves are independent: their tables, in buckets of their values, look for the share of the other
/// half that ends at or below the limit with them (<see cref="FisherMeeting"/>; Horowitz, Sahni, J ACM 1974;21:277).
/// </para>
/// <para>Nodes that together hold less than 1e-11 of the p-value are left out.</para>
/// </remarks>
internal static class FisherHalves
{
    private const double Negligible = 1e-11;

    // With more rows than five the network merges more than the halves save.
    private const int Columns = 4;
    private const int MostRows = 5;

    // The largest column is so many times the smallest.
    private const int Uneven = 5;

    // The values and shares of one row take two megabytes there.
    private const int LargestRow = 500;

    /// <summary>The p-value, or null where the table has another shape or too many nodes.</summary>
    /// <param name="rows">Row totals, sorted, all positive.</param>
    /// <param name="columns">Column totals, descending, all positive.</param>
    /// <param name="limit">Largest Σ −ln x! that counts.</param>
    /// <param name="logFactorial">ln x!.</param>
    /// <param name="watch">Who is told how far it is.</param>
    /// <param name="threads">Largest number of threads; −1 for all.</param>
    /// <exception cref="ModelException">It would take minutes (<c>too-large</c>).</exception>
    public static double? PValue(int[] rows, int[] columns, double limit, double[] logFactorial, WorkWatch watch, int threads)
    {
        if (columns.Length != Columns || rows.Length > MostRows || rows.Max() > LargestRow)
        {
            return null;
        }

        int[] paired = Paired(columns);
        FisherHalf first = new(paired[0], paired[1], rows.Max(), logFactorial);
        FisherHalf second = new(paired[2], paired[3], rows.Max(), logFactorial);
        FisherCut cut = new(rows, first, second, limit, logFactorial);
        if (cut.IsTooLarge)
        {
            return null;
        }

        double logScale = rows.Sum(x => logFactorial[x]) + columns.Sum(x => logFactorial[x]) - logFactorial[rows.Sum()];
        double sure = cut.Counted + Math.Exp(limit + logScale - 2 * FisherNetwork.TieTolerance);
        FisherCut.Node[] nodes = [.. Kept(cut.Open, Negligible * sure)];
        return Math.Min(1, nodes.Length == 0 ? cut.Counted : cut.Counted + new FisherMeeting(nodes, first, second, rows.Length, limit, watch, threads).Run());
    }

    // Columns of one total together, because they may change places; else large with large, because that leaves the fewest nodes and lists, unless the
    // lists of the large ones would be very long.
    private static int[] Paired(int[] columns)
    {
        bool hasInnerTwins = columns[1] == columns[2] && columns[0] != columns[1] && columns[2] != columns[3];
        bool hasOuterTwins = columns[0] == columns[1] || columns[2] == columns[3];
        bool isUneven = !hasOuterTwins && columns[0] > Uneven * columns[3];
        return hasInnerTwins || isUneven ? [columns[0], columns[3], columns[1], columns[2]] : columns;
    }

    // The least probable nodes are left out as long as all of them together are negligible beside what is sure to count.
    private static IEnumerable<FisherCut.Node> Kept(IReadOnlyList<FisherCut.Node> open, double negligible)
    {
        double dropped = 0;
        return open.OrderBy(node => node.Mass).SkipWhile(node => (dropped += node.Mass) <= negligible);
    }
}
