using System.Globalization;
using Oncology.Survival;
using Kind = Oncology.Benchmarks.BenchmarkData.Kind;

namespace Oncology.Benchmarks;

/// <summary>Makes gates: against R, against another job of this library, against the same job at another size.</summary>
/// <param name="seconds">CPU time to spend on one job.</param>
/// <param name="slack">What the goals are multiplied (floors) or divided (ceilings) by; 1 for the goals themselves.</param>
internal sealed class Measurements(double seconds, double slack)
{
    private const double AnswerTolerance = 1e-8;

    /// <summary>The gates, in the order they were made.</summary>
    public List<Gate> Gates { get; } = [];

    /// <summary>Told after each gate, so that a run that is stopped keeps what it has.</summary>
    public Action<IEnumerable<Gate>>? Written { get; init; }

    /// <summary>How many times faster than R, in rounds that take turns; nothing without R.</summary>
    public void AgainstR(string goal, string what, Job job, string file, string rJob, double limit)
    {
        double own = double.PositiveInfinity;
        double other = double.PositiveInfinity;
        double answer = double.NaN;
        for (int round = 0; round < 3; round++)
        {
            if (Comparator.Time(file, rJob, seconds / 2) is not (double time, double rAnswer))
            {
                return;
            }

            other = Math.Min(other, time);
            own = Math.Min(own, Timing.Of(() => answer = job.Work(), seconds / 2).Minimum);
            CheckAnswer(what, answer, rAnswer);
        }

        Add(new Gate(goal, what, other / own, limit * slack, IsFloor: true, $"{Milliseconds(own)} against {Milliseconds(other)}"));
    }

    /// <summary>How many times the time of another job.</summary>
    public void AgainstOther(string goal, string what, Action work, Action reference, double limit)
    {
        double own = double.PositiveInfinity;
        double other = double.PositiveInfinity;
        for (int round = 0; round < 2; round++)
        {
            own = Math.Min(own, Timing.Of(work, seconds / 2).Minimum);
            other = Math.Min(other, Timing.Of(reference, seconds / 2).Minimum);
        }

        Add(new Gate(goal, what, own / other, limit / slack, IsFloor: false, $"{Milliseconds(own)} against {Milliseconds(other)}"));
    }

    /// <summary>log10 of the growth of the time from n to 10 n.</summary>
    public void Growth(string what, Func<BenchmarkData, Job> job, Kind kind, int covariates, int small, double limit)
    {
        Job little = job(BenchmarkData.Make(small, covariates, kind));
        Job much = job(BenchmarkData.Make(10 * small, covariates, kind));
        double first = Timing.Of(() => little.Work(), seconds / 2).Minimum;
        double second = Timing.Of(() => much.Work(), seconds / 2).Minimum;
        Add(new Gate("G12", $"growth of {what}, n = {small} to {10 * small}", Math.Log10(second / first), limit, IsFloor: false, $"{Milliseconds(first)}, {Milliseconds(second)}"));
    }

    /// <summary>Bytes allocated per fit of a bootstrap.</summary>
    public void BootstrapAllocation(BenchmarkData sample)
    {
        var frame = ModelFrame.Create(sample.ToSurvivalData().WithSubjects(sample.Patient), sample.ToDesign());
        var model = CoxModel.Fit(frame);
        CoxResampler resampler = new(model.Fitted, PatientResample.Create(frame.Data, frame.Data.Subjects.AsSpan(), new BootstrapOptions()));
        double[] result = new double[5 * 1000];
        resampler.RunLanes(0, result, isDrawn: true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int first = 0; first < 1000; first += CoxLanes.Width)
        {
            resampler.RunLanes(first, result, isDrawn: true);
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Add(new Gate("G4", "bytes allocated per bootstrap fit", bytes / 1000.0, 0, IsFloor: false, "1000 fits"));
    }

    /// <summary>Adds a gate and prints it.</summary>
    public void Add(Gate gate)
    {
        Gates.Add(gate);
        Console.WriteLine(gate);
        Written?.Invoke(Gates);
    }

    private static void CheckAnswer(string what, double own, double other)
    {
        if (!(Math.Abs(own - other) <= AnswerTolerance * Math.Max(1, Math.Abs(other))))
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{what}: the answer is {own:R}, R's is {other:R}."));
        }
    }

    private static string Milliseconds(double time) => string.Create(CultureInfo.InvariantCulture, $"{1000 * time:G3} ms");
}
