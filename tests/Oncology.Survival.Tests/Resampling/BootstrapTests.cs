namespace Oncology.Survival.Tests;

/// <summary>Resamples against models fitted to repeated rows, intervals against R's <c>boot.ci</c>.</summary>
public sealed class BootstrapTests
{
    private const int Rows = 60;

    private static readonly RandomSample Sample = RandomSample.Create(7, Rows);
    private static readonly double[] Age = [.. Enumerable.Range(0, Rows).Select(i => 40.0 + i * 37 % 41)];
    private static readonly double[] Arm = [.. Sample.Group.Select(g => g == "A" ? 1.0 : 0.0)];
    private static readonly DesignMatrix Design = DesignMatrix.FromColumns(Rows, ("age", Age), ("arm", Arm));

    [TestCase(CoxTies.Efron)]
    [TestCase(CoxTies.Breslow)]
    public void Fit_Cox_ReplicatesEqualFitsOfRepeatedRows(CoxTies ties)
    {
        CoxOptions cox = new() { Ties = ties };
        BootstrapOptions options = new() { Replicates = 9, Seed = 5 };
        var bootstrap = CoxBootstrap.Fit(CoxModel.Fit(Sample.Data, Design, cox), options);
        for (int b = 0; b < options.Replicates; b++)
        {
            int[] rows = Drawn(Sample.Data, [], options, b);
            var refit = CoxModel.Fit(Sample.Data.Subset(rows), Repeat(rows), cox);
            for (int j = 0; j < 2; j++)
            {
                Tolerance.Reference.Check($"replicate {b}", bootstrap.HazardRatios[j].Replicates[b], refit.Coefficients[j].HazardRatio);
            }
        }
    }

    [Test]
    public void Fit_StartStopRows_WholePatientsAreDrawn()
    {
        double[] middle = [.. Sample.Days.Select(day => day / 2)];
        double[] entry = [.. Enumerable.Repeat(0.0, Rows), .. middle];
        double[] exit = [.. middle, .. Sample.Days];
        bool[] isEvent = [.. Enumerable.Repeat(false, Rows), .. Sample.IsEvent];
        int[] patient = [.. Enumerable.Range(0, Rows), .. Enumerable.Range(0, Rows)];
        var data = SurvivalData.CountingProcess(entry, exit, isEvent).WithSubjects(patient);
        double[] switched = [.. Enumerable.Repeat(0.0, Rows), .. Enumerable.Range(0, Rows).Select(i => i % 3 == 0 ? 1.0 : 0.0)];
        var design = DesignMatrix.FromColumns(2 * Rows, ("age", [.. Age, .. Age]), ("switched", switched));
        BootstrapOptions options = new() { Replicates = 6, Seed = 11 };
        var bootstrap = CoxBootstrap.Fit(CoxModel.Fit(data, design), options);
        Assert.That(bootstrap.PatientCount, Is.EqualTo(Rows));
        for (int b = 0; b < options.Replicates; b++)
        {
            int[] rows = Drawn(data, patient, options, b);
            var refit = CoxModel.Fit(
                data.Subset(rows), DesignMatrix.FromColumns(rows.Length, ("age", [.. rows.Select(row => design[0][row])]), ("switched", [.. rows.Select(row => design[1][row])])));
            Tolerance.Reference.Check($"replicate {b}", bootstrap.HazardRatios[1].Replicates[b], refit.Coefficients[1].HazardRatio);
        }
    }

    [Test]
    public void Fit_KaplanMeier_ReplicatesEqualCurvesOfRepeatedRows()
    {
        BootstrapOptions options = new() { Replicates = 50, Seed = 3 };
        KaplanMeierReadings readings = new() { Times = [10, 35], Tau = 30 };
        var bootstrap = KaplanMeierBootstrap.Fit(Sample.Data, readings, options);
        for (int b = 0; b < options.Replicates; b++)
        {
            var curve = KaplanMeier.Fit(Sample.Data.Subset(Drawn(Sample.Data, [], options, b)));
            Tolerance.Reference.Check($"median {b}", bootstrap.Median.Replicates[b], curve.Median.Time ?? double.PositiveInfinity);
            Tolerance.Reference.Check($"S(10) {b}", bootstrap.Survival[0].Replicates[b], curve.At(10).Survival.Value);
            Tolerance.Reference.Check($"S(35) {b}", bootstrap.Survival[1].Replicates[b], curve.At(35).Survival.Value);
            Tolerance.Reference.Check($"RMST {b}", bootstrap.RestrictedMean!.Replicates[b], RestrictedMean.Fit(curve, 30).Mean.Value);
        }
    }

