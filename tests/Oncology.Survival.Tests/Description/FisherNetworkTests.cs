namespace Oncology.Survival.Tests;

public sealed class FisherNetworkTests
{
    // Every table with the same margins is listed and those not more probable than the observed one are summed.
    [Test]
    public void PValue_SmallRandomTables_EqualsListingAllTables([Values(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)] int seed)
    {
        var random = new Random(seed);
        int rows = random.Next(2, 5);
        int columns = random.Next(2, 5);
        long[,] counts = new long[rows, columns];
        for (int subject = 0; subject < 16; subject++)
        {
            counts[Math.Min(random.Next(rows), random.Next(rows)), random.Next(columns)]++;
        }

        for (int i = 0; i < Math.Max(rows, columns); i++)
        {
            counts[i % rows, i % columns]++;
        }

        Tolerance.Exact.Check("p", FisherNetwork.PValue(counts), ByListing(counts));
    }

    // R 4.2.2: fisher.test(matrix(c(22,23,22,9,9, 13,13,11,4,6, 17,9,9,7,4, 5,8,5,2,2), 5), workspace = 2e8) answers
    // 0.95632500849051216 after 12 s; its hash table merges values closer than 3e-7, which leaves it eight digits.
    [Test]
    public void PValue_FiveByFourOf200_EqualsRToItsDigits()
    {
        long[,] counts = { { 22, 13, 17, 5 }, { 23, 13, 9, 8 }, { 22, 11, 9, 5 }, { 9, 4, 7, 2 }, { 9, 6, 4, 2 } };

        Tolerance.Printed(8).Check("p", FisherNetwork.PValue(counts), 0.95632500849051216);
    }

    // R 4.2.2: fisher.test(matrix(c(12,8,10,9,11, 9,12,9,10,10, 10,10,11,10,9, 9,10,10,11,10), 5)) and
    // fisher.test(matrix(c(10,2,1,1,3, 1,9,1,2,3, 2,1,8,1,3, 1,1,2,7,2), 5), workspace = 2e8).
    [Test]
    public void PValue_FiveByFourBalancedOrAssociated_EqualsRToItsDigits()
    {
        long[,] balanced = { { 12, 9, 10, 9 }, { 8, 12, 10, 10 }, { 10, 9, 11, 10 }, { 9, 10, 10, 11 }, { 11, 10, 9, 10 } };
        long[,] associated = { { 10, 1, 2, 1 }, { 2, 9, 1, 1 }, { 1, 1, 8, 2 }, { 1, 2, 1, 7 }, { 3, 3, 3, 2 } };

        Tolerance.Printed(8).Check("balanced", FisherNetwork.PValue(balanced), 0.99956815429944335);
        Tolerance.Printed(8).Check("associated", FisherNetwork.PValue(associated), 1.2082717098221648e-05);
    }

    // R 4.2.2: set.seed(1); fisher.test(m, simulate.p.value = TRUE, B = 1e6) answers 0.001445 with standard error 3.8e-5.
    [Test]
    public void PValue_FiveByFourAssociated_LiesWithinTheErrorOfItsSimulation()
    {
        long[,] counts = { { 20, 9, 7, 4 }, { 8, 19, 8, 5 }, { 7, 9, 15, 9 }, { 6, 8, 9, 17 }, { 10, 10, 10, 10 } };

        Assert.That(FisherNetwork.PValue(counts), Is.EqualTo(0.00144499855500145).Within(2 * 3.8e-5));
    }

    // R 4.2.2: fisher.test(m, workspace = 2e8) on the same counts; it merges values closer than 3e-7.
    [Test]
    public void PValue_FiveByFourStronglyAssociated_EqualsRToItsDigits()
    {
        long[,] of57 = { { 12, 1, 0, 0 }, { 0, 10, 1, 1 }, { 1, 0, 11, 0 }, { 0, 1, 1, 9 }, { 2, 2, 3, 2 } };
        long[,] of67 = { { 12, 1, 0, 0 }, { 1, 14, 1, 1 }, { 1, 0, 8, 0 }, { 0, 1, 1, 15 }, { 2, 2, 3, 4 } };

        Tolerance.Reference.Check("57", FisherNetwork.PValue(of57), 3.0214620474062478e-16);
        Tolerance.Reference.Check("67", FisherNetwork.PValue(of67), 7.8217250400946115e-19);
    }

