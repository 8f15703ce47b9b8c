namespace Oncology.Survival.Tests;

/// <summary>The quick evaluation of the Cox likelihood against slow ones: direct sums in decimals, plain numbers, another arrangement.</summary>
public sealed class CoxEvaluationTests
{
    // e¹⁵ and e⁻¹⁵ to the digits that a decimal holds.
    private const decimal Large = 3269017.372472110639301855046m;
    private const decimal Small = 0.0000003059023205018257883715m;

    [Test]
    public void Evaluate_HugeRisksThatLeave_EverythingKeepsItsDigits()
    {
        // Risks of e¹⁵ come and go while one row of e⁻¹⁵ stays from the beginning to the end: plain sums of what is left lose everything. The
        // log-likelihood is made of Σ r, the score of the hazard between entry and exit, the information of z of Σ r z.
        const int Count = 300;
        double[] entry = [.. Enumerable.Range(0, Count).Select(i => i / 2.0), 0];
        double[] exit = [.. Enumerable.Range(0, Count).Select(i => i / 2.0 + 1 + i % 3), 1000];
        double[] x = [.. Enumerable.Range(0, Count).Select(i => i % 20 == 0 ? 1.0 : -1), -1];
        double[] z = [.. Enumerable.Range(0, Count).Select(i => i * 7 % 11 / 4.0), 2];
        bool[] isEvent = [.. Enumerable.Range(0, Count).Select(i => i % 4 != 1), true];
        var sets = CoxRiskSets.Prepare(SurvivalData.CountingProcess(entry, exit, isEvent), []);
        CoxPartialLikelihood likelihood = new(sets, DesignMatrix.FromColumns(Count + 1, ("x", x), ("z", z)), [], CoxTies.Breslow);
        double scale = likelihood.Columns.Scale[0];
        double scaleOfZ = likelihood.Columns.Scale[1];
        likelihood.Evaluate([15 * scale, 0]);

        double logLikelihood = 0;
        decimal score = 0;
        decimal information = 0;
        for (int i = 0; i <= Count; i++)
        {
            if (!isEvent[i])
            {
                continue;
            }

            decimal total = 0;
            decimal moment = 0;
            decimal momentOfZ = 0;
            decimal squares = 0;
            for (int j = 0; j <= Count; j++)
            {
                decimal risk = entry[j] < exit[i] && exit[j] >= exit[i] ? x[j] > 0 ? Large : Small : 0;
                total += risk;
                moment += risk * (decimal)x[j];
                momentOfZ += risk * (decimal)z[j];
                squares += risk * (decimal)(z[j] * z[j]);
            }

            logLikelihood += 15 * x[i] - Math.Log((double)total);
            score += (decimal)x[i] - moment / total;
            information += squares / total - momentOfZ / total * (momentOfZ / total);
        }

        Tolerance.Exact.Check("log-likelihood", likelihood.LogLikelihood, logLikelihood);
        Tolerance.Exact.Check("score", likelihood.Score[0] * scale, (double)score);
        Tolerance.Exact.Check("information", likelihood.Information[3] * scaleOfZ * scaleOfZ, (double)information);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(5)]
    [TestCase(6)]
    [TestCase(8)]
    [TestCase(20)]
    [TestCase(33)]
    public void CrossProduct_Vectors_EqualPlainNumbers(int p)
    {
        double[] x = Draw(21, WeightedCrossProduct.BlockRows * p + WeightedCrossProduct.Overhang);
        double[] weight = Draw(22, 61);
        WeightedCrossProduct vectors = new(p);
        WeightedCrossProduct numbers = new(p);
        double[] left = new double[p * p];
        double[] right = new double[p * p];
        vectors.Add(x, p, weight);
        vectors.AddTo(left);
        numbers.AddInNumbers(x, p, weight);
        numbers.AddTo(right);
        Assert.That(left, Is.EqualTo(right).Within(1e-13));
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(5)]
    [TestCase(20)]
    public void RelativeRisk_Vectors_EqualPlainNumbers(int p)
    {
        const int Count = 101;
        double[] x = Draw(23, Count * p + WeightedCrossProduct.Overhang);
        double[] beta = [.. Draw(24, p), 0, 0, 0, 0];
        double[] offset = Draw(25, Count);
        double[] eta = new double[Count];
        double[] twin = new double[Count];
        RelativeRisk.Predict(x, beta, p, offset, eta);
        RelativeRisk.PredictInNumbers(x, beta, p, offset, twin);
        Assert.That(eta, Is.EqualTo(twin).Within(1e-14));
        double[] spread = [.. eta.Select(value => 40 * value)];
        double[] risk = new double[Count];
        RelativeRisk.Exponentiate(spread, 1, offset, risk);
        RelativeRisk.ExponentiateInNumbers(spread, 1, offset, twin);
        for (int i = 0; i < Count; i++)
        {
            Assert.That(risk[i], Is.EqualTo(twin[i]).Within(1e-15 * Math.Abs(twin[i])), $"row {i}");
        }

        double[] part = new double[Count - 3];
        RelativeRisk.Exponentiate(spread.AsSpan(3), 1, offset.AsSpan(3), part);
        Assert.That(part, Is.EqualTo(risk[3..]), "where a part begins leaves no trace");
        Assert.That(RelativeRisk.Sum(eta, 2, offset), Is.EqualTo(eta.Zip(offset, (value, weight) => weight * (value - 2)).Sum()).Within(1e-12));
    }

