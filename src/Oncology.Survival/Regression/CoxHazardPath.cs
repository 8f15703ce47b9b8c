namespace Oncology.Survival;

/// <summary>
/// The cumulative hazard of one stratum at every distinct exit time, relative to exp(largest η), with what the variance of a predicted
/// curve needs.
/// </summary>
internal sealed class CoxHazardPath
{
    private readonly int _p;

    private CoxHazardPath(int code, int stratum, string? label, double[] time, int columns)
    {
        Code = code;
        Stratum = stratum;
        Label = label;
        Time = time;
        _p = columns;
        Hazard = new double[time.Length];
        Variance = new double[time.Length];
        Drift = new double[time.Length * columns];
    }

    /// <summary>Code of the stratum in the frame; 0 without strata.</summary>
    public int Code { get; }

    /// <summary>Index of the stratum in the risk sets; -1 when it has no event.</summary>
    public int Stratum { get; }

    /// <summary>Label of the stratum; null without strata.</summary>
    public string? Label { get; }

    /// <summary>Distinct exit times, ascending.</summary>
    public double[] Time { get; }

    /// <summary>H(t).</summary>
    public double[] Hazard { get; }

    /// <summary>Variance of H(t) at known coefficients.</summary>
    public double[] Variance { get; }

    /// <summary>∫ x̄ dH of the scaled columns, time by time.</summary>
    public double[] Drift { get; }

    /// <summary>The paths of all strata, in the order of their codes.</summary>
    public static IEnumerable<CoxHazardPath> All(CoxFitted fitted)
    {
        Factor? strata = fitted.Frame.Strata;
        int count = strata?.Levels.Length ?? 1;
        List<double>[] times = new List<double>[count];
        foreach (int row in fitted.Data.ExitOrder)
        {
            List<double> own = times[strata?.Codes[row] ?? 0] ??= [];
            double time = fitted.Data.Exit[row];
            if (own.Count == 0 || own[^1] != time)
            {
                own.Add(time);
            }
        }

        for (int code = 0; code < count; code++)
        {
            if (times[code] is List<double> distinct)
            {
                int stratum = Array.FindIndex(fitted.Sets.Strata, s => s.Code == code);
                CoxHazardPath path = new(code, stratum, strata?.Levels[code], [.. distinct], fitted.Kept.Length);
                path.Fill(fitted);
                yield return path;
            }
        }
    }

    private void Fill(CoxFitted fitted)
    {
        if (Stratum < 0)
        {
            return;
        }

        (_, int t, int end) = fitted.Sets.Strata[Stratum];
        CompensatedSum hazard = default;
        CompensatedSum variance = default;
        CompensatedSum[] drift = new CompensatedSum[_p];
        for (int i = 0; i < Time.Length; i++)
        {
            if (t < end && fitted.Sets.Time[t] == Time[i])
            {
                hazard.Add(fitted.Tied(t).Hazard);
                variance.Add(fitted.Tied(t).Square);
                for (int j = 0; j < _p; j++)
                {
                    drift[j].Add(fitted.Drift(t, j));
                }

                t++;
            }

            Hazard[i] = hazard.Value;
            Variance[i] = variance.Value;
            for (int j = 0; j < _p; j++)
            {
                Drift[i * _p + j] = drift[j].Value;
            }
        }
    }
}
