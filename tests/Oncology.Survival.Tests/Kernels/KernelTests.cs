namespace Oncology.Survival.Tests;

/// <summary>The allocation-free kernels of the cohort search give what the public estimators give, ties and late exposures included.</summary>
[TestFixture]
public sealed class KernelTests
{
    private const int Rows = 60;
    private const double Settled = 1e-12;
    private static readonly AnalysisConventions Stata = AnalysisConventions.Stata;

    [Test]
    public void HazardKernel_FixedCovariate_EqualsCoxModelAndLogRank([Values(1, 2, 3, 4)] int seed)
    {
        Sample sample = Sample.Create((ulong)seed);
        HazardKernel kernel = new(Rows, Settled);
        kernel.Fit(sample.Frame(), sample.Columns[0], double.NaN);
        var model = CoxModel.Fit(sample.Data, DesignMatrix.FromColumns(Rows, ("x", Numbers(sample.Columns[0]))), Stata.Cox);
        var test = LogRankTest.Run(sample.Data, Factor.FromBooleans("x", sample.Columns[0], "0", "1"), Stata.LogRank);
        Assert.Multiple(() =>
        {
            Assert.That(kernel.Coefficient, Is.EqualTo(model.Coefficients[0].Estimate).Within(1e-10));
            Assert.That(kernel.StandardError, Is.EqualTo(model.Coefficients[0].StandardError).Within(1e-10));
            Assert.That(kernel.LogRank, Is.EqualTo(test.Test.Statistic).Within(1e-10));
        });
    }

    [Test]
    public void HazardKernel_LateExposure_EqualsCoxModelOfEpisodes([Values(1, 2, 3, 4)] int seed)
    {
        Sample sample = Sample.Create((ulong)seed);
        HazardKernel kernel = new(Rows, Settled);
        kernel.FitFrom(sample.Frame(), sample.Start, double.NaN);
        var episodes = Episodes.Split(sample.Data, sample.ExposureTimes);
        var model = CoxModel.Fit(episodes.Data, DesignMatrix.FromColumns(episodes.Exposed.Length, ("x", [.. episodes.Exposed])), Stata.Cox);
        Assert.Multiple(() =>
        {
            Assert.That(kernel.Coefficient, Is.EqualTo(model.Coefficients[0].Estimate).Within(1e-10));
            Assert.That(kernel.StandardError, Is.EqualTo(model.Coefficients[0].StandardError).Within(1e-10));
        });
    }

    [Test]
    public void JointHazardKernel_FourCovariates_EqualsCoxModelOfEpisodes([Values(1, 2, 3, 4)] int seed)
    {
        Sample sample = Sample.Create((ulong)seed);
        JointHazardKernel kernel = new(4, Settled);
        byte[] pattern = [.. Enumerable.Range(0, Rows).Select(i =>
            (byte)((sample.Start[i] < sample.Day[i] ? 1 : 0) | (sample.Columns[0][i] ? 2 : 0) | (sample.Columns[1][i] ? 4 : 0) | (sample.Columns[2][i] ? 8 : 0)))];
        int[] late = [.. Enumerable.Range(0, Rows).Where(i => sample.Start[i] < sample.Day[i]).OrderByDescending(i => sample.Start[i])];
        kernel.Fit(sample.Order, sample.Day, sample.IsEvent, pattern, late, sample.Start, new double[4]);
        var episodes = Episodes.Split(sample.Data, sample.ExposureTimes);
        (string, double[])[] columns =
            [("mdt", [.. episodes.Exposed]), .. sample.Columns.Select((c, k) => ($"x{k}", episodes.SourceRow.Select(i => c[i] ? 1.0 : 0).ToArray()))];
        var model = CoxModel.Fit(episodes.Data, DesignMatrix.FromColumns(episodes.Exposed.Length, columns), Stata.Cox);
        Assert.Multiple(() =>
        {
            for (int k = 0; k < 4; k++)
            {
                Assert.That(kernel.Coefficients[k], Is.EqualTo(model.Coefficients[k].Estimate).Within(1e-10));
                Assert.That(kernel.StandardErrors[k], Is.EqualTo(model.Coefficients[k].StandardError).Within(1e-10));
            }
        });
    }

    [Test]
    public void CurveKernel_SurvivalAndMedian_EqualKaplanMeier([Values(1, 2, 3, 4)] int seed)
    {
        Sample sample = Sample.Create((ulong)seed);
        RiskFrame frame = sample.Frame();
        CurveKernel kernel = new(Rows);
        kernel.Fit(frame);
        var curve = KaplanMeier.Fit(sample.Data, Stata.KaplanMeier);
        (double survival, double lower, double upper) = kernel.At(frame, 14.5);
        (double median, double from, double to) = kernel.Median(frame);
        Estimate at = curve.At(14.5).Survival;
        Assert.Multiple(() =>
        {
            Assert.That(survival, Is.EqualTo(at.Value).Within(1e-12));
            Assert.That(lower, Is.EqualTo(at.Interval.Lower).Within(1e-10));
            Assert.That(upper, Is.EqualTo(at.Interval.Upper).Within(1e-10));
            Assert.That(median, Is.EqualTo(curve.Median.Time ?? double.NaN));
            Assert.That(from, Is.EqualTo(curve.Median.Lower ?? double.NaN));
            Assert.That(to, Is.EqualTo(curve.Median.Upper ?? double.NaN));
        });
    }

    [Test]
    public void RiskFrame_OfMembers_EqualsFrameOfSubset()
    {
        Sample sample = Sample.Create(5);
        RiskFrame frame = new(Rows);
        frame.Fill(sample.Order, sample.Day, sample.IsEvent, sample.Columns[1]);
        int[] rows = [.. Enumerable.Range(0, Rows).Where(i => sample.Columns[1][i])];
        EventTable table = KaplanMeier.Fit(sample.Data.Subset(rows), Stata.KaplanMeier).EventTable;
        int[] events = [.. Enumerable.Range(0, table.Time.Length).Where(t => table.Events[t] > 0)];
        Assert.That(frame.MemberCount, Is.EqualTo(rows.Length));
        Assert.That(frame.AtRisk.Take(frame.Count), Is.EqualTo(events.Select(t => table.AtRisk[t])));
        Assert.That(frame.Events.Take(frame.Count), Is.EqualTo(events.Select(t => table.Events[t])));
    }

    private static double[] Numbers(bool[] column) => [.. column.Select(x => x ? 1.0 : 0)];

    private sealed record Sample(int[] Day, bool[] IsEvent, int[] Start, bool[][] Columns)
    {
        public int[] Order => [.. Enumerable.Range(0, Rows).OrderBy(i => Day[i])];

        public SurvivalData Data => SurvivalData.RightCensored([.. Day.Select(d => (double)d)], IsEvent);

        public double[] ExposureTimes => [.. Start.Select(s => s == int.MaxValue ? double.NaN : s)];

        public RiskFrame Frame()
        {
            RiskFrame frame = new(Rows);
            frame.Fill(Order, Day, IsEvent, []);
            return frame;
        }

        public static Sample Create(ulong seed)
        {
            RandomNumbers random = new(seed);
            int[] day = [.. Enumerable.Range(0, Rows).Select(_ => 2 + (int)(25 * random.Exponential()))];
            return new Sample(
                day,
                [.. day.Select(_ => random.Uniform() < 0.6)],
                [.. day.Select(d => random.Uniform() < 0.5 ? int.MaxValue : random.Below(d))],
                [.. Enumerable.Range(0, 3).Select(_ => day.Select(_ => random.Uniform() < 0.4).ToArray())]);
        }
    }
}
