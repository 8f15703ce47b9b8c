namespace Oncology.Survival;

public sealed partial class KaplanMeier
{
    /// <summary>The curve at a given time.</summary>
    /// <param name="time">Any time at or after the origin.</param>
    /// <returns>
    /// S, its standard error and interval, and the number at risk. After the last time the last value is carried on and nobody
    /// is at risk. With late entry the number at risk is that of the first distinct time at or after <paramref name="time"/>,
    /// as in R's <c>summary.survfit</c>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is before the origin, or not a number.</exception>
    public SurvivalPoint At(double time)
    {
        if (!(time >= Times[0]))
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "The time must not be before the origin of the curve.");
        }

        int row = LastRowAtOrBefore(time);
        return new SurvivalPoint(
            time,
            NextAtRisk(time),
            new Estimate(_survival[row], _standardError[row], new Interval(Lowers[row], Uppers[row])),
            new Estimate(Hazard[row], HazardError[row], new Interval(double.NaN, double.NaN)),
            time > Times[^1]);
    }

    /// <summary>Time by which a share p of the population has had the event, with its interval.</summary>
    /// <param name="p">Share, in [0, 1): 0.5 is the median, 0.25 the first quartile of the time.</param>
    /// <remarks>
    /// Inverts the curve, and for the interval the two confidence curves (Brookmeyer, Crowley, Biometrics 1982;38:29). S is compared
    /// with 1 − p up to √ε. Where the curve is flat at 1 − p the result follows <see cref="KaplanMeierOptions.Quantile"/>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">p is outside [0, 1].</exception>
    public QuantileEstimate Quantile(double p)
    {
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability must lie in [0, 1].");
        }

        return new QuantileEstimate(p, CurveCrossing.Find(Times, _survival, p, Options.Quantile), CurveCrossing.Find(Times, Lowers, p, Options.Quantile), CurveCrossing.Find(Times, Uppers, p, Options.Quantile));
    }

    /// <summary>The curve of those who are event-free beyond a time s: S(t | T &gt; s) = S(t)/S(s), with intervals of its own.</summary>
    /// <param name="time">s, in the unit of the curve. Times of the result go on from the origin of this curve.</param>
    /// <remarks>
    /// The estimate on the rows followed beyond s, beginning at 1 in s: the variance adds up over (s, t] only. An event at s itself has
    /// happened. Source: Zabor, Gonen, Chapman, Panageas, Cancer 2013;119:3589.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The time is before the origin, or nobody is followed beyond it.</exception>
    public KaplanMeier ConditionalOn(double time)
    {
        if (!(time >= Times[0]))
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "The time must not be before the origin of the curve.");
        }

        SurvivalData data = EventTable.Data;
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(row => data.Exit[row] > time)];
        return rows.Length == 0
            ? throw new ArgumentOutOfRangeException(nameof(time), time, "Nobody is followed beyond this time.")
            : FitOne(Label, data.Subset(rows), time, Options with { StartTime = time }, _censoredLeaveFirst);
    }

    /// <summary>
    /// Confidence interval of H(t) at a row, on the log scale: H exp(± z SE / H), as Stata's <c>sts list, cumhaz</c>; [0, 0] where H = 0.
    /// </summary>
    /// <param name="row">Row of the columns, 0 being the origin.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Interval CumulativeHazardInterval(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Hazard.Length);
        if (Hazard[row] == 0)
        {
            return new Interval(0, 0);
        }

        double factor = Math.Exp(Tails.NormalQuantile(Options.ConfidenceLevel) * HazardError[row] / Hazard[row]);
        return new Interval(Hazard[row] / factor, Hazard[row] * factor);
    }

    /// <summary>Number under observation at <paramref name="time"/>, as printed under a figure: late entries count once they are in.</summary>
    /// <param name="time">Any time at or after the origin.</param>
    public double NumberAtRisk(double time)
    {
        SurvivalData data = EventTable.Data;
        if (!data.HasEntry)
        {
            return NextAtRisk(time);
        }

        CompensatedSum sum = default;
        for (int i = 0; i < data.Count; i++)
        {
            bool entered = data.Entry[i] < time || (time == Times[0] && data.Entry[i] <= time);
            if (entered && data.Exit[i] >= time)
            {
                sum.Add(data.RowWeight(i));
            }
        }

        return sum.Value;
    }

    private double NextAtRisk(double time)
    {
        int next = Array.BinarySearch(Times, 1, Times.Length - 1, time);
        next = next >= 0 ? next : ~next;
        return next < Times.Length ? AtRisks[next] : 0;
    }

    private int LastRowAtOrBefore(double time)
    {
        int row = Array.BinarySearch(Times, time);
        if (row < 0)
        {
            return ~row - 1;
        }

        // The origin and an event at time 0 share one time: the later row is the value of a right-continuous curve.
        while (row + 1 < Times.Length && Times[row + 1] == time)
        {
            row++;
        }

        return row;
    }
}