    // R 4.2.2: fisher.test(m, workspace = 2e7) on the same counts.
    [Test]
    public void PValue_FourColumnsAndTwoThreads_EqualsRAndOneThreadToTheBit()
    {
        (long[,] Counts, double Expected)[] cases =
        [
            (new long[,] { { 4, 3, 0, 0 }, { 1, 8, 3, 1 }, { 3, 5, 7, 1 }, { 2, 4, 3, 6 } }, 0.033137975961848136),
            (new long[,] { { 9, 5, 0, 2 }, { 4, 8, 5, 4 }, { 5, 6, 7, 0 }, { 8, 1, 4, 8 } }, 0.0017702258588475888),
            (new long[,] { { 0, 1, 3, 2 }, { 3, 0, 1, 2 }, { 4, 1, 3, 2 }, { 3, 1, 1, 2 }, { 2, 0, 3, 4 } }, 0.76210476747684108),
            (new long[,] { { 4, 1, 3, 3 }, { 11, 1, 2, 4 }, { 0, 2, 2, 1 }, { 2, 1, 2, 5 }, { 7, 2, 2, 1 } }, 0.16248326577560754),
        ];
        foreach ((long[,] counts, double expected) in cases)
        {
            double p = FisherNetwork.PValue(counts, threads: 1);
            Tolerance.Reference.Check("p", p, expected);
            Assert.That(FisherNetwork.PValue(counts, threads: 2), Is.EqualTo(p));
        }
    }

    // All tables with the margins, 49,855,619 and 397,203,417 of them, listed by a C program in 80-bit numbers.
    [Test]
    public void PValue_FiveByFourStronglyAssociated_EqualsListingAllTables()
    {
        long[,] of37 = { { 7, 0, 1, 0 }, { 1, 7, 0, 0 }, { 0, 1, 7, 0 }, { 0, 0, 1, 6 }, { 2, 1, 1, 2 } };
        long[,] of46 = { { 9, 1, 0, 0 }, { 0, 8, 1, 1 }, { 1, 0, 9, 0 }, { 0, 1, 1, 7 }, { 2, 2, 1, 2 } };

        Tolerance.Exact.Check("37", FisherNetwork.PValue(of37), 4.3572707158986015e-10);
        Tolerance.Exact.Check("46", FisherNetwork.PValue(of46), 1.4026450972091135e-11);
    }

    [Test]
    public void PValue_RowsAndColumnsPermuted_IsTheSame()
    {
        long[,] counts = { { 5, 1, 0 }, { 2, 4, 1 }, { 0, 3, 6 }, { 1, 1, 2 } };
        long[,] permuted = { { 6, 0, 3 }, { 2, 1, 1 }, { 0, 5, 1 }, { 1, 2, 4 } };

        Tolerance.Exact.Check("p", FisherNetwork.PValue(permuted), FisherNetwork.PValue(counts));
    }

    [Test]
    public void PValue_TableOutOfReach_IsRefused()
    {
        long[,] counts = new long[12, 12];
        for (int i = 0; i < 12; i++)
        {
            for (int j = 0; j < 12; j++)
            {
                counts[i, j] = 2000 + i;
            }
        }

        Assert.That(() => FisherNetwork.PValue(counts), Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("too-large"));
    }

    // All tables are listed for the exact p; a simulated one lies within four of its standard errors.
    [Test]
    public void Run_Simulated_EstimatesTheExactPWithItsError()
    {
        long[,] counts = { { 5, 1, 0 }, { 2, 4, 1 }, { 0, 3, 6 }, { 1, 1, 2 } };
        var table = ContingencyTable.FromCounts(counts);
        ContingencyTestOptions options = new() { Method = ContingencyMethod.FisherSimulated, Simulations = 20_000, Seed = 3 };
        var test = ContingencyTest.Run(table, options);
        double exact = ByListing(counts);
        Tolerance.Exact.Check("error", test.PValueStandardError, Math.Sqrt(test.PValue * (1 - test.PValue) / 20_001));
        Assert.That(test.PValue, Is.EqualTo(exact).Within(4 * test.PValueStandardError!.Value));
        Assert.That(ContingencyTest.Run(table, options).PValue, Is.EqualTo(test.PValue));
    }

    [Test]
    public void Run_SimulatedWithoutTables_Throws() => Assert.That(
        () => ContingencyTest.Run(ContingencyTable.FromCounts(new long[,] { { 1, 2 }, { 3, 4 } }), new ContingencyTestOptions { Simulations = 0 }),
        Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static double ByListing(long[,] counts)
    {
        int rows = counts.GetLength(0);
        int columns = counts.GetLength(1);
        long[] left = [.. Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, rows).Sum(i => counts[i, j]))];
        long[] rowTotals = [.. Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, columns).Sum(j => counts[i, j]))];
        double observed = counts.Cast<long>().Aggregate(1.0, (weight, x) => weight / Factorial(x));
        double all = 0;
        double asRare = 0;
        List(0, 0, rowTotals[0], 1);
        return asRare / all;

        void List(int row, int column, long rest, double weight)
        {
            if (row == rows)
            {
                all += weight;
                asRare += weight <= observed * (1 + 1e-7) ? weight : 0;
                return;
            }

            bool isLast = column == columns - 1;
            for (long x = isLast ? rest : 0; x <= Math.Min(rest, left[column]); x++)
            {
                left[column] -= x;
                int nextRow = isLast ? row + 1 : row;
                List(nextRow, isLast ? 0 : column + 1, isLast ? nextRow < rows ? rowTotals[nextRow] : 0 : rest - x, weight / Factorial(x));
                left[column] += x;
            }
        }
    }

    private static double Factorial(long n) => n < 2 ? 1 : n * Factorial(n - 1);
}
