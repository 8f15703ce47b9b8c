namespace Oncology.Survival.Tests;

public sealed class ContingencyTestTests
{
    // Counts and p-values printed in a published cohort of 102 patients, by treatment arm (rows) and characteristic (columns).
    [TestCase("24 37 / 18 21", ContingencyMethod.ChiSquared, 0.5010, TestName = "Run_Menopause_EqualsPrinted")]
    [TestCase("34 28 / 19 21", ContingencyMethod.ChiSquared, 0.4689, TestName = "Run_Synchronous_EqualsPrinted")]
    [TestCase("39 23 / 29 9", ContingencyMethod.ChiSquared, 0.1628, TestName = "Run_TumourStage_EqualsPrinted")]
    [TestCase("17 45 / 10 29", ContingencyMethod.ChiSquared, 0.8441, TestName = "Run_NodalStage_EqualsPrinted")]
    [TestCase("43 9 10 / 23 9 8", ContingencyMethod.ChiSquared, 0.4465, TestName = "Run_Subtype_EqualsPrinted")]
    [TestCase("54 8 / 34 6", ContingencyMethod.ChiSquared, 0.7638, TestName = "Run_Sites_EqualsPrinted")]
    [TestCase("41 13 6 / 30 7 2", ContingencyMethod.FisherExact, 0.6604, TestName = "Run_Size_EqualsPrinted")]
    [TestCase("26 36 / 24 16", ContingencyMethod.ChiSquared, 0.0748, TestName = "Run_Chemotherapy_EqualsPrinted")]
    [TestCase("20 23 / 5 24", ContingencyMethod.ChiSquared, 0.0105, TestName = "Run_Cdk46_EqualsPrinted")]
    public void Run_PublishedCounts_ChoosesTheTestAndEqualsPrinted(string counts, ContingencyMethod method, double printed)
    {
        var test = ContingencyTest.Run(Table(counts));

        Assert.That(test.Method, Is.EqualTo(method));
        Tolerance.Printed(4).Check("p", test.PValue, printed);
    }

    // Chi-square of a b / c d = 10 20 / 30 40: N (ad − bc)² / (row and column totals) = 100 (400 − 600)² / (30·70·40·60) = 50/63.
    // With correction: N (|ad − bc| − N/2)² / (…) = 100·150² / 5040000 = 25/56. Cramér's V = √(50/63/100).
    [Test]
    public void Run_TwoByTwo_EqualsHandCalculation()
    {
        ContingencyTable table = Table("10 20 / 30 40");

        var plain = ContingencyTest.Run(table);
        var corrected = ContingencyTest.Run(table, new ContingencyTestOptions { ContinuityCorrection = true });

        Tolerance.Exact.Check("X2", plain.Statistic, 50.0 / 63);
        Tolerance.Exact.Check("X2 corrected", corrected.Statistic, 25.0 / 56);
        Tolerance.Exact.Check("V", plain.CramersV, Math.Sqrt(0.5 / 63));
        Tolerance.Exact.Check("smallest expected", plain.SmallestExpected, 12);
        Assert.That(plain.DegreesOfFreedom, Is.EqualTo(1));
    }

    // Tea tasting, Fisher 1935: 3 1 / 1 3 has probability 16/70; as or less probable are 1 + 16 + 16 + 1 of 70. At least 3: 17/70.
    [Test]
    public void Run_TeaTasting_IsExact()
    {
        ContingencyTable table = Table("3 1 / 1 3");

        double both = ContingencyTest.Run(table, Fisher(Alternative.TwoSided)).PValue;
        double greater = ContingencyTest.Run(table, Fisher(Alternative.Greater)).PValue;
        double less = ContingencyTest.Run(table, Fisher(Alternative.Less)).PValue;

        Tolerance.Exact.Check("two-sided", both, 34.0 / 70);
        Tolerance.Exact.Check("greater", greater, 17.0 / 70);
        Tolerance.Exact.Check("less", less, 69.0 / 70);
    }

    // 2 0 0 / 0 1 1: the 2 of row 1 are dealt to margins 2, 1, 1 in C(4, 2) = 6 ways: 1 way (2,0,0), 2 + 2 ways (1,1,0), (1,0,1),
    // 1 way (0,1,1). The observed table and (0,1,1) have probability 1/6: p = 2/6.
    [Test]
    public void Run_FisherThreeColumns_EqualsHandCalculation()
    {
        Tolerance.Exact.Check("p", ContingencyTest.Run(Table("2 0 0 / 0 1 1"), Fisher(Alternative.TwoSided)).PValue, 1.0 / 3);
        Tolerance.Exact.Check("transposed", ContingencyTest.Run(Table("2 0 / 0 1 / 0 1"), Fisher(Alternative.TwoSided)).PValue, 1.0 / 3);
    }

    // R 4.2.2: fisher.test(matrix(c(57,28,21,4,7, 30,11,7,0,1, 10,8,4,2,1, 5,4,0,0,0), 5), workspace = 2e8)
    [Test]
    public void Run_FisherFiveByFour_EqualsR()
    {
        ContingencyTable table = Table("57 30 10 5 / 28 11 8 4 / 21 7 4 0 / 4 0 2 0 / 7 1 1 0");

        Tolerance.Tail.Check("p", ContingencyTest.Run(table, Fisher(Alternative.TwoSided)).PValue, 0.58721470856104618);
    }

    // X² of 300 0 / 0 300 is 600. R 4.2.2: pchisq(600, 1, lower.tail = FALSE)
    [Test]
    public void Run_StrongAssociation_KeepsTheTail()
    {
        var test = ContingencyTest.Run(Table("300 0 / 0 300"));

        Tolerance.Tail.Check("p", test.PValue, 1.6741679846917882e-132);
    }

    [Test]
    public void Run_EmptyColumn_IsLeftOut()
    {
        var test = ContingencyTest.Run(Table("10 0 20 / 30 0 40"));

        Tolerance.Exact.Check("X2", test.Statistic, 50.0 / 63);
        Assert.That(test.DegreesOfFreedom, Is.EqualTo(1));
    }

    [Test]
    public void Run_OneOccupiedRow_IsRefused()
    {
        Assert.That(() => ContingencyTest.Run(Table("3 4 / 0 0")), Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("one-group"));
    }

    [Test]
    public void FromFactors_MissingValues_AreCountedApart()
    {
        var arm = Factor.FromLabels("arm", ["A", "B", null, "A", "B"]);
        var sex = Factor.FromLabels("sex", ["F", "M", "F", null, "F"]);

        var table = ContingencyTable.FromFactors(arm, sex);

        Assert.That(table.Missing, Is.EqualTo(2));
        Assert.That(table.Total, Is.EqualTo(3));
        Assert.That(new[] { table[0, 0], table[0, 1], table[1, 0], table[1, 1] }, Is.EqualTo(new[] { 1L, 0, 1, 1 }));
    }

    internal static ContingencyTable Table(string counts)
    {
        long[][] rows = [.. counts.Split('/').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).ToArray())];
        long[,] cells = new long[rows.Length, rows[0].Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < rows[0].Length; j++)
            {
                cells[i, j] = rows[i][j];
            }
        }

        return ContingencyTable.FromCounts(cells);
    }

    private static ContingencyTestOptions Fisher(Alternative alternative) => new() { Method = ContingencyMethod.FisherExact, Alternative = alternative };
}
