using System.Diagnostics;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Benchmarks;

/// <summary>Makes gates: against R, against another job of this library, against the same job at another size.</summary>
/// <param name="seconds">CPU time to spend on one job.</param>
/// <param name="slack">What the goals are multiplied (floors) or divided (ceilings) by; 1 for the goals themselves.</param>
internal sealed class Measurements(double seconds, double slack)
{
    private const double AnswerTolerance = 1e-8;
    private const int Rounds = 3;

    // Of our own jobs many short rounds are better than two long ones: what a neighbour takes from a moment, it takes from both. Large ones have two.
    private const int ShortRounds = 12;
    private const int ResamplesForR = 500;

    // Another round is begun while R has taken less than this, in seconds by the clock: its large fits take longer than all of ours together.
    private const double PatienceWithR = 20;

    /// <summary>The gates, in the order they were made.</summary>
    public List<Gate> Gates { get; } = [];

    /// <summary>Told after each gate, so that a run that is stopped keeps what it has.</summary>
    public Action<IReadOnlyCollection<Gate>>? Written { get; init; }

    /// <summary>How many times faster than R, in rounds that take turns; a gate that fails where the answers differ.</summary>
    public void AgainstR(string goal, string what, Job job, string file, string rJob, double limit)
    {
        double own = double.PositiveInfinity;
        double other = double.PositiveInfinity;
        double answer = double.NaN;
        double rAnswer = double.NaN;
        var clock = Stopwatch.StartNew();
        for (int round = 0; round < Rounds && (round == 0 || clock.Elapsed.TotalSeconds < PatienceWithR); round++)
        {
            if (Comparator.Time(file, rJob, seconds / 2, withAnswer: round == 0) is not (double time, double said))
            {
                Add(new Gate(goal, what, double.NaN, limit * slack, IsFloor: true, "R failed"));
                return;
            }

            rAnswer = round == 0 ? said : rAnswer;
            other = Math.Min(other, time);
            own = Math.Min(own, Timing.Of(() => answer = job.Work(), seconds / 2).Minimum);
        }

        bool isSame = Math.Abs(answer - rAnswer) <= AnswerTolerance * Math.Max(1, Math.Abs(rAnswer));
        Add(isSame
            ? new Gate(goal, what, other / own, limit * slack, IsFloor: true, $"{Milliseconds(own)} against {Milliseconds(other)}")
            : new Gate(goal, what, double.NaN, limit * slack, IsFloor: true, string.Create(CultureInfo.InvariantCulture, $"the answer is {answer:R}, R's is {rAnswer:R}")));
    }

    /// <summary>CPU seconds of a job.</summary>
    public void Seconds(string goal, string what, Job job, double limit) => Add(new Gate(goal, what, Minimum(job), limit / slack, IsFloor: false, "one thread"));

    /// <summary>Least CPU seconds of a job.</summary>
    public double Minimum(Job job) => Timing.Of(job.Run, seconds / 2).Minimum;

    /// <summary>How many times the time of a job another one takes; a gate that fails where their answers should agree and do not.</summary>
    public void AgainstJob(string goal, string what, Job work, Job reference, double limit, bool isFloor = false, bool isSameAnswer = false)
    {
        double own = double.PositiveInfinity;
        double other = double.PositiveInfinity;
        var clock = Stopwatch.StartNew();
        for (int round = 0; round < 2 || (round < ShortRounds && clock.Elapsed.TotalSeconds < 6 * seconds); round++)
        {
            own = Math.Min(own, Timing.Of(work.Run, seconds / 6).Minimum);
            other = Math.Min(other, Timing.Of(reference.Run, seconds / 6).Minimum);
        }

        bool agrees = !isSameAnswer || Math.Abs(work.Work() - reference.Work()) <= AnswerTolerance;
        string details = agrees ? $"{Milliseconds(own)} against {Milliseconds(other)}" : "the answers differ";
        Add(new Gate(goal, what, agrees ? own / other : double.NaN, isFloor ? limit * slack : limit / slack, isFloor, details));
    }

    /// <summary>log10 of the growth of the time from n to 10 n.</summary>
    public void Growth(string what, Job little, Job much, int small, double limit)
    {
        double first = double.PositiveInfinity;
        double second = double.PositiveInfinity;
        for (int round = 0; round < 2; round++)
        {
            first = Math.Min(first, Minimum(little));
            second = Math.Min(second, Minimum(much));
        }

        Add(new Gate("G12", $"growth of {what}, n = {small} to {10 * small}", Math.Log10(second / first), limit, IsFloor: false, $"{Milliseconds(first)}, {Milliseconds(second)}"));
    }

    /// <summary>Runs a job on a small sample until its code is compiled for good: on a large one it would be measured before.</summary>
    public static void WarmUp(Job small)
    {
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < 200 && clock.Elapsed.TotalSeconds < 1; i++)
        {
            small.Run();
        }
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

    /// <summary>Bootstrap fits against R's fits of the same resamples, their rows written out.</summary>
    public void BootstrapAgainstR(BenchmarkData sample)
    {
        if (!Comparator.IsThere)
        {
            return;
        }

        var frame = ModelFrame.Create(sample.ToSurvivalData().WithSubjects(sample.Patient), sample.ToDesign());
        var model = CoxModel.Fit(frame);
        var resample = PatientResample.Create(frame.Data, frame.Data.Subjects.AsSpan(), new BootstrapOptions());
        CoxResampler resampler = new(model.Fitted, resample);
        Job fits = new("bootstrap", () => resampler.Draw(ResamplesForR, _ => { }, default).Sum());
        string file = Path.GetTempFileName();
        try
        {
            sample.Write(file);
            using (BinaryWriter draws = new(File.Create(file + ".draws")))
            {
                double[] counts = new double[resample.PatientCount];
                for (int replicate = 0; replicate < ResamplesForR; replicate++)
                {
                    resample.Draw(replicate, counts);
                    Array.ForEach(counts, draws.Write);
                }
            }

            AgainstR("G4", "bootstrap fits / R's agreg.fit of the same resamples", fits, file, "bootstrap", 6);
            AgainstR("G4", "bootstrap fits / R's coxph of the same resamples", fits, file, "bootstrapcall", 60);
        }
        finally
        {
            File.Delete(file);
            File.Delete(file + ".draws");
        }
    }

    /// <summary>Adds a gate and prints it.</summary>
    public void Add(Gate gate)
    {
        Gates.Add(gate);
        Console.WriteLine(gate);
        Written?.Invoke(Gates);
    }

    private static string Milliseconds(double time) => string.Create(CultureInfo.InvariantCulture, $"{1000 * time:G3} ms");
}
