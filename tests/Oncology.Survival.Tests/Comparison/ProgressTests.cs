namespace Oncology.Survival.Tests;

/// <summary>Long work says how far it is and stops on request.</summary>
public sealed class ProgressTests
{
    private static readonly RandomSample Sample = RandomSample.Create(3, 40);

    [Test]
    public void Run_Permutation_ReportsUpToOneAndStops()
    {
        Heard heard = new();
        PermutationTestOptions options = new() { Arrangements = 20 };
        var test = PermutationTest.Run(Sample.Data, Sample.Groups, null, options, heard, CancellationToken.None);
        Assert.That(heard.Shares, Is.Ordered);
        Assert.That(heard.Shares[^1], Is.EqualTo(1));
        Assert.That(test.PValue, Is.EqualTo(PermutationTest.Run(Sample.Data, Sample.Groups, options).PValue));
        Assert.That(
            () => PermutationTest.Run(Sample.Data, Sample.Groups, null, options, null, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Run_LandmarkSweep_ReportsUpToOneAndStops()
    {
        Heard heard = new();
        double[] exposure = [.. Sample.Group.Select((group, i) => group == "A" ? i % 9 : double.NaN)];
        LandmarkSweep.Run(Sample.Data, exposure, [3, 6, 9, 12], null, new LandmarkSweepOptions(), heard, CancellationToken.None);
        Assert.That(heard.Shares, Is.EqualTo(new[] { 0.25, 0.5, 0.75, 1 }));
        Assert.That(
            () => LandmarkSweep.Run(Sample.Data, exposure, [3], null, new LandmarkSweepOptions(), null, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Fit_Bootstrap_ReportsUpToOne()
    {
        Heard heard = new();
        var model = CoxModel.Fit(Sample.Data, DesignMatrix.FromColumns(40, ("a", [.. Sample.Group.Select(group => group == "A" ? 1.0 : 0)])));
        CoxBootstrap.Fit(model, new BootstrapOptions { Replicates = 30 }, heard, CancellationToken.None);
        Assert.That(heard.Shares, Is.Ordered);
        Assert.That(heard.Shares[^1], Is.EqualTo(1));
    }

    [Test]
    public void Fit_Models_ReportUpToOneAndStop()
    {
        DesignMatrix design = DesignMatrix.FromColumns(40, ("a", [.. Sample.Group.Select(group => group == "A" ? 1.0 : 0)]), ("b", [.. Enumerable.Range(0, 40).Select(i => (double)(i * i % 7))]));
        var frame = ModelFrame.Create(Sample.Data, design);
        var model = CoxModel.Fit(frame);
        CoxOptions exact = new() { Ties = CoxTies.Exact };
        Action<IProgress<double>?, CancellationToken>[] works =
        [
            (progress, stop) => CoxModel.Fit(frame, new CoxOptions(), progress, stop),
            (progress, stop) => CoxModel.Fit(frame, exact, progress, stop),
            (progress, stop) => FineGray.Fit(frame, 1, new FineGrayOptions(), progress, stop),
            (progress, stop) => FirthCoxModel.Fit(frame, new CoxOptions(), progress, stop),
            (progress, stop) => ProfileLikelihood.Fit(model, progress, stop),
            (progress, stop) => LeaveOneOut.Fit(model, progress, stop),
            (progress, stop) => ProportionalHazardsTest.Run(model, TimeTransform.Rank, progress, stop),
            (progress, stop) => KaplanMeierBootstrap.Fit(Sample.Data, new KaplanMeierReadings { Times = [3] }, null, new BootstrapOptions { Replicates = 30 }, progress, stop),
            (progress, stop) => ContingencyTest.Run(Table(4, 5), new ContingencyTestOptions { Method = ContingencyMethod.FisherExact }, progress, stop),
            (progress, stop) => ContingencyTest.Run(Table(5, 6), new ContingencyTestOptions { Method = ContingencyMethod.FisherExact }, progress, stop),
            (progress, stop) => ContingencyTest.Run(Table(3, 3), new ContingencyTestOptions { Method = ContingencyMethod.FisherSimulated, Simulations = 40 }, progress, stop),
        ];
        foreach (Action<IProgress<double>?, CancellationToken> work in works)
        {
            Heard heard = new();
            work(heard, CancellationToken.None);
            Assert.That(heard.Shares, Is.Ordered);
            Assert.That(heard.Shares[^1], Is.EqualTo(1).Within(1e-15));
            Assert.That(() => work(null, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        }
    }

    private static ContingencyTable Table(int rows, int columns)
    {
        long[,] counts = new long[rows, columns];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i / columns, i % columns] = 1 + i * i % 4;
        }

        return ContingencyTable.FromCounts(counts);
    }

    private sealed class Heard : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
