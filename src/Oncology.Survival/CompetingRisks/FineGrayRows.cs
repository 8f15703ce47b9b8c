namespace Oncology.Survival;

/// <summary>Collects the weighted rows of <see cref="FineGrayWeights"/>.</summary>
internal sealed class FineGrayRows(SurvivalData source, int cause)
{
    private readonly List<double> _start = [];
    private readonly List<double> _stop = [];
    private readonly List<double> _weight = [];
    private readonly List<int> _event = [];

    // Right-censored rows begin at 0; where an event happens at 0, just before it, as in R.
    private readonly double _origin = source.HasEntry || source.Exit.IsEmpty || source.Exit.Min() > 0 ? 0 : 2 * source.Exit.Min() - 1;

    /// <summary>Source row of each row made.</summary>
    public List<int> Row { get; } = [];

    /// <summary>Adds the rows of one source row.</summary>
    /// <param name="row">The source row.</param>
    /// <param name="curve">Censoring curve of its group; null for a row in the middle of a subject.</param>
    public void Add(int row, CensoringCurve? curve)
    {
        double start = source.HasEntry ? source.Entry[row] : _origin;
        double stop = source.Exit[row];
        if (curve is null || source.Cause[row] == 0 || source.Cause[row] == cause)
        {
            Add(row, start, stop, 1);
            return;
        }

        int step = curve.StepOf(stop);
        double own = curve.Before[step];
        Add(row, start, curve.Time[step], 1);
        for (int later = step + 1; later < curve.Time.Length; later++)
        {
            if (!curve.IsKept[later])
            {
                continue;
            }

            if (!(own > 0))
            {
                throw new ModelException(
                    "no-weights",
                    FormattableString.Invariant($"At {stop} the estimated chance of having entered is 0, because an earlier risk set was empty: ")
                    + "the competing event there can be given no weight.");
            }

            Add(row, curve.Time[later - 1], curve.Time[later], curve.Before[later] / own);
        }
    }

    /// <summary>The rows as follow-up with weights.</summary>
    public SurvivalData ToData() =>
        SurvivalData.CountingProcess([.. _start], [.. _stop], (int[])[.. _event]).WithWeights([.. _weight]);

    private void Add(int row, double start, double stop, double weight)
    {
        Row.Add(row);
        _start.Add(start);
        _stop.Add(stop);
        _weight.Add(weight * (source.Weights.IsEmpty ? 1 : source.Weights[row]));
        _event.Add(source.Cause[row] == cause ? 1 : 0);
    }
}