    [TestCase(1)]
    [TestCase(6)]
    public void Evaluate_PredictorsThatNeedAShift_SameAsOffsetsWithoutOne(int p)
    {
        // Adding a constant to η changes nothing; beyond a certain size it makes the risks relative to the largest.
        double[] beta = [.. Draw(33, p)];
        CoxPartialLikelihood plain = Likelihood(400, p, isLate: false, threads: 1);
        CoxPartialLikelihood far = new(plain.Sets, plain.Columns, [.. Enumerable.Repeat(700.0, 400)], CoxTies.Efron);
        plain.Evaluate(beta);
        far.Evaluate(beta);
        Assert.Multiple(() =>
        {
            Assert.That(plain.Shift, Has.All.Zero);
            Assert.That(far.Shift, Has.All.GreaterThan(690));
            Tolerance.Reference.Check("log-likelihood", far.LogLikelihood, plain.LogLikelihood);
            Assert.That(far.Score, Is.EqualTo(plain.Score).Within(1e-9));
            Assert.That(far.Information, Is.EqualTo(plain.Information).Within(1e-9));
        });
    }

    [TestCase(false, 1)]
    [TestCase(false, 7)]
    [TestCase(false, 20)]
    [TestCase(true, 7)]
    public void RiskSum_Vectors_EqualPlainNumbers(bool isLate, int p)
    {
        CoxPartialLikelihood likelihood = Likelihood(150, p, isLate, threads: 1);
        likelihood.Evaluate(new double[p]);
        CoxBlock block = new(likelihood.Sets);
        int t = likelihood.Sets.TimeCount;
        block.Begin(t, 0);
        int leaving = 0;
        while (!block.IsFull && t-- > 0)
        {
            for (; leaving < likelihood.Sets.ByFirstTime.Length && likelihood.Sets.FirstTime[likelihood.Sets.ByFirstTime[leaving]] > t; leaving++)
            {
            }

            block.Add(leaving, 1);
        }

        double[] left = new double[(CoxBlock.MostTerms + 1) * RiskSum.Padded(p)];
        double[] right = new double[left.Length];
        new RiskSum(likelihood.Sets, likelihood.Columns, likelihood.Risk).WalkMoments(block, left);
        new RiskSum(likelihood.Sets, likelihood.Columns, likelihood.Risk).WalkMomentsInNumbers(block, right);
        for (int k = 0; k < block.Count; k++)
        {
            for (int j = 0; j < p; j++)
            {
                int at = block.Slot[k] * RiskSum.Padded(p) + j;
                Assert.That(left[at], Is.EqualTo(right[at]).Within(1e-12), $"time {k}, column {j}");
            }
        }
    }

