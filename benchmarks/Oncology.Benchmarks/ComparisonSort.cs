namespace Oncology.Benchmarks;

/// <summary>A curve as one writes it in an afternoon: the times sorted by comparing, how they ended with them, one pass.</summary>
internal static class ComparisonSort
{
    public static Job Curve(BenchmarkData sample)
    {
        double[] times = sample.Stop.ToArray();
        bool[] status = sample.Status.ToArray();
        return new Job("curve by Array.Sort", () => Curve(times, status));
    }

    private static double Curve(double[] times, bool[] status)
    {
        double[] sorted = [.. times];
        bool[] isEvent = [.. status];
        Array.Sort(sorted, isEvent);
        int n = sorted.Length;
        double[] time = new double[n];
        double[] survival = new double[n];
        double[] error = new double[n];
        double product = 1;
        double greenwood = 0;
        double answer = 1;
        int at = 0;
        for (int first = 0; first < n; at++)
        {
            double atRisk = n - first;
            double events = 0;
            time[at] = sorted[first];
            for (; first < n && sorted[first] == time[at]; first++)
            {
                events += isEvent[first] ? 1 : 0;
            }

            product *= (atRisk - events) / atRisk;
            greenwood += events / (atRisk * (atRisk - events));
            survival[at] = product;
            error[at] = product * Math.Sqrt(greenwood);
            answer = atRisk > n / 100.0 ? product : answer;
        }

        return answer;
    }
}