    [Test]
    public void Fit_Strata_KeepTheirSizes()
    {
        var strata = Factor.FromLabels("arm", Sample.Group);
        var resample = PatientResample.Create(Sample.Data, [], new BootstrapOptions { Strata = strata });
        double[] counts = new double[Rows];
        for (int b = 0; b < 20; b++)
        {
            resample.Draw(b, counts);
            foreach (string level in strata.Levels)
            {
                double drawn = Enumerable.Range(0, Rows).Where(row => strata[row] == level).Sum(row => counts[row]);
                Assert.That(drawn, Is.EqualTo(Sample.Group.Count(group => group == level)), level);
            }
        }
    }

    [Test]
    public void RunLanes_AfterTheFirst_AllocatesNothing()
    {
        var model = CoxModel.Fit(Sample.Data, Design);
        var resample = PatientResample.Create(Sample.Data, [], new BootstrapOptions());
        CoxResampler resampler = new(model.Fitted, resample);
        double[] result = new double[800];
        resampler.RunLanes(0, result, isDrawn: true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int first = 0; first < 400; first += CoxLanes.Width)
        {
            resampler.RunLanes(first, result, isDrawn: true);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Of_KnownValues_EqualBootCi()
    {
        // R 4.2.2, boot: t <- sin(1:39)^3 + (1:39)/20; boot.ci of an object with t0 = 1.1, R = 39 and L = cos(1:12) - mean(cos(1:12)):
        // boot.ci(o, conf = 0.9, type = c("perc", "basic", "bca"), t0 = 1.1, t = t, L = L), with boot 1.3 as R 4.2 brings it.
        double[] replicates = [.. Enumerable.Range(1, 39).Select(i => Math.Pow(Math.Sin(i), 3) + i / 20.0)];
        double[] leftOut = [.. Enumerable.Range(1, 12).Select(i => -Math.Cos(i))];
        Interval[] intervals = BootstrapIntervals.Of(1.1, replicates, leftOut, 0.9);
        Assert.Multiple(() =>
        {
            Tolerance.Reference.Check("percentile", intervals[0].Lower, -0.44997061993984444);
            Tolerance.Reference.Check("percentile", intervals[0].Upper, 2.6497356036270387);
            Tolerance.Reference.Check("basic", intervals[1].Lower, -0.44973560362703857);
            Tolerance.Reference.Check("basic", intervals[1].Upper, 2.6499706199398445);
            Tolerance.Reference.Check("bca", intervals[2].Lower, -0.08085453441340737);
            Tolerance.Reference.Check("bca", intervals[2].Upper, 2.8452710249469133);
        });
    }

    [Test]
    public void Fit_SeparatedResamples_CountAsInfinite()
    {
        // One of two exposed patients has the event last: resamples without the other separate.
        double[] time = [1, 2, 3, 4, 5, 6, 7, 8];
        bool[] isEvent = [true, true, true, true, true, true, true, false];
        var design = DesignMatrix.FromColumns(8, ("x", [0, 1, 0, 0, 0, 0, 0, 1]));
        var bootstrap = CoxBootstrap.Fit(CoxModel.Fit(SurvivalData.RightCensored(time, isEvent), design), new BootstrapOptions { Replicates = 200 });
        BootstrapEstimate ratio = bootstrap.HazardRatios[0];
        Assert.Multiple(() =>
        {
            Assert.That(ratio.Replicates.Count(value => value == 0), Is.GreaterThan(5), "exposed without event");
            Assert.That(ratio.UndefinedCount, Is.GreaterThan(5), "nobody exposed");
            Assert.That(ratio.Percentile.Lower, Is.Zero);
            Assert.That(ratio.StandardError, Is.Null);
        });
    }

    [Test]
    public void Fit_Cancelled_Throws()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.That(
            () => CoxBootstrap.Fit(CoxModel.Fit(Sample.Data, Design), new BootstrapOptions(), null, source.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static DesignMatrix Repeat(int[] rows) =>
        DesignMatrix.FromColumns(rows.Length, ("age", [.. rows.Select(row => Age[row])]), ("arm", [.. rows.Select(row => Arm[row])]));

    private static int[] Drawn(SurvivalData data, int[] patients, BootstrapOptions options, int replicate)
    {
        var resample = PatientResample.Create(data, patients, options);
        double[] counts = new double[resample.PatientCount];
        resample.Draw(replicate, counts);
        return [.. Enumerable.Range(0, data.Count).SelectMany(row => Enumerable.Repeat(row, (int)counts[resample.PatientOf[row]]))];
    }
}