    [Test]
    public void RiskSum_HugeRisksThatLeave_PlainNumbersLoseNothingEither()
    {
        // One event per time: risks of e¹⁵ for two times, then those of e⁻¹⁵ alone.
        const int Count = 60;
        double[] entry = [.. Enumerable.Range(0, Count).Select(i => i % 5 == 0 ? i + 0.5 : 0)];
        double[] exit = [.. Enumerable.Range(0, Count).Select(i => i + 2.0)];
        double[] x = [.. Enumerable.Range(0, Count).Select(i => i % 5 == 0 ? 1.0 : -1)];
        double[] z = [.. Enumerable.Range(0, Count).Select(i => i * 7 % 11 / 4.0)];
        var sets = CoxRiskSets.Prepare(SurvivalData.CountingProcess(entry, exit, [.. x.Select(_ => true)]), []);
        CoxPartialLikelihood likelihood = new(sets, DesignMatrix.FromColumns(Count, ("x", x), ("z", z)), [], CoxTies.Breslow);
        likelihood.Evaluate([15 * likelihood.Columns.Scale[0], 0]);
        CoxBlock block = new(sets);
        block.Begin(sets.TimeCount, 0);
        for (int t = sets.TimeCount - 1; t >= 0 && !block.IsFull; t--)
        {
            block.Add(sets.LateEndAfter(t), 1);
        }

        double[] left = new double[(CoxBlock.MostTerms + 1) * RiskSum.Padded(2)];
        double[] right = new double[left.Length];
        new RiskSum(sets, likelihood.Columns, likelihood.Risk).WalkMoments(block, left);
        new RiskSum(sets, likelihood.Columns, likelihood.Risk).WalkMomentsInNumbers(block, right);
        for (int k = 0; k < block.Count; k++)
        {
            int t = block.TimeOf(k);
            int at = block.Slot[k] * RiskSum.Padded(2) + 1;
            double[] terms =
            [
                .. Enumerable.Range(0, sets.RowCount).Where(i => sets.FirstTime[i] <= t && sets.LastTime[i] >= t)
                    .Select(i => likelihood.Risk[i] * likelihood.Columns.Values[i * 2 + 1]),
            ];
            double negligible = 1e-12 * terms.Sum(Math.Abs);
            Assert.That(left[at], Is.EqualTo(terms.Sum()).Within(negligible), $"vectors, time {k}");
            Assert.That(right[at], Is.EqualTo(terms.Sum()).Within(negligible), $"numbers, time {k}");
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Evaluate_OneAndTwoThreads_SameBits(bool isLate)
    {
        const int Columns = 20;
        double[] beta = [.. Draw(26, Columns).Select(value => value / 5)];
        CoxPartialLikelihood one = Likelihood(30_000, Columns, isLate, threads: 1);
        CoxPartialLikelihood two = Likelihood(30_000, Columns, isLate, threads: 2);
        Assert.That(CoxChunks.Of(one.Sets, Columns).Count, Is.GreaterThan(1));
        one.Evaluate(beta);
        two.Evaluate(beta);
        Assert.Multiple(() =>
        {
            Assert.That(two.LogLikelihood, Is.EqualTo(one.LogLikelihood));
            Assert.That(two.Score, Is.EqualTo(one.Score));
            Assert.That(two.Information, Is.EqualTo(one.Information));
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Evaluate_InChunks_EqualsFourSamplesSideBySide(bool isLate)
    {
        const int Columns = 15;
        CoxPartialLikelihood likelihood = Likelihood(30_000, Columns, isLate, threads: 1);
        double[] beta = [.. Draw(27, Columns).Select(value => value / 5)];
        likelihood.Evaluate(beta);
        CoxLanes lanes = new(likelihood, [.. Enumerable.Range(0, 30_000)], 30_000, []);
        Array.Fill(lanes.Counts, 1);
        for (int at = 0; at < lanes.Beta.Length; at++)
        {
            lanes.Beta[at] = beta[at / CoxLanes.Width];
        }

        lanes.Begin();
        lanes.Evaluate();
        Tolerance.Reference.Check("log-likelihood", likelihood.LogLikelihood, lanes.LogLikelihood[2]);
        for (int a = 0, at = 0; a < Columns; a++)
        {
            Assert.That(likelihood.Score[a], Is.EqualTo(lanes.Score[a][1]).Within(1e-8), $"score {a}");
            for (int b = 0; b <= a; b++, at++)
            {
                Assert.That(likelihood.Information[a * Columns + b], Is.EqualTo(lanes.Information[at][3]).Within(1e-8), $"information {a}, {b}");
            }
        }
    }

    // Months in five strata: ties, and strata that end within a chunk.
    private static CoxPartialLikelihood Likelihood(int count, int p, bool isLate, int threads)
    {
        double[] time = [.. Draw(28, count).Select(value => 2 + Math.Floor(30 * Math.Abs(value)) + (value > 0.5 ? value : 0))];
        double[] entry = [.. Draw(29, count).Zip(time, (value, end) => Math.Floor(end * Math.Abs(value) * 0.8))];
        bool[] isEvent = [.. Draw(30, count).Select(value => value > -0.4)];
        int[] strata = [.. Enumerable.Range(0, count).Select(i => i % 7 == 0 ? 1 : 0)];
        var data = isLate ? SurvivalData.CountingProcess(entry, time, isEvent) : SurvivalData.RightCensored(time, isEvent);
        (string, double[])[] columns = [.. Enumerable.Range(0, p).Select(j => ($"x{j}", Draw(100 + (ulong)j, count)))];
        return new CoxPartialLikelihood(CoxRiskSets.Prepare(data, strata), DesignMatrix.FromColumns(count, columns), [], CoxTies.Efron, threads);
    }

    private static double[] Draw(ulong seed, int count)
    {
        RandomNumbers random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.Uniform() - 1)];
    }
}
