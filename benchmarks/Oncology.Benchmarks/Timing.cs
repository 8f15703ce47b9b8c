namespace Oncology.Benchmarks;

/// <summary>CPU time of one piece of work: minimum and median over repeats, in seconds.</summary>
internal readonly record struct Timing(double Minimum, double Median)
{
    private const int LeastRepeats = 5;
    private const int MostRepeats = 2000;

    /// <summary>Runs work until five repeats and the given time are over; it is warmed up first.</summary>
    /// <param name="work">What is measured.</param>
    /// <param name="seconds">CPU time to spend at least.</param>
    public static Timing Of(Action work, double seconds)
    {
        // Until compiled code has settled: two repeats in a row within 10 %, at most a third of the budget.
        double warm = 0;
        double last = double.PositiveInfinity;
        for (int i = 0; i < 300 && (i < 2 || warm < seconds / 3); i++)
        {
            double time = Once(work);
            warm += time;
            if (i > 30 && Math.Abs(time - last) < 0.1 * last)
            {
                break;
            }

            last = time;
        }

        List<double> times = [];
        double spent = 0;
        while (times.Count < LeastRepeats || (spent < seconds && times.Count < MostRepeats))
        {
            times.Add(Once(work));
            spent += times[^1];
        }

        // A clock that has not moved has not measured: the thread's clock of a virtual machine stands still now and then.
        times.Sort();
        return new Timing(times.Find(time => time > 0), times[times.Count / 2]);
    }

    private static double Once(Action work)
    {
        double start = ThreadClock.Seconds();
        work();
        return ThreadClock.Seconds() - start;
    }
}
